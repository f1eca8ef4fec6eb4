import type { ReceiptReader } from '#backend/sync/receipts/reader.ts';
import { NOTHING } from '#backend/sync/receipts/reader.ts';
import { applyReceipts } from '#backend/sync/receipts/statusReceipts.ts';
import { isReceiptKind, readReceipts } from '#shared/messages/receipts.ts';

/** Receipts of order, payment receipt, waybill and inventory (304, 404, 506, 604). */
export const readDocumentReceipts: ReceiptReader = ({ context, message, at }) => {
  if (message === null || message.form !== 'records' || !isReceiptKind(message.kind)) return null;
  const heads = message.records.map(({ head }) => head);
  const receipts = readReceipts(message).receipts.map((facts, i) => ({
    kind: facts.documentKind,
    facts,
    guid: heads[i]?.['guid'] ?? '',
    orderNo: heads[i]?.['orderNo'] ?? '',
  }));
  return applyReceipts(context, receipts, at) ?? { interpretation: NOTHING, touched: [] };
};
