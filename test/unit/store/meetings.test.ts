import { expect, it } from 'vitest';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import { aDraft, numbered } from '#test/builders/consignment.ts';
import {
  A_MORNING,
  aCheck,
  aFolder,
  aNewConsignment,
  anEntry,
  aStore,
  ofMany,
  opened,
} from '#test/builders/store.ts';

const speaks = (at: number, ...speaking: readonly string[]) => aCheck({ at: A_MORNING + at, speaking });

function saved(
  store: WorkStore,
  id: string,
  expectedRevision: number,
  check: ReturnType<typeof speaks>,
): void {
  const change = { id, expectedRevision, draft: aDraft(), filled: {}, check, at: check.at };
  expect(store.consignments.saveDraft(change, anEntry({ subject: id })).ok).toBe(true);
}

it('keeps when a rule first spoke on a consignment, and when it fell silent', () => {
  const store = aStore();
  store.consignments.insert(aNewConsignment('c1', aDraft(), { check: speaks(0, 'R1', 'R2') }), ofMany);
  saved(store, 'c1', 1, speaks(5, 'R2', 'R3'));
  const of = (rule: string) => store.meetings.ofRule(rule, null, 9);
  const c1 = { id: 'c1', orderNo: aDraft().order.orderNo };
  expect(of('R1')).toEqual({
    ...{ consignments: 1, cleared: 1 },
    latest: [{ ...c1, metAt: A_MORNING, clearedAt: A_MORNING + 5 }],
  });
  expect(of('R2')).toMatchObject({ cleared: 0, latest: [{ metAt: A_MORNING, clearedAt: null }] });
  expect(of('R3')).toMatchObject({ cleared: 0, latest: [{ metAt: A_MORNING + 5 }] });
  expect(of('R4')).toEqual({ consignments: 0, cleared: 0, latest: [] });
});

it('takes a rule that speaks again for the same meeting, not yet over', () => {
  const store = aStore();
  store.consignments.insert(aNewConsignment('c1', aDraft(), { check: speaks(0, 'R1') }), ofMany);
  store.consignments.saveCheck('c1', speaks(1));
  expect(store.meetings.ofRule('R1', null, 9).cleared).toBe(1);
  store.consignments.saveCheck('c1', speaks(2, 'R1'));
  expect(store.meetings.ofRule('R1', null, 9)).toMatchObject({
    ...{ consignments: 1, cleared: 0 },
    latest: [{ metAt: A_MORNING, clearedAt: null }],
  });
});

it('names the latest first, leaves out the one that asks, and counts the rest', () => {
  const store = aStore();
  const many = Array.from({ length: 8 }, (_, i) =>
    aNewConsignment(`c${i}`, numbered(aDraft(), i), { check: speaks(i, 'R1', `only${i}`) }),
  );
  for (let i = 0; i < many.length; i += 2) store.consignments.insertMany(many.slice(i, i + 2), ofMany);
  const { consignments, latest } = store.meetings.ofRule('R1', 'c7', 5);
  expect([consignments, latest.map(({ id }) => id)]).toEqual([7, ['c6', 'c5', 'c4', 'c3', 'c2']]);
  expect(store.meetings.ofRule('only7', 'c7', 5).consignments).toBe(0);
});

it('keeps them with the check or not at all, over a restart', () => {
  const folder = aFolder();
  const store = opened(folder);
  store.consignments.insert(aNewConsignment('c1'), ofMany);
  const undone = () =>
    store.transaction(() => {
      store.consignments.saveCheck('c1', speaks(1, 'R1'));
      throw new Error('no');
    });
  expect(undone).toThrow('no');
  expect(store.meetings.ofRule('R1', null, 9).consignments).toBe(0);
  saved(store, 'c1', 1, speaks(2, 'R1'));
  store.close();
  const again = opened(folder);
  expect(again.meetings.ofRule('R1', null, 9).consignments).toBe(1);
  saved(again, 'c1', 2, speaks(3));
  expect(again.meetings.ofRule('R1', null, 9).cleared).toBe(1);
});
