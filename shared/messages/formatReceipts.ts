import type { ParsedMessage } from '#shared/messages/parse.ts';
import type { XmlElement } from '#shared/messages/xmlTree.ts';

/** Root name of the format-check receipt (报文格式校验回执). */
export const FORMAT_RECEIPT = 'CEB900Message';

/**
 * What a format-check receipt says: a message did not get as far as its documents, so that it names the message and
 * not the documents (CEB900 MessageReturn, edition 202205).
 */
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
  if (message.form !== 'tree' || message.kind !== FORMAT_RECEIPT) return [];
  return message.tree.children
    .filter((node) => node.name === 'MessageReturn')
    .map(factsOf)
    .filter((facts) => facts.messageId !== '' && facts.status !== '');
}

function factsOf(node: XmlElement): FormatReceiptFacts {
  const value = (name: string) => node.children.find((child) => child.name === name)?.text.trim() ?? '';
  const time = value('returnTime');
  return {
    messageId: value('oriCopMsgId'),
    messageType: value('oriMessageType'),
    status: value('returnStatus'),
    time: /^\d{14}(?:\d{3})?$/.test(time) ? time.padEnd(17, '0') : '',
    info: value('returnInfo'),
  };
}
