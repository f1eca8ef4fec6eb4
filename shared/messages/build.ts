import { escapeText, isPlain, isUnsendable } from '#shared/messages/characters.ts';
import type {
  ElementSpec,
  MessageRecord,
  MessageTable,
  NodeTable,
  NodeValues,
} from '#shared/messages/table.ts';
import { CEB_NAMESPACE, TEXT_FORMS } from '#shared/messages/table.ts';
import type { Transfer } from '#shared/messages/transfer.ts';
import { BASE_TRANSFER, transferValues } from '#shared/messages/transfer.ts';

/** What a message carries beside its records. */
export interface MessageEnvelope {
  /** Identifier of the message: 36 characters, upper case. */
  readonly guid: string;
  /** The sender; demanded by requests, not allowed in receipts. */
  readonly transfer?: Transfer;
}

/** What stands before a message in a file or on the wire; it is no part of what is signed. */
export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Why a message could not be built. It marks a record that was sent on without a check, so it is thrown. */
export class MessageBuildError extends Error {
  readonly code: string;
  readonly element: string;

  constructor(code: string, element: string) {
    super(`${code}: ${element}`);
    this.name = 'MessageBuildError';
    this.code = code;
    this.element = element;
  }
}

/**
 * Builds a message from records that have passed `checkRecord`.
 *
 * The text is in the form that Canonical XML 1.0 gives it: no declaration, no empty-element tags, namespace before
 * attributes, attributes in order, only "&amp;", "&lt;" and "&gt;" escaped. A signer can hash it as it stands.
 * Values go in unaltered, so decimals must be canonical text already. Throws `MessageBuildError` for a missing
 * required value, a character XML cannot carry, or a count of records or lines outside the table's limits.
 */
export function buildMessage(
  table: MessageTable,
  records: readonly MessageRecord[],
  envelope: MessageEnvelope,
): string {
  const encode = encoderOf(table);
  if (!TEXT_FORMS.guid.test(envelope.guid)) throw new MessageBuildError('messages.build.guid', table.kind);
  if (records.length === 0 || records.length > table.maxRecords) {
    throw new MessageBuildError('messages.build.recordCount', table.node);
  }
  if ((envelope.transfer === undefined) !== (table.envelope === 'none')) {
    throw new MessageBuildError('messages.build.transfer', table.kind);
  }
  const open = `<ceb:${table.kind} xmlns:ceb="${CEB_NAMESPACE}" guid="${envelope.guid}" version="1.0">`;
  let body = '';
  for (const record of records) body += encode(record);
  const end = envelope.transfer === undefined ? '' : encodeTransfer(transferValues(envelope.transfer));
  return `${open}${body}${end}</ceb:${table.kind}>`;
}

/** Writes a value as the text of a message. */
export type Encode<T> = (value: T) => string;

const encoders = new WeakMap<MessageTable, Encode<MessageRecord>>();

function encoderOf(table: MessageTable): Encode<MessageRecord> {
  const known = encoders.get(table);
  if (known !== undefined) return known;
  const made = recordEncoder(table);
  encoders.set(table, made);
  return made;
}

function recordEncoder(table: MessageTable): Encode<MessageRecord> {
  const head = nodeEncoder(table.head, 'ceb:');
  const { list } = table;
  const line = list === null ? null : nodeEncoder(list, 'ceb:');
  const min = list?.min ?? 0;
  const max = list === null ? 0 : (list.max ?? Number.POSITIVE_INFINITY);
  return (record) => {
    const count = record.list.length;
    if (count < min || count > max) throw new MessageBuildError('messages.build.lineCount', table.node);
    let out = `<ceb:${table.node}>${head(record.head)}`;
    if (line !== null) for (const values of record.list) out += line(values);
    return `${out}</ceb:${table.node}>`;
  };
}

/** Writes a run of elements in their binding order; `prefix` is that of their namespace with its colon, or "". */
export function nodeEncoder(node: NodeTable, prefix: string): Encode<NodeValues> {
  const steps = node.elements.map((element) => step(element, prefix));
  const open = node.name === null ? '' : `<${prefix}${node.name}>`;
  const close = node.name === null ? '' : `</${prefix}${node.name}>`;
  return (values) => {
    let out = open;
    for (const { name, start, end, required, empty } of steps) {
      const value = values[name];
      if (value === undefined || value === '') {
        if (required) throw new MessageBuildError('messages.build.missing', name);
        out += empty;
        continue;
      }
      out += start + (isPlain(value) ? value : careful(value, name)) + end;
    }
    return out + close;
  };
}

function step({ name, required, keptEmpty }: ElementSpec, prefix: string) {
  const start = `<${prefix}${name}>`;
  const end = `</${prefix}${name}>`;
  return { name, required, start, end, empty: keptEmpty === true ? start + end : '' };
}

const encodeTransfer: Encode<NodeValues> = nodeEncoder(BASE_TRANSFER, 'ceb:');

function careful(value: string, name: string): string {
  if (isUnsendable(value)) throw new MessageBuildError('messages.build.character', name);
  return escapeText(value);
}
