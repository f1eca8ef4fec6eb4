import type { AuditLog } from '#backend/store/contract/audit.ts';
import type { SettingsStore } from '#backend/store/contract/workStore.ts';
import type { Sql } from '#backend/store/sql.ts';
import { storedJson } from '#backend/store/sql.ts';

/** Settings over a database. */
export function settings(sql: Sql, audit: AuditLog): SettingsStore {
  return {
    get: (key) => {
      const found = sql.get<{ value: string }>('SELECT value FROM setting WHERE key = ?', [key]);
      return found === undefined ? undefined : storedJson<unknown>(found.value, 'setting', key);
    },
    set: (key, value, entry) =>
      sql.transaction(() => {
        sql.run(
          'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
          [key, JSON.stringify(value ?? null)],
        );
        audit.append(entry);
      }),
    all: () =>
      Object.fromEntries(
        sql
          .all<{ key: string; value: string }>('SELECT key, value FROM setting ORDER BY key')
          .map(({ key, value }) => [key, storedJson<unknown>(value, 'setting', key)]),
      ),
  };
}
