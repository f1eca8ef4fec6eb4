import type { Migration } from '#backend/store/migrations/migration.ts';

/** Requests to sum inventories up, the inventories they name, the declarations that came of them. */
export const m130Summaries: Migration = {
  version: 130,
  name: 'summaries',
  up: (sql) =>
    sql.exec(`
      -- Its documents are in document, with the summary's id for that of a consignment.
      CREATE TABLE summary (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        -- The month it was made for, "2026-01".
        month TEXT NOT NULL,
        cop_no TEXT NOT NULL UNIQUE,
        -- JSON: byProducer, byName, filer, note.
        wishes TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        -- Given up: its inventories are free again.
        dropped_at INTEGER
      ) STRICT;
      CREATE TABLE summary_inventory (
        summary_n INTEGER NOT NULL REFERENCES summary (n),
        document_n INTEGER NOT NULL REFERENCES document (n),
        invt_no TEXT NOT NULL,
        PRIMARY KEY (summary_n, document_n)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX summary_of_inventory ON summary_inventory (document_n, summary_n);
      CREATE INDEX summary_of_number ON summary_inventory (invt_no, summary_n);

      -- CEB792, the latest for each declaration.
      CREATE TABLE summary_result (
        n INTEGER PRIMARY KEY,
        summary_n INTEGER NOT NULL REFERENCES summary (n),
        decl_seq_no TEXT NOT NULL,
        sum_no TEXT NOT NULL,
        entry_id TEXT NOT NULL,
        dec_state TEXT NOT NULL,
        op_date TEXT NOT NULL,
        gross_weight TEXT NOT NULL,
        net_weight TEXT NOT NULL,
        UNIQUE (summary_n, decl_seq_no)
      ) STRICT;
      CREATE TABLE summary_result_line (
        result_n INTEGER NOT NULL REFERENCES summary_result (n),
        position INTEGER NOT NULL,
        invt_no TEXT NOT NULL,
        logistics_no TEXT NOT NULL,
        gseqno TEXT NOT NULL,
        gnum TEXT NOT NULL,
        gcode TEXT NOT NULL,
        PRIMARY KEY (result_n, position)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX summary_result_of ON summary_result_line (invt_no, result_n);

      -- When customs released an inventory and when it closed it: returnTime of 800 and of 899, "" while there is none.
      CREATE TABLE inventory_release (
        document_n INTEGER PRIMARY KEY REFERENCES document (n),
        released_at TEXT NOT NULL,
        closed_at TEXT NOT NULL,
        -- What decides its month: a month's closed inventories are summed up.
        counts_at TEXT NOT NULL AS (CASE closed_at WHEN '' THEN released_at ELSE closed_at END)
      ) STRICT;
      CREATE INDEX inventory_release_by_time ON inventory_release (counts_at);
      INSERT INTO inventory_release (document_n, released_at, closed_at)
        SELECT d.n, coalesce(min(CASE r.status WHEN '800' THEN r.return_time END), ''),
            coalesce(min(CASE r.status WHEN '899' THEN r.return_time END), '')
          FROM receipt AS r JOIN document AS d ON d.id = r.document_id
          WHERE r.document_kind = 'inventory' AND r.status IN ('800', '899') GROUP BY d.n;
    `),
};
