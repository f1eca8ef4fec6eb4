import { expect, it } from 'vitest';
import type { ConsignmentQuery } from '#backend/store/contract/consignments.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import type { ConsignmentRow } from '#shared/api/consignments.ts';
import { aDraft, anItem, numbered } from '#test/builders/consignment.ts';
import { aNewConsignment, aQuery, aStore, ofMany } from '#test/builders/store.ts';

const ROWS = 4_500;
const SOME_OFFSETS = [0, 1_990, 1_999, 2_000, 2_001, 3_995, 4_000, 4_490, 4_600];

/** Totals repeat, so that every place of the list has equals around it; every third name is found by 瓷. */
function aFullStore(): WorkStore {
  const store = aStore();
  const list = Array.from({ length: ROWS }, (_, i) => {
    const item = anItem({ gname: i % 3 === 0 ? '麦秆画' : '青瓷瓶', totalPrice: String((i * 7919) % 37) });
    return aNewConsignment(
      `c${String(i).padStart(5, '0')}`,
      numbered(aDraft({ items: [item] }), (i * 3571) % ROWS),
    );
  });
  store.consignments.insertMany(list, ofMany);
  return store;
}

function idsOf(store: WorkStore, query: Partial<ConsignmentQuery>): readonly string[] {
  return store.consignments.list(aQuery({ limit: ROWS, ...query })).rows.map((row) => row.id);
}

function inOrder(rows: readonly ConsignmentRow[], query: Partial<ConsignmentQuery>): readonly string[] {
  const value = (row: ConsignmentRow): string =>
    query.sort === 'total' ? row.total.padStart(4, '0') : row.orderNo;
  const sorted = rows.toSorted((a, b) => {
    const [x, y] = [`${value(a)} ${a.id}`, `${value(b)} ${b.id}`];
    return x < y ? -1 : x > y ? 1 : 0;
  });
  return (query.descending === true ? sorted.toReversed() : sorted).map((row) => row.id);
}

it('gives every window of a long list as the list sorted whole', () => {
  const store = aFullStore();
  const rows = store.consignments.list(aQuery({ limit: ROWS })).rows;
  for (const sort of ['total', 'orderNo'] as const) {
    for (const descending of [false, true]) {
      const expected = inOrder(rows, { sort, descending });
      for (const offset of SOME_OFFSETS.toReversed()) {
        const window = idsOf(store, { sort, descending, offset, limit: 10 });
        expect(window).toEqual(expected.slice(offset, offset + 10));
      }
    }
  }
});

it('sees every change at once, though it remembers what it has counted', () => {
  const store = aFullStore();
  const query = { sort: 'orderNo', offset: 2_500, limit: 5 } as const;
  const before = idsOf(store, { sort: 'orderNo' });
  expect(idsOf(store, query)).toEqual(before.slice(2_500, 2_505));
  const gone = before.slice(10, 13);
  store.consignments.remove(gone, ofMany);
  const after = before.filter((id) => !gone.includes(id));
  expect(idsOf(store, query)).toEqual(after.slice(2_500, 2_505));
  expect(store.consignments.list(aQuery(query)).total).toBe(ROWS - 3);
});

it('keeps nothing of a transaction that is undone', () => {
  const store = aFullStore();
  const total = () => store.consignments.list(aQuery({ limit: 1 })).total;
  expect(total()).toBe(ROWS);
  expect(() =>
    store.transaction(() => {
      store.consignments.remove(['c00001'], ofMany);
      expect(total()).toBe(ROWS - 1);
      throw new Error('undone');
    }),
  ).toThrow('undone');
  expect(total()).toBe(ROWS);
});

it('pages through a search with thousands of hits, in order and without what was removed', () => {
  const store = aFullStore();
  const search = { search: '青瓷', sort: 'orderNo' } as const;
  const all = idsOf(store, { sort: 'orderNo' });
  const hits = all.filter((id) => Number(id.slice(1)) % 3 > 0);
  for (const offset of [0, 7, 2_400, 2_995]) {
    expect(idsOf(store, { ...search, offset, limit: 10 })).toEqual(hits.slice(offset, offset + 10));
  }
  expect(store.consignments.list(aQuery(search)).total).toBe(3_000);
  const [first = ''] = hits;
  store.consignments.remove([first], ofMany);
  expect(idsOf(store, { ...search, limit: 2 })).toEqual(hits.slice(1, 3));
  expect(store.consignments.list(aQuery(search)).total).toBe(2_999);
  expect(store.consignments.list(aQuery({ ...search, removed: true })).total).toBe(1);
});
