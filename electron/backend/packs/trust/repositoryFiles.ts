import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeFileAtomic } from '#backend/files/atomicWrite.ts';
import type { RoleSet } from '#backend/packs/trust/metadata.ts';
import { readRoot, readSnapshot, readTargets, readTimestamp } from '#backend/packs/trust/metadata.ts';
import type { TrustProblem } from '#backend/packs/trust/problem.ts';
import { detailOf, trustProblem } from '#backend/packs/trust/problem.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/**
 * Writes a file of a repository whole, making its folder. A web server that runs as another user must be able to read
 * it. Throws what the file system says.
 */
export function writeRepositoryFile(dir: string, name: string, bytes: Uint8Array): void {
  const path = join(dir, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileAtomic(path, bytes);
  chmodSync(path, 0o644);
}

/** The highest root of a repository; 0 when it has none. */
export function lastRootVersion(dir: string): number {
  try {
    const versions = readdirSync(join(dir, 'metadata')).map(
      (name) => /^(\d{1,9})\.root\.json$/.exec(name)?.[1],
    );
    return Math.max(0, ...versions.map((version) => Number(version ?? 0)));
  } catch {
    return 0;
  }
}

/** What a repository says at present: the newest root and what its timestamp leads to. */
export function readRepository(dir: string): Result<RoleSet, TrustProblem> {
  const version = lastRootVersion(dir);
  if (version === 0) return err(trustProblem('packs.publish.noRepository', { folder: dir }));
  const read = (name: string): Uint8Array => readFileSync(join(dir, 'metadata', name));
  try {
    const timestamp = readTimestamp(read('timestamp.json'));
    const snapshot = readSnapshot(read(`${timestamp.signed.snapshotMeta.version}.snapshot.json`));
    const targets = readTargets(read(`${snapshot.signed.meta['targets.json']?.version}.targets.json`));
    return ok({ root: readRoot(read(`${version}.root.json`)), timestamp, snapshot, targets });
  } catch (thrown) {
    return err(trustProblem('packs.trust.badMetadata', { detail: detailOf(thrown) }));
  }
}
