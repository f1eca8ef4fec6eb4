import { moveDocument } from '#backend/sync/documentMoves.ts';
import type { ReceiptReader } from '#backend/sync/receipts/reader.ts';
import { matchedWith, NOTHING } from '#backend/sync/receipts/reader.ts';
import { stateOfReceipt } from '#shared/exchange/documentState.ts';
import { readFormatReceipts } from '#shared/messages/formatReceipts.ts';

/** CEB900: a message that failed the format check is returned; it can never become a declaration as it is. */
export const readFormatReceipt: ReceiptReader = ({ context: { store }, message, at }) => {
  const [facts] = message === null ? [] : readFormatReceipts(message);
  if (facts === undefined) return null;
  const document = store.exchange.byKey(facts.messageId);
  if (document !== null && stateOfReceipt(facts.status) === 'returned') {
    const words = { lastStatus: facts.status, lastInfo: facts.info };
    moveDocument(store, document, { kind: 'receipt', status: facts.status }, at, words);
  }
  return {
    interpretation: {
      ...NOTHING,
      ...matchedWith(document),
      documentKind: document?.kind ?? null,
      orderNo: document?.orderNo ?? '',
      businessKey: document?.businessKey ?? '',
      status: facts.status,
      info: facts.info,
      returnTime: facts.time,
    },
    touched: document === null ? [] : [document.consignmentId],
  };
};
