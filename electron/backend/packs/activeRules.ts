import { join } from 'node:path';
import type { LoadedPack } from '#backend/packs/loadPack.ts';
import { loadPack } from '#backend/packs/loadPack.ts';
import type { AppError } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { CodeTables } from '#shared/catalog/codes.ts';
import type { CompiledPack } from '#shared/rules/compile.ts';
import { compilePack } from '#shared/rules/compile.ts';
import { codeTables } from '#shared/rules/tables.ts';

/** A pack that is read and compiled: what a check needs. */
export interface ActiveRules {
  readonly loaded: LoadedPack;
  readonly compiled: CompiledPack;
  readonly tables: CodeTables;
}

/** The folder of the pack that comes with the program. */
export function shippedPackFolder(resources: string): string {
  return join(resources, 'rules', 'cn-export');
}

/** Reads and compiles the pack of a folder. */
export function readRules(dir: string): Result<ActiveRules, AppError> {
  const loaded = loadPack(dir);
  if (!loaded.ok) return err(appError('rules.pack', { detail: loaded.error.code }));
  const compiled = compilePack(loaded.value.pack, loaded.value.hash);
  if (!compiled.ok) return err(appError('rules.pack', { detail: compiled.error[0]?.code ?? '' }));
  return ok({ loaded: loaded.value, compiled: compiled.value, tables: codeTables(loaded.value.pack) });
}
