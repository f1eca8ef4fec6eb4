import type { ReceiptItem, SendItem } from '#shared/messages/platformProtocol.ts';
import type { Fields } from './fieldChecks.ts';
import type { Kind } from './kinds.ts';
import type { LedgerReport } from './ledgerReport.ts';
import { reportOf } from './ledgerReport.ts';
import { openRequestLedger } from './ledgerRequests.ts';
import type { DocumentRow, StoredDocument } from './ledgerRows.ts';
import { DOCUMENT, open, opened } from './ledgerRows.ts';
import { openDatabase } from './ledgerSchema.ts';
import type { Course, StepName } from './lifecycle.ts';
import type { OfficerState } from './officer.ts';
import { EASY_OFFICER } from './officer.ts';

/** A message that was taken in and not looked at yet. */
export interface WaitingMessage {
  readonly id: number;
  readonly key: string;
  readonly type: string;
  readonly body: string;
}

/** What is written when a document arrives. */
export interface NewDocument {
  readonly id: number;
  readonly message: number;
  readonly position: number;
  readonly kind: Kind;
  readonly businessKey: string;
  readonly orderKey: string | null;
  readonly waybillKey: string | null;
  readonly setKey: string | null;
  readonly effect: boolean;
  readonly state: string;
  readonly head: Fields;
  readonly lines: readonly Fields[];
  readonly preNo: string;
  readonly invtNo: string;
}

/** A step that is due. */
export interface DueStep {
  readonly id: number;
  readonly document: number;
  readonly name: StepName;
}

/** When a step is due: `steps` times the pace after `since`, or `holdMs` after it. */
export interface StepTiming {
  readonly since: number;
  readonly steps: number;
  readonly holdMs: number | null;
}

/** The way a document was decided to go. */
export interface CourseDecision {
  readonly course: Course;
  readonly code: string | null;
  readonly info: string | null;
  readonly holdMs: number | null;
}

/** The platform's own database: the only place with SQL. All calls are synchronous. */
export type Ledger = ReturnType<typeof openLedger>;

