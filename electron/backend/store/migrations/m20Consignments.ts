import type { Migration } from '#backend/store/migrations/migration.ts';

/** The columns the list can be sorted by, with the index that has everything a filter asks. */
const SORT_COLUMNS = [
  'updated_at',
  'created_at',
  'order_key',
  'state',
  'country',
  'total_key',
  'items',
  'problems',
];

/** Consignments, their drafts, the undo history. */
export const m20Consignments: Migration = {
  version: 20,
  name: 'consignments',
  up: (sql) => {
    sql.exec(`
      -- What the list shows; narrow on purpose. Everything from order_no to total_key is derived from the draft.
      CREATE TABLE consignment (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        regime TEXT NOT NULL,
        -- Codes in stateCodes.ts; in the order of the work, because the list sorts by them.
        state INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        import_id TEXT,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        removed_at INTEGER,
        removed INTEGER NOT NULL GENERATED ALWAYS AS (removed_at IS NOT NULL) VIRTUAL,
        order_no TEXT NOT NULL,
        -- The order number ready for sorting: half-width, lower case.
        order_key TEXT NOT NULL,
        waybill_no TEXT NOT NULL,
        seller TEXT NOT NULL,
        consignee TEXT NOT NULL,
        country TEXT NOT NULL,
        goods TEXT NOT NULL,
        items INTEGER NOT NULL,
        currency TEXT NOT NULL,
        -- Exact decimal text, and the same ready for sorting as text (decimalKey.ts); '' when it cannot be read.
        total TEXT NOT NULL,
        total_key TEXT NOT NULL,
        -- Findings of the last check; problems weighs them for sorting, the gravest first.
        fatal INTEGER NOT NULL,
        hold INTEGER NOT NULL,
        verify INTEGER NOT NULL,
        warning INTEGER NOT NULL,
        info INTEGER NOT NULL,
        problems INTEGER NOT NULL,
        blocked INTEGER NOT NULL,
        pack_hash TEXT NOT NULL
      ) STRICT;
      CREATE INDEX consignment_by_import ON consignment (import_id, n) WHERE import_id IS NOT NULL;
      CREATE INDEX consignment_by_order_no ON consignment (order_no);

      -- The draft exactly as typed, and where values came from that were not typed. Apart, because it is wide.
      CREATE TABLE consignment_draft (
        n INTEGER PRIMARY KEY REFERENCES consignment (n),
        draft TEXT NOT NULL,
        filled TEXT NOT NULL,
        -- Hash of what stands in the search index, so that an edit that does not touch it costs nothing there.
        search_hash TEXT NOT NULL
      ) STRICT;

      -- Steps in the order in which they were made; undone ones stand at the end until a new step replaces them.
      CREATE TABLE undo_step (
        consignment_n INTEGER NOT NULL REFERENCES consignment (n),
        seq INTEGER NOT NULL,
        undone INTEGER NOT NULL,
        batch TEXT,
        -- {forward, inverse, filledAfter, filledBefore}
        step TEXT NOT NULL,
        PRIMARY KEY (consignment_n, seq)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX undo_step_by_batch ON undo_step (batch, consignment_n) WHERE batch IS NOT NULL AND undone = 0;
    `);
    for (const column of SORT_COLUMNS) {
      const rest = ['state', 'blocked'].filter((name) => name !== column).join(', ');
      sql.exec(`CREATE INDEX consignment_sorted_${column} ON consignment (removed, ${column}, n, ${rest})`);
    }
  },
};
