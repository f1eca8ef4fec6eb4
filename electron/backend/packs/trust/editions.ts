import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LoadedPack } from '#backend/packs/loadPack.ts';
import { loadPack } from '#backend/packs/loadPack.ts';
import { readIndex } from '#backend/packs/trust/channels.ts';
import type { PackIndex } from '#backend/packs/trust/formats.ts';
import { filePath, indexPath, targetFile } from '#backend/packs/trust/formats.ts';
import type { RoleSet } from '#backend/packs/trust/metadata.ts';
import type { TrustProblem } from '#backend/packs/trust/problem.ts';
import { diskProblem, trustProblem } from '#backend/packs/trust/problem.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { RulePack } from '#shared/rules/pack.ts';
import { packSchema } from '#shared/rules/pack.ts';

/** A published pack as its own manifest describes it. */
export type Edition = Pick<RulePack, 'pack' | 'version' | 'seq' | 'title' | 'effective' | 'published'>;

const editionSchema = packSchema
  .pick({ pack: true, version: true, seq: true, title: true, effective: true, published: true })
  .strip();

/** What a manifest says of its pack; null when it is none. */
export function editionOf(manifest: unknown): Edition | null {
  return editionSchema.safeParse(manifest).data ?? null;
}

/** The numbers a pack was published under in a repository, the highest first. */
export function seqsOf({ targets }: RoleSet, pack: string): readonly number[] {
  const start = `packs/${pack}/`;
  return Object.keys(targets.signed.targets)
    .filter((path) => path.startsWith(start))
    .map((path) => Number.parseInt(path.slice(start.length), 10))
    .toSorted((a, b) => b - a);
}

/** What a repository of the publisher's own says of a published pack. */
export function readEdition(
  dir: string,
  roles: RoleSet,
  pack: string,
  seq: number,
): Result<Edition, TrustProblem> {
  const index = indexOf(dir, roles, pack, seq);
  if (!index.ok) return index;
  const manifest = index.value.files.find(({ name }) => name === 'manifest.json');
  try {
    const path = join(dir, targetFile(filePath(manifest?.sha256 ?? ''), manifest?.sha256 ?? ''));
    const edition = editionOf(JSON.parse(readFileSync(path, 'utf8')));
    return edition === null ? damaged(pack, seq) : ok(edition);
  } catch (thrown) {
    return err(diskProblem(thrown));
  }
}

/** Puts a published pack together in a folder, which is cleared before, and loads it. */
export function takeOutPack(
  dir: string,
  roles: RoleSet,
  wanted: Pick<Edition, 'pack' | 'seq'>,
  into: string,
): Result<LoadedPack, TrustProblem> {
  const index = indexOf(dir, roles, wanted.pack, wanted.seq);
  if (!index.ok) return index;
  try {
    rmSync(into, { recursive: true, force: true });
    for (const { name, sha256 } of index.value.files) {
      mkdirSync(dirname(join(into, name)), { recursive: true });
      copyFileSync(join(dir, targetFile(filePath(sha256), sha256)), join(into, name));
    }
    const loaded = loadPack(into);
    return loaded.ok ? loaded : damaged(wanted.pack, wanted.seq);
  } catch (thrown) {
    return err(diskProblem(thrown));
  }
}

function indexOf(dir: string, roles: RoleSet, pack: string, seq: number): Result<PackIndex, TrustProblem> {
  const index = readIndex(dir, roles, pack, seq);
  if (!index.ok) return index;
  return index.value === null
    ? err(trustProblem('packs.publish.unknownPack', { pack, seq }))
    : ok(index.value);
}

function damaged(pack: string, seq: number): { readonly ok: false; readonly error: TrustProblem } {
  return err(trustProblem('packs.trust.badIndex', { file: indexPath(pack, seq) }));
}
