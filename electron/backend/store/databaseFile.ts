import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { StoreProblem } from '#backend/store/problem.ts';
import { storeProblem } from '#backend/store/problem.ts';
import { problemOfDisk } from '#backend/store/sqliteProblem.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** Marks a database file as ours ("HGLD"). */
export const APPLICATION_ID = 0x48474c44;

const MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;
/** Offsets of the SQLite file format, section 1.3. */
const USER_VERSION_AT = 60;
const APPLICATION_ID_AT = 68;

/** Where the work database of a folder lies. */
export function workFile(folder: string): string {
  return join(folder, 'work.db');
}

/** The database file with its log and its shared memory: they only ever move together. */
export function filesOf(database: string): readonly string[] {
  return [database, `${database}-wal`, `${database}-shm`];
}

/**
 * The schema version of a database file, without changing a byte of it; 0 when there is none yet. Says
 * `store.damaged` or `store.foreign` for what is not a database of ours.
 */
export function fileVersion(path: string): Result<number, StoreProblem> {
  const log = sizeOf(`${path}-wal`);
  if (sizeOf(path) === 0) {
    return log === 0 ? ok(0) : err(storeProblem('store.damaged', { detail: 'log without database' }));
  }
  const header = Buffer.alloc(HEADER_BYTES);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, HEADER_BYTES, 0);
  } finally {
    closeSync(file);
  }
  if (header.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    return err(storeProblem('store.damaged', { detail: 'header' }));
  }
  const marks =
    log === 0
      ? { version: header.readUInt32BE(USER_VERSION_AT), application: header.readUInt32BE(APPLICATION_ID_AT) }
      : marksThroughLog(path);
  // A new file on which the first migration never finished has neither mark.
  const ours = marks.application === APPLICATION_ID || (marks.application === 0 && marks.version === 0);
  return ours ? ok(marks.version) : err(storeProblem('store.foreign'));
}

/** Size of a file; 0 when there is none. */
export function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** Says what SQLite's own check finds; null when it finds nothing. */
export function damageIn(database: Database.Database): StoreProblem | null {
  try {
    const found = database.pragma('quick_check(1)', { simple: true });
    return found === 'ok' ? null : storeProblem('store.damaged', { detail: String(found).slice(0, 200) });
  } catch (thrown) {
    return problemOfDisk(thrown, '');
  }
}

/** The newest pages may still be in the log, which only SQLite reads. */
function marksThroughLog(path: string): { readonly version: number; readonly application: number } {
  const database = new Database(path, { readonly: true });
  try {
    return {
      version: Number(database.pragma('user_version', { simple: true })),
      application: Number(database.pragma('application_id', { simple: true })),
    };
  } finally {
    database.close();
  }
}
