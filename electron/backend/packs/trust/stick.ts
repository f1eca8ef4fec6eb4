import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { Metadata, Snapshot, Timestamp } from '@tufjs/models';
import type { RoleSet } from '#backend/packs/trust/metadata.ts';
import type { TrustProblem } from '#backend/packs/trust/problem.ts';
import { diskProblem, trustProblem } from '#backend/packs/trust/problem.ts';
import {
  lastRootVersion,
  readRepository,
  writeRepositoryFile,
} from '#backend/packs/trust/repositoryFiles.ts';
import type { DailyKeys } from '#backend/packs/trust/signing.ts';
import { expiryOf, signAs, timestampOver } from '#backend/packs/trust/signing.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

const DAY = 86_400_000;

/** The two files of a repository that a stick carries with another signature. */
export interface LongerSignatures {
  /** When the stick is no longer good, ISO 8601: the first end of any of its four parts. */
  readonly expires: string;
  /** Name in the repository, and content. */
  readonly files: readonly (readonly [string, Uint8Array])[];
}

/**
 * Signs snapshot and timestamp to be good for so many days: the online signatures last a day, and a stick is longer on
 * its way. Numbers and content stay, so that the stick and the network agree.
 */
export function signLonger(
  { root, targets, snapshot, timestamp }: RoleSet,
  keys: Pick<DailyKeys, 'snapshot' | 'timestamp'>,
  now: number,
  days: number,
): Result<LongerSignatures, TrustProblem> {
  const expires = expiryOf(now + days * DAY);
  const { version, specVersion, meta } = snapshot.signed;
  const longer = new Snapshot({ version, specVersion, expires, meta });
  const bytes = signAs('snapshot', new Metadata(longer), root, keys.snapshot);
  if (!bytes.ok) return bytes;
  const number = timestamp.signed.version;
  const { snapshotMeta, unrecognizedFields } = timestampOver(version, bytes.value, number, now);
  const above = new Timestamp({ version: number, specVersion, expires, snapshotMeta, unrecognizedFields });
  const aboveBytes = signAs('timestamp', new Metadata(above), root, keys.timestamp);
  if (!aboveBytes.ok) return aboveBytes;
  const ends = [expires, root.signed.expires, targets.signed.expires];
  return ok({
    expires: ends.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0] ?? expires,
    files: [
      [`metadata/${version}.snapshot.json`, bytes.value],
      ['metadata/timestamp.json', aboveBytes.value],
    ],
  });
}

/** Copies a repository to a folder that travels (a USB stick), signed to be good for so many days. */
export function exportStick(
  dir: string,
  out: string,
  keys: Pick<DailyKeys, 'snapshot' | 'timestamp'>,
  now: number,
  days: number,
): Result<null, TrustProblem> {
  try {
    if (lastRootVersion(out) > 0) return err(trustProblem('packs.publish.occupied', { folder: out }));
    const repository = readRepository(dir);
    if (!repository.ok) return repository;
    const longer = signLonger(repository.value, keys, now, days);
    if (!longer.ok) return longer;
    for (const part of ['metadata', 'targets']) cpSync(join(dir, part), join(out, part), { recursive: true });
    for (const [name, bytes] of longer.value.files) writeRepositoryFile(out, name, bytes);
    return ok(null);
  } catch (thrown) {
    return err(diskProblem(thrown));
  }
}
