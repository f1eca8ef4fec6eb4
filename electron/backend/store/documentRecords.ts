import { isoTime } from '#backend/store/consignmentRecords.ts';
import type { DocumentPatch, StoredDocument } from '#backend/store/contract/exchange.ts';
import type { SqlValue } from '#backend/store/sql.ts';
import { storedJson } from '#backend/store/sql.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { OutboxRow } from '#shared/api/exchange.ts';
import type { SentKind } from '#shared/consignment/regimes.ts';
import type { DocumentState } from '#shared/exchange/documentState.ts';

/** A row of `document` as the database has it; kind and state were typed when they were written. */
export interface DocumentRecord {
  readonly n: number;
  readonly id: string;
  readonly consignment_id: string;
  readonly sending: number;
  readonly kind: SentKind;
  readonly message: string;
  readonly order_no: string;
  readonly business_key: string;
  readonly key: string;
  readonly guid: string;
  readonly revision: number;
  readonly pack_id: string;
  readonly pack_version: string;
  readonly pack_hash: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly state: DocumentState;
  readonly attempts: number;
  readonly queued_at: number;
  readonly sent_at: number | null;
  readonly next_try_at: number | null;
  readonly lease_until: number | null;
  readonly last_error: string | null;
  readonly last_status: string;
  readonly last_info: string;
}

/** A stored document from a record. */
export function documentOfRecord(record: DocumentRecord): StoredDocument {
  return {
    id: record.id,
    consignmentId: record.consignment_id,
    sending: record.sending,
    kind: record.kind,
    message: record.message,
    orderNo: record.order_no,
    businessKey: record.business_key,
    key: record.key,
    guid: record.guid,
    revision: record.revision,
    pack: { id: record.pack_id, version: record.pack_version, hash: record.pack_hash },
    sha256: record.sha256,
    bytes: record.bytes,
    state: record.state,
    attempts: record.attempts,
    queuedAt: record.queued_at,
    sentAt: record.sent_at,
    nextTryAt: record.next_try_at,
    leaseUntil: record.lease_until,
    lastError: errorOf(record.last_error, 'document', record.id),
    lastStatus: record.last_status,
    lastInfo: record.last_info,
  };
}

/** A row of the outbox from a record. */
export function outboxRowOfRecord(record: DocumentRecord): OutboxRow {
  return {
    id: record.id,
    consignmentId: record.consignment_id,
    orderNo: record.order_no,
    kind: record.kind,
    message: record.message,
    state: record.state,
    attempts: record.attempts,
    queuedAt: isoTime(record.queued_at),
    sentAt: record.sent_at === null ? null : isoTime(record.sent_at),
    nextTryAt: record.next_try_at === null ? null : isoTime(record.next_try_at),
    lastError: errorOf(record.last_error, 'document', record.id),
    sha256: record.sha256,
  };
}

/** The columns a patch changes. */
export function patchColumns(patch: DocumentPatch): Readonly<Record<string, SqlValue>> {
  const columns: Readonly<Record<string, SqlValue | undefined>> = {
    attempts: patch.attempts,
    sent_at: patch.sentAt,
    next_try_at: patch.nextTryAt,
    lease_until: patch.leaseUntil,
    last_error: patch.lastError === undefined ? undefined : errorText(patch.lastError),
    last_status: patch.lastStatus,
    last_info: patch.lastInfo,
  };
  return Object.fromEntries(
    Object.entries(columns).filter((column): column is [string, SqlValue] => column[1] !== undefined),
  );
}

/** An error as JSON text. */
export function errorText(error: AppError | null): string | null {
  return error === null ? null : JSON.stringify(error);
}

/** An error from its JSON text. */
export function errorOf(text: string | null, table: string, id: string | number): AppError | null {
  return text === null ? null : storedJson<AppError>(text, table, id);
}
