import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HASHES, packOf, readFiles } from '#backend/packs/loadPack.ts';
import type { PackLoadProblem } from '#backend/packs/packFiles.ts';
import { sha256Of } from '#backend/packs/packFiles.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import { compilePack } from '#shared/rules/compile.ts';
import type { PackProblem } from '#shared/rules/pack.ts';

/** What sealing a pack came to. */
export interface Sealed {
  readonly id: string;
  readonly version: string;
  readonly rules: number;
  readonly tariffLines: number;
  readonly cost: number;
  /** SHA-256 of the pack's canonical content. */
  readonly hash: string;
}

/**
 * The author's last step: writes hashes.json anew. A pack that cannot be read or whose rules do not compile is not
 * sealed, and every problem is named.
 */
export function sealFolder(dir: string): Result<Sealed, readonly (PackLoadProblem | PackProblem)[]> {
  const read = readFiles(dir);
  if (!read.ok) return err([read.error]);
  const pack = packOf(read.value);
  if (!pack.ok) return err([pack.error]);
  const hash = sha256Of(pack.value);
  const compiled = compilePack(pack.value, hash);
  if (!compiled.ok) return compiled;
  const files = Object.fromEntries(read.value.files.map(({ name, sha256 }) => [name, sha256]));
  writeFileSync(join(dir, HASHES), `${JSON.stringify({ files }, null, 1)}\n`);
  const { pack: id, version, tariff } = pack.value;
  const { rules, cost } = compiled.value;
  return ok({ id, version, rules: rules.length, tariffLines: tariff?.length ?? 0, cost, hash });
}
