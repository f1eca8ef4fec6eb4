import type { SentKind } from '#shared/consignment/regimes.ts';
import type { ParsedMessage } from '#shared/messages/parse.ts';
import type { ReceiptProblem, StatusFacts } from '#shared/messages/receiptFacts.ts';
import { keyOf, readStatus } from '#shared/messages/receiptFacts.ts';
import type { MessageRecord } from '#shared/messages/table.ts';

/** The elements that name a document between firm and customs; identifiers of records and messages do not. */
export const KEY_ELEMENTS = {
  order: ['ebcCode', 'orderNo'],
  receipts: ['ebcCode', 'orderNo'],
  waybill: ['logisticsCode', 'logisticsNo'],
  inventory: ['ebcCode', 'orderNo', 'copNo'],
  cancellation: ['agentCode', 'copNo'],
  return: ['agentCode', 'coElNo'],
  summary: ['agentCode', 'copNo'],
} as const satisfies Partial<Record<SentKind, readonly string[]>>;

/** What is sent in a message of the unified system. */
export type CebKind = keyof typeof KEY_ELEMENTS;

/** The business key of a document, the same from the record that was sent and from its receipt: see `keyOf`. */
export function businessKey(kind: CebKind, record: Pick<MessageRecord, 'head'>): string {
  return keyOf(KEY_ELEMENTS[kind], record);
}

/** The receipts of documents, and the document each speaks of. */
export const RECEIPT_KINDS = {
  CEB304Message: 'order',
  CEB404Message: 'receipts',
  CEB506Message: 'waybill',
  CEB604Message: 'inventory',
} as const satisfies Readonly<Record<string, CebKind>>;

/** Root name of a receipt. */
export type ReceiptKind = keyof typeof RECEIPT_KINDS;

/** What one receipt says. */
export interface ReceiptFacts extends StatusFacts {
  readonly message: ReceiptKind;
  readonly documentKind: CebKind;
}

/** The receipts of a message, and those that cannot be used; both empty for a message that is no receipt of a document. */
export interface ReadReceipts {
  readonly receipts: readonly ReceiptFacts[];
  readonly problems: readonly ReceiptProblem[];
}

/** Reads the receipts of a message. One that cannot be used does not stop the others. */
export function readReceipts(message: ParsedMessage): ReadReceipts {
  const receipts: ReceiptFacts[] = [];
  const problems: ReceiptProblem[] = [];
  const { kind } = message;
  if (message.form !== 'records' || !isReceiptKind(kind)) return { receipts, problems };
  message.records.forEach((record, index) => {
    const documentKind = RECEIPT_KINDS[kind];
    const read = readStatus(kind, businessKey(documentKind, record), record);
    if ('code' in read) problems.push({ ...read, record: index });
    else receipts.push({ message: kind, documentKind, ...read });
  });
  return { receipts, problems };
}

/** Whether a root name is that of a document's receipt. */
export function isReceiptKind(kind: string): kind is ReceiptKind {
  return Object.hasOwn(RECEIPT_KINDS, kind);
}
