/** Receipts of the documents that follow a declaration or gather many: arrival, departure, cancellation, return, sum. */
import type { MessageKind } from '#shared/messages/catalogue.ts';
import type { ParsedMessage } from '#shared/messages/parse.ts';
import type { ReceiptProblem, StatusFacts } from '#shared/messages/receiptFacts.ts';
import { keyOf, readStatus } from '#shared/messages/receiptFacts.ts';
import type { MessageRecord } from '#shared/messages/table.ts';

/** The request a receipt answers, and the elements that name its document in both of them. */
interface Answer {
  readonly request: MessageKind;
  readonly key: readonly string[];
}

/** Keys of 507, 509, 607 and 701: those a simulator of the unified system refuses duplicates by; the others likewise. */
const ANSWERS = {
  CEB214Message: { request: 'CEB213Message', key: ['agentCode', 'coElNo'] },
  CEB216Message: { request: 'CEB215Message', key: ['operatorCode', 'coElNo'] },
  CEB508Message: { request: 'CEB507Message', key: ['operatorCode', 'copNo'] },
  CEB510Message: { request: 'CEB509Message', key: ['logisticsCode', 'copNo'] },
  CEB606Message: { request: 'CEB605Message', key: ['agentCode', 'copNo'] },
  CEB608Message: { request: 'CEB607Message', key: ['agentCode', 'copNo'] },
  CEB702Message: { request: 'CEB701Message', key: ['agentCode', 'copNo'] },
} as const satisfies Readonly<Record<string, Answer>>;

/** Root name of such a receipt. */
export type FurtherReceiptKind = keyof typeof ANSWERS;

/** What one such receipt says. */
export interface FurtherReceiptFacts extends StatusFacts {
  readonly message: FurtherReceiptKind;
  /** Root name of the request it answers. */
  readonly request: MessageKind;
  /** msgSeqNo 报文序号, which part of a divided document it answers; absent where documents are not divided. */
  readonly part?: string;
}

/** Such receipts of a message, and those that cannot be used; both empty for any other message. */
export interface ReadFurtherReceipts {
  readonly receipts: readonly FurtherReceiptFacts[];
  readonly problems: readonly ReceiptProblem[];
}

/** Reads such receipts of a message. One that cannot be used does not stop the others. */
export function readFurtherReceipts(message: ParsedMessage): ReadFurtherReceipts {
  const receipts: FurtherReceiptFacts[] = [];
  const problems: ReceiptProblem[] = [];
  const { kind } = message;
  if (message.form !== 'records' || !isFurtherReceiptKind(kind)) return { receipts, problems };
  message.records.forEach((record, index) => {
    const read = readStatus(kind, keyOf(ANSWERS[kind].key, record), record);
    if ('code' in read) {
      problems.push({ ...read, record: index });
      return;
    }
    const part = record.head['msgSeqNo']?.trim() ?? '';
    receipts.push({
      message: kind,
      request: ANSWERS[kind].request,
      ...read,
      ...(part === '' ? {} : { part }),
    });
  });
  return { receipts, problems };
}

/** Whether a root name is that of such a receipt. */
export function isFurtherReceiptKind(kind: string): kind is FurtherReceiptKind {
  return Object.hasOwn(ANSWERS, kind);
}

/** The key under which its receipts will name a document, from the record that is sent; "" when a part is missing. */
export function furtherKey(receipt: FurtherReceiptKind, record: Pick<MessageRecord, 'head'>): string {
  return keyOf(ANSWERS[receipt].key, record);
}
