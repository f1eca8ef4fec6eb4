import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

const FIRST = `
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE enrolment (
  certificate TEXT PRIMARY KEY, cop_code TEXT NOT NULL, cop_name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- every message as it came; key is the client's idempotency key
CREATE TABLE message (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, type TEXT NOT NULL, sha256 TEXT NOT NULL,
  body TEXT NOT NULL, received_at INTEGER NOT NULL, waiting INTEGER NOT NULL
) STRICT;
CREATE INDEX message_waiting ON message (id) WHERE waiting = 1;

-- every document of every message; effect 1: it was accepted, current 1: it is the latest accepted of its business key
CREATE TABLE document (
  id INTEGER PRIMARY KEY, message INTEGER NOT NULL REFERENCES message (id), position INTEGER NOT NULL,
  kind TEXT NOT NULL, business_key TEXT NOT NULL, order_key TEXT, waybill_key TEXT,
  effect INTEGER NOT NULL, current INTEGER NOT NULL, state TEXT NOT NULL,
  head TEXT NOT NULL, lines TEXT NOT NULL, pre_no TEXT NOT NULL, invt_no TEXT NOT NULL,
  course TEXT, reason_code TEXT, reason_info TEXT, hold_ms INTEGER, last_return_at INTEGER NOT NULL,
  UNIQUE (message, position)
) STRICT;
CREATE UNIQUE INDEX document_current ON document (kind, business_key) WHERE current = 1;
CREATE INDEX document_of_order ON document (kind, order_key) WHERE current = 1;
CREATE INDEX document_of_waybill ON document (waybill_key) WHERE current = 1 AND waybill_key IS NOT NULL;
CREATE INDEX document_effects ON document (kind, business_key) WHERE effect = 1;

-- what is still to happen; a row, not a timer, so that it outlives the process
CREATE TABLE step (
  id INTEGER PRIMARY KEY, document INTEGER NOT NULL UNIQUE REFERENCES document (id), name TEXT NOT NULL,
  since INTEGER NOT NULL, steps INTEGER NOT NULL, hold_ms INTEGER, due INTEGER NOT NULL
) STRICT;
CREATE INDEX step_due ON step (due, id);

CREATE TABLE receipt (
  seq INTEGER PRIMARY KEY, type TEXT NOT NULL, body TEXT NOT NULL,
  document INTEGER REFERENCES document (id), status TEXT NOT NULL
) STRICT;
`;

/** Applications to cancel, take back and sum up, and customs declarations. */
const REQUESTS = `
-- what joins the parts of a document that is split over several messages
ALTER TABLE document ADD COLUMN set_key TEXT;
CREATE INDEX document_of_set ON document (set_key) WHERE set_key IS NOT NULL AND current = 1;
CREATE INDEX document_number ON document (invt_no) WHERE effect = 1 AND invt_no <> '';

-- 1: it does not happen before what holds it is decided
ALTER TABLE step ADD COLUMN held INTEGER NOT NULL DEFAULT 0;

-- an inventory is summed up once
CREATE TABLE summed (
  inventory INTEGER PRIMARY KEY REFERENCES document (id), summary INTEGER NOT NULL REFERENCES document (id)
) STRICT;
`;

/** What makes each version of the tables from the one before; a ledger only goes forward. */
const VERSIONS: readonly string[] = [FIRST, REQUESTS];

/** Version of the ledger's tables, kept in user_version. */
export const LEDGER_VERSION = VERSIONS.length;

/** Why a ledger cannot be used. */
export type LedgerProblem = 'newerLedger' | 'ledgerInUse' | 'ledgerDamaged' | 'unsafeSettings';

/** Thrown when a ledger cannot be opened; `code` says why. */
export class LedgerError extends Error {
  readonly code: LedgerProblem;
  constructor(code: LedgerProblem, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/** Opens the ledger in a folder, makes it where there is none, and checks that it is safe to write to. */
export function openDatabase(dataDir: string): Database.Database {
  mkdirSync(dataDir, { recursive: true });
  const db = new Database(join(dataDir, 'training.db'), { timeout: 1000 });
  try {
    prepare(db);
    return db;
  } catch (cause) {
    db.close();
    if (cause instanceof LedgerError) throw cause;
    const code = cause instanceof Database.SqliteError ? cause.code : '';
    throw new LedgerError(code.startsWith('SQLITE_BUSY') ? 'ledgerInUse' : 'ledgerDamaged', { cause });
  }
}

function prepare(db: Database.Database): void {
  // One process at a time: two officers on one ledger would decide twice.
  db.pragma('locking_mode = EXCLUSIVE');
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('wal_autocheckpoint = 4000');
  db.pragma('journal_size_limit = 67108864');
  const setting = (name: string): unknown => db.pragma(name, { simple: true });
  const safe = setting('journal_mode') === 'wal' && setting('synchronous') === 2;
  if (!safe || setting('foreign_keys') !== 1) throw new LedgerError('unsafeSettings');

  const version = Number(setting('user_version'));
  if (version > LEDGER_VERSION) throw new LedgerError('newerLedger');
  if (version > 0 && setting('quick_check') !== 'ok') throw new LedgerError('ledgerDamaged');
  if (version === LEDGER_VERSION) return;
  db.transaction(() => {
    for (const change of VERSIONS.slice(version)) db.exec(change);
    if (version === 0) db.prepare('INSERT INTO about (name, value) VALUES (?, ?)').run('epoch', randomUUID());
    db.pragma(`user_version = ${LEDGER_VERSION}`);
  }).immediate();
}
