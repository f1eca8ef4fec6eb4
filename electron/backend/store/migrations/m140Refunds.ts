import type { Migration } from '#backend/store/migrations/migration.ts';

/** Supplier invoices kept for the refund of a consignment. */
export const m140Refunds: Migration = {
  version: 140,
  name: 'refunds',
  up: (sql) =>
    sql.exec(`
      CREATE TABLE refund (
        consignment_n INTEGER PRIMARY KEY REFERENCES consignment (n),
        revision INTEGER NOT NULL,
        -- JSON, as typed.
        lines TEXT NOT NULL,
        updated_at INTEGER NOT NULL
      ) STRICT;
      -- Which invoices are used where: one invoice line pays for one export only.
      CREATE TABLE refund_invoice (
        invoice_no TEXT NOT NULL,
        name TEXT NOT NULL,
        consignment_n INTEGER NOT NULL REFERENCES consignment (n),
        PRIMARY KEY (invoice_no, name, consignment_n)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX refund_invoice_of ON refund_invoice (consignment_n);
    `),
};
