import type { AuditEntry } from '#backend/store/contract/audit.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { OutboxRow, ReceiptRow } from '#shared/api/exchange.ts';
import type { SentKind } from '#shared/consignment/regimes.ts';
import type { DocumentState } from '#shared/exchange/documentState.ts';

/** A document on the moment it is frozen. */
export interface NewDocument {
  readonly id: string;
  readonly consignmentId: string;
  /** Number of the sending of this consignment, from 1; a correction is the next sending. */
  readonly sending: number;
  readonly kind: SentKind;
  /** "CEB603Message". */
  readonly message: string;
  readonly orderNo: string;
  /** What receipts name it by (orderNo, logisticsNo, copNo ...). */
  readonly businessKey: string;
  /** Idempotency key; unique for ever. */
  readonly key: string;
  /** `guid` of the message. */
  readonly guid: string;
  /** The exact signed bytes. */
  readonly body: Uint8Array;
  readonly pack: { readonly id: string; readonly version: string; readonly hash: string };
  /** Revision of the consignment it was made from. */
  readonly revision: number;
  readonly queuedAt: number;
}

/** A document as stored, without its bytes. Times are milliseconds since 1970. */
export interface StoredDocument extends Omit<NewDocument, 'body'> {
  /** Of the body, lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
  readonly state: DocumentState;
  readonly attempts: number;
  readonly sentAt: number | null;
  readonly nextTryAt: number | null;
  readonly leaseUntil: number | null;
  readonly lastError: AppError | null;
  /** Of the latest receipt. */
  readonly lastStatus: string;
  readonly lastInfo: string;
}

/** What may change in a frozen document besides its state; what is left out stays. */
export interface DocumentPatch {
  readonly attempts?: number;
  readonly sentAt?: number | null;
  readonly nextTryAt?: number | null;
  readonly leaseUntil?: number | null;
  readonly lastError?: AppError | null;
  readonly lastStatus?: string;
  readonly lastInfo?: string;
}

/** One attempt to reach the platform: evidence of an outage, if it was one. */
export interface Attempt {
  readonly at: number;
  readonly endedAt: number;
  readonly address: string;
  /** "answered", "refused", "timeout", "noRoute" ... */
  readonly outcome: string;
  readonly error: AppError | null;
  /** The documents it carried; empty for a receipt query. */
  readonly documentIds: readonly string[];
}

/** A receipt as it came in. */
export interface NewReceipt {
  /** The platform's own id: unique for ever. */
  readonly id: string;
  readonly epoch: string;
  readonly seq: number;
  /** Message name as the channel stated it. */
  readonly type: string;
  readonly body: Uint8Array;
  readonly receivedAt: number;
}

/** How far a channel has been read. Epoch "" and after 0: from the beginning. */
export interface Cursor {
  readonly channel: string;
  readonly epoch: string;
  readonly after: number;
}

/** What was understood of a receipt. */
export interface Interpretation {
  readonly outcome: ReceiptRow['outcome'];
  readonly consignmentId: string | null;
  readonly documentId: string | null;
  readonly documentKind: SentKind | null;
  readonly orderNo: string;
  readonly businessKey: string;
  readonly status: string;
  readonly info: string;
  readonly returnTime: string;
}

/** A receipt as stored, without its bytes; `interpretation` is null until there is one. */
export interface StoredReceipt extends Omit<NewReceipt, 'body'> {
  /** Place in the order of arrival. */
  readonly n: number;
  readonly sha256: string;
  readonly interpretation: Interpretation | null;
}

/** What became of a lot of receipts. */
export interface ReceiptsStored {
  readonly stored: readonly string[];
  /** Already there with the same bytes. */
  readonly duplicates: number;
  /** Already there with OTHER bytes: the first ones are kept, and the audit log says so. */
  readonly conflicting: readonly string[];
}

/** A window of the outbox. */
export interface OutboxQuery {
  readonly search: string;
  readonly states: readonly DocumentState[];
  readonly offset: number;
  readonly limit: number;
}

/** A window of the inbox, newest first. */
export interface ReceiptQuery {
  readonly search: string;
  readonly outcome: 'any' | ReceiptRow['outcome'];
  readonly offset: number;
  readonly limit: number;
}

