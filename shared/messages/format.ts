import { buildMessage } from '#shared/messages/build.ts';
import type { MessageProblem } from '#shared/messages/check.ts';
import { checkRecord } from '#shared/messages/check.ts';
import { parseMessage } from '#shared/messages/parse.ts';
import { keyOf } from '#shared/messages/receiptFacts.ts';
import type {
  ElementSpec,
  MessageRecord,
  MessageTable,
  NodeTable,
  NodeValues,
} from '#shared/messages/table.ts';
import type { Transfer } from '#shared/messages/transfer.ts';

/** What a message carries beside its record: its identifier (36 characters, upper case) and who sends it. */
export interface Sending {
  readonly guid: string;
  readonly transfer: Transfer;
}

/** A value of a record beside the row of the table it belongs to. */
export interface ShownElement {
  readonly spec: ElementSpec;
  readonly value: string;
}

/** A record element by element, in the order of its message. */
export interface ShownRecord {
  readonly head: readonly ShownElement[];
  readonly lines: readonly (readonly ShownElement[])[];
}

/** How a kind of document or request is written as a message and read back, whatever family the message is of. */
export interface DocumentFormat {
  /** Root name of the message, "CEB603Message". */
  readonly message: string;
  /** enveloped: an XML signature is written into it; none: it travels as it was built. */
  readonly signature: 'enveloped' | 'none';
  check(record: MessageRecord): readonly MessageProblem[];
  /** The message, without XML declaration; throws for a record that `check` finds fault with. */
  build(record: MessageRecord, sending: Sending): string;
  /** The first record of a message of this kind; null when there is none. */
  read(xml: string): MessageRecord | null;
  /** Content as comparable text, without what differs on every sending. */
  content(record: MessageRecord): string;
  /** The record with another action (`appType`); unchanged where the message has none. */
  withAction(record: MessageRecord, action: '1' | '2'): MessageRecord;
  /** The key under which receipts name it: see `keyOf`. */
  businessKey(record: MessageRecord): string;
  shown(record: MessageRecord): ShownRecord;
}

/** What differs between two sendings of the same content. */
const PER_SENDING: ReadonlySet<string> = new Set(['guid', 'appType', 'appTime']);

/** The format of a message of the unified system, and the elements that name its document. */
export function cebFormat(table: MessageTable, key: readonly string[]): DocumentFormat {
  return {
    message: table.kind,
    signature: 'enveloped',
    check: (record) => checkRecord(table, record),
    build: (record, sending) => buildMessage(table, [record], sending),
    read: (xml) => firstRecord(xml, table.kind),
    content: comparable,
    withAction: (record, appType) => ({ ...record, head: { ...record.head, appType } }),
    businessKey: (record) => keyOf(key, record),
    shown: (record) => ({
      head: shownElements(table.head, record.head),
      lines: table.list === null ? [] : linesOf(table.list, record.list),
    }),
  };
}

/** The values of a run of elements beside their rows, in the order of the table. */
export function shownElements(node: NodeTable, values: NodeValues): readonly ShownElement[] {
  return node.elements.flatMap((spec) => {
    const value = values[spec.name];
    return value === undefined ? [] : [{ spec, value }];
  });
}

function linesOf(list: NodeTable, lines: readonly NodeValues[]): ShownRecord['lines'] {
  return lines.map((line) => shownElements(list, line));
}

function firstRecord(xml: string, kind: string): MessageRecord | null {
  const message = parseMessage(xml);
  if (!message.ok || message.value.form !== 'records' || message.value.kind !== kind) return null;
  return message.value.records[0] ?? null;
}

function comparable({ head, list }: MessageRecord): string {
  const kept = Object.entries(head).filter(([name, value]) => value !== undefined && !PER_SENDING.has(name));
  return JSON.stringify([
    kept.sort(([a], [b]) => (a < b ? -1 : 1)),
    list.map((line) => Object.entries(line)),
  ]);
}
