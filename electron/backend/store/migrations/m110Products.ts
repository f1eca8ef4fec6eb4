import type { Migration } from '#backend/store/migrations/migration.ts';

/** Columns the list of products can be sorted by. */
const SORT_COLUMNS = ['updated_at', 'used_at', 'item_no_key', 'name_key', 'gcode'];

/** Products, their photos, their search index, and where they were used. */
export const m110Products: Migration = {
  version: 110,
  name: 'products',
  up: (sql) => {
    sql.exec(`
      -- Everything from item_no_key to units is derived from the texts.
      CREATE TABLE product (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        revision INTEGER NOT NULL,
        -- {field: text}, exactly as typed
        texts TEXT NOT NULL,
        item_no_key TEXT NOT NULL,
        -- The name without width, case and spaces: by it the same goods are found again.
        name_key TEXT NOT NULL,
        bar_code_key TEXT NOT NULL,
        gcode TEXT NOT NULL,
        -- The statutory units, "035|".
        units TEXT NOT NULL,
        confirmed INTEGER NOT NULL,
        -- {confirmed, reason, by, note, at}
        standing TEXT NOT NULL,
        sample INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        -- When it was last put into a goods line; 0 when it never was.
        used_at INTEGER NOT NULL,
        removed_at INTEGER,
        removed INTEGER NOT NULL GENERATED ALWAYS AS (removed_at IS NOT NULL) VIRTUAL
      ) STRICT;
      CREATE UNIQUE INDEX product_by_item_no ON product (item_no_key) WHERE item_no_key <> '' AND removed_at IS NULL;
      CREATE INDEX product_by_name ON product (name_key, removed_at, gcode, units) WHERE name_key <> '';
      CREATE INDEX product_by_bar_code ON product (bar_code_key, removed_at, gcode, units) WHERE bar_code_key <> '';

      -- As consignment_search: words from their start, Chinese as overlapping pairs; numbers also by their end.
      CREATE VIRTUAL TABLE product_search USING fts5 (
        words, tails,
        content = '', contentless_delete = 1,
        prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
      );

      -- The pictures lie in the profile's folder under their hash.
      CREATE TABLE product_photo (
        product_n INTEGER NOT NULL REFERENCES product (n),
        sha256 TEXT NOT NULL,
        kind TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        name TEXT NOT NULL,
        added_at INTEGER NOT NULL,
        PRIMARY KEY (product_n, sha256)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE product_use (
        product_n INTEGER NOT NULL REFERENCES product (n),
        consignment_n INTEGER NOT NULL REFERENCES consignment (n),
        used_at INTEGER NOT NULL,
        PRIMARY KEY (product_n, consignment_n)
      ) STRICT, WITHOUT ROWID;
    `);
    for (const column of SORT_COLUMNS) {
      sql.exec(`CREATE INDEX product_sorted_${column} ON product (removed, ${column}, n, confirmed)`);
    }
  },
};
