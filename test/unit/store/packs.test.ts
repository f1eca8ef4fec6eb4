import { expect, it } from 'vitest';
import type { NewPack } from '#backend/store/contract/packs.ts';
import { A_MORNING, aFolder, anEntry, aStore, opened } from '#test/builders/store.ts';
import { inside } from '#test/migrations/oldDatabase.ts';

function aNewPack(hash: string, seq: number, overrides: Partial<NewPack> = {}): NewPack {
  const both = { 'zh-CN': '测试', en: 'Test' };
  return {
    ...{ hash, seq, id: 'test.pack', version: '1.0.0', published: '2026-01-01', listHash: `l${hash}` },
    effective: { from: null, to: null },
    facts: { title: both, publisher: both, regimes: ['9610'], rules: 1, tables: [], tariffLines: 0 },
    ...{ origin: 'publisher', installedAt: A_MORNING, state: 'untried', unseen: true },
    ...overrides,
  };
}

it('keeps packs by number, of the same number the one installed last first; a second time changes nothing', () => {
  const store = aStore();
  expect(store.packs.install(aNewPack('a', 2), anEntry())).toBe(true);
  expect(store.packs.install(aNewPack('b', 3), anEntry())).toBe(true);
  expect(store.packs.install(aNewPack('c', 2), anEntry())).toBe(true);
  const rows = store.audit.head().n;
  expect(store.packs.install(aNewPack('a', 2, { state: 'allowed' }), anEntry())).toBe(false);
  expect(store.audit.head().n).toBe(rows);
  expect(store.packs.all().map(({ hash, state }) => [hash, state])).toEqual([
    ['b', 'untried'],
    ['c', 'untried'],
    ['a', 'untried'],
  ]);
});

it('notes each decision, trial, activation and look together with its audit row', () => {
  const store = aStore();
  store.packs.install(aNewPack('a', 1, { unseen: false }), anEntry());
  const numbers = { checked: 3, accepted: 2, refused: 1, held: 0, draftsTouched: 4 };
  const trial = { at: A_MORNING, day: '2026-01-05', ...numbers, stops: true };
  store.packs.keepTrial('a', trial, 'held', anEntry({ action: 'packs.held', subject: 'a' }));
  store.packs.decide('a', 'allowed', anEntry({ action: 'packs.allowed', subject: 'a' }));
  store.packs.activated('a', true, anEntry({ action: 'packs.activated', subject: 'a' }));
  store.packs.activated('a', true, anEntry({ action: 'packs.activated', subject: 'a' }));
  expect(store.packs.all()).toMatchObject([
    { state: 'allowed', trial, activation: 2, unseenSince: A_MORNING },
  ]);
  store.packs.seen(anEntry({ action: 'packs.seen' }));
  const rows = store.audit.head().n;
  store.packs.seen(anEntry({ action: 'packs.seen' }));
  expect(store.audit.head().n).toBe(rows);
  expect(store.packs.all()).toMatchObject([{ unseenSince: null }]);
  expect(store.audit.ofSubject('a', 9).map(({ action }) => action)).toEqual([
    'packs.held',
    'packs.allowed',
    'packs.activated',
    'packs.activated',
  ]);
  expect(store.audit.verify().brokenAt).toBeNull();
});

it('lets no installed pack be deleted or become another', () => {
  const folder = aFolder();
  const store = opened(folder);
  store.packs.install(aNewPack('a', 1), anEntry());
  store.close();
  for (const statement of [
    'DELETE FROM rule_pack',
    'UPDATE rule_pack SET seq = 9',
    "UPDATE rule_pack SET facts = '{}'",
  ]) {
    expect(() => inside(folder, (sql) => sql.run(statement))).toThrow();
  }
});
