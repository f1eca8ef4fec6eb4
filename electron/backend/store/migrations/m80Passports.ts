import type { Migration } from '#backend/store/migrations/migration.ts';

/** Records of checks, each with the draft it was made for, so that the check can be repeated after edits. */
export const m80Passports: Migration = {
  version: 80,
  name: 'passports',
  up: (sql) =>
    sql.exec(`
      CREATE TABLE passport (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        consignment_n INTEGER NOT NULL REFERENCES consignment (n),
        reason TEXT NOT NULL CHECK (reason IN ('asked', 'queued')),
        made_at INTEGER NOT NULL,
        basis_date TEXT NOT NULL,
        pack_id TEXT NOT NULL,
        pack_version TEXT NOT NULL,
        pack_hash TEXT NOT NULL,
        -- JSON, as in the passport.
        counts TEXT NOT NULL,
        -- Of the draft in passport_body.
        fingerprint TEXT NOT NULL,
        -- Of the passport in passport_body.
        sha256 TEXT NOT NULL
      ) STRICT;
      CREATE INDEX passport_of ON passport (consignment_n, n);

      CREATE TABLE passport_body (
        passport_n INTEGER PRIMARY KEY REFERENCES passport (n),
        -- Both in canonical form, so that their hashes can be taken again.
        passport TEXT NOT NULL,
        draft TEXT NOT NULL
      ) STRICT;

      CREATE TRIGGER passport_stays BEFORE DELETE ON passport
        BEGIN SELECT RAISE(ABORT, 'passports are never deleted'); END;
      CREATE TRIGGER passport_keeps BEFORE UPDATE ON passport
        BEGIN SELECT RAISE(ABORT, 'a passport never changes'); END;
      CREATE TRIGGER passport_body_stays BEFORE DELETE ON passport_body
        BEGIN SELECT RAISE(ABORT, 'passports are never deleted'); END;
      CREATE TRIGGER passport_body_keeps BEFORE UPDATE ON passport_body
        BEGIN SELECT RAISE(ABORT, 'a passport never changes'); END;
    `),
};
