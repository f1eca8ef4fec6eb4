import { create } from 'zustand';
import type { CONSIGNMENT_SORTS } from '#shared/api/consignments.ts';
import type { RegimeCode } from '#shared/consignment/regimes.ts';
import { isRegimeCode } from '#shared/consignment/regimes.ts';
import type { ConsignmentState } from '#shared/exchange/consignmentState.ts';
import { CONSIGNMENT_STATES } from '#shared/exchange/consignmentState.ts';

/** A column the list may be sorted by. */
export type ListSort = (typeof CONSIGNMENT_SORTS)[number];

/** What the list shows; kept while the reader is in the editor. */
export interface ListState {
  readonly search: string;
  readonly states: readonly ConsignmentState[];
  readonly check: 'any' | 'blocked' | 'ready';
  readonly removed: boolean;
  /** Of these regimes only; of all when empty. */
  readonly regimes: readonly RegimeCode[];
  readonly importId: string | null;
  readonly sort: ListSort;
  readonly descending: boolean;
  readonly selection: ReadonlySet<string>;
}

const START: ListState = {
  search: '',
  states: [],
  check: 'any',
  removed: false,
  regimes: [],
  importId: null,
  sort: 'updated',
  descending: true,
  selection: new Set(),
};

/** What the list shows. */
export const useListState = create<ListState>(() => START);

/** Shows another part of the list: nothing stays selected that is not on it. */
export function narrow(change: Partial<ListState>): void {
  useListState.setState({ selection: new Set(), ...change });
}

/** The filter that an address asks for ("?state=returned&check=blocked&import=ID&search=…"). */
export function filterOfQuery(query: Readonly<Record<string, string>>): Partial<ListState> | null {
  const states = (query['state'] ?? '')
    .split(',')
    .flatMap((s) => CONSIGNMENT_STATES.find((x) => x === s) ?? []);
  const check = query['check'] === 'blocked' || query['check'] === 'ready' ? query['check'] : 'any';
  const importId = query['import'] ?? null;
  const search = query['search'] ?? '';
  if (Object.keys(query).length === 0) return null;
  const regimes = (query['regime'] ?? '').split(',').filter(isRegimeCode);
  return { states, check, importId, search, regimes, removed: false };
}

/** The list's filter as the calls take it. */
export function callFilter(state: ListState) {
  return {
    search: state.search.slice(0, 200),
    states: [...state.states],
    check: state.check,
    removed: state.removed,
    regimes: [...state.regimes],
    importId: state.importId,
  };
}
