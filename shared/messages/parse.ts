import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import { KINDS_WITHOUT_TABLE, tableOf } from '#shared/messages/catalogue.ts';
import type { MessageRecord, MessageTable, NodeTable } from '#shared/messages/table.ts';
import { CEB_NAMESPACE } from '#shared/messages/table.ts';
import { BASE_TRANSFER } from '#shared/messages/transfer.ts';
import { readXml } from '#shared/messages/xml.ts';
import type { XmlElement, XmlProblem } from '#shared/messages/xmlTree.ts';

/** Something in a message that its table does not have; it is kept here, never dropped. */
export interface UnknownElement {
  /** Names from the business node down, e.g. "Inventory/InventoryHead/newThing". */
  readonly path: string;
  /** Which record it stands in, counted from 0; -1 outside the records. */
  readonly record: number;
  readonly element: XmlElement;
}

/** How a message departs from the specification without being unreadable; each is a text key. */
export type MessageOddity =
  | 'messages.odd.noNamespace'
  | 'messages.odd.rootName'
  | 'messages.odd.repeatedTransfer'
  | 'messages.odd.noRecords';

interface ParsedEnvelope {
  /** Root name as the catalogue has it, e.g. "CEB604Message". */
  readonly kind: string;
  /** Chinese name of the message. */
  readonly zh: string;
  /** The root's identifier as written; "" when missing. */
  readonly guid: string;
  readonly version: string;
  readonly oddities: readonly MessageOddity[];
}

/** A message of which there is a table. */
export interface RecordsMessage extends ParsedEnvelope {
  readonly form: 'records';
  readonly table: MessageTable;
  readonly records: readonly MessageRecord[];
  /** Every transfer block, in order; official samples carry it twice. */
  readonly transfers: readonly MessageRecord['head'][];
  readonly unknown: readonly UnknownElement[];
  /** Whether a signature stands in it; nothing is said about its worth. */
  readonly signed: boolean;
}

/** A message of the catalogue of which there is no table yet, whole. */
export interface TreeMessage extends ParsedEnvelope {
  readonly form: 'tree';
  readonly tree: XmlElement;
}

/** A message as read. */
export type ParsedMessage = RecordsMessage | TreeMessage;

/** Why a text is no message we know. */
export type ParseProblem =
  | XmlProblem
  | { readonly code: 'messages.parse.unknownRoot'; readonly params: { readonly root: string } }
  | { readonly code: 'messages.parse.otherNamespace'; readonly params: { readonly namespace: string } };

/**
 * Reads a cross-border e-commerce message, tolerantly: any prefix or none, a byte-order mark, repeated transfer blocks,
 * missing elements and unknown ones are all read; what the table does not know is listed. Whether the records hold is
 * `checkRecord`'s to say. Hostile input is refused in bounded time (see `XML_BOUNDS`).
 */
export function parseMessage(xml: string): Result<ParsedMessage, ParseProblem> {
  const read = readXml(xml);
  if (!read.ok) return read;
  const root = read.value;
  const match = /^CEB(\d{3})(?:Message)?$/.exec(root.name);
  const kind = `CEB${match?.[1] ?? ''}Message`;
  const table = tableOf(kind);
  const zh = table?.zh ?? (Object.hasOwn(KINDS_WITHOUT_TABLE, kind) ? KINDS_WITHOUT_TABLE[kind] : undefined);
  if (match === null || zh === undefined) {
    return err({ code: 'messages.parse.unknownRoot', params: { root: root.name.slice(0, 80) } });
  }
  if (root.namespace !== CEB_NAMESPACE && root.namespace !== '') {
    return err({
      code: 'messages.parse.otherNamespace',
      params: { namespace: root.namespace.slice(0, 200) },
    });
  }
  const oddities: MessageOddity[] = [];
  if (root.namespace === '') oddities.push('messages.odd.noNamespace');
  if (root.name !== kind) oddities.push('messages.odd.rootName');
  const envelope = {
    kind,
    zh,
    guid: attribute(root, 'guid'),
    version: attribute(root, 'version'),
    oddities,
  };
  if (table === undefined) return ok({ form: 'tree', ...envelope, tree: root });
  return ok({ form: 'records', ...envelope, table, ...readBody(table, root, oddities) });
}

type Body = Pick<RecordsMessage, 'records' | 'transfers' | 'unknown' | 'signed'>;

function readBody(table: MessageTable, root: XmlElement, oddities: MessageOddity[]): Body {
  const records: MessageRecord[] = [];
  const transfers: MessageRecord['head'][] = [];
  const unknown: UnknownElement[] = [];
  let signed = false;
  for (const child of root.children) {
    if (child.name === table.node && child.namespace === root.namespace) {
      records.push(readRecord(table, child, records.length, unknown));
    } else if (child.name === 'BaseTransfer' && table.envelope === 'transfer') {
      const at = { path: 'BaseTransfer', record: -1, unknown };
      transfers.push(readNode(BASE_TRANSFER, child.children, at));
    } else if (child.name === 'Signature') {
      signed = true;
    } else {
      unknown.push({ path: child.name, record: -1, element: child });
    }
  }
  if (transfers.length > 1) oddities.push('messages.odd.repeatedTransfer');
  if (records.length === 0) oddities.push('messages.odd.noRecords');
  return { records, transfers, unknown, signed };
}

/** Where a run of elements stands, and where to note what its table does not have. */
export interface Place {
  readonly path: string;
  readonly record: number;
  readonly unknown: UnknownElement[];
}

function readRecord(
  table: MessageTable,
  node: XmlElement,
  record: number,
  unknown: UnknownElement[],
): MessageRecord {
  const { head, list } = table;
  if (head.name === null && list === null) {
    return { head: readNode(head, node.children, { path: node.name, record, unknown }), list: [] };
  }
  const heads: XmlElement[] = [];
  const lines: MessageRecord['list'][number][] = [];
  for (const child of node.children) {
    const path = `${node.name}/${child.name}`;
    if (list !== null && child.name === list.name) {
      lines.push(readNode(list, child.children, { path, record, unknown }));
    } else if (child.name === head.name && heads.length === 0) {
      heads.push(child);
    } else {
      unknown.push({ path, record, element: child });
    }
  }
  const path = `${node.name}/${head.name ?? ''}`;
  return { head: readNode(head, heads[0]?.children ?? [], { path, record, unknown }), list: lines };
}

const namesOf = new WeakMap<NodeTable, ReadonlySet<string>>();

function knownNames(node: NodeTable): ReadonlySet<string> {
  const known = namesOf.get(node);
  if (known !== undefined) return known;
  const names = new Set(node.elements.map((element) => element.name));
  namesOf.set(node, names);
  return names;
}

/** Reads a run of elements. The first of a repeated element counts; the others are listed as unknown. */
export function readNode(
  table: NodeTable,
  children: readonly XmlElement[],
  at: Place,
): MessageRecord['head'] {
  const names = knownNames(table);
  const values: Record<string, string> = {};
  for (const child of children) {
    const { name } = child;
    if (names.has(name) && child.children.length === 0 && values[name] === undefined) {
      values[name] = child.text;
    } else {
      at.unknown.push({ path: `${at.path}/${name}`, record: at.record, element: child });
    }
  }
  return values;
}

function attribute(element: XmlElement, name: string): string {
  return element.attributes.find(([known]) => known === name)?.[1] ?? '';
}
