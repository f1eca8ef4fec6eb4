import { copyFileSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { flushFile, flushFolder } from '#backend/files/atomicWrite.ts';
import { loadPack } from '#backend/packs/loadPack.ts';
import type { PackIndex } from '#backend/packs/trust/formats.ts';
import type { TrustProblem } from '#backend/packs/trust/problem.ts';
import { diskProblem, trustProblem } from '#backend/packs/trust/problem.ts';
import { fileHash } from '#backend/packs/trust/transfer.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** Where a pack lies in a folder of packs: under its hash, so that versions lie side by side. */
export function packFolder(into: string, hash: string): string {
  return join(into, hash);
}

/** The folder of a pack that is already there and in order; null otherwise. */
export function installedPack(into: string, index: PackIndex): string | null {
  const dir = packFolder(into, index.hash);
  return isPack(dir, index) === null ? dir : null;
}

/** Files of other packs in the folder that this pack has too, by hash. They are hashed anew, never believed. */
export async function localCopies(into: string, index: PackIndex): Promise<Map<string, string>> {
  const wanted = new Map(index.files.map((file) => [file.sha256, file.bytes]));
  const sizes = new Set(wanted.values());
  const found = new Map<string, string>();
  for (const path of filesOf(into, index)) {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat === undefined || !stat.isFile() || !sizes.has(stat.size)) continue;
    const hash = await fileHash(path).catch(() => '');
    if (wanted.has(hash)) found.set(hash, path);
  }
  return found;
}

function filesOf(into: string, index: PackIndex): readonly string[] {
  try {
    const folders = readdirSync(into).filter((name) => /^[0-9a-f]{64}$/.test(name));
    return folders.flatMap((folder) => index.files.map(({ name }) => join(into, folder, name)));
  } catch {
    return [];
  }
}

/** Puts a pack together beside its place, reads it as any pack is read, and moves it there whole. */
export function assemblePack(
  into: string,
  index: PackIndex,
  places: ReadonlyMap<string, string>,
): Result<string, TrustProblem> {
  const dir = packFolder(into, index.hash);
  const building = join(into, `incoming-${index.hash}`);
  try {
    rmSync(building, { recursive: true, force: true });
    for (const { name, sha256 } of index.files) {
      const path = join(building, name);
      mkdirSync(dirname(path), { recursive: true });
      copyFileSync(places.get(sha256) ?? '', path);
      flushFile(path);
    }
    const wrong = isPack(building, index);
    if (wrong !== null) {
      rmSync(building, { recursive: true, force: true });
      const { pack, seq } = index;
      return err(trustProblem('packs.trust.packDiffers', { pack, seq, detail: wrong }));
    }
    rmSync(dir, { recursive: true, force: true });
    renameSync(building, dir);
    flushFolder(into);
    return ok(dir);
  } catch (thrown) {
    clear(building);
    return err(diskProblem(thrown));
  }
}

/** On a full disk half a pack would only take the room; where even that fails, the next try clears it. */
function clear(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // What went wrong first is what is said.
  }
}

/** What keeps a folder from being the pack of a list; null when it is. */
function isPack(dir: string, index: PackIndex): string | null {
  const loaded = loadPack(dir);
  if (!loaded.ok) return `${loaded.error.code} ${loaded.error.params['file'] ?? ''}`.trim();
  const { pack, hash } = loaded.value;
  if (hash !== index.hash) return 'hash';
  return pack.pack === index.pack && pack.seq === index.seq && pack.version === index.version
    ? null
    : 'number';
}
