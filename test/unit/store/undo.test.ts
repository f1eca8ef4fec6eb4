import { expect, it } from 'vitest';
import type { UndoStep } from '#backend/store/contract/consignments.ts';
import { MAX_UNDO_STEPS } from '#backend/store/contract/consignments.ts';
import { pointer } from '#shared/base/pointer.ts';
import { aFolder, aNewConsignment, aStore, ofMany, opened } from '#test/builders/store.ts';

const AT = pointer('order', 'note');

function step(text: string, before: string, batch: string | null = null): UndoStep {
  return {
    forward: [{ kind: 'set', at: AT, text }],
    inverse: [{ kind: 'set', at: AT, text: before }],
    filledAfter: { [AT]: null },
    filledBefore: { [AT]: 'import' },
    batch,
  };
}

it('goes back and forth through the steps, also after closing', () => {
  const folder = aFolder();
  const first = opened(folder);
  first.consignments.insert(aNewConsignment('c1'), ofMany);
  first.consignments.pushUndo('c1', step('one', ''));
  first.consignments.pushUndo('c1', step('two', 'one'));
  expect(first.consignments.popUndo('c1')).toEqual(step('two', 'one'));
  first.close();

  const { consignments } = opened(folder);
  expect(consignments.get('c1')).toMatchObject({ canUndo: true, canRedo: true });
  expect(consignments.popUndo('c1')).toEqual(step('one', ''));
  expect(consignments.popUndo('c1')).toBeNull();
  expect(consignments.popRedo('c1')).toEqual(step('one', ''));
  expect(consignments.popRedo('c1')).toEqual(step('two', 'one'));
  expect(consignments.popRedo('c1')).toBeNull();
  expect(consignments.get('c1')).toMatchObject({ canUndo: true, canRedo: false });
});

it('forgets undone steps when a new one is made', () => {
  const { consignments } = aStore();
  consignments.insert(aNewConsignment('c1'), ofMany);
  consignments.pushUndo('c1', step('one', ''));
  consignments.popUndo('c1');
  consignments.pushUndo('c1', step('other', ''));
  expect(consignments.popRedo('c1')).toBeNull();
  expect(consignments.popUndo('c1')).toEqual(step('other', ''));
});

it(`keeps the last ${MAX_UNDO_STEPS} steps`, () => {
  const { consignments } = aStore();
  consignments.insert(aNewConsignment('c1'), ofMany);
  for (let i = 0; i < MAX_UNDO_STEPS + 5; i += 1) consignments.pushUndo('c1', step(`${i + 1}`, `${i}`));
  let last: UndoStep | null = null;
  let steps = 0;
  for (let found = consignments.popUndo('c1'); found !== null; found = consignments.popUndo('c1')) {
    last = found;
    steps += 1;
  }
  expect(steps).toBe(MAX_UNDO_STEPS);
  expect(last).toEqual(step('6', '5'));
});

it('takes a batch back where it is still the last step', () => {
  const { consignments } = aStore();
  const ids = ['c1', 'c2', 'c3'];
  consignments.insertMany(
    ids.map((id) => aNewConsignment(id)),
    ofMany,
  );
  for (const id of ids) consignments.pushUndo(id, step('all', '', 'b1'));
  consignments.pushUndo('c2', step('more', 'all'));
  expect(consignments.popUndoBatch('b1', 1)).toEqual([{ id: 'c1', step: step('all', '', 'b1') }]);
  expect(consignments.popUndoBatch('b1', 9).map(({ id }) => id)).toEqual(['c3']);
  expect(consignments.popUndoBatch('b1', 9)).toEqual([]);
  expect(consignments.popUndo('c2')).toEqual(step('more', 'all'));
  expect(consignments.popUndoBatch('b1', 9).map(({ id }) => id)).toEqual(['c2']);
});

it('has nothing to take back in a consignment that is not there', () => {
  const { consignments } = aStore();
  consignments.pushUndo('gone', step('one', ''));
  expect(consignments.popUndo('gone')).toBeNull();
});
