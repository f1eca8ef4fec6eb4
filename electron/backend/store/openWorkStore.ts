import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { attemptLog } from '#backend/store/attemptLog.ts';
import { auditLog } from '#backend/store/auditLog.ts';
import { consignments } from '#backend/store/consignments.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import { damageIn, fileVersion, workFile } from '#backend/store/databaseFile.ts';
import { imports } from '#backend/store/imports.ts';
import { inbox } from '#backend/store/inbox.ts';
import { lastSent } from '#backend/store/lastSent.ts';
import { makeBackup } from '#backend/store/makeBackup.ts';
import { migrate, newestVersion } from '#backend/store/migrate.ts';
import { MIGRATIONS } from '#backend/store/migrations/all.ts';
import type { Migration } from '#backend/store/migrations/migration.ts';
import { officialNumbers } from '#backend/store/officialNumbers.ts';
import { outbox } from '#backend/store/outbox.ts';
import { packings } from '#backend/store/packings.ts';
import { packs } from '#backend/store/packs.ts';
import { passports } from '#backend/store/passports.ts';
import type { StoreProblem } from '#backend/store/problem.ts';
import { storeProblem, storeProblemOf } from '#backend/store/problem.ts';
import { takeProcessLock } from '#backend/store/processLock.ts';
import { products } from '#backend/store/products.ts';
import { refunds } from '#backend/store/refunds.ts';
import { ruleMeetings } from '#backend/store/ruleMeetings.ts';
import { applySafetySettings } from '#backend/store/safetySettings.ts';
import { settings } from '#backend/store/settings.ts';
import { signingKeys } from '#backend/store/signingKeys.ts';
import type { Sql } from '#backend/store/sql.ts';
import { sqlOver } from '#backend/store/sql.ts';
import { problemOfDisk } from '#backend/store/sqliteProblem.ts';
import { summaries } from '#backend/store/summaries.ts';
import { trust } from '#backend/store/trust.ts';
import type { BackupInfo } from '#shared/api/profile.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** What opening needs from outside. */
export interface OpenOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly appVersion: string;
  /** Other migrations than this release's: for tests of migrating. */
  readonly migrations?: readonly Migration[];
  /** The most pages the file may have, as a full disk would say: for tests. */
  readonly maxPages?: number;
}

interface Opened {
  readonly database: Database.Database;
  readonly sql: Sql;
  readonly version: number;
  readonly migrationBackup: BackupInfo | null;
}

/** Backups of a profile that has no other place for them. */
export function ownBackupFolder(folder: string): string {
  return join(folder, 'backups');
}

/**
 * Opens the work database of a folder, making folder and database where there are none: lock, version, settings,
 * SQLite's own check, migrations (after a backup). A file that is newer, damaged or foreign is left as it is.
 */
export function openWorkStore(folder: string, options: OpenOptions): Result<WorkStore, StoreProblem> {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (thrown) {
    return err(problemOfDisk(thrown, folder));
  }
  const lock = takeProcessLock(folder);
  if (!lock.ok) return lock;
  const opened = openGuarded(folder, options);
  if (!opened.ok) {
    lock.value.release();
    return opened;
  }
  return ok(storeOver(folder, opened.value, options, () => lock.value.release()));
}

function openGuarded(folder: string, options: OpenOptions): Result<Opened, StoreProblem> {
  let database: Database.Database | null = null;
  try {
    const path = workFile(folder);
    const migrations = options.migrations ?? MIGRATIONS;
    const found = fileVersion(path);
    if (!found.ok) return found;
    const supported = newestVersion(migrations);
    if (found.value > supported) return err(storeProblem('store.newer', { found: found.value, supported }));
    database = new Database(path);
    const opened = prepare(database, folder, found.value, migrations, options);
    if (!opened.ok) database.close();
    return opened;
  } catch (thrown) {
    database?.close();
    return err(storeProblemOf(thrown) ?? problemOfDisk(thrown, folder));
  }
}

function prepare(
  database: Database.Database,
  folder: string,
  from: number,
  migrations: readonly Migration[],
  options: OpenOptions,
): Result<Opened, StoreProblem> {
  const refused = applySafetySettings(database) ?? damageIn(database);
  if (refused !== null) return err(refused);
  if (options.maxPages !== undefined) database.pragma(`max_page_count = ${options.maxPages}`);
  const sql = sqlOver(database);
  if (from === 0 && sql.get('SELECT 1 FROM sqlite_schema') !== undefined)
    return err(storeProblem('store.foreign'));
  // A file that cannot be written shows here and not at the first edit.
  sql.transaction(() => undefined);
  const at = options.now();
  let migrationBackup: BackupInfo | null = null;
  if (from > 0 && from < newestVersion(migrations)) {
    const made = makeBackup(sql, ownBackupFolder(folder), at);
    if (!made.ok) return made;
    const { head: _, ...info } = made.value;
    migrationBackup = info;
  }
  const version = migrate(sql, from, migrations, { at, appVersion: options.appVersion });
  return version.ok ? ok({ database, sql, version: version.value, migrationBackup }) : version;
}

function storeOver(folder: string, opened: Opened, options: OpenOptions, release: () => void): WorkStore {
  const { database, sql, version, migrationBackup } = opened;
  const audit = auditLog(sql);
  const checkpoint = (): void => void sql.pragma('wal_checkpoint(TRUNCATE)');
  return {
    folder,
    version,
    migrationBackup,
    audit,
    consignments: consignments(sql, audit),
    exchange: {
      ...outbox(sql, audit),
      ...attemptLog(sql),
      ...inbox(sql, audit),
      ...lastSent(sql),
      ...officialNumbers(sql),
    },
    imports: imports(sql, audit),
    packs: packs(sql, audit),
    packings: packings(sql, audit),
    meetings: ruleMeetings(sql),
    passports: passports(sql, audit),
    products: products(sql, audit),
    trust: trust(sql, audit),
    signingKeys: signingKeys(sql, audit),
    refunds: refunds(sql, audit),
    settings: settings(sql, audit),
    summaries: summaries(sql, audit),
    backup: { backupNow: (target) => makeBackup(sql, target, options.now()) },
    transaction: (work) => sql.transaction(work),
    checkpoint,
    close: () => {
      if (!database.open) return;
      try {
        checkpoint();
      } finally {
        database.close();
        release();
      }
    },
  };
}
