import { auditLog } from '#backend/store/auditLog.ts';
import { APPLICATION_ID } from '#backend/store/databaseFile.ts';
import type { Migration } from '#backend/store/migrations/migration.ts';
import { StoreFailure, type StoreProblem, storeProblem } from '#backend/store/problem.ts';
import type { Sql } from '#backend/store/sql.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** What the log of migrations says about this opening. */
export interface MigrationFacts {
  readonly at: number;
  readonly appVersion: string;
}

/** The version a list of migrations leads to. */
export function newestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

/** Runs every pending migration and notes the version, in one transaction: the database is the old one or the new one. */
export function migrate(
  sql: Sql,
  from: number,
  migrations: readonly Migration[],
  facts: MigrationFacts,
): Result<number, StoreProblem> {
  const to = newestVersion(migrations);
  const pending = migrations.filter(({ version }) => version > from);
  if (pending.length === 0) return ok(from);
  try {
    sql.transaction(() => {
      for (const migration of pending) {
        migration.up(sql);
        sql.run('INSERT INTO migration (version, name, at, app_version) VALUES (?, ?, ?, ?)', [
          migration.version,
          migration.name,
          facts.at,
          facts.appVersion,
        ]);
      }
      sql.pragma(`user_version = ${to}`);
      sql.pragma(`application_id = ${APPLICATION_ID}`);
      auditLog(sql).append({
        at: facts.at,
        actor: 'workstation',
        action: 'store.migrated',
        subject: '',
        detail: { from, to, appVersion: facts.appVersion },
      });
    });
    return ok(to);
  } catch (thrown) {
    if (thrown instanceof StoreFailure && thrown.problem.code !== 'store.failed') return err(thrown.problem);
    const detail = thrown instanceof Error ? thrown.message.slice(0, 200) : '';
    return err(storeProblem('store.migrationFailed', { from, to, detail }));
  }
}
