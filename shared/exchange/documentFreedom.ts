import type { DocumentKind, Procedure, SentKind } from '#shared/consignment/regimes.ts';
import type { FormalRequest, Freedom, Reason } from '#shared/exchange/changeReasons.ts';
import type { DocumentState } from '#shared/exchange/documentState.ts';

/** Free to change. */
export const free = (reason: Reason, step: 'none' | 'begin' = 'none'): Freedom => ({
  band: 'free',
  step,
  reason,
});
/** Not to be changed. */
export const locked = (reason: Reason): Freedom => ({ band: 'locked', reason });
const request = (reason: Reason, ...requests: readonly FormalRequest[]): Freedom => ({
  band: 'request',
  requests,
  reason,
});

/** The document that decides, declared by inventory. A cancellation is taken before the goods leave, a return after. */
const BY_LIST: Readonly<Record<DocumentState, Freedom>> = {
  queued: free('queued', 'begin'),
  sending: locked('answerOpen'),
  unknown: locked('answerOpen'),
  acknowledged: locked('declaring'),
  declaring: locked('declaring'),
  stored: locked('underReview'),
  review: locked('underReview'),
  accepted: locked('accepted'),
  inspection: locked('inspection'),
  returned: free('returned'),
  released: request('released', 'cancellation', 'return'),
  closed: request('closed', 'return'),
  turnedBack: locked('turnedBack'),
  withdrawn: free('draft'),
};

/** The same for a customs declaration: once customs has it, only an amendment changes it, and none during inspection. */
const BY_DECLARATION: Readonly<Record<DocumentState, Freedom>> = {
  ...BY_LIST,
  acknowledged: locked('handedOver'),
  declaring: locked('handedOver'),
  stored: request('amendment', 'amendment'),
  review: request('amendment', 'amendment'),
  accepted: request('amendment', 'amendment'),
  released: request('amendment', 'amendment'),
  closed: request('amendment', 'amendment'),
};

/** States in which customs does not hold a document, so that it goes as new. */
const NOT_HELD: ReadonlySet<DocumentState> = new Set(['returned', 'withdrawn']);
/** States in which nobody knows whether the platform has it. */
export const ANSWER_OPEN: ReadonlySet<DocumentState> = new Set(['sending', 'unknown']);
/** Reasons that speak of the principal document alone; of a partner it is said that it is declared with it. */
const BEING_DECLARED: ReadonlySet<Reason> = new Set(['declaring', 'underReview', 'handedOver']);
/** States of a request that is neither refused, granted nor taken back. */
const PENDING: ReadonlySet<DocumentState> = new Set([
  ...ANSWER_OPEN,
  'queued',
  'acknowledged',
  'declaring',
  'stored',
  'review',
  'inspection',
]);

/** Whether a request waits for its answer. */
export function isPending(kind: 'cancellation' | 'return', state: DocumentState): boolean {
  return PENDING.has(state) || (kind === 'return' && state === 'accepted');
}

/** How free one document of a procedure is, from where all of them stand. */
export function documentFreedom(
  procedure: Procedure,
  kind: DocumentKind,
  states: ReadonlyMap<SentKind, DocumentState>,
): Freedom {
  const ofPrincipal = procedure.route === 'list' ? BY_LIST : BY_DECLARATION;
  const state = states.get(kind);
  if (state === undefined) return free('draft');
  if (kind === procedure.principal) return ofPrincipal[state];
  if (state === 'returned') return free('returned');
  if (state === 'withdrawn') return free('draft');
  if (state === 'queued') return free('queued', 'begin');
  if (ANSWER_OPEN.has(state)) return locked('answerOpen');
  const principal = states.get(procedure.principal);
  if (principal === undefined || NOT_HELD.has(principal)) return free('change');
  // What customs holds of the partners may be changed as long as no inventory declares it (-301011).
  if (principal === 'queued') return free('partnersHeld', 'begin');
  if (ANSWER_OPEN.has(principal)) return locked('answerOpen');
  const decided = ofPrincipal[principal];
  return BEING_DECLARED.has(decided.reason) ? locked('declaredInInventory') : decided;
}

/** The documents that declare goods to customs. */
const DECLARING = ['inventory', 'declaration'] as const satisfies readonly DocumentKind[];

/**
 * A document of another way by which the same goods are declared already: it went before the route or regime was changed,
 * and customs has not returned it. Null when there is none.
 */
export function declaredAlready(
  procedure: Procedure,
  states: ReadonlyMap<SentKind, DocumentState>,
): (typeof DECLARING)[number] | null {
  const others = DECLARING.filter((kind) => kind !== procedure.principal);
  return others.find((kind) => !NOT_HELD.has(states.get(kind) ?? 'withdrawn')) ?? null;
}

/**
 * Of the documents planned as a change, those customs would not take because an inventory declares them already. A
 * refused change would look like a return of what customs still holds, so such a sending must not leave.
 */
export function heldBack(
  procedure: Procedure,
  changed: readonly DocumentKind[],
  states: ReadonlyMap<SentKind, DocumentState>,
): readonly DocumentKind[] {
  return changed.filter((kind) => documentFreedom(procedure, kind, states).band !== 'free');
}
