import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { DeclarationRecord } from '#shared/documents/documents.ts';
import type { DecBlock } from '#shared/messages/dec/blocks.ts';
import { DEC_BLOCKS, DEC_NAMESPACE, DEC_OTHER_BLOCKS } from '#shared/messages/dec/blocks.ts';
import type { MessageOddity, ParseProblem, UnknownElement } from '#shared/messages/parse.ts';
import { readNode } from '#shared/messages/parse.ts';
import type { NodeValues } from '#shared/messages/table.ts';
import { readXml } from '#shared/messages/xml.ts';
import type { XmlElement } from '#shared/messages/xmlTree.ts';

/** Root name of the customs declaration. */
export const DEC_MESSAGE = 'DecMessage';

/** A customs declaration as read, whole. */
export interface ParsedDeclaration {
  /** The root's `Version` as written; "" when missing. */
  readonly version: string;
  readonly record: DeclarationRecord;
  /** Blocks that are official and have no table here (DEC_OTHER_BLOCKS). */
  readonly others: readonly UnknownElement[];
  /** What nobody knows. */
  readonly unknown: readonly UnknownElement[];
  readonly oddities: readonly MessageOddity[];
}

/**
 * Reads a customs declaration, tolerantly: any prefix or none, a byte-order mark, missing blocks and unknown elements
 * are all read, and nothing is dropped. Whether it holds is `checkDeclaration`'s to say.
 */
export function parseDeclaration(xml: string): Result<ParsedDeclaration, ParseProblem> {
  const read = readXml(xml);
  if (!read.ok) return read;
  const root = read.value;
  if (root.name !== DEC_MESSAGE) {
    return err({ code: 'messages.parse.unknownRoot', params: { root: root.name.slice(0, 80) } });
  }
  if (root.namespace !== DEC_NAMESPACE && root.namespace !== '') {
    return err({
      code: 'messages.parse.otherNamespace',
      params: { namespace: root.namespace.slice(0, 200) },
    });
  }
  const body = readBody(root);
  const official = ({ element }: UnknownElement) => Object.hasOwn(DEC_OTHER_BLOCKS, element.name);
  return ok({
    version: root.attributes.find(([name]) => name === 'Version')?.[1] ?? '',
    record: body.record,
    others: body.unread.filter(official),
    unknown: body.unread.filter((one) => !official(one)),
    oddities: root.namespace === '' ? ['messages.odd.noNamespace'] : [],
  });
}

interface Body {
  readonly record: DeclarationRecord;
  readonly unread: readonly UnknownElement[];
}

/** Where the elements with a name of the root are read to. */
interface Slot {
  readonly block: DecBlock;
  readonly found: NodeValues[];
  /** Whether the element around the repeated ones has been seen. */
  opened: boolean;
}

function readBody(root: XmlElement): Body {
  const unread: UnknownElement[] = [];
  const slots = new Map<string, Slot>();
  for (const block of DEC_BLOCKS) {
    slots.set(block.within ?? block.table.name, { block, found: [], opened: false });
  }
  for (const child of root.children) {
    const slot = slots.get(child.name);
    if (slot === undefined || !takes(slot, child)) unread.push(unreadAt(child.name, child));
    else if (slot.block.within === null) slot.found.push(readRun(slot, child, child.name, unread));
    else readRuns(slot, child, unread);
  }
  const runs = (part: DecBlock['part']): readonly NodeValues[] =>
    [...slots.values()].find(({ block }) => block.part === part)?.found ?? [];
  const one = (part: DecBlock['part']): NodeValues => runs(part)[0] ?? {};
  return {
    record: {
      head: one('head'),
      list: runs('list'),
      containers: runs('containers'),
      licences: runs('licences'),
      freeText: one('freeText'),
      sign: one('sign'),
      attachments: runs('attachments'),
    },
    unread,
  };
}

/** Of what stands once the first counts; text where only elements belong is nobody's. */
function takes({ block, found, opened }: Slot, child: XmlElement): boolean {
  if (child.text !== '') return false;
  return block.within === null ? block.max > 1 || found.length === 0 : !opened;
}

function readRuns(slot: Slot, around: XmlElement, unread: UnknownElement[]): void {
  slot.opened = true;
  for (const child of around.children) {
    const path = `${around.name}/${child.name}`;
    if (child.name === slot.block.table.name && child.text === '')
      slot.found.push(readRun(slot, child, path, unread));
    else unread.push(unreadAt(path, child));
  }
}

function readRun({ block, found }: Slot, node: XmlElement, path: string, unread: UnknownElement[]) {
  const record = block.part === 'list' ? found.length : -1;
  return readNode(block.table, node.children, { path, record, unknown: unread });
}

function unreadAt(path: string, element: XmlElement): UnknownElement {
  return { path, record: -1, element };
}
