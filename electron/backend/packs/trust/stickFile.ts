import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { writeFileAtomic } from '#backend/files/atomicWrite.ts';
import { channelNames, readChannel, readIndex } from '#backend/packs/trust/channels.ts';
import { channelPath, filePath, indexPath, targetFile } from '#backend/packs/trust/formats.ts';
import type { RoleSet } from '#backend/packs/trust/metadata.ts';
import { measureOf } from '#backend/packs/trust/metadata.ts';
import type { TrustProblem } from '#backend/packs/trust/problem.ts';
import { diskProblem, trustProblem } from '#backend/packs/trust/problem.ts';
import { readRepository } from '#backend/packs/trust/repositoryFiles.ts';
import type { DailyKeys } from '#backend/packs/trust/signing.ts';
import { signLonger } from '#backend/packs/trust/stick.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** A stick file as it was written. */
export interface StickFile {
  readonly files: number;
  readonly bytes: number;
  /** Until when a workstation takes it, ISO 8601. */
  readonly expires: string;
}

/**
 * Writes a repository into one .zip file for a USB stick, signed to be good for so many days: `metadata/` and
 * `targets/` as in the folder, every root, and of the packs those that a channel gives out.
 */
export function writeStickFile(
  dir: string,
  out: string,
  keys: Pick<DailyKeys, 'snapshot' | 'timestamp'>,
  now: number,
  days: number,
): Result<StickFile, TrustProblem> {
  try {
    const roles = readRepository(dir);
    if (!roles.ok) return roles;
    const longer = signLonger(roles.value, keys, now, days);
    if (!longer.ok) return longer;
    const paths = givenOut(dir, roles.value);
    if (!paths.ok) return paths;
    const content: Record<string, Uint8Array> = {};
    for (const name of metadataNames(dir, roles.value)) content[name] = readFileSync(join(dir, name));
    for (const [name, bytes] of longer.value.files) content[name] = bytes;
    for (const path of paths.value) {
      const target = readTarget(dir, roles.value, path);
      if (!target.ok) return target;
      content[target.value.name] = target.value.bytes;
    }
    const zipped = zipSync(content, { mtime: new Date(now) });
    writeFileAtomic(out, zipped);
    const { expires } = longer.value;
    return ok({ files: Object.keys(content).length, bytes: zipped.length, expires });
  } catch (thrown) {
    return err(diskProblem(thrown));
  }
}

/** Every root, for a workstation that has followed none of them yet, and the list of targets. */
function metadataNames(dir: string, { targets }: RoleSet): readonly string[] {
  const roots = readdirSync(join(dir, 'metadata')).filter((name) => /^\d{1,9}\.root\.json$/.test(name));
  return [...roots, `${targets.signed.version}.targets.json`].map((name) => `metadata/${name}`);
}

/** The channels and what they give out. */
function givenOut(dir: string, roles: RoleSet): Result<ReadonlySet<string>, TrustProblem> {
  const paths = new Set<string>();
  for (const name of channelNames(roles)) {
    paths.add(channelPath(name));
    const channel = readChannel(dir, roles, name);
    if (!channel.ok) return channel;
    for (const { pack, seq, holdAt } of channel.value?.packs ?? []) {
      for (const number of new Set([seq, holdAt ?? seq])) {
        const index = readIndex(dir, roles, pack, number);
        if (!index.ok) return index;
        if (index.value === null)
          return err(trustProblem('packs.publish.unknownPack', { pack, seq: number }));
        paths.add(indexPath(pack, number));
        for (const { sha256 } of index.value.files) paths.add(filePath(sha256));
      }
    }
  }
  return paths.size === 0 ? err(trustProblem('packs.publish.nothingGivenOut')) : ok(paths);
}

/** A file that is not as signed would only be found out on the way to someone without a network. */
function readTarget(
  dir: string,
  { targets }: RoleSet,
  path: string,
): Result<{ readonly name: string; readonly bytes: Uint8Array }, TrustProblem> {
  const all = targets.signed.targets;
  const sha256 = Object.hasOwn(all, path) ? all[path]?.hashes['sha256'] : undefined;
  if (sha256 === undefined) return err(trustProblem('packs.trust.missing', { file: path }));
  const name = targetFile(path, sha256);
  const bytes = readFileSync(join(dir, name));
  return measureOf(bytes).hashes.sha256 === sha256
    ? ok({ name, bytes })
    : err(trustProblem('packs.trust.wrongHash', { file: name }));
}
