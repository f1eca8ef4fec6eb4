import { expect, it } from 'vitest';
import type { RowProblem } from '#shared/api/imports.ts';
import { A_MORNING, aFolder, anEntry, aStore, opened } from '#test/builders/store.ts';

const COUNTS = { rows: 3, itemRows: 2, problemRows: 1, skippedRows: 0, consignments: 1 };

function aProblem(row: number): RowProblem {
  return {
    row,
    column: '数量',
    value: 'two',
    code: 'intake.error.badNumber',
    params: { value: 'two' },
    skipped: false,
    cells: ['EX1', 'two', ''],
  };
}

it('remembers imports and which of them never ended', () => {
  const { imports, audit } = aStore();
  imports.start({ id: 'i1', fileName: '订单.xlsx', startedAt: A_MORNING }, anEntry());
  imports.start({ id: 'i2', fileName: 'b.csv', startedAt: A_MORNING + 1 }, anEntry());
  const started = audit.head().n;
  imports.update('i1', 'running', { ...COUNTS, rows: 1 }, anEntry());
  expect(audit.head().n).toBe(started);
  imports.update('i1', 'done', COUNTS, anEntry());
  expect(audit.head().n).toBe(started + 1);
  expect(imports.running().map(({ id }) => id)).toEqual(['i2']);
  expect(imports.history(9).map(({ id }) => id)).toEqual(['i2', 'i1']);
  expect(imports.get('i1')).toEqual({
    id: 'i1',
    fileName: '订单.xlsx',
    state: 'done',
    startedAt: '2026-01-05T08:00:00.000Z',
    counts: COUNTS,
  });
  expect(imports.get('i3')).toBeNull();
});

it('keeps every row that did not go through, with its cells', () => {
  const { imports } = aStore();
  imports.start({ id: 'i1', fileName: 'a.csv', startedAt: A_MORNING }, anEntry());
  imports.addProblems('i1', [aProblem(2), aProblem(5)]);
  imports.addProblems('i1', [aProblem(5)]);
  expect(imports.problems('i1', 0, 1)).toEqual({ total: 3, rows: [aProblem(2)] });
  expect(imports.problems('i1', 1, 9).rows).toEqual([aProblem(5), aProblem(5)]);
  expect(imports.problems('i9', 0, 9)).toEqual({ total: 0, rows: [] });
});

it('finds the mapping used last for a header', () => {
  const { imports } = aStore();
  const profile = { name: '店铺A', headerSignature: 'h1', profile: { columns: ['x'] }, usedAt: 1 };
  imports.saveProfile(profile, anEntry());
  imports.saveProfile({ ...profile, name: '店铺B', usedAt: 2 }, anEntry());
  expect(imports.profileFor('h1')?.name).toBe('店铺B');
  imports.saveProfile({ ...profile, usedAt: 3 }, anEntry());
  expect(imports.profiles().map(({ name }) => name)).toEqual(['店铺A', '店铺B']);
  expect(imports.profileFor('h2')).toBeNull();
});

it('keeps settings across closing', () => {
  const folder = aFolder();
  const first = opened(folder);
  first.settings.set('enterprise', { name: '示例' }, anEntry());
  first.settings.set('enterprise', { name: '示例二' }, anEntry());
  first.close();
  first.close();
  const { settings } = opened(folder);
  expect(settings.get('enterprise')).toEqual({ name: '示例二' });
  expect(settings.get('nothing')).toBeUndefined();
});
