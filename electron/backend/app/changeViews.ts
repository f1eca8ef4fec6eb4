import type { Drafting } from '#backend/app/drafting.ts';
import type { OutgoingDocument } from '#backend/app/outgoing.ts';
import { outgoingDocuments } from '#backend/app/outgoing.ts';
import { returnForm } from '#backend/app/returnForm.ts';
import { planFor } from '#backend/app/sending.ts';
import { numbersOf, requestsOf, sentInventory, sentRecord } from '#backend/app/sentRecords.ts';
import { summaryOfParcel } from '#backend/app/summaryViews.ts';
import type { StoredConsignment } from '#backend/store/contract/consignments.ts';
import type { StoredDocument } from '#backend/store/contract/exchange.ts';
import { latestDocuments } from '#backend/sync/documentMoves.ts';
import type {
  ChangesView,
  ComparedDocument,
  ComparedElement,
  Going,
  RequestStatus,
} from '#shared/api/changes.ts';
import { atIndex } from '#shared/base/pointer.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import type { DocumentKind, Procedure } from '#shared/consignment/regimes.ts';
import { DOCUMENT_KINDS, procedureOf, sentProcedure } from '#shared/consignment/regimes.ts';
import type { DifferenceRow } from '#shared/documents/difference.ts';
import { compareDocuments } from '#shared/documents/difference.ts';
import { changeability } from '#shared/exchange/changeability.ts';
import { EDITABLE_STATES, isGranted } from '#shared/exchange/consignmentState.ts';
import { heldBack } from '#shared/exchange/documentFreedom.ts';
import type { ShownElement } from '#shared/messages/format.ts';
import { DOCUMENT_FORMATS } from '#shared/messages/ofDocument.ts';

/** Stands for the identifiers that are made on sending. */
const NO_GUID = '00000000-0000-0000-0000-000000000000';

/** The procedure that counts: what was sent while customs has it, what the draft asks for while it may be edited. */
export function procedureNow(work: Drafting, stored: StoredConsignment): Procedure {
  const { regime, declaration } = stored.draft;
  if (EDITABLE_STATES.has(stored.state)) return procedureOf(regime, declaration.route);
  return sentProcedure(regime, work.session.store.exchange.statesOf(stored.id).keys());
}

/** What may still be changed in a consignment, and the requests about it. */
export function changesOf(work: Drafting, stored: StoredConsignment): ChangesView {
  const { store } = work.session;
  const procedure = procedureNow(work, stored);
  const summed = summaryOfParcel(store, stored.id) !== null;
  const found = changeability(procedure, stored.state, store.exchange.statesOf(stored.id), summed);
  const inventory = sentInventory(store, stored.id);
  const form = found.return.offered && inventory !== null ? returnForm(work, stored, inventory.record) : null;
  return {
    ...found,
    return: found.return.offered && form === null ? { offered: false, reason: 'granted' } : found.return,
    state: stored.state,
    editable: EDITABLE_STATES.has(stored.state) && stored.removedAt === null,
    regime: stored.draft.regime,
    route: procedure.route,
    numbers: inventory === null ? null : numbersOf(store, inventory.document),
    returnForm: form,
    requests: requestsOf(store, stored.id).map(({ document, kind }) => requestStatus(work, document, kind)),
  };
}

function requestStatus(work: Drafting, document: StoredDocument, kind: RequestStatus['kind']): RequestStatus {
  const record = sentRecord(work.session.store, document);
  return {
    id: document.id,
    kind,
    state: document.state,
    granted: isGranted(kind, document.state),
    reason: record?.head['reason'] ?? '',
    lines: (record?.list ?? []).map((line) => ({
      gnum: line['gnum'] ?? '',
      gname: line['gname'] ?? '',
      qty: line['qty'] ?? '',
    })),
    queuedAt: new Date(document.queuedAt).toISOString(),
    lastStatus: document.lastStatus,
    lastInfo: document.lastInfo,
  };
}

/** Every document as sent beside what would be made now, and what would become of it on the next sending. */
export function comparedDocuments(work: Drafting, stored: StoredConsignment): readonly ComparedDocument[] {
  const { consignment } = readConsignment(stored.draft);
  const outgoing = outgoingDocuments(work.session, consignment, work.now(), () => NO_GUID);
  const fresh = outgoing.ok ? outgoing.value : [];
  const latest = latestDocuments(work.session.store, stored.id);
  const goings = goingsOf(work, stored, fresh);
  return DOCUMENT_KINDS.flatMap((kind): ComparedDocument[] => {
    const sent = latest.get(kind);
    const now = fresh.find((document) => document.kind === kind);
    if (sent === undefined && now === undefined) return [];
    return [comparedDocument(work, kind, sent ?? null, now ?? null, goings(kind))];
  });
}

function comparedDocument(
  work: Drafting,
  kind: DocumentKind,
  sent: StoredDocument | null,
  now: OutgoingDocument | null,
  going: Going,
): ComparedDocument {
  const format = DOCUMENT_FORMATS[kind];
  const before = sent === null ? null : sentRecord(work.session.store, sent);
  const rows = compareDocuments(
    before === null ? null : format.shown(before),
    now === null ? null : format.shown(now.record),
  );
  return {
    kind,
    message: format.message,
    going,
    state: sent?.state ?? null,
    queuedAt: sent === null ? null : new Date(sent.queuedAt).toISOString(),
    elements: rows.map(elementOf),
  };
}

/** What becomes of each kind on the next sending. */
function goingsOf(
  work: Drafting,
  stored: StoredConsignment,
  fresh: readonly OutgoingDocument[],
): (kind: DocumentKind) => Going {
  if (!EDITABLE_STATES.has(stored.state)) return () => 'frozen';
  const procedure = procedureNow(work, stored);
  const planned = new Map(planFor(work, stored, procedure, fresh).map(({ kind, action }) => [kind, action]));
  const changed = [...planned].flatMap(([kind, action]) => (action === '2' ? [kind] : []));
  const held = heldBack(procedure, changed, work.session.store.exchange.statesOf(stored.id));
  const made = new Set(fresh.map(({ kind }) => kind));
  return (kind) => {
    if (held.includes(kind)) return 'held';
    if (!made.has(kind)) return 'kept';
    const action = planned.get(kind);
    return action === undefined ? 'same' : action === '1' ? 'new' : 'change';
  };
}

function elementOf({ spec, line, sent, now, differs }: DifferenceRow<ShownElement>): ComparedElement {
  const field = 'field' in spec.from ? spec.from.field : null;
  const pointer = field === null || line === null ? field : atIndex(field, line);
  return { name: spec.name, zh: spec.zh, line, pointer, sent, now, differs };
}
