import type { ConsignmentQuery, NewConsignment } from '#backend/store/contract/consignments.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import { openWorkStore } from '#backend/store/openWorkStore.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import { aDraft, anItem, numbered } from '#test/builders/consignment.ts';

/** Opens the store of a folder; throws when it will not open. */
export function openStore(folder: string): WorkStore {
  const opened = openWorkStore(folder, { now: () => Date.now(), appVersion: 'bench' });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

/** A consignment to store, checked by nobody. */
export function stored(i: number, draft: Draft = numbered(aDraft({ items: [anItem()] }), i)): NewConsignment {
  return {
    id: `c${String(i).padStart(8, '0')}`,
    draft,
    filled: {},
    check: {
      counts: { fatal: i % 3, hold: 0, verify: i % 2, warning: 0, info: 0 },
      blocked: i % 3 > 0,
      packHash: 'p',
      at: i,
      speaking: [],
    },
    importId: null,
    createdAt: i,
  };
}

/** A query for everything, with single parts changed. */
export function ask(query: Partial<ConsignmentQuery>): ConsignmentQuery {
  return {
    search: '',
    states: [],
    check: 'any',
    removed: false,
    importId: null,
    sort: 'updated',
    descending: true,
    offset: 0,
    limit: 100,
    ...query,
  };
}
