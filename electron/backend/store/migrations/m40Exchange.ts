import type { Migration } from '#backend/store/migrations/migration.ts';

/** Outbox, attempts, inbox, cursors. */
export const m40Exchange: Migration = {
  version: 40,
  name: 'exchange',
  up: (sql) =>
    sql.exec(`
      -- Sent documents. sha256 is that of the body, checked at every read of it.
      CREATE TABLE document (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        consignment_id TEXT NOT NULL,
        sending INTEGER NOT NULL,
        kind TEXT NOT NULL,
        message TEXT NOT NULL,
        order_no TEXT NOT NULL,
        business_key TEXT NOT NULL,
        -- Idempotency key: made when the document is frozen, the same at every attempt.
        key TEXT NOT NULL UNIQUE,
        guid TEXT NOT NULL UNIQUE,
        revision INTEGER NOT NULL,
        pack_id TEXT NOT NULL,
        pack_version TEXT NOT NULL,
        pack_hash TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        state TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        queued_at INTEGER NOT NULL,
        sent_at INTEGER,
        next_try_at INTEGER,
        lease_until INTEGER,
        last_error TEXT,
        last_status TEXT NOT NULL,
        last_info TEXT NOT NULL,
        UNIQUE (consignment_id, sending, kind)
      ) STRICT;
      CREATE INDEX document_by_business_key ON document (kind, business_key, sending);
      CREATE INDEX document_by_order_no ON document (order_no);
      CREATE INDEX document_by_state ON document (state, n);
      CREATE INDEX document_by_sent_at ON document (sent_at, n) WHERE sent_at IS NOT NULL;
      CREATE INDEX document_waiting ON document (n, state, next_try_at, lease_until)
        WHERE state IN ('queued', 'sending', 'unknown');

      CREATE TABLE document_body (
        document_n INTEGER PRIMARY KEY REFERENCES document (n),
        body BLOB NOT NULL
      ) STRICT;
      CREATE TRIGGER document_stays BEFORE DELETE ON document
        BEGIN SELECT RAISE(ABORT, 'documents are never deleted'); END;
      CREATE TRIGGER document_body_stays BEFORE DELETE ON document_body
        BEGIN SELECT RAISE(ABORT, 'documents are never deleted'); END;
      CREATE TRIGGER document_body_keeps BEFORE UPDATE ON document_body
        BEGIN SELECT RAISE(ABORT, 'a sent document never changes'); END;
      CREATE TRIGGER document_keeps BEFORE UPDATE OF
        id, consignment_id, sending, kind, key, guid, sha256, bytes, queued_at ON document
        BEGIN SELECT RAISE(ABORT, 'a sent document never changes'); END;

      -- Every attempt to reach the platform: evidence of outages.
      CREATE TABLE attempt (
        n INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        ended_at INTEGER NOT NULL,
        address TEXT NOT NULL,
        outcome TEXT NOT NULL,
        error TEXT
      ) STRICT;
      CREATE INDEX attempt_by_time ON attempt (at, n);
      CREATE TABLE attempt_document (
        document_n INTEGER NOT NULL REFERENCES document (n),
        attempt_n INTEGER NOT NULL REFERENCES attempt (n),
        PRIMARY KEY (document_n, attempt_n)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX attempt_document_by_attempt ON attempt_document (attempt_n);

      -- Receipts as received; outcome is null until one is interpreted.
      CREATE TABLE receipt (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        epoch TEXT NOT NULL,
        seq INTEGER NOT NULL,
        type TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        received_at INTEGER NOT NULL,
        outcome TEXT,
        consignment_id TEXT,
        document_id TEXT,
        document_kind TEXT,
        order_no TEXT NOT NULL DEFAULT '',
        business_key TEXT NOT NULL DEFAULT '',
        status TEXT NOT NULL DEFAULT '',
        info TEXT NOT NULL DEFAULT '',
        return_time TEXT NOT NULL DEFAULT ''
      ) STRICT;
      CREATE INDEX receipt_waiting ON receipt (n) WHERE outcome IS NULL;
      CREATE INDEX receipt_by_outcome ON receipt (outcome, n);
      CREATE INDEX receipt_by_consignment ON receipt (consignment_id, n) WHERE consignment_id IS NOT NULL;
      CREATE INDEX receipt_by_business_key ON receipt (business_key) WHERE business_key <> '';
      CREATE TABLE receipt_body (
        receipt_n INTEGER PRIMARY KEY REFERENCES receipt (n),
        body BLOB NOT NULL
      ) STRICT;
      CREATE TRIGGER receipt_stays BEFORE DELETE ON receipt
        BEGIN SELECT RAISE(ABORT, 'receipts are never deleted'); END;
      CREATE TRIGGER receipt_body_stays BEFORE DELETE ON receipt_body
        BEGIN SELECT RAISE(ABORT, 'receipts are never deleted'); END;
      CREATE TRIGGER receipt_body_keeps BEFORE UPDATE ON receipt_body
        BEGIN SELECT RAISE(ABORT, 'a receipt never changes'); END;
      CREATE TRIGGER receipt_keeps BEFORE UPDATE OF id, epoch, seq, type, sha256, received_at ON receipt
        BEGIN SELECT RAISE(ABORT, 'a receipt never changes'); END;

      -- How far each channel has been read; written with the receipts it covers.
      CREATE TABLE cursor (
        channel TEXT PRIMARY KEY,
        epoch TEXT NOT NULL,
        after INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `),
};
