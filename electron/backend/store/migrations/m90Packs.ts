import type { Migration } from '#backend/store/migrations/migration.ts';

/** Rule packs that are installed. Their files lie in the profile's folder `packs`, each pack under its hash. */
export const m90Packs: Migration = {
  version: 90,
  name: 'packs',
  up: (sql) =>
    sql.exec(`
      CREATE TABLE rule_pack (
        n INTEGER PRIMARY KEY,
        hash TEXT NOT NULL UNIQUE,
        pack_id TEXT NOT NULL,
        version TEXT NOT NULL,
        seq INTEGER NOT NULL,
        -- YYYY-MM-DD, each; the range is half-open.
        published TEXT NOT NULL,
        effective_from TEXT,
        effective_to TEXT,
        origin TEXT NOT NULL CHECK (origin IN ('shipped', 'publisher', 'stick')),
        -- Of the list of the hashes of its files.
        list_sha256 TEXT NOT NULL,
        -- JSON: what is shown of it without reading its files.
        facts TEXT NOT NULL,
        installed_at INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('untried', 'allowed', 'held', 'withdrawn')),
        -- JSON: how its trial on drafts and sent declarations came out.
        trial TEXT,
        -- Since when there is something about it that the reader has not looked at.
        unseen_since INTEGER,
        -- Counts each time a pack becomes active; the highest is the one the check goes by.
        activation INTEGER UNIQUE
      ) STRICT;
      CREATE INDEX rule_pack_order ON rule_pack (pack_id, seq, n);

      CREATE TRIGGER rule_pack_stays BEFORE DELETE ON rule_pack
        BEGIN SELECT RAISE(ABORT, 'installed packs are never deleted'); END;
      CREATE TRIGGER rule_pack_keeps BEFORE UPDATE OF n, hash, pack_id, version, seq, published, effective_from,
          effective_to, origin, list_sha256, facts, installed_at ON rule_pack
        BEGIN SELECT RAISE(ABORT, 'an installed pack never changes'); END;
    `),
};