/** Opens the ledger of a folder; throws LedgerError when it cannot be used. */
export function openLedger(dataDir: string) {
  const db = openDatabase(dataDir);
  const number = (sql: string): number => Number(db.prepare<[], number>(sql).pluck().get() ?? 0);
  const about = db.prepare<[string], string>('SELECT value FROM about WHERE name = ?').pluck();
  const setAbout = db.prepare<[string, string]>('INSERT OR REPLACE INTO about (name, value) VALUES (?, ?)');
  const messageByKey = db.prepare<[string], { sha256: string }>('SELECT sha256 FROM message WHERE key = ?');
  const addMessage = db.prepare<[string, string, string, string, number]>(
    'INSERT INTO message (key, type, sha256, body, received_at, waiting) VALUES (?, ?, ?, ?, ?, 1)',
  );
  const waiting = db.prepare<[number], WaitingMessage>(
    'SELECT id, key, type, body FROM message WHERE waiting = 1 ORDER BY id LIMIT ?',
  );
  const looked = db.prepare<[number]>('UPDATE message SET waiting = 0 WHERE id = ?');
  const addDocument = db.prepare<[Record<string, string | number | null>]>(
    `INSERT INTO document (id, message, position, kind, business_key, order_key, waybill_key, set_key, effect, current,
       state, head, lines, pre_no, invt_no, last_return_at)
     VALUES ($id, $message, $position, $kind, $businessKey, $orderKey, $waybillKey, $setKey, $effect, $effect,
       $state, $head, $lines, $preNo, $invtNo, 0)`,
  );
  const document = db.prepare<[number], DocumentRow>(`${DOCUMENT} WHERE id = ?`);
  const linesOf = db.prepare<[number], string>('SELECT lines FROM document WHERE id = ?').pluck();
  const current = db.prepare<[string, string], DocumentRow>(
    `${DOCUMENT} WHERE kind = ? AND business_key = ? AND current = 1`,
  );
  const ofOrder = db.prepare<[string, string], DocumentRow>(
    `${DOCUMENT} WHERE kind = ? AND order_key = ? AND current = 1`,
  );
  const inventoriesOfWaybill = db.prepare<[string], DocumentRow>(
    `${DOCUMENT} WHERE waybill_key = ? AND current = 1 AND waybill_key IS NOT NULL AND kind = 'inventory' ORDER BY id`,
  );
  const setState = db.prepare<[string, number, number]>(
    'UPDATE document SET state = ?, last_return_at = ? WHERE id = ?',
  );
  const setCourse = db.prepare<[string, string | null, string | null, number | null, number]>(
    'UPDATE document SET course = ?, reason_code = ?, reason_info = ?, hold_ms = ? WHERE id = ?',
  );
  const retire = db.prepare<[number]>('UPDATE document SET current = 0 WHERE id = ?');
  const dropStepsOf = db.prepare<[number]>('DELETE FROM step WHERE document = ?');
  const addStep = db.prepare<[number, string, number, number, number | null, number]>(
    'INSERT OR IGNORE INTO step (document, name, since, steps, hold_ms, due) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const due = db.prepare<[number, number], DueStep>(
    'SELECT id, document, name FROM step WHERE due <= ? AND held = 0 ORDER BY due, id LIMIT ?',
  );
  const dropStep = db.prepare<[number]>('DELETE FROM step WHERE id = ?');
  const nextDue = db.prepare<[], number | null>('SELECT min(due) FROM step WHERE held = 0').pluck();
  const repace = db.prepare<[number]>('UPDATE step SET due = since + coalesce(hold_ms, steps * ?)');
  const hasten = db.prepare<[number]>('UPDATE step SET due = 0 WHERE document = ?');
  const addReceipt = db.prepare<[string, string, number | null, string]>(
    'INSERT INTO receipt (type, body, document, status) VALUES (?, ?, ?, ?)',
  );
  const receipts = db.prepare<[number, number], Omit<ReceiptItem, 'id'>>(
    'SELECT seq, type, body FROM receipt WHERE seq > ? ORDER BY seq LIMIT ?',
  );
  const head = db.prepare<[], number | null>('SELECT max(seq) FROM receipt').pluck();
  const enrol = db.prepare<[string, string, string]>(
    'INSERT OR REPLACE INTO enrolment (certificate, cop_code, cop_name) VALUES (?, ?, ?)',
  );
  const enrolments = db.prepare<[], { certificate: string; copCode: string }>(
    'SELECT certificate, cop_code AS copCode FROM enrolment ORDER BY certificate',
  );
  const epoch = about.get('epoch') ?? '';
  let lastDocument = number('SELECT max(id) FROM document');

  return {
    ...openRequestLedger(db),
    epoch,
    transaction: <T>(work: () => T): T => db.transaction(work).immediate(),
    takeIn(item: SendItem, nowMs: number): 'accepted' | 'duplicate' | 'keyReused' {
      const known = messageByKey.get(item.key);
      if (known !== undefined) return known.sha256 === item.sha256 ? 'duplicate' : 'keyReused';
      addMessage.run(item.key, item.type, item.sha256, item.body, nowMs);
      return 'accepted';
    },
    waitingMessages: (limit: number): readonly WaitingMessage[] => waiting.all(limit),
    waitingCount: (): number => number('SELECT count(*) FROM message WHERE waiting = 1'),
    lookedAt: (id: number): void => void looked.run(id),
    newDocumentId(): number {
      lastDocument += 1;
      return lastDocument;
    },
    addDocument({ effect, head, lines, ...row }: NewDocument): void {
      addDocument.run({
        ...row,
        effect: effect ? 1 : 0,
        head: JSON.stringify(head),
        lines: JSON.stringify(lines),
      });
    },
    document: (id: number): StoredDocument | null => opened(document.get(id)),
    linesOf: (id: number): readonly Fields[] => JSON.parse(linesOf.get(id) ?? '[]') as readonly Fields[],
    current: (kind: Kind, businessKey: string): StoredDocument | null =>
      opened(current.get(kind, businessKey)),
    ofOrder: (kind: Kind, orderKey: string): StoredDocument | null => opened(ofOrder.get(kind, orderKey)),
    inventoriesOfWaybill: (key: string): readonly StoredDocument[] => inventoriesOfWaybill.all(key).map(open),
    setState: (id: number, state: string, at: number): void => void setState.run(state, at, id),
    setCourse: (id: number, { course, code, info, holdMs }: CourseDecision): void =>
      void setCourse.run(course, code, info, holdMs, id),
    /** A document that was lawfully sent again: the new one counts, and nothing more happens to this one. */
    retire(id: number): void {
      retire.run(id);
      dropStepsOf.run(id);
    },
    addStep(id: number, name: StepName, { since, steps, holdMs }: StepTiming, stepMs: number): void {
      addStep.run(id, name, since, steps, holdMs, since + (holdMs ?? steps * stepMs));
    },
    dueSteps: (nowMs: number, limit: number): readonly DueStep[] => due.all(nowMs, limit),
    dropStep: (id: number): void => void dropStep.run(id),
    nextDue: (): number | null => nextDue.get() ?? null,
    repace: (stepMs: number): void => void repace.run(stepMs),
    hasten: (id: number): void => void hasten.run(id),
    addReceipt: (receipt: { type: string; body: string }, id: number | null, status: string): void =>
      void addReceipt.run(receipt.type, receipt.body, id, status),
    receiptsAfter: (seq: number, limit: number): readonly ReceiptItem[] =>
      receipts.all(seq, limit).map((row) => ({ ...row, id: `${epoch}-${row.seq}` })),
    head: (): number => head.get() ?? 0,
    enrol: (certificate: string, copCode: string, copName: string): void =>
      void enrol.run(certificate, copCode, copName),
    enrolments: (): readonly { certificate: string; copCode: string }[] => enrolments.all(),
    officer: (): OfficerState => {
      const stored = about.get('officer');
      return stored === undefined ? EASY_OFFICER : (JSON.parse(stored) as OfficerState);
    },
    setOfficer: (state: OfficerState): void => void setAbout.run('officer', JSON.stringify(state)),
    report: (): LedgerReport => reportOf(db, epoch),
    close(): void {
      db.pragma('wal_checkpoint(TRUNCATE)');
      db.close();
    },
  };
}
