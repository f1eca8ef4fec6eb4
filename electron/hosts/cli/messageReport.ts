import type { Context } from '#hosts/cli/command.ts';
import type { MessageProblem } from '#shared/messages/check.ts';
import { checkRecord } from '#shared/messages/check.ts';
import { readFurtherReceipts } from '#shared/messages/furtherReceipts.ts';
import type { ParsedMessage, RecordsMessage, UnknownElement } from '#shared/messages/parse.ts';
import { readReceipts } from '#shared/messages/receipts.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { BASE_TRANSFER } from '#shared/messages/transfer.ts';
import type { XmlElement } from '#shared/messages/xmlTree.ts';

/** A way in which a message fails the table of its kind; `record` counts from 1, 0 is the transfer block. */
export interface PlacedProblem extends MessageProblem {
  readonly record: number;
}

/** What is said of one file. */
export interface FileReport {
  /** The message as JSON. */
  readonly value: object;
  /** Whether it holds against the table of its kind; null where there is none. */
  readonly holds: boolean | null;
  readonly problems: readonly PlacedProblem[];
  lines(context: Context, file: string): readonly string[];
}

/** How a message holds against the table of its kind; there is nothing to say where there is no table. */
export function problemsOf(message: ParsedMessage): readonly PlacedProblem[] {
  if (message.form === 'tree') return [];
  return [
    ...transferProblems(message),
    ...message.records.flatMap((record, i) => placed(checkRecord(message.table, record), i + 1)),
    ...message.unknown.map(unknownProblem),
  ];
}

/** Every transfer block is checked, the fixed mode too; a request without one fails in all its elements. */
function transferProblems({ table, transfers }: RecordsMessage): readonly PlacedProblem[] {
  if (table.envelope !== 'transfer') return [];
  const blocks = transfers.length === 0 ? [{}] : transfers;
  const block = { ...table, head: BASE_TRANSFER, list: null };
  return blocks.flatMap((head) => placed(checkRecord(block, { head, list: [] }), 0));
}

function placed(problems: readonly MessageProblem[], record: number): readonly PlacedProblem[] {
  return problems.map((problem) => ({ ...problem, record }));
}

function unknownProblem({ path, record }: UnknownElement): PlacedProblem {
  return { code: 'messages.problem.unknownElement', element: path, params: {}, record: record + 1 };
}

/** Whether a message answers documents with a status; what does not is worth reading whole. */
export function bearsStatus({ head }: MessageTable): boolean {
  return head.elements.some((element) => element.name === 'returnStatus');
}

/** What the receipts in a message say, of whatever document. */
export function receiptsOf(message: ParsedMessage) {
  return [...readReceipts(message).receipts, ...readFurtherReceipts(message).receipts];
}

/** A message as JSON, by its official element names; the tree where there is no table. */
export function messageValue(message: ParsedMessage) {
  const { kind, zh, guid, version, oddities, form } = message;
  const head = { kind, zh, guid, version, form, oddities };
  if (message.form === 'tree') return { ...head, tree: treeValue(message.tree) };
  const { signed, transfers, records, unknown } = message;
  return {
    ...head,
    signed,
    transfers,
    records,
    unknown: unknown.map(({ path, record, element }) => ({ path, record, element: treeValue(element) })),
    receipts: receiptsOf(message),
  };
}

/** An element as JSON. */
export interface TreeValue {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly text?: string;
  readonly children?: readonly TreeValue[];
}

/** An element as JSON. The reader bounds the depth, so this may call itself. */
export function treeValue({ name, attributes, text, children }: XmlElement): TreeValue {
  return {
    name,
    ...(attributes.length === 0 ? {} : { attributes: Object.fromEntries(attributes) }),
    ...(text === '' ? {} : { text }),
    ...(children.length === 0 ? {} : { children: children.map(treeValue) }),
  };
}

/** A tree as indented lines, at most `most` of them. */
export function treeLines(tree: XmlElement, most: number): readonly string[] {
  const lines: string[] = [];
  const add = (element: XmlElement, depth: number): void => {
    if (lines.length >= most) return;
    lines.push(`${'  '.repeat(depth)}${element.name}${element.text === '' ? '' : `: ${element.text}`}`);
    for (const child of element.children) add(child, depth + 1);
  };
  add(tree, 0);
  return lines;
}
