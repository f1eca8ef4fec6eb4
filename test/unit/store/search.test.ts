import { expect, it } from 'vitest';
import { aDraft, anItem } from '#test/builders/consignment.ts';
import { A_MORNING, aNewConsignment, anEntry, aQuery, aStore, ofMany } from '#test/builders/store.ts';

function filled() {
  const store = aStore();
  const straw = aDraft({
    order: { orderNo: 'EX20260105-0001', copNo: 'COP-77-XYZ' },
    transport: { waybillNo: 'WB2026010500001' },
    consignee: { name: 'Zoë Exämple' },
    items: [anItem({ itemName: '手工麦秆画', itemNo: 'STRAW-P-3040', gcode: '4602190000', gname: '麦秆画' })],
  });
  const wheat = aDraft({
    order: { orderNo: 'TB889', copNo: '' },
    transport: { waybillNo: 'SF100200300' },
    seller: { name: '洛阳牡丹瓷商行' },
    consignee: { name: 'John Other' },
    items: [anItem({ itemName: '小麦', itemNo: 'W-1', gcode: '1001', gname: '小麦' })],
  });
  store.consignments.insertMany([aNewConsignment('straw', straw), aNewConsignment('wheat', wheat)], ofMany);
  return store;
}

const FINDS: readonly (readonly [string, readonly string[]])[] = [
  ['麦秆', ['straw']],
  ['秆画', ['straw']],
  ['手工麦秆画', ['straw']],
  ['麦画', []],
  ['麦', ['straw', 'wheat']],
  ['瓷', ['wheat']],
  ['画', ['straw']],
  ['牡丹', ['wheat']],
  ['ex2026', ['straw']],
  ['EX20260105-', ['straw']],
  ['EX20260105-00', ['straw']],
  ['ＥＸ２０２６０１０５０００１', ['straw']],
  ['0001', ['straw']],
  ['5-0001', ['straw']],
  ['500001', ['straw']],
  ['0300', ['wheat']],
  ['300', []],
  ['-xyz', ['straw']],
  ['7XYZ', ['straw']],
  ['TB8', ['wheat']],
  ['straw-p', ['straw']],
  ['46021', ['straw']],
  ['zoe', ['straw']],
  ['John 小麦', ['wheat']],
  ['John 麦秆', []],
  ['a"b', []],
  ['"', ['straw', 'wheat']],
  ['NOT (words : *', []],
  ['OR', []],
];

it.each(FINDS)('finds %j', (search, expected) => {
  expect(
    filled()
      .consignments.list(aQuery({ search, sort: 'created' }))
      .rows.map((row) => row.id),
  ).toEqual(expected);
});

it('follows an edit, and counts only what it finds', () => {
  const store = filled();
  const draft = aDraft({ items: [anItem({ itemName: '汴绣屏风', gname: '刺绣品' })] });
  const check = aNewConsignment('x').check;
  store.consignments.saveDraft(
    { id: 'straw', expectedRevision: 1, draft, filled: {}, check, at: A_MORNING },
    anEntry(),
  );
  expect(store.consignments.list(aQuery({ search: '麦秆画' })).total).toBe(0);
  expect(store.consignments.list(aQuery({ search: '汴绣' })).total).toBe(1);
});

it('is undone with the transaction it was part of', () => {
  const store = filled();
  expect(() =>
    store.transaction(() => {
      store.consignments.insert(
        aNewConsignment('third', aDraft({ items: [anItem({ itemName: '汴绣' })] })),
        ofMany,
      );
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(store.consignments.list(aQuery({ search: '汴绣' })).total).toBe(0);
});

it('finds the same, in the same order, when there are too many hits to look up one by one', () => {
  const store = aStore();
  for (let lot = 0; lot < 5; lot += 1) {
    store.consignments.insertMany(
      Array.from({ length: 500 }, (_, i) =>
        aNewConsignment(`c${lot * 500 + i}`, aDraft({ order: { orderNo: `N${lot * 500 + i}` } }), {
          createdAt: A_MORNING + lot * 500 + i,
        }),
      ),
      ofMany,
    );
  }
  const found = store.consignments.list(aQuery({ search: '麦秆', offset: 2498, limit: 5 }));
  expect(found.total).toBe(2500);
  expect(found.rows.map((row) => row.orderNo)).toEqual(['N2498', 'N2499']);
});
