import type { Session } from '#backend/app/session.ts';
import { exportControls } from '#backend/packs/exportControls.ts';
import type { DocumentElement, DocumentPreview } from '#shared/api/consignments.ts';
import { compactTimeInChina } from '#shared/base/calendarDate.ts';
import type { Result } from '#shared/base/result.ts';
import { ok } from '#shared/base/result.ts';
import type { Consignment } from '#shared/consignment/consignment.ts';
import type { DocumentKind, SentKind } from '#shared/consignment/regimes.ts';
import { procedureOf } from '#shared/consignment/regimes.ts';
import type { DerivationProblem } from '#shared/documents/derivation.ts';
import { deriveDocuments } from '#shared/documents/derive.ts';
import type { MessageProblem } from '#shared/messages/check.ts';
import type { DocumentFormat, ShownElement } from '#shared/messages/format.ts';
import { DOCUMENT_FORMATS } from '#shared/messages/ofDocument.ts';
import type { MessageRecord } from '#shared/messages/table.ts';
import type { Transfer } from '#shared/messages/transfer.ts';

/** A document or request as it would go out, and what its message table says of it. */
export interface OutgoingDocument {
  readonly kind: SentKind;
  readonly format: DocumentFormat;
  readonly record: MessageRecord;
  readonly problems: readonly MessageProblem[];
}

/** Derives and checks the documents of a consignment, in the order of its procedure. */
export function outgoingDocuments(
  session: Session,
  consignment: Consignment,
  nowMs: number,
  guid: (kind: DocumentKind) => string,
  appType: '1' | '2' = '1',
): Result<readonly OutgoingDocument[], DerivationProblem> {
  const derived = deriveDocuments(consignment, {
    codes: session.rules.tables,
    controls: exportControls(session.rules.compiled),
    appTime: compactTimeInChina(nowMs),
    guid,
    appType,
  });
  if (!derived.ok) return derived;
  const { documents } = procedureOf(consignment.regime, consignment.declaration.route);
  return ok(
    documents.flatMap((kind): OutgoingDocument[] => {
      const record: MessageRecord | undefined = derived.value[kind];
      return record === undefined ? [] : [outgoing(kind, record)];
    }),
  );
}

/** A record as it would go out. */
export function outgoing(kind: SentKind, record: MessageRecord): OutgoingDocument {
  const format = DOCUMENT_FORMATS[kind];
  return { kind, format, record, problems: format.check(record) };
}

/** Who sends (BaseTransfer): the enterprise of the profile. */
export function transferOf(session: Session): Transfer {
  const { enterprise } = session.settings();
  return { copCode: enterprise.code, copName: enterprise.name, dxpId: enterprise.dxpId };
}

/** A document for the window: every element with its official and Chinese name and the field it comes from. */
export function previewOf(document: OutgoingDocument, xml: string, frozen: boolean): DocumentPreview {
  const { kind, format, record, problems } = document;
  const shown = format.shown(record);
  return {
    kind,
    message: format.message,
    frozen,
    head: shown.head.map((element) => elementOf(element, null)),
    lines: shown.lines.map((line, i) => line.map((element) => elementOf(element, i))),
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
    return document.format.build(document.record, { guid, transfer: transferOf(session) });
  } catch {
    // A preview shows the problems of the record instead; sending never gets here with problems.
    return '';
  }
}

function elementOf({ spec, value }: ShownElement, line: number | null): DocumentElement {
  const place = 'field' in spec.from ? spec.from.field : null;
  const pointer = place === null || line === null ? place : place.replace('*', String(line));
  return { name: spec.name, zh: spec.zh, value, pointer };
}
