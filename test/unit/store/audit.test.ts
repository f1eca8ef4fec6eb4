import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { workFile } from '#backend/store/databaseFile.ts';
import { aFolder, anEntry, aStore, opened } from '#test/builders/store.ts';

/** Changes the database behind the store's back. */
function tamper(folder: string, text: string): void {
  const raw = new Database(workFile(folder));
  raw.exec(`DROP TRIGGER audit_keeps; DROP TRIGGER audit_stays; ${text}`);
  raw.close();
}

function withFive(): string {
  const folder = aFolder();
  const store = opened(folder);
  for (let i = 0; i < 5; i += 1) store.audit.append(anEntry({ subject: `s${i}`, detail: { i } }));
  store.close();
  return folder;
}

it('grows by rows that each carry the one before', () => {
  const folder = withFive();
  const { audit } = opened(folder);
  const { n, hash } = audit.head();
  expect(audit.verify()).toEqual({ rows: n, brokenAt: null, head: hash });
  expect(n).toBe(6);
});

it.each([
  ['a changed detail', `UPDATE audit SET detail = '{"i":9}' WHERE n = 4`, 4],
  ['a changed time', 'UPDATE audit SET at = at + 1 WHERE n = 3', 3],
  ['parts moved between columns', `UPDATE audit SET actor = 'usertest', action = '.done' WHERE n = 5`, 5],
  ['a removed row', 'DELETE FROM audit WHERE n = 4', 5],
  ['a removed first row', 'DELETE FROM audit WHERE n = 1', 2],
  ['rows that changed places', 'UPDATE audit SET n = 99 WHERE n = 2; UPDATE audit SET n = 2 WHERE n = 3', 2],
])('names the row of %s', (_what, text, brokenAt) => {
  const folder = withFive();
  tamper(folder, text);
  expect(opened(folder).audit.verify().brokenAt).toBe(brokenAt);
});

it('shows a cut tail by its head', () => {
  const folder = withFive();
  const noted = opened(folder);
  const head = noted.audit.head();
  noted.close();
  tamper(folder, 'DELETE FROM audit WHERE n > 4');
  const verdict = opened(folder).audit.verify();
  expect(verdict.brokenAt).toBeNull();
  expect(verdict.head).not.toBe(head.hash);
});

it('keeps the detail in one form, however its keys were ordered', () => {
  const { audit } = aStore();
  audit.append(anEntry({ subject: 'x', detail: { b: [{ d: 1, c: undefined, a: null }], a: '麦秆' } }));
  audit.append(anEntry({ subject: 'y', detail: undefined }));
  const [x] = audit.ofSubject('x', 1);
  expect(JSON.stringify(x?.detail)).toBe('{"a":"麦秆","b":[{"a":null,"d":1}]}');
  expect(audit.ofSubject('y', 1)[0]?.detail).toBeNull();
  expect(audit.verify().brokenAt).toBeNull();
});

it('takes an audit row back with the transaction it was part of, inner ones alone', () => {
  const store = aStore();
  const before = store.audit.head();
  expect(() =>
    store.transaction(() => {
      store.audit.append(anEntry());
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(store.audit.head()).toEqual(before);
  store.transaction(() => {
    store.settings.set('a', 1, anEntry());
    expect(() =>
      store.transaction(() => {
        store.settings.set('b', 2, anEntry());
        throw new Error('inner');
      }),
    ).toThrow('inner');
  });
  expect(store.settings.all()).toEqual({ a: 1 });
  expect(store.audit.verify()).toMatchObject({ rows: before.n + 1, brokenAt: null });
});
