import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { Metadata, Snapshot, Timestamp } from '@tufjs/models';
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

/**
 * Copies a repository to a folder that travels (a USB stick), signed to be good for so many days: the online signatures
 * last a day, and a stick is longer on its way. Numbers and content stay, so that the stick and the network agree.
 */
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
    const { root } = repository.value;
    const expires = expiryOf(now + days * DAY);
    const { version, specVersion, meta } = repository.value.snapshot.signed;
    const snapshot = signAs(
      'snapshot',
      new Metadata(new Snapshot({ version, specVersion, expires, meta })),
      root,
      keys.snapshot,
    );
    if (!snapshot.ok) return snapshot;
    const number = repository.value.timestamp.signed.version;
    const { snapshotMeta, unrecognizedFields } = timestampOver(version, snapshot.value, number, now);
    const longer = new Timestamp({ version: number, specVersion, expires, snapshotMeta, unrecognizedFields });
    const timestamp = signAs('timestamp', new Metadata(longer), root, keys.timestamp);
    if (!timestamp.ok) return timestamp;
    for (const part of ['metadata', 'targets']) cpSync(join(dir, part), join(out, part), { recursive: true });
    writeRepositoryFile(out, `metadata/${version}.snapshot.json`, snapshot.value);
    writeRepositoryFile(out, 'metadata/timestamp.json', timestamp.value);
    return ok(null);
  } catch (thrown) {
    return err(diskProblem(thrown));
  }
}
