import type { Migration } from '#backend/store/migrations/migration.ts';

/** Findings a person has looked at and confirmed. */
export const m60Confirmations: Migration = {
  version: 60,
  name: 'confirmations',
  up: (sql) =>
    sql.exec(`
      CREATE TABLE confirmation (
        consignment_n INTEGER NOT NULL REFERENCES consignment (n),
        -- Rule, revision and the values it was confirmed for: another value is another key.
        finding_key TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (consignment_n, finding_key)
      ) STRICT, WITHOUT ROWID;
    `),
};
