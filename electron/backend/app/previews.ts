import type { Drafting } from '#backend/app/drafting.ts';
import { outgoingDocuments, previewOf, unsignedMessage } from '#backend/app/outgoing.ts';
import type { StoredConsignment } from '#backend/store/contract/consignments.ts';
import type { StoredDocument } from '#backend/store/contract/exchange.ts';
import { latestDocuments } from '#backend/sync/documentMoves.ts';
import type { DocumentPreview } from '#shared/api/consignments.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import { EDITABLE_STATES } from '#shared/exchange/consignmentState.ts';
import { DOCUMENT_FORMATS } from '#shared/messages/ofDocument.ts';

/** Stands for the identifiers that are made on sending. */
const NO_GUID = '00000000-0000-0000-0000-000000000000';

/** The documents of a consignment: as they will be sent while it may be edited, as they were sent afterwards. */
export function previewsOf(work: Drafting, stored: StoredConsignment): readonly DocumentPreview[] {
  if (!EDITABLE_STATES.has(stored.state)) {
    return [...latestDocuments(work.session.store, stored.id).values()].flatMap((document) =>
      sentPreview(work, document),
    );
  }
  const { consignment } = readConsignment(stored.draft);
  const documents = outgoingDocuments(work.session, consignment, work.now(), () => NO_GUID);
  if (!documents.ok) return [];
  return documents.value.map((document) =>
    previewOf(document, unsignedMessage(work.session, document, NO_GUID), false),
  );
}

function sentPreview(work: Drafting, document: StoredDocument): readonly DocumentPreview[] {
  const body = work.session.store.exchange.body(document.id);
  if (body === null) return [];
  const xml = Buffer.from(body).toString('utf8');
  const format = DOCUMENT_FORMATS[document.kind];
  const record = format.read(xml);
  if (record === null) return [];
  return [previewOf({ kind: document.kind, format, record, problems: [] }, xml, true)];
}
