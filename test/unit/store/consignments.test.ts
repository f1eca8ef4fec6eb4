import { expect, it } from 'vitest';
import type { NewConsignment } from '#backend/store/contract/consignments.ts';
import type { CONSIGNMENT_SORTS } from '#shared/api/consignments.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import { aDraft, anItem, numbered } from '#test/builders/consignment.ts';
import { A_MORNING, aCheck, aNewConsignment, anEntry, aQuery, aStore, ofMany } from '#test/builders/store.ts';

const NO_FINDINGS = { fatal: 0, hold: 0, verify: 0, warning: 0, info: 0 };

function change(id: string, draft: Draft, expectedRevision: number) {
  const check = aCheck({ counts: { ...NO_FINDINGS, fatal: 2 }, blocked: true, packHash: 'p2' });
  return { id, expectedRevision, draft, filled: {}, check, at: A_MORNING + 1 };
}

it('gives back a consignment as it was put in', () => {
  const store = aStore();
  store.consignments.insert(
    aNewConsignment('c1', aDraft(), { filled: { 'order.platformName': 'constant' }, importId: 'i1' }),
    ofMany,
  );
  expect(store.consignments.get('c1')).toEqual({
    id: 'c1',
    state: 'draft',
    draft: aDraft(),
    filled: { 'order.platformName': 'constant' },
    revision: 1,
    check: { counts: NO_FINDINGS, blocked: false, packHash: 'p1' },
    importId: 'i1',
    createdAt: A_MORNING,
    updatedAt: A_MORNING,
    removedAt: null,
    canUndo: false,
    canRedo: false,
  });
  expect(store.consignments.row('c1')).toMatchObject({
    orderNo: 'EX20260105-0001',
    seller: '示例麦秆工艺商行',
    consignee: 'Jane Example',
    country: 'USA',
    waybillNo: 'WB2026010500001',
    goods: '麦秆画 花鸟 30x40cm',
    items: 2,
    total: '62',
    currency: 'USD',
    createdAt: '2026-01-05T08:00:00.000Z',
  });
  expect(store.consignments.get('c2')).toBeNull();
});

it('refuses a draft that was made on an older revision, and changes nothing', () => {
  const store = aStore();
  store.consignments.insert(aNewConsignment('c1'), ofMany);
  const edited = numbered(aDraft(), 7);
  expect(store.consignments.saveDraft(change('c1', edited, 1), anEntry())).toEqual({ ok: true, value: 2 });
  const head = store.audit.head();
  expect(store.consignments.saveDraft(change('c1', aDraft(), 1), anEntry())).toEqual({
    ok: false,
    error: { code: 'consignment.stale', revision: 2 },
  });
  expect(store.consignments.saveDraft(change('gone', aDraft(), 1), anEntry())).toMatchObject({
    error: { code: 'consignment.unknown' },
  });
  expect(store.consignments.get('c1')).toMatchObject({
    draft: edited,
    revision: 2,
    check: { blocked: true },
  });
  expect(store.audit.head()).toEqual(head);
});

const SORTED: readonly (readonly [(typeof CONSIGNMENT_SORTS)[number], readonly string[]])[] = [
  ['created', ['a', 'b', 'c']],
  ['updated', ['b', 'c', 'a']],
  ['orderNo', ['c', 'a', 'b']],
  ['country', ['b', 'a', 'c']],
  ['total', ['c', 'b', 'a']],
  ['items', ['b', 'c', 'a']],
  ['problems', ['c', 'b', 'a']],
  ['state', ['b', 'c', 'a']],
];

it.each(SORTED)('sorts by %s', (sort, expected) => {
  const store = aStore();
  const counts = (fatal: number, warning: number) =>
    aCheck({ counts: { ...NO_FINDINGS, fatal, warning }, blocked: fatal > 0 });
  const item = (totalPrice: string) => anItem({ totalPrice });
  const rows: readonly NewConsignment[] = [
    aNewConsignment('a', aDraft({ order: { orderNo: 'B-2' }, items: [item('100'), item('5'), item('1')] }), {
      check: counts(1, 0),
    }),
    aNewConsignment(
      'b',
      aDraft({ order: { orderNo: 'b-3' }, transport: { country: 'DEU' }, items: [item('99.9')] }),
      {
        createdAt: A_MORNING + 1,
        check: counts(0, 9),
      },
    ),
    aNewConsignment(
      'c',
      aDraft({ order: { orderNo: 'A-9' }, transport: { country: 'VNM' }, items: [item('x'), item('1')] }),
      { createdAt: A_MORNING + 2, check: counts(0, 2) },
    ),
  ];
  store.consignments.insertMany(rows, ofMany);
  store.consignments.setState('a', 'returned', anEntry({ at: A_MORNING + 9 }));
  const ids = (descending: boolean) =>
    store.consignments.list(aQuery({ sort, descending })).rows.map((row) => row.id);
  expect(ids(false)).toEqual(expected);
  expect(ids(true)).toEqual([...expected].reverse());
});

