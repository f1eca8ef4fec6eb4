import { isoTime } from '#backend/store/consignmentRecords.ts';
import type { StoredReceipt } from '#backend/store/contract/exchange.ts';
import type { ReceiptRow } from '#shared/api/exchange.ts';
import type { SentKind } from '#shared/consignment/regimes.ts';

/** A row of `receipt` as the database has it. */
export interface ReceiptRecord {
  readonly n: number;
  readonly id: string;
  readonly epoch: string;
  readonly seq: number;
  readonly type: string;
  readonly sha256: string;
  readonly received_at: number;
  readonly outcome: ReceiptRow['outcome'] | null;
  readonly consignment_id: string | null;
  readonly document_id: string | null;
  readonly document_kind: SentKind | null;
  readonly order_no: string;
  readonly business_key: string;
  readonly status: string;
  readonly info: string;
  readonly return_time: string;
}

/** A stored receipt from a record. */
export function receiptOfRecord(record: ReceiptRecord): StoredReceipt {
  return {
    n: record.n,
    id: record.id,
    epoch: record.epoch,
    seq: record.seq,
    type: record.type,
    sha256: record.sha256,
    receivedAt: record.received_at,
    interpretation:
      record.outcome === null
        ? null
        : {
            outcome: record.outcome,
            consignmentId: record.consignment_id,
            documentId: record.document_id,
            documentKind: record.document_kind,
            orderNo: record.order_no,
            businessKey: record.business_key,
            status: record.status,
            info: record.info,
            returnTime: record.return_time,
          },
  };
}

/** A row of the inbox from a record; one not interpreted yet counts as unknown. */
export function receiptRowOfRecord(record: ReceiptRecord): ReceiptRow {
  return {
    id: record.id,
    consignmentId: record.consignment_id,
    orderNo: record.order_no,
    documentKind: record.document_kind,
    message: record.type,
    status: record.status,
    info: record.info,
    returnTime: record.return_time,
    receivedAt: isoTime(record.received_at),
    outcome: record.outcome ?? 'unknown',
  };
}
