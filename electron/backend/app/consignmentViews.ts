import { checkDraft, isConfirmed } from '#backend/app/checking.ts';
import type { Drafting } from '#backend/app/drafting.ts';
import type { Session } from '#backend/app/session.ts';
import type { StoredConsignment } from '#backend/store/contract/consignments.ts';
import { latestDocuments } from '#backend/sync/documentMoves.ts';
import type { ConsignmentView, DocumentStatus, TimelineEntry } from '#shared/api/consignments.ts';
import { dateInChina } from '#shared/base/calendarDate.ts';
import { EDITABLE_STATES } from '#shared/exchange/consignmentState.ts';

/** A consignment as the editor shows it, checked with the rules in force now. */
export function viewOf(work: Drafting, stored: StoredConsignment): ConsignmentView {
  const known = work.evaluations.get(stored.id, stored.revision, work.session.rules.loaded.hash);
  // An evaluation of yesterday says nothing of what holds today.
  const evaluation =
    known !== null && known.today === dateInChina(work.now())
      ? known
      : checkDraft(work.session, stored.draft, work.now()).evaluation;
  work.evaluations.put(stored.id, stored.revision, evaluation);
  const confirmed = work.session.store.consignments.confirmations(stored.id);
  const editable = EDITABLE_STATES.has(stored.state) && stored.removedAt === null;
  return {
    id: stored.id,
    revision: stored.revision,
    state: stored.state,
    editable,
    draft: stored.draft,
    filled: stored.filled,
    findings: evaluation.findings.map((finding) => ({
      ...finding,
      confirmed: isConfirmed(finding, stored.draft, confirmed),
    })),
    counts: stored.check.counts,
    documents: documentStatuses(work.session, stored.id),
    canUndo: editable && stored.canUndo,
    canRedo: editable && stored.canRedo,
    removed: stored.removedAt !== null,
    createdAt: iso(stored.createdAt),
    updatedAt: iso(stored.updatedAt),
  };
}

/** Where the latest document of each kind stands. */
export function documentStatuses(session: Session, id: string): readonly DocumentStatus[] {
  return [...latestDocuments(session.store, id).values()].map((document) => ({
    id: document.id,
    kind: document.kind,
    state: document.state,
    lastInfo: document.lastInfo,
    lastStatus: document.lastStatus,
  }));
}

const ACTIONS: Readonly<Record<string, TimelineEntry['kind']>> = {
  'consignment.created': 'created',
  'consignment.imported': 'imported',
  'consignment.edited': 'edited',
  'consignment.confirmed': 'confirmed',
  'consignment.undo': 'edited',
  'consignment.redo': 'edited',
  'consignment.queued': 'queued',
  'consignment.changeBegun': 'changeBegun',
  'consignment.cancellationAsked': 'cancellationAsked',
  'consignment.returnAsked': 'returnAsked',
  'consignment.removed': 'removed',
  'consignment.restored': 'restored',
  'document.withdrawn': 'withdrawn',
  'document.acknowledged': 'sent',
};
const MOST_ENTRIES = 2000;

/** What happened to a consignment, oldest first; a run of edits is one entry. */
export function timelineOf(session: Session, id: string): readonly TimelineEntry[] {
  const { store } = session;
  const own = store.audit.ofSubject(id, MOST_ENTRIES).map((row) => entry(row.at, ACTIONS[row.action], {}));
  const ofDocuments = store.exchange
    .documentsOf(id)
    .flatMap((document) =>
      store.audit
        .ofSubject(document.id, MOST_ENTRIES)
        .map((row) => entry(row.at, ACTIONS[row.action], { document: document.kind })),
    );
  const receipts = store.exchange.receiptsOf(id).map((receipt) =>
    entry(receipt.receivedAt, 'receipt', {
      document: receipt.interpretation?.documentKind ?? null,
      status: receipt.interpretation?.status ?? '',
      info: receipt.interpretation?.info ?? '',
      receiptId: receipt.id,
    }),
  );
  const all = [...own, ...ofDocuments, ...receipts]
    .filter((one): one is TimelineEntry => one !== null)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return all.filter((one, i) => !(one.kind === 'edited' && all[i + 1]?.kind === 'edited'));
}

function entry(
  at: number,
  kind: TimelineEntry['kind'] | undefined,
  rest: Partial<Omit<TimelineEntry, 'at' | 'kind'>>,
): TimelineEntry | null {
  if (kind === undefined) return null;
  return { at: iso(at), kind, document: null, status: '', info: '', receiptId: null, ...rest };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
