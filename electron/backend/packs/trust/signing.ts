import type { Root } from '@tufjs/models';
import { Metadata, MetaFile, Snapshot, type Targets, Timestamp } from '@tufjs/models';
import type { SigningKey } from '#backend/packs/trust/keys.ts';
import { bytesOf, keysOf, measureOf, SIGNED_AT, thresholdOf } from '#backend/packs/trust/metadata.ts';
import type { TrustProblem } from '#backend/packs/trust/problem.ts';
import { trustProblem } from '#backend/packs/trust/problem.ts';
import { writeRepositoryFile } from '#backend/packs/trust/repositoryFiles.ts';
import type { TrustRole } from '#backend/store/contract/trust.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** Private keys by role; for daily work the root keys stay in their safe. */
export type PublisherKeys = Readonly<Record<TrustRole, readonly SigningKey[]>>;
/** Keys for everything but the root. */
export type DailyKeys = Omit<PublisherKeys, 'root'>;

const DAY = 86_400_000;
/** How long metadata of a role is good for, in milliseconds. */
export const LIFETIME: Readonly<Record<TrustRole, number>> = {
  root: 365 * DAY,
  targets: 90 * DAY,
  snapshot: 7 * DAY,
  timestamp: DAY,
};
/** How many keys must sign for a role. */
export const THRESHOLD: Readonly<Record<TrustRole, number>> = {
  root: 2,
  targets: 2,
  snapshot: 1,
  timestamp: 1,
};
/** The specification the metadata follows. */
export const SPEC_VERSION = '1.0.31';

/** The fields every role has. */
export function headOf(role: TrustRole, version: number, now: number) {
  return { version, specVersion: SPEC_VERSION, expires: expiryOf(now + LIFETIME[role]) };
}

/** A time as metadata writes it: ISO 8601 in UTC to the second. */
export function expiryOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** Signs with every key the root names for the role. Refuses when these are fewer than the threshold. */
export function signAs(
  role: TrustRole,
  metadata: Metadata<Root | Snapshot | Targets | Timestamp>,
  root: Metadata<Root>,
  keys: readonly SigningKey[],
): Result<Uint8Array, TrustProblem> {
  const named = new Set(keysOf(root, role));
  const usable = new Map(keys.filter(({ id }) => named.has(id)).map((key) => [key.id, key]));
  const needed = thresholdOf(root, role);
  if (usable.size < needed) {
    return err(trustProblem('packs.publish.notEnoughKeys', { role, have: usable.size, needed }));
  }
  for (const key of usable.values()) metadata.sign(key.sign);
  return ok(bytesOf(metadata));
}

/** What is to be signed and under which numbers. */
export interface Edition {
  readonly root: Metadata<Root>;
  readonly targets: Targets;
  readonly snapshotVersion: number;
  readonly timestampVersion: number;
}

/**
 * Signs and writes targets, snapshot and, last of all, the timestamp that leads to them: a crash in between leaves the
 * edition before. Nothing is written when a signature is missing.
 */
export function writeEdition(
  dir: string,
  edition: Edition,
  keys: DailyKeys,
  now: number,
): Result<null, TrustProblem> {
  const { root, targets, snapshotVersion, timestampVersion } = edition;
  const targetsBytes = signAs('targets', new Metadata(targets), root, keys.targets);
  if (!targetsBytes.ok) return targetsBytes;
  const below = new MetaFile({ version: targets.version, ...measureOf(targetsBytes.value) });
  const snapshot = new Snapshot({
    ...headOf('snapshot', snapshotVersion, now),
    meta: { 'targets.json': below },
  });
  const snapshotBytes = signAs('snapshot', new Metadata(snapshot), root, keys.snapshot);
  if (!snapshotBytes.ok) return snapshotBytes;
  const timestamp = timestampOver(snapshotVersion, snapshotBytes.value, timestampVersion, now);
  const timestampBytes = signAs('timestamp', new Metadata(timestamp), root, keys.timestamp);
  if (!timestampBytes.ok) return timestampBytes;
  writeRepositoryFile(dir, `metadata/${targets.version}.targets.json`, targetsBytes.value);
  writeRepositoryFile(dir, `metadata/${snapshotVersion}.snapshot.json`, snapshotBytes.value);
  writeRepositoryFile(dir, 'metadata/timestamp.json', timestampBytes.value);
  return ok(null);
}

/** A timestamp that leads to a snapshot and says when it was signed. */
export function timestampOver(
  snapshotVersion: number,
  snapshot: Uint8Array,
  version: number,
  now: number,
): Timestamp {
  return new Timestamp({
    ...headOf('timestamp', version, now),
    snapshotMeta: new MetaFile({ version: snapshotVersion, ...measureOf(snapshot) }),
    unrecognizedFields: { [SIGNED_AT]: new Date(now).toISOString() },
  });
}
