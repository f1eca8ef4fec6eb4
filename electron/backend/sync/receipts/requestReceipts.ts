import type { ReceiptReader } from '#backend/sync/receipts/reader.ts';
import { applyReceipts } from '#backend/sync/receipts/statusReceipts.ts';
import type { RequestKind } from '#shared/consignment/regimes.ts';
import { readFurtherReceipts } from '#shared/messages/furtherReceipts.ts';

/** The requests this workstation sends, by the message that carries them. */
const REQUESTS: Readonly<Record<string, RequestKind>> = {
  CEB605Message: 'cancellation',
  CEB213Message: 'return',
  CEB701Message: 'summary',
};

/** Receipts of the seller's requests: cancellation (606), return (214), summary (702). */
export const readRequestReceipts: ReceiptReader = ({ context, message, at }) => {
  if (message === null) return null;
  const heads = message.form === 'records' ? message.records.map(({ head }) => head) : [];
  const receipts = readFurtherReceipts(message).receipts.flatMap((facts, i) => {
    const kind = REQUESTS[facts.request];
    return kind === undefined ? [] : [{ kind, facts, guid: heads[i]?.['guid'] ?? '', orderNo: '' }];
  });
  return applyReceipts(context, receipts, at);
};
