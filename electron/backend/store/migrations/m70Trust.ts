import type { Migration } from '#backend/store/migrations/migration.ts';

/** Verified metadata of rule-pack repositories, and the floors nothing older gets below. */
export const m70Trust: Migration = {
  version: 70,
  name: 'trust',
  up: (sql) =>
    sql.exec(`
      CREATE TABLE trust_metadata (
        n INTEGER PRIMARY KEY,
        repository TEXT NOT NULL,
        role TEXT NOT NULL,
        version INTEGER NOT NULL,
        bytes BLOB NOT NULL,
        sha256 TEXT NOT NULL,
        -- When it was last found to be current.
        confirmed_at INTEGER NOT NULL,
        UNIQUE (repository, role)
      ) STRICT;

      CREATE TABLE trust_floor (
        repository TEXT NOT NULL,
        role TEXT NOT NULL,
        -- A version; of the role "clock", milliseconds since 1970.
        floor INTEGER NOT NULL,
        -- The set of keys that vouched for it; '' where it outlives every key.
        keys TEXT NOT NULL,
        PRIMARY KEY (repository, role)
      ) STRICT, WITHOUT ROWID;
    `),
};
