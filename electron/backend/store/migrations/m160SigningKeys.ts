import type { Migration } from '#backend/store/migrations/migration.ts';

/** Keys that sign what is sent. */
export const m160SigningKeys: Migration = {
  version: 160,
  name: 'signing keys',
  up: (sql) =>
    sql.exec(`
      CREATE TABLE signing_key (
        id TEXT PRIMARY KEY,
        place TEXT NOT NULL CHECK (place IN ('software', 'card')),
        certificate BLOB NOT NULL,
        key_name TEXT NOT NULL,
        -- The private key under a password with what it takes to open it; a card keeps its own.
        sealed TEXT CHECK ((sealed IS NULL) = (place = 'card')),
        algorithms TEXT NOT NULL,
        added_at INTEGER NOT NULL
      ) STRICT;
    `),
};
