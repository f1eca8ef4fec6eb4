import { readXml } from '#shared/messages/xml.ts';
import type { XmlElement } from '#shared/messages/xmlTree.ts';

/** The answer to a declaration's import (DecImportResponse). */
export interface ImportReply {
  readonly kind: 'import';
  /** What the declaration was sent under. */
  readonly clientSeqNo: string;
  /** The number the single window gave it (统一编号); "" when it was not taken in. */
  readonly seqNo: string;
  /** 0 is taken in. */
  readonly responseCode: string;
  /** The answer's or the error's words, as received. */
  readonly message: string;
}

/** What became of a declaration (DEC_DATA/DEC_RESULT); "" where the reply says nothing. */
export interface ResultReply {
  readonly kind: 'result';
  /** CUS_CIQ_NO 关检关联号: the number the single window gave the declaration. */
  readonly seqNo: string;
  /** ENTRY_ID 海关编号, 18 characters. */
  readonly entryId: string;
  /** CHANNEL: the letter of the state. */
  readonly channel: string;
  /** NOTE: the words, as received. */
  readonly note: string;
  /** NOTICE_DATE as "YYYYMMDDhhmmssSSS", China time; "" when it is no time. */
  readonly noticeTime: string;
  /** CUSTOM_MASTER 申报地海关. */
  readonly customsCode: string;
  /** I_E_DATE 进出口日期 as received. */
  readonly exitDate: string;
  /** D_DATE 申报日期 as received. */
  readonly declaredOn: string;
}

/** A reply to a declaration. */
export type DeclarationReply = ImportReply | ResultReply;

/** Root names of replies, and what people call them. */
export const REPLY_KINDS = {
  DecImportResponse: '报关单导入响应',
  DEC_DATA: '报关单回执',
} as const satisfies Readonly<Record<string, string>>;
/** Root name of a reply. */
export type ReplyKind = keyof typeof REPLY_KINDS;

/** A message that answers declarations. */
export interface ReadReplies {
  readonly kind: ReplyKind;
  /** Those that name what they answer. */
  readonly replies: readonly DeclarationReply[];
  /** The message whole: what is not in a reply is still here. */
  readonly tree: XmlElement;
}

/**
 * Reads the replies in a message, tolerantly: any namespace or prefix or none, unknown elements, any order. Null for a
 * text that is no reply. A reply that names no declaration, or says nothing of it, is left out.
 */
export function readDeclarationReplies(xml: string): ReadReplies | null {
  const read = readXml(xml);
  if (!read.ok) return null;
  const tree = read.value;
  switch (tree.name) {
    case 'DecImportResponse': {
      const reply = importReply(tree);
      const named = reply.clientSeqNo !== '' && reply.responseCode !== '';
      return { kind: 'DecImportResponse', replies: named ? [reply] : [], tree };
    }
    case 'DEC_DATA':
    case 'DEC_RESULT': {
      const results = tree.name === 'DEC_RESULT' ? [tree] : tree.children;
      const replies = results.filter(({ name }) => name === 'DEC_RESULT').map(resultReply);
      return { kind: 'DEC_DATA', replies: replies.filter(saysSomething), tree };
    }
    default:
      return null;
  }
}

function importReply(node: XmlElement): ImportReply {
  return {
    kind: 'import',
    clientSeqNo: short(node, 'ClientSeqNo'),
    seqNo: short(node, 'SeqNo'),
    responseCode: short(node, 'ResponseCode'),
    message: value(node, 'ErrorMessage'),
  };
}

function resultReply(node: XmlElement): ResultReply {
  return {
    kind: 'result',
    seqNo: short(node, 'CUS_CIQ_NO'),
    entryId: short(node, 'ENTRY_ID'),
    channel: short(node, 'CHANNEL'),
    note: value(node, 'NOTE'),
    noticeTime: timeOf(value(node, 'NOTICE_DATE')),
    customsCode: value(node, 'CUSTOM_MASTER'),
    exitDate: value(node, 'I_E_DATE'),
    declaredOn: value(node, 'D_DATE'),
  };
}

function saysSomething({ seqNo, entryId, channel, note }: ResultReply): boolean {
  return (seqNo !== '' || entryId !== '') && (channel !== '' || note !== '');
}

/** Numbers and letters have at most 18 characters; what is far longer is none. */
const MOST_OF_A_NUMBER = 40;

function short(node: XmlElement, name: string): string {
  const text = value(node, name);
  return text.length > MOST_OF_A_NUMBER ? '' : text;
}

/** The first of a repeated element counts. */
function value(node: XmlElement, name: string): string {
  return node.children.find((child) => child.name === name)?.text.trim() ?? '';
}

const TIME = /^(\d{4})[-/]?(\d{2})[-/]?(\d{2})(?:[T ]?(\d{2}):?(\d{2}):?(\d{2})(?:\.?(\d{1,3}))?)?/;

/** No official text gives the form of the time; programs write it with and without separators. */
function timeOf(text: string): string {
  const match = TIME.exec(text);
  if (match === null) return '';
  return match
    .slice(1)
    .map((part = '') => part)
    .join('')
    .padEnd(17, '0');
}
