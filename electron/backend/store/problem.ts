import type { AppError } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';

/** Everything the store can have to say; the texts are `error.<code>`. */
export const STORE_PROBLEMS = [
  /** made by a newer release: params found, supported */ 'store.newer',
  /** not readable as a database, or failing its own check: params detail */ 'store.damaged',
  /** a database, but not one of ours */ 'store.foreign',
  /** the folder or file cannot be written: params folder */ 'store.readOnly',
  /** no room on the disk */ 'store.full',
  /** open in another running instance: params folder */ 'store.inUse',
  /** a stored document or receipt no longer has the bytes it was stored with: params table, id */ 'store.damagedRow',
  /** a migration failed and was undone whole: params from, to, detail */ 'store.migrationFailed',
  /** a safety setting was not taken: params setting, value */ 'store.setting',
  /** a work database is already there: params folder */ 'store.occupied',
  /** the named backup is not there: params name */ 'store.noBackup',
  /** the backup is damaged or is not one of ours: params name */ 'store.backupDamaged',
  /** the copy was made but does not agree with the original; it was thrown away */ 'store.backupDiffers',
  /** anything else the disk or the database said: params detail */ 'store.failed',
] as const;
/** What the store can have to say. */
export type StoreProblemCode = (typeof STORE_PROBLEMS)[number];

/** Why the store could not do what was asked: an error value as it crosses to the window. */
export type StoreProblem = AppError & { readonly code: StoreProblemCode };

/** Makes a StoreProblem. */
export function storeProblem(
  code: StoreProblemCode,
  params: Readonly<Record<string, string | number>> = {},
): StoreProblem {
  return { ...appError(code, params), code };
}

/**
 * Thrown by every method of an open store when the database cannot do its work (disk full, damage, a file taken away):
 * none of them is a case that a single handler could mend, so the place in front of all handlers catches it.
 * The transaction it was thrown in is rolled back.
 */
export class StoreFailure extends Error {
  readonly problem: StoreProblem;

  constructor(problem: StoreProblem, cause?: unknown) {
    super(problem.code, { cause });
    this.name = 'StoreFailure';
    this.problem = problem;
  }
}

/** The problem inside a thrown value; null when it is not the store's. */
export function storeProblemOf(thrown: unknown): StoreProblem | null {
  return thrown instanceof StoreFailure ? thrown.problem : null;
}
