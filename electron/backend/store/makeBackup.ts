import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { flushFile, moveIntoPlace, temporaryBeside } from '#backend/files/atomicWrite.ts';
import { auditLog } from '#backend/store/auditLog.ts';
import { backupInfo, backupName } from '#backend/store/backupFiles.ts';
import type { AuditHead } from '#backend/store/contract/audit.ts';
import type { BackupMade } from '#backend/store/contract/workStore.ts';
import { damageIn, filesOf } from '#backend/store/databaseFile.ts';
import type { StoreProblem } from '#backend/store/problem.ts';
import { storeProblem, storeProblemOf } from '#backend/store/problem.ts';
import type { Sql } from '#backend/store/sql.ts';
import { sqlOver } from '#backend/store/sql.ts';
import { problemOfDisk } from '#backend/store/sqliteProblem.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/**
 * Copies the open database into a folder: under a temporary name, opened and checked, flushed, and only then under
 * its own. A file that carries a backup's name is therefore whole.
 */
export function makeBackup(sql: Sql, folder: string, at: number): Result<BackupMade, StoreProblem> {
  const head = auditLog(sql).head();
  const version = Number(sql.pragma('user_version'));
  try {
    mkdirSync(folder, { recursive: true });
  } catch (thrown) {
    return err(problemOfDisk(thrown, folder));
  }
  const name = freeName(folder, at, version);
  const temporary = temporaryBeside(join(folder, name));
  try {
    sql.run('VACUUM INTO ?', [temporary]);
    const problem = differenceOf(temporary, head, version);
    if (problem !== null) return err(problem);
    flushFile(temporary);
    moveIntoPlace(temporary, join(folder, name));
    const made = backupInfo(folder, name);
    return made === null ? err(storeProblem('store.noBackup', { name })) : ok({ ...made, head });
  } catch (thrown) {
    return err(storeProblemOf(thrown) ?? problemOfDisk(thrown, folder));
  } finally {
    for (const file of filesOf(temporary)) rmSync(file, { force: true });
  }
}

/** A clock that was set back must not stop a backup, nor cost an older one. */
function freeName(folder: string, at: number, version: number): string {
  let name = backupName(at, version);
  for (let later = at + 1; backupInfo(folder, name) !== null; later += 1) name = backupName(later, version);
  return name;
}

function differenceOf(path: string, head: AuditHead, version: number): StoreProblem | null {
  const copy = new Database(path, { readonly: true });
  try {
    const damage = damageIn(copy);
    if (damage !== null) return damage;
    const sql = sqlOver(copy);
    const same = auditLog(sql).head().hash === head.hash && sql.pragma('user_version') === version;
    return same ? null : storeProblem('store.backupDiffers');
  } finally {
    copy.close();
  }
}
