/**
 * What may still be changed in a consignment, and how: for each part of it free, locked, or by a formal request. Tables
 * over the states of its documents; what customs does not publish is marked as to be confirmed.
 */
import type { DocumentKind, Procedure, SentKind } from '#shared/consignment/regimes.ts';
import type { Part } from '#shared/exchange/changeParts.ts';
import { carriersOf, PARTS } from '#shared/exchange/changeParts.ts';
import type { Freedom } from '#shared/exchange/changeReasons.ts';
import type { ConsignmentState } from '#shared/exchange/consignmentState.ts';
import { EDITABLE_STATES } from '#shared/exchange/consignmentState.ts';
import { ANSWER_OPEN, documentFreedom, free, isPending, locked } from '#shared/exchange/documentFreedom.ts';
import type { DocumentState } from '#shared/exchange/documentState.ts';

/** One part, how free it is, and the documents that carry it. */
export interface PartFreedom {
  readonly part: Part;
  readonly documents: readonly DocumentKind[];
  readonly freedom: Freedom;
}

/** Whether a formal request may be made now, and if not, why; the text is `changes.no.<reason>`. */
export type Offer =
  | { readonly offered: true }
  | {
      readonly offered: false;
      readonly reason: 'notReleased' | 'left' | 'pending' | 'granted' | 'declaration' | 'over' | 'summed';
    };

/** What may still be changed in a consignment. */
export interface Changeability {
  readonly parts: readonly PartFreedom[];
  /** Whether taking back what has not left opens the form again; what customs holds then goes as a change. */
  readonly mayBegin: boolean;
  readonly cancellation: Offer;
  readonly return: Offer;
}

/** What may still be changed, from the procedure, where everything stands, and whether the inventory was summed up. */
export function changeability(
  procedure: Procedure,
  state: ConsignmentState,
  states: ReadonlyMap<SentKind, DocumentState>,
  summed = false,
): Changeability {
  const parts = PARTS.flatMap((part): PartFreedom[] => {
    const documents = carriersOf(procedure, part);
    if (documents.length === 0 && part !== 'own') return [];
    return [{ part, documents, freedom: partFreedom(procedure, state, documents, states) }];
  });
  return {
    parts,
    mayBegin: mayBegin(procedure, states),
    // Customs has made a declaration of it, or is about to.
    cancellation: summed ? no('summed') : cancellationOffer(procedure, state, states),
    return: returnOffer(procedure, state, states),
  };
}

const WEIGHT: Readonly<Record<Freedom['band'], number>> = { free: 0, request: 2, locked: 3 };

function weightOf(freedom: Freedom): number {
  return WEIGHT[freedom.band] + (freedom.band === 'free' && freedom.step === 'begin' ? 1 : 0);
}

/** The strictest of a part's documents decides; what would be free waits while the form as a whole is closed. */
function partFreedom(
  procedure: Procedure,
  state: ConsignmentState,
  documents: readonly DocumentKind[],
  states: ReadonlyMap<SentKind, DocumentState>,
): Freedom {
  if (state === 'cancelled' || state === 'takenBack') return locked(state);
  if (isAsked(states)) return locked('requestPending');
  const strictest = documents
    .map((kind) => documentFreedom(procedure, kind, states))
    .reduce(
      (a, b) => (weightOf(b) >= weightOf(a) ? b : a),
      free(documents.length === 0 ? 'notSent' : 'draft'),
    );
  if (strictest.band !== 'free' || EDITABLE_STATES.has(state)) return strictest;
  return mayBegin(procedure, states) ? { ...strictest, step: 'begin' } : locked('formClosed');
}

function isAsked(states: ReadonlyMap<SentKind, DocumentState>): boolean {
  return (['cancellation', 'return'] as const).some((kind) => {
    const state = states.get(kind);
    return state !== undefined && isPending(kind, state);
  });
}

/** The principal document has not left, and nothing is on its way: what waits can be taken back. */
function mayBegin(procedure: Procedure, states: ReadonlyMap<SentKind, DocumentState>): boolean {
  const onTheWay = procedure.documents.some((kind) => ANSWER_OPEN.has(states.get(kind) ?? 'withdrawn'));
  return states.get(procedure.principal) === 'queued' && !onTheWay;
}

const no = (reason: Extract<Offer, { offered: false }>['reason']): Offer => ({ offered: false, reason });

function cancellationOffer(
  procedure: Procedure,
  state: ConsignmentState,
  states: ReadonlyMap<SentKind, DocumentState>,
): Offer {
  if (procedure.route === 'declaration') return no('declaration');
  if (state === 'cancelled' || state === 'takenBack') return no('granted');
  if (isAsked(states)) return no('pending');
  if (state === 'closed') return no('left');
  if (state === 'turnedBack') return no('over');
  return states.get(procedure.principal) === 'released' ? { offered: true } : no('notReleased');
}

/** A part of the goods may be taken back after another, so a granted return does not end it; the quantities do. */
function returnOffer(
  procedure: Procedure,
  state: ConsignmentState,
  states: ReadonlyMap<SentKind, DocumentState>,
): Offer {
  if (procedure.route === 'declaration') return no('declaration');
  if (state === 'cancelled') return no('granted');
  if (isAsked(states)) return no('pending');
  if (state === 'turnedBack') return no('over');
  const principal = states.get(procedure.principal);
  return principal === 'released' || principal === 'closed' ? { offered: true } : no('notReleased');
}
