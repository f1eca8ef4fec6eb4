import type { DocumentKind } from '#shared/consignment/regimes.ts';
import type { ParsedMessage } from '#shared/messages/parse.ts';
import type { MessageRecord } from '#shared/messages/table.ts';

/** The elements that name a document between firm and customs; identifiers of records and messages do not. */
const KEY_ELEMENTS: Readonly<Record<DocumentKind, readonly string[]>> = {
  order: ['ebcCode', 'orderNo'],
  receipts: ['ebcCode', 'orderNo'],
  waybill: ['logisticsCode', 'logisticsNo'],
  inventory: ['ebcCode', 'orderNo', 'copNo'],
};

/**
 * The business key of a document, the same from the record that was sent and from its receipt; "" when an element of it
 * is missing. Parts are joined by "|"; a "|" or "%" inside a part is written %7C, %25.
 */
export function businessKey(kind: DocumentKind, record: Pick<MessageRecord, 'head'>): string {
  const parts = KEY_ELEMENTS[kind].map((name) => record.head[name]?.trim() ?? '');
  if (parts.includes('')) return '';
  return parts.map((part) => part.replaceAll('%', '%25').replaceAll('|', '%7C')).join('|');
}

/** The receipts of documents, and the document each speaks of. */
export const RECEIPT_KINDS = {
  CEB304Message: 'order',
  CEB404Message: 'receipts',
  CEB506Message: 'waybill',
  CEB604Message: 'inventory',
} as const satisfies Readonly<Record<string, DocumentKind>>;

/** Root name of a receipt. */
export type ReceiptKind = keyof typeof RECEIPT_KINDS;

/** What one receipt says. */
export interface ReceiptFacts {
  readonly message: ReceiptKind;
  readonly documentKind: DocumentKind;
  /** Which document it speaks of: see `businessKey`. */
  readonly businessKey: string;
  /** returnStatus as received. */
  readonly status: string;
  /** returnTime "YYYYMMDDhhmmssSSS" as received; receipts count in its order, not in that of arrival. */
  readonly time: string;
  /** returnInfo as received. */
  readonly info: string;
  /** preNo 电子口岸编号, where given. */
  readonly preNo?: string;
  /** invtNo 清单编号, where given. */
  readonly invtNo?: string;
}

/** Why a receipt cannot be used; `record` counts from 0. */
export interface ReceiptProblem {
  readonly code: 'messages.receipt.noKey' | 'messages.receipt.noStatus' | 'messages.receipt.badTime';
  readonly record: number;
  readonly params: Readonly<Record<string, string>>;
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
    const read = readReceipt(kind, record);
    if ('code' in read) problems.push({ ...read, record: index });
    else receipts.push(read);
  });
  return { receipts, problems };
}

/** Whether a root name is that of a document's receipt. */
export function isReceiptKind(kind: string): kind is ReceiptKind {
  return Object.hasOwn(RECEIPT_KINDS, kind);
}

function readReceipt(
  message: ReceiptKind,
  record: MessageRecord,
): ReceiptFacts | Omit<ReceiptProblem, 'record'> {
  const documentKind = RECEIPT_KINDS[message];
  const value = (name: string) => record.head[name]?.trim() ?? '';
  const key = businessKey(documentKind, record);
  const status = value('returnStatus');
  const time = value('returnTime');
  if (key === '') return { code: 'messages.receipt.noKey', params: { message } };
  if (status === '') return { code: 'messages.receipt.noStatus', params: { message } };
  if (!/^\d{14}(?:\d{3})?$/.test(time))
    return { code: 'messages.receipt.badTime', params: { message, time } };
  const preNo = value('preNo');
  const invtNo = value('invtNo');
  return {
    message,
    documentKind,
    businessKey: key,
    status,
    time: time.padEnd(17, '0'),
    info: value('returnInfo'),
    ...(preNo === '' ? {} : { preNo }),
    ...(invtNo === '' ? {} : { invtNo }),
  };
}
