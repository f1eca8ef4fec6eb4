import type { StoreProblem, StoreProblemCode } from '#backend/store/problem.ts';
import { storeProblem } from '#backend/store/problem.ts';

/** Primary result codes and operating-system codes, and what they mean to a person. */
const MEANING: Readonly<Record<string, StoreProblemCode>> = {
  SQLITE_FULL: 'store.full',
  ENOSPC: 'store.full',
  EDQUOT: 'store.full',
  SQLITE_CORRUPT: 'store.damaged',
  SQLITE_NOTADB: 'store.damaged',
  SQLITE_READONLY: 'store.readOnly',
  SQLITE_PERM: 'store.readOnly',
  SQLITE_CANTOPEN: 'store.readOnly',
  EACCES: 'store.readOnly',
  EPERM: 'store.readOnly',
  EROFS: 'store.readOnly',
  ENOTDIR: 'store.readOnly',
  EEXIST: 'store.readOnly',
  SQLITE_BUSY: 'store.inUse',
  SQLITE_LOCKED: 'store.inUse',
};

/** Whether a thrown value carries an SQLite result code. */
export function isSqliteError(thrown: unknown): thrown is Error & { readonly code: string } {
  return codeOf(thrown)?.startsWith('SQLITE_') === true;
}

/** What an SQLite error means. */
export function problemOfSqlite(error: Error & { readonly code: string }): StoreProblem {
  return problemOfCode(error.code, '');
}

/** What an error of the file system or of SQLite means, in a folder; rethrows what is neither. */
export function problemOfDisk(thrown: unknown, folder: string): StoreProblem {
  const code = codeOf(thrown);
  if (code === null) throw thrown;
  return problemOfCode(code, folder);
}

function problemOfCode(code: string, folder: string): StoreProblem {
  const primary = /^SQLITE_[A-Z]+/.exec(code)?.[0] ?? code;
  return storeProblem(MEANING[primary] ?? 'store.failed', { detail: code, folder });
}

function codeOf(thrown: unknown): string | null {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : null;
}
