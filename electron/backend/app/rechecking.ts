import { checkDraft } from '#backend/app/checking.ts';
import type { Drafting } from '#backend/app/drafting.ts';
import type { EventHub } from '#backend/app/events.ts';
import { giveWay } from '#backend/app/jobs.ts';

const LOT = 50;

/** Checks every consignment that may still be edited with the rules in force now, until the signal; gives how many. */
export async function recheckAll(work: Drafting, events: EventHub, signal?: AbortSignal): Promise<number> {
  const { store } = work.session;
  const ids = store.consignments.ids({
    search: '',
    states: ['draft', 'returned'],
    check: 'any',
    removed: false,
    importId: null,
  });
  for (let i = 0; i < ids.length && signal?.aborted !== true; i += LOT) {
    store.transaction(() => {
      for (const id of ids.slice(i, i + LOT)) {
        const stored = store.consignments.get(id);
        if (stored !== null)
          store.consignments.saveCheck(
            id,
            checkDraft(work.session, stored.draft, work.now(), store.consignments.confirmations(id)).result,
          );
      }
    });
    await giveWay();
  }
  events.emit('consignments.changed', { ids: null });
  return ids.length;
}
