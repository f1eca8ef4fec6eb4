import { CEB900 } from '#shared/messages/ceb900.ts';
import type { ParsedMessage } from '#shared/messages/parse.ts';
import type { MessageRecord } from '#shared/messages/table.ts';

/** What a format-check receipt (报文格式校验回执, CEB900) says. */
export interface FormatReceiptFacts {
  /** oriCopMsgId: the identifier the message was sent under; with a platform of our own kind the idempotency key. */
  readonly messageId: string;
  /** oriMessageType, "CEB603Message". */
  readonly messageType: string;
  /** returnStatus as received; a failed check is negative (-999999). */
  readonly status: string;
  /** returnTime "YYYYMMDDhhmmssSSS"; "" when it is none. */
  readonly time: string;
  /** returnInfo as received. */
  readonly info: string;
}

/** The format-check receipts in a message, of those that name the message they answer; empty for any other message. */
export function readFormatReceipts(message: ParsedMessage): readonly FormatReceiptFacts[] {
  if (message.form !== 'records' || message.kind !== CEB900.kind) return [];
  return message.records.map(factsOf).filter((facts) => facts.messageId !== '' && facts.status !== '');
}

function factsOf({ head }: MessageRecord): FormatReceiptFacts {
  const value = (name: string) => head[name]?.trim() ?? '';
  const time = value('returnTime');
  return {
    messageId: value('oriCopMsgId'),
    messageType: value('oriMessageType'),
    status: value('returnStatus'),
    time: /^\d{14}(?:\d{3})?$/.test(time) ? time.padEnd(17, '0') : '',
    info: value('returnInfo'),
  };
}
