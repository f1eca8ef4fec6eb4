import { expect, it } from 'vitest';
import type { AcceptedTrust } from '#backend/store/contract/trust.ts';
import { A_MORNING, aFolder, anEntry, aStore, opened } from '#test/builders/store.ts';
import { inside } from '#test/migrations/oldDatabase.ts';

const accepted = (version: number, keys = 'k1'): AcceptedTrust => ({
  metadata: [{ role: 'timestamp', version, bytes: Buffer.from(`timestamp ${version}`) }],
  floors: [{ role: 'timestamp', floor: version, keys }],
  confirmedAt: A_MORNING + version,
});

it('keeps bytes and floors of each repository apart', () => {
  const store = aStore();
  store.trust.keep('a', accepted(3), anEntry());
  expect(store.trust.kept('b')).toEqual({ metadata: [], floors: [], confirmedAt: null });
  expect(store.trust.kept('a')).toEqual({
    metadata: [{ role: 'timestamp', version: 3, bytes: Buffer.from('timestamp 3') }],
    floors: [{ role: 'timestamp', floor: 3, keys: 'k1' }],
    confirmedAt: A_MORNING + 3,
  });
});

it('lets a floor rise and never sink under the same keys, and start anew under others', () => {
  const store = aStore();
  const floor = () => store.trust.kept('a').floors[0]?.floor;
  for (const [version, keys, expected] of [
    [3, 'k1', 3],
    [5, 'k1', 5],
    [4, 'k1', 5],
    [2, 'k2', 2],
  ] as const) {
    store.trust.keep('a', accepted(version, keys), anEntry());
    expect(floor()).toBe(expected);
  }
});

it('writes an audit row when something moved, and none for the same again', () => {
  const store = aStore();
  const rows = () => store.audit.head().n;
  const before = rows();
  store.trust.keep('a', accepted(3), anEntry());
  store.trust.keep('a', { ...accepted(3), confirmedAt: A_MORNING + 9 }, anEntry());
  expect(rows()).toBe(before + 1);
  expect(store.trust.kept('a').confirmedAt).toBe(A_MORNING + 9);
});

it('leaves damaged bytes out and keeps the floor', () => {
  const folder = aFolder();
  const store = opened(folder);
  store.trust.keep('a', accepted(3), anEntry());
  store.close();
  inside(folder, (sql) => sql.run(`UPDATE trust_metadata SET bytes = x'00'`));
  expect(opened(folder).trust.kept('a')).toMatchObject({ metadata: [], floors: [{ floor: 3 }] });
});
