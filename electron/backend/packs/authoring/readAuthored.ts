import { loadPack, packOf, readFiles } from '#backend/packs/loadPack.ts';
import type { PackLoadProblem } from '#backend/packs/packFiles.ts';
import type { Result } from '#shared/base/result.ts';
import { ok } from '#shared/base/result.ts';
import type { RulePack } from '#shared/rules/pack.ts';

/** A pack as its author has it: perhaps not sealed yet. */
export interface AuthoredPack {
  readonly pack: RulePack;
  /** Why the seal does not hold; null when it does. */
  readonly seal: PackLoadProblem | null;
}

/** Reads a pack folder that is being worked on. Its seal may be absent or old; everything else has to be in order. */
export function readAuthored(dir: string): Result<AuthoredPack, PackLoadProblem> {
  const read = readFiles(dir);
  if (!read.ok) return read;
  const pack = packOf(read.value);
  if (!pack.ok) return pack;
  const loaded = loadPack(dir);
  return ok({ pack: pack.value, seal: loaded.ok ? null : loaded.error });
}
