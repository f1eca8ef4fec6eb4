import type { SentKind } from '#shared/consignment/regimes.ts';
import type { DocumentState } from '#shared/exchange/documentState.ts';

/**
 * The documents that must be with the platform before another may go: the inventory refers to order and waybill, the
 * declaration to the order.
 */
const NEEDS: Readonly<Record<SentKind, readonly SentKind[]>> = {
  order: [],
  receipts: ['order'],
  waybill: [],
  inventory: ['order', 'waybill'],
  declaration: ['order'],
  cancellation: [],
  return: [],
  summary: [],
};

const NOT_YET_THERE: ReadonlySet<DocumentState> = new Set([
  'queued',
  'sending',
  'unknown',
  'returned',
  'withdrawn',
]);

/** Whether a document may be sent now, given where the documents of the same sending stand. */
export function maySendNow(kind: SentKind, siblings: ReadonlyMap<SentKind, DocumentState>): boolean {
  return NEEDS[kind].every((needed) => {
    const state = siblings.get(needed);
    return state === undefined || !NOT_YET_THERE.has(state);
  });
}