/** Sent documents and receipts. Nothing here is ever deleted, and no body ever changes. */
export interface Exchange {
  /** Puts documents into the outbox: one audit row for the sending, one for each document with key and hash. */
  freeze(documents: readonly NewDocument[], audit: AuditEntry): void;
  /**
   * Documents to act on now: queued, unknown or sending (then the answer is lost), due, and not leased; oldest first.
   * A next try further away than any back-off was planned by a clock that has been set back since: it is due, too.
   */
  due(now: number, limit: number, offset?: number): readonly StoredDocument[];
  /** The earliest time at which `due` will give something; null when nothing waits. */
  nextDueAt(): number | null;
  /** Reserves documents for one sender until a time; gives the ids that were free. */
  lease(ids: readonly string[], until: number, now: number): readonly string[];
  /** Everything that waits for its next try is due now. */
  forgetDelays(): void;
  /** Ends every lease: at the start of sending, when no other sender can be alive. */
  releaseLeases(): void;
  /** Moves a document when it still is in `from`; false, and no audit row, when it is not. */
  setState(
    id: string,
    from: DocumentState,
    to: DocumentState,
    patch: DocumentPatch,
    audit: AuditEntry,
  ): boolean;
  /** Notes of sending that are not a change of state; no audit row (the attempt log has them). */
  patch(id: string, patch: DocumentPatch): void;
  document(id: string): StoredDocument | null;
  /** The exact bytes; throws `store.damagedRow` when they no longer have their hash. */
  body(id: string): Uint8Array | null;
  /** Every document of every sending, in order. */
  documentsOf(consignmentId: string): readonly StoredDocument[];
  /** The state of the latest document of each kind, over all sendings: a correction replaces what went before it. */
  statesOf(consignmentId: string): ReadonlyMap<SentKind, DocumentState>;
  /** The documents of the latest sending; sending 0 when there was none. */
  latestSending(consignmentId: string): {
    readonly sending: number;
    readonly documents: readonly StoredDocument[];
  };
  /** Documents a receipt may mean, latest sending first. */
  byBusinessKey(kind: SentKind, businessKey: string): readonly StoredDocument[];
  /** The document that was sent under this idempotency key. */
  byKey(key: string): StoredDocument | null;
  /** The document whose message has this `guid`. */
  byGuid(guid: string): StoredDocument | null;
  /** Keeps numbers that port or customs gave to a document, by the element that brought them (preNo, invtNo, SeqNo). */
  noteNumbers(documentId: string, numbers: Readonly<Record<string, string>>): void;
  numbersOf(documentId: string): Readonly<Record<string, string>>;
  /** The latest document that was given a number. */
  byNumber(name: string, value: string): StoredDocument | null;
  /** Documents the platform has and that may have to be offered again (after a restore there); oldest first. */
  sentSince(since: number, limit: number, offset: number): readonly StoredDocument[];
  /** Of the consignments sent last, the latest sending each, newest first; `queuedAt` is when it was frozen. */
  lastSent(limit: number): readonly {
    readonly consignmentId: string;
    readonly orderNo: string;
    readonly queuedAt: number;
  }[];
  outbox(query: OutboxQuery): { readonly total: number; readonly rows: readonly OutboxRow[] };
  outboxRow(id: string): OutboxRow | null;
  counts(): { readonly waiting: number; readonly unknown: number };

  recordAttempt(attempt: Attempt): void;
  /** Attempts that began in a span of time, oldest first. */
  attempts(from: number, to: number, limit: number): readonly Attempt[];
  attemptsOf(documentId: string): readonly Attempt[];

  cursor(channel: string): Cursor;
  /** Keeps receipts as received and moves the cursor, together; one audit row for each new receipt. */
  storeReceipts(receipts: readonly NewReceipt[], cursor: Cursor, at: number): ReceiptsStored;
  /** Receipts not interpreted yet, in order of arrival, with their checked bytes. */
  uninterpreted(limit: number): readonly (StoredReceipt & { readonly body: Uint8Array })[];
  /** Receipts that named no document known then, by the number they name, in order of arrival, with their checked bytes. */
  unmatchedReceipts(businessKey: string): readonly (StoredReceipt & { readonly body: Uint8Array })[];
  markInterpreted(id: string, interpretation: Interpretation, audit: AuditEntry): void;
  receipt(id: string): StoredReceipt | null;
  receiptRow(id: string): ReceiptRow | null;
  /** The exact bytes; throws `store.damagedRow` when they no longer have their hash. */
  receiptBody(id: string): Uint8Array | null;
  /** Interpreted receipts of a consignment, in order of arrival. */
  receiptsOf(consignmentId: string): readonly StoredReceipt[];
  receipts(query: ReceiptQuery): { readonly total: number; readonly rows: readonly ReceiptRow[] };
}
