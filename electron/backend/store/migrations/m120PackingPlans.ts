import type { Migration } from '#backend/store/migrations/migration.ts';

/** How consignments are packed: one plan each, as typed. */
export const m120PackingPlans: Migration = {
  version: 120,
  name: 'packing plans',
  up: (sql) =>
    sql.exec(`
      CREATE TABLE packing_plan (
        consignment_n INTEGER PRIMARY KEY REFERENCES consignment (n),
        -- Rises with every change; that of the consignment stays.
        revision INTEGER NOT NULL,
        -- JSON, exactly as typed.
        plan TEXT NOT NULL,
        updated_at INTEGER NOT NULL
      ) STRICT;
    `),
};
