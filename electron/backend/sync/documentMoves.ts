import type { DocumentPatch, StoredDocument } from '#backend/store/contract/exchange.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import type { RegimeCode, SentKind } from '#shared/consignment/regimes.ts';
import { isDocumentKind, sentProcedure } from '#shared/consignment/regimes.ts';
import type { ConsignmentState } from '#shared/exchange/consignmentState.ts';
import { consignmentState, isGranted } from '#shared/exchange/consignmentState.ts';
import type { DocumentEvent, DocumentState } from '#shared/exchange/documentState.ts';
import { nextDocumentState } from '#shared/exchange/documentState.ts';

/** The latest document of each kind, over all sendings: a correction replaces what went before it. */
export function latestDocuments(
  store: WorkStore,
  consignmentId: string,
): ReadonlyMap<SentKind, StoredDocument> {
  return new Map(store.exchange.documentsOf(consignmentId).map((document) => [document.kind, document]));
}

/** Lets an event happen to a document; its state moves only as the table of transitions allows. True when it moved. */
export function moveDocument(
  store: WorkStore,
  document: StoredDocument,
  event: DocumentEvent,
  at: number,
  patch: DocumentPatch,
): boolean {
  const to = nextDocumentState(document.state, event);
  if (to === document.state) {
    store.exchange.patch(document.id, patch);
    return false;
  }
  return store.exchange.setState(document.id, document.state, to, patch, {
    at,
    actor: OF_PLATFORM.has(event.kind) ? 'platform' : 'workstation',
    action: `document.${to}`,
    subject: document.id,
    detail: { from: document.state, event: event.kind, ...said(event) },
  });
}

/** Events the platform brings about. */
const OF_PLATFORM: ReadonlySet<DocumentEvent['kind']> = new Set([
  'receipt',
  'refused',
  'imported',
  'channel',
]);

function said(event: DocumentEvent): Readonly<Record<string, string>> {
  switch (event.kind) {
    case 'receipt':
      return { status: event.status };
    case 'imported':
      return { responseCode: event.responseCode };
    case 'channel':
      return { channel: event.channel };
    default:
      return {};
  }
}

/**
 * Brings a consignment's own state in line with its documents. When one was returned, those that have not left yet are
 * taken out of the outbox: they would be refused too, and the correction sends them again.
 */
export function refreshConsignment(store: WorkStore, consignmentId: string, at: number): void {
  const row = store.consignments.row(consignmentId);
  if (row === null) return;
  let state = standingOf(store, row.regime, consignmentId);
  if (state === 'returned' && withdrawQueued(store, consignmentId, at)) {
    state = standingOf(store, row.regime, consignmentId);
  }
  if (state === row.state) return;
  store.consignments.setState(consignmentId, state, {
    at,
    actor: 'workstation',
    action: `consignment.${state}`,
    subject: consignmentId,
    detail: {},
  });
}

function standingOf(store: WorkStore, regime: RegimeCode, consignmentId: string): ConsignmentState {
  const states = standingStates(store, consignmentId);
  return consignmentState(sentProcedure(regime, states.keys()), states);
}

/** The latest state of each kind; a request once granted stays granted, whatever becomes of a further one. */
function standingStates(store: WorkStore, consignmentId: string): ReadonlyMap<SentKind, DocumentState> {
  const latest = store.exchange.statesOf(consignmentId);
  if ([...latest.keys()].every(isDocumentKind)) return latest;
  const granted = store.exchange
    .documentsOf(consignmentId)
    .filter(({ kind, state }) => isGranted(kind, state));
  return new Map([...latest, ...granted.map(({ kind, state }): [SentKind, DocumentState] => [kind, state])]);
}

/** True when there was something to withdraw. */
function withdrawQueued(store: WorkStore, consignmentId: string, at: number): boolean {
  const queued = [...latestDocuments(store, consignmentId).values()].filter(
    (document) => document.state === 'queued' && isDocumentKind(document.kind),
  );
  for (const document of queued) moveDocument(store, document, { kind: 'withdrawn' }, at, {});
  return queued.length > 0;
}
