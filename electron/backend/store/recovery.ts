import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { flushFile, flushFolder, moveIntoPlace, temporaryBeside } from '#backend/files/atomicWrite.ts';
import { auditLog } from '#backend/store/auditLog.ts';
import { backupInfo, backupTime, fileStamp } from '#backend/store/backupFiles.ts';
import { damageIn, filesOf, fileVersion, workFile } from '#backend/store/databaseFile.ts';
import { newestVersion } from '#backend/store/migrate.ts';
import { MIGRATIONS } from '#backend/store/migrations/all.ts';
import type { StoreProblem } from '#backend/store/problem.ts';
import { storeProblem, storeProblemOf } from '#backend/store/problem.ts';
import { takeProcessLock } from '#backend/store/processLock.ts';
import { sqlOver } from '#backend/store/sql.ts';
import { problemOfDisk } from '#backend/store/sqliteProblem.ts';
import type { BackupInfo } from '#shared/api/profile.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/**
 * Moves the work database out of the way, whole: file, log and shared memory into "damaged-<time>" beside it, nothing
 * deleted. Gives that folder. The store must be closed.
 */
export function setAside(folder: string, now: number): Result<string, StoreProblem> {
  return locked(folder, () => {
    const target = join(folder, `damaged-${fileStamp(now)}`);
    mkdirSync(target);
    for (const file of filesOf(workFile(folder))) {
      if (existsSync(file)) renameSync(file, join(target, basename(file)));
    }
    flushFolder(target);
    flushFolder(folder);
    return ok(target);
  });
}

/**
 * Undoes `setAside`, where no work database has come in its place since: a backup that will not do must not cost the
 * user the file that may still be mended.
 */
export function putBack(folder: string, aside: string): Result<void, StoreProblem> {
  return locked(folder, () => {
    const target = workFile(folder);
    if (filesOf(target).some((file) => existsSync(file)))
      return err(storeProblem('store.occupied', { folder }));
    for (const file of filesOf(target)) {
      const kept = join(aside, basename(file));
      if (existsSync(kept)) renameSync(kept, file);
    }
    flushFolder(folder);
    return ok(undefined);
  });
}

/**
 * Puts a checked copy of a backup where no work database is. What came in since the backup was made is asked for
 * again: every channel starts from the beginning, and the audit log says that this is a restored copy.
 */
export function restoreBackup(
  folder: string,
  backup: Pick<BackupInfo, 'folder' | 'name'>,
  now: number,
): Result<void, StoreProblem> {
  const { name } = backup;
  if (backupTime(name) === null || backupInfo(backup.folder, name) === null) {
    return err(storeProblem('store.noBackup', { name: name.slice(0, 100) }));
  }
  return locked(folder, () => {
    const target = workFile(folder);
    if (filesOf(target).some((file) => existsSync(file)))
      return err(storeProblem('store.occupied', { folder }));
    const temporary = temporaryBeside(target);
    try {
      copyFileSync(join(backup.folder, name), temporary);
      const problem = makeReady(temporary, name, now);
      if (problem !== null) return err(problem);
      flushFile(temporary);
      moveIntoPlace(temporary, target);
      return ok(undefined);
    } finally {
      for (const file of filesOf(temporary)) rmSync(file, { force: true });
    }
  });
}

function makeReady(path: string, name: string, now: number): StoreProblem | null {
  const version = fileVersion(path);
  if (!version.ok || version.value === 0) return storeProblem('store.backupDamaged', { name });
  const supported = newestVersion(MIGRATIONS);
  if (version.value > supported) return storeProblem('store.newer', { found: version.value, supported });
  const database = new Database(path);
  try {
    database.pragma('journal_mode = DELETE');
    database.pragma('synchronous = FULL');
    if (damageIn(database) !== null) return storeProblem('store.backupDamaged', { name });
    const sql = sqlOver(database);
    sql.transaction(() => {
      if (sql.get(`SELECT 1 FROM sqlite_schema WHERE name = 'cursor'`) !== undefined) {
        sql.run(`UPDATE cursor SET epoch = '', after = 0`);
      }
      auditLog(sql).append({
        at: now,
        actor: 'workstation',
        action: 'store.restored',
        subject: '',
        detail: { name },
      });
    });
    return null;
  } catch (thrown) {
    const problem = storeProblemOf(thrown) ?? problemOfDisk(thrown, '');
    return problem.code === 'store.damaged' ? storeProblem('store.backupDamaged', { name }) : problem;
  } finally {
    database.close();
  }
}

function locked<T>(folder: string, work: () => Result<T, StoreProblem>): Result<T, StoreProblem> {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (thrown) {
    return err(problemOfDisk(thrown, folder));
  }
  const lock = takeProcessLock(folder);
  if (!lock.ok) return lock;
  try {
    return work();
  } catch (thrown) {
    return err(storeProblemOf(thrown) ?? problemOfDisk(thrown, folder));
  } finally {
    lock.value.release();
  }
}
