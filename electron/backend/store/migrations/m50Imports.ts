import type { Migration } from '#backend/store/migrations/migration.ts';

/** Imports, rows that did not go through, remembered column mappings. */
export const m50Imports: Migration = {
  version: 50,
  name: 'imports',
  up: (sql) =>
    sql.exec(`
      CREATE TABLE import (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        file_name TEXT NOT NULL,
        state TEXT NOT NULL,
        started_at INTEGER NOT NULL,
        -- ImportCounts
        counts TEXT NOT NULL
      ) STRICT;
      CREATE INDEX import_running ON import (n) WHERE state = 'running';

      CREATE TABLE import_problem (
        import_n INTEGER NOT NULL REFERENCES import (n),
        seq INTEGER NOT NULL,
        row INTEGER NOT NULL,
        column_name TEXT NOT NULL,
        value TEXT NOT NULL,
        code TEXT NOT NULL,
        params TEXT NOT NULL,
        skipped INTEGER NOT NULL,
        -- All cells of the row, so that it can be mended and imported again.
        cells TEXT NOT NULL,
        PRIMARY KEY (import_n, seq)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE mapping_profile (
        name TEXT PRIMARY KEY,
        header_signature TEXT NOT NULL,
        profile TEXT NOT NULL,
        used_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX mapping_profile_by_header ON mapping_profile (header_signature, used_at);
    `),
};
