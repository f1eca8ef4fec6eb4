import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { StoreProblem } from '#backend/store/problem.ts';
import { problemOfDisk } from '#backend/store/sqliteProblem.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** A held lock; it ends with `release` or with the process, however that ends. */
export interface ProcessLock {
  release(): void;
}

/**
 * Takes the one lock of a folder, or says `store.inUse`. It is a lock of the operating system on an empty database
 * file, so that a killed process leaves the file behind but never the lock. Nothing else may open that file:
 * closing any other handle on it within this process would give the lock up.
 */
export function takeProcessLock(folder: string): Result<ProcessLock, StoreProblem> {
  let database: Database.Database | null = null;
  try {
    database = new Database(join(folder, 'work.lock'), { timeout: 0 });
    database.exec('BEGIN EXCLUSIVE');
  } catch (thrown) {
    database?.close();
    return err(problemOfDisk(thrown, folder));
  }
  const held = database;
  return ok({ release: () => void held.close() });
}