it('filters by state, check, bin and import, and pages through what is left', () => {
  const store = aStore();
  const many = Array.from({ length: 25 }, (_, i) =>
    aNewConsignment(`c${String(i).padStart(2, '0')}`, numbered(aDraft(), i), {
      createdAt: A_MORNING + i,
      importId: i % 5 === 0 ? 'i1' : null,
      check: aCheck({ blocked: i % 2 === 1 }),
    }),
  );
  store.consignments.insertMany(many, ofMany);
  store.consignments.setState('c03', 'released', anEntry());
  expect(store.consignments.remove(['c04', 'c05', 'nobody'], ofMany)).toEqual(['c04', 'c05']);
  const list = (overrides: Parameters<typeof aQuery>[0]) => {
    const found = store.consignments.list(aQuery(overrides));
    return [found.total, found.rows.map((row) => row.id)];
  };
  expect(list({ limit: 3, offset: 20 })).toEqual([23, ['c22', 'c23', 'c24']]);
  expect(list({ states: ['released'] })).toEqual([1, ['c03']]);
  expect(list({ removed: true })).toEqual([2, ['c04', 'c05']]);
  expect(list({ importId: 'i1' })).toEqual([4, ['c00', 'c10', 'c15', 'c20']]);
  expect(list({ check: 'blocked', states: ['draft'], limit: 2 })).toEqual([10, ['c01', 'c07']]);
  expect(store.consignments.ids(aQuery({ importId: 'i1' }))).toEqual(['c20', 'c15', 'c10', 'c00']);
  expect(store.consignments.countsByState()).toMatchObject({ draft: 22, released: 1, closed: 0 });
  expect(store.consignments.countReadyBlocked()).toEqual({ ready: 12, blocked: 10 });
  expect(store.consignments.restore(['c04', 'c04'], ofMany)).toEqual(['c04']);
  expect(list({ limit: 0 })).toEqual([24, []]);
  expect(store.consignments.idsByOrderNo('EX20260105-00004')).toEqual(['c04']);
});

it('writes one audit row for each consignment that changed', () => {
  const store = aStore();
  store.consignments.insertMany([aNewConsignment('c1'), aNewConsignment('c2')], ofMany);
  store.consignments.remove(['c1', 'c1'], { ...ofMany, action: 'consignment.removed' });
  expect(store.consignments.setState('c2', 'draft', anEntry())).toBe(false);
  expect(store.audit.ofSubject('c1', 10).map((row) => row.action)).toEqual([
    'consignment.created',
    'consignment.removed',
  ]);
  expect(store.audit.ofSubject('c2', 10)).toHaveLength(1);
});

it('keeps a new check without a new revision', () => {
  const store = aStore();
  store.consignments.insert(aNewConsignment('c1'), ofMany);
  const check = { counts: { ...NO_FINDINGS, hold: 1 }, blocked: true, packHash: 'p9' };
  store.consignments.saveCheck('c1', aCheck(check));
  expect(store.consignments.get('c1')).toMatchObject({ check, revision: 1, updatedAt: A_MORNING });
});

it('gives the contents of what may be edited, in the order asked for', () => {
  const store = aStore();
  const ids = ['c1', 'c2', 'c3', 'c4'];
  store.consignments.insertMany(
    ids.map((id, i) => aNewConsignment(id, numbered(aDraft(), i))),
    ofMany,
  );
  store.consignments.setState('c2', 'released', anEntry());
  store.consignments.remove(['c3'], ofMany);
  store.consignments.setState('c1', 'returned', anEntry());
  expect(store.consignments.contents(['c4', 'nobody', 'c3', 'c2', 'c1'])).toEqual([
    { id: 'c4', orderNo: numbered(aDraft(), 3).order.orderNo, draft: numbered(aDraft(), 3) },
    { id: 'c1', orderNo: numbered(aDraft(), 0).order.orderNo, draft: numbered(aDraft(), 0) },
  ]);
});
