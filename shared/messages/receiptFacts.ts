import type { MessageRecord } from '#shared/messages/table.ts';

/** What any receipt says of the document it answers. */
export interface StatusFacts {
  /** Which document it speaks of: see `keyOf`. */
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
  /** sumNo 汇总申请编号, where given. */
  readonly sumNo?: string;
}

/** Why a receipt cannot be used; `record` counts from 0. */
export interface ReceiptProblem {
  readonly code: 'messages.receipt.noKey' | 'messages.receipt.noStatus' | 'messages.receipt.badTime';
  readonly record: number;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * The values of some elements as one key; "" when one of them is missing. Parts are joined by "|"; a "|" or "%" inside a
 * part is written %7C, %25.
 */
export function keyOf(elements: readonly string[], record: Pick<MessageRecord, 'head'>): string {
  const parts = elements.map((name) => record.head[name]?.trim() ?? '');
  if (parts.includes('')) return '';
  return parts.map((part) => part.replaceAll('%', '%25').replaceAll('|', '%7C')).join('|');
}

/** Reads one receipt record under the key its document is known by, or says why it cannot be used. */
export function readStatus(
  message: string,
  businessKey: string,
  record: MessageRecord,
): StatusFacts | Omit<ReceiptProblem, 'record'> {
  const value = (name: string) => record.head[name]?.trim() ?? '';
  const status = value('returnStatus');
  const time = value('returnTime');
  if (businessKey === '') return { code: 'messages.receipt.noKey', params: { message } };
  if (status === '') return { code: 'messages.receipt.noStatus', params: { message } };
  if (!/^\d{14}(?:\d{3})?$/.test(time))
    return { code: 'messages.receipt.badTime', params: { message, time } };
  const preNo = value('preNo');
  const invtNo = value('invtNo');
  const sumNo = value('sumNo');
  return {
    businessKey,
    status,
    time: time.padEnd(17, '0'),
    info: value('returnInfo'),
    ...(preNo === '' ? {} : { preNo }),
    ...(invtNo === '' ? {} : { invtNo }),
    ...(sumNo === '' ? {} : { sumNo }),
  };
}
