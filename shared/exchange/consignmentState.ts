import type { DocumentKind, Regime } from '#shared/consignment/regimes.ts';
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

/**
 * The state of a consignment from the states of the documents of its latest sending. A returned document returns
 * the whole, unless its principal document is already released; otherwise the principal decides.
 */
export function consignmentState(
  regime: Regime,
  documents: ReadonlyMap<DocumentKind, DocumentState>,
): ConsignmentState {
  const principal = documents.get(regime.principal);
  if (principal === undefined) return 'draft';
  const state = OF_PRINCIPAL[principal];
  if (state === 'released' || state === 'closed' || state === 'turnedBack') return state;
  return [...documents.values()].includes('returned') ? 'returned' : state;
}

/** Whether customs accepts what stands in the latest documents: released, closed, or reviewed with nothing returned. */
export function customsAccepted(
  regime: Regime,
  documents: ReadonlyMap<DocumentKind, DocumentState>,
): boolean {
  const state = consignmentState(regime, documents);
  if (state === 'released' || state === 'closed') return true;
  return state === 'underway' && documents.get(regime.principal) === 'accepted';
}
