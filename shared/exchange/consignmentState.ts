import type { Procedure, SentKind } from '#shared/consignment/regimes.ts';
import type { DocumentState } from '#shared/exchange/documentState.ts';

/** Where a consignment stands, for the seller: the summary of its documents. */
export const CONSIGNMENT_STATES = [
  /** being prepared; may be edited freely (草稿) */ 'draft',
  /** frozen and waiting to be sent (待发送) */ 'queued',
  /** with the platform or customs (申报中) */ 'underway',
  /** customs inspects it (查验) */ 'inspection',
  /** returned: correct and send again (退单) */ 'returned',
  /** released (放行) */ 'released',
  /** closed after departure (结关) */ 'closed',
  /** sent back (退运) */ 'turnedBack',
  /** cancelled on the seller's request (已撤销) */ 'cancelled',
  /** goods taken back after export, on the seller's request (已退货) */ 'takenBack',
] as const;
/** Where a consignment stands. */
export type ConsignmentState = (typeof CONSIGNMENT_STATES)[number];

/** States in which the seller may edit freely; in all others the sent copy is with the authority. */
export const EDITABLE_STATES: ReadonlySet<ConsignmentState> = new Set(['draft', 'returned']);
/** States that want the seller to do something. */
export const ACTION_STATES: ReadonlySet<ConsignmentState> = new Set(['returned', 'inspection', 'turnedBack']);

const OF_PRINCIPAL: Readonly<Record<DocumentState, ConsignmentState>> = {
  queued: 'queued',
  sending: 'queued',
  unknown: 'queued',
  acknowledged: 'underway',
  declaring: 'underway',
  stored: 'underway',
  review: 'underway',
  accepted: 'underway',
  inspection: 'inspection',
  returned: 'returned',
  released: 'released',
  closed: 'closed',
  turnedBack: 'turnedBack',
  withdrawn: 'draft',
};

/** States a request of the seller leads the whole consignment to, once customs grants it. */
const GRANTED: readonly (readonly [SentKind, DocumentState, ConsignmentState])[] = [
  ['cancellation', 'accepted', 'cancelled'],
  ['return', 'released', 'takenBack'],
];

/** Whether a request of this kind, in this state, has been granted. */
export function isGranted(kind: SentKind, state: DocumentState): boolean {
  return GRANTED.some(([request, granted]) => request === kind && granted === state);
}

/**
 * The state of a consignment from the states of the latest document of each kind. A granted request decides; else a
 * returned document returns the whole, unless its principal document is already released; else the principal decides.
 */
export function consignmentState(
  procedure: Procedure,
  documents: ReadonlyMap<SentKind, DocumentState>,
): ConsignmentState {
  const granted = GRANTED.find(([kind, state]) => documents.get(kind) === state);
  if (granted !== undefined) return granted[2];
  const principal = documents.get(procedure.principal);
  if (principal === undefined) return 'draft';
  const state = OF_PRINCIPAL[principal];
  if (state === 'released' || state === 'closed' || state === 'turnedBack') return state;
  // One of another route or regime, sent before the way was changed, has no say any more.
  const returned = procedure.documents.some((kind) => documents.get(kind) === 'returned');
  return returned ? 'returned' : state;
}

/** Whether customs accepts what stands in the latest documents: released, closed, or reviewed with nothing returned. */
export function customsAccepted(
  procedure: Procedure,
  documents: ReadonlyMap<SentKind, DocumentState>,
): boolean {
  const state = consignmentState(procedure, documents);
  if (state === 'released' || state === 'closed') return true;
  return state === 'underway' && documents.get(procedure.principal) === 'accepted';
}
