import { Metadata, Snapshot } from '@tufjs/models';
import type { TrustProblem } from '#backend/packs/trust/problem.ts';
import { diskProblem } from '#backend/packs/trust/problem.ts';
import { readRepository, writeRepositoryFile } from '#backend/packs/trust/repositoryFiles.ts';
import type { DailyKeys } from '#backend/packs/trust/signing.ts';
import { headOf, signAs, timestampOver } from '#backend/packs/trust/signing.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/**
 * Signs snapshot and timestamp again over the same list of targets, so that they do not expire. This is the daily work
 * of a computer that holds these two keys only; whoever takes it over can publish nothing.
 */
export function renewShortLived(
  dir: string,
  keys: Pick<DailyKeys, 'snapshot' | 'timestamp'>,
  now: number,
): Result<null, TrustProblem> {
  try {
    const roles = readRepository(dir);
    if (!roles.ok) return roles;
    const { root, snapshot: before, timestamp } = roles.value;
    const version = before.signed.version + 1;
    const { meta } = before.signed;
    const snapshot = new Metadata(new Snapshot({ ...headOf('snapshot', version, now), meta }));
    const snapshotBytes = signAs('snapshot', snapshot, root, keys.snapshot);
    if (!snapshotBytes.ok) return snapshotBytes;
    const next = timestampOver(version, snapshotBytes.value, timestamp.signed.version + 1, now);
    const timestampBytes = signAs('timestamp', new Metadata(next), root, keys.timestamp);
    if (!timestampBytes.ok) return timestampBytes;
    writeRepositoryFile(dir, `metadata/${version}.snapshot.json`, snapshotBytes.value);
    writeRepositoryFile(dir, 'metadata/timestamp.json', timestampBytes.value);
    return ok(null);
  } catch (thrown) {
    return err(diskProblem(thrown));
  }
}
