import type { Session } from '#backend/app/session.ts';
import type { DocumentPreview } from '#shared/api/consignments.ts';
import { compactTimeInChina } from '#shared/base/calendarDate.ts';
import type { Result } from '#shared/base/result.ts';
import { ok } from '#shared/base/result.ts';
import type { Consignment } from '#shared/consignment/consignment.ts';
import type { DocumentKind } from '#shared/consignment/regimes.ts';
import { sendableRegime } from '#shared/consignment/regimes.ts';
import type { DerivationProblem } from '#shared/documents/derivation.ts';
import { deriveDocuments } from '#shared/documents/derive.ts';
import { buildMessage } from '#shared/messages/build.ts';
import type { MessageProblem } from '#shared/messages/check.ts';
import { checkRecord } from '#shared/messages/check.ts';
import { DOCUMENT_MESSAGES } from '#shared/messages/ofDocument.ts';
import type { MessageRecord, MessageTable, NodeTable, NodeValues } from '#shared/messages/table.ts';
import type { Transfer } from '#shared/messages/transfer.ts';

/** A document as it would go out, and what its message table says of it. */
export interface OutgoingDocument {
  readonly kind: DocumentKind;
  readonly table: MessageTable;
  readonly record: MessageRecord;
  readonly problems: readonly MessageProblem[];
}

/** Derives and checks the documents of a consignment, in the order of its regime. */
export function outgoingDocuments(
  session: Session,
  consignment: Consignment,
  nowMs: number,
  guid: (kind: DocumentKind) => string,
  appType: '1' | '2' = '1',
): Result<readonly OutgoingDocument[], DerivationProblem> {
  const regime = sendableRegime(consignment.regime);
  if (!regime.ok) return regime;
  const derived = deriveDocuments(consignment, {
    codes: session.rules.tables,
    appTime: compactTimeInChina(nowMs),
    guid,
    appType,
  });
  if (!derived.ok) return derived;
  return ok(
    regime.value.documents.flatMap((kind): OutgoingDocument[] => {
      const record: MessageRecord | undefined = derived.value[kind];
      if (record === undefined) return [];
      const table: MessageTable = DOCUMENT_MESSAGES[kind].request;
      return [{ kind, table, record, problems: checkRecord(table, record) }];
    }),
  );
}

/** Who sends (BaseTransfer): the enterprise of the profile. */
export function transferOf(session: Session): Transfer {
  const { enterprise } = session.settings();
  return { copCode: enterprise.code, copName: enterprise.name, dxpId: enterprise.dxpId };
}

/** What differs between two sendings of the same content. */
const PER_SENDING: ReadonlySet<string> = new Set(['guid', 'appType', 'appTime']);

/** A record's content as comparable text, without what differs on every sending. */
export function contentOf(record: MessageRecord): string {
  const head = Object.entries(record.head).filter(
    ([name, value]) => value !== undefined && !PER_SENDING.has(name),
  );
  return JSON.stringify([
    head.sort(([a], [b]) => (a < b ? -1 : 1)),
    record.list.map((line) => Object.entries(line)),
  ]);
}

/** A document for the window: every element with its official and Chinese name and the field it comes from. */
export function previewOf(
  kind: DocumentKind,
  table: MessageTable,
  record: MessageRecord,
  problems: readonly MessageProblem[],
  xml: string,
  frozen: boolean,
): DocumentPreview {
  const { list } = table;
  return {
    kind,
    message: table.kind,
    frozen,
    head: elementsOf(table.head, record.head, null),
    lines: list === null ? [] : record.list.map((line, i) => elementsOf(list, line, i)),
    problems: problems.map((problem) => ({
      code: problem.code,
      element: problem.element,
      params: problem.params,
      pointer: problem.pointer ?? null,
    })),
    xml,
  };
}

/** The message of a document as it stands, unsigned; "" when its content cannot be written as XML at all. */
export function unsignedMessage(session: Session, document: OutgoingDocument, guid: string): string {
  try {
    return buildMessage(document.table, [document.record], { guid, transfer: transferOf(session) });
  } catch {
    // A preview shows the problems of the record instead; sending never gets here with problems.
    return '';
  }
}

function elementsOf(node: NodeTable, values: NodeValues, line: number | null) {
  return node.elements.flatMap((element) => {
    const value = values[element.name];
    if (value === undefined) return [];
    const place = 'field' in element.from ? element.from.field : null;
    const pointer = place === null || line === null ? place : place.replace('*', String(line));
    return [{ name: element.name, zh: element.zh, value, pointer }];
  });
}
