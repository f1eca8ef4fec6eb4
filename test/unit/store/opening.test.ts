import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { workFile } from '#backend/store/databaseFile.ts';
import { newestVersion } from '#backend/store/migrate.ts';
import { MIGRATIONS } from '#backend/store/migrations/all.ts';
import { openWorkStore } from '#backend/store/openWorkStore.ts';
import { storeProblemOf } from '#backend/store/problem.ts';
import { aDraft } from '#test/builders/consignment.ts';
import { A_MORNING, aFolder, aNewConsignment, anEntry, ofMany, opened } from '#test/builders/store.ts';
import { startChild } from '#test/unit/store/child.ts';

const OPTIONS = { now: () => A_MORNING, appVersion: '0.1.0' };

/** What opening says of a folder. */
function refusal(folder: string): unknown {
  const result = openWorkStore(folder, OPTIONS);
  if (!result.ok) return result.error;
  result.value.close();
  return 'opened';
}

/** Every file of a folder with its bytes, but not the lock. */
function bytesOf(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder).filter((name) => name.startsWith('work.db'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name)).toString('base64')]));
}

function aFilledFolder(rows = 30): string {
  const folder = aFolder();
  const store = opened(folder);
  store.consignments.insertMany(
    Array.from({ length: rows }, (_, i) => aNewConsignment(`c${i}`)),
    ofMany,
  );
  store.close();
  return folder;
}

it('opens a folder that is not there yet, and again what it wrote', () => {
  const folder = join(aFolder(), 'live', 'data');
  const first = opened(folder);
  first.settings.set('a', 1, anEntry());
  first.close();
  expect(existsSync(`${workFile(folder)}-wal`)).toBe(false);
  const again = opened(folder);
  expect(again.settings.get('a')).toBe(1);
  expect(again.migrationBackup).toBeNull();
});

it('lets in one at a time, in this process and in others', async () => {
  const folder = aFolder();
  const store = opened(folder);
  const inUse = expect.objectContaining({ code: 'store.inUse' });
  expect(refusal(folder)).toEqual(inUse);
  const second = startChild('holdOpen.ts', folder);
  await second.said(1);
  expect(second.lines).toEqual(['store.inUse']);
  store.settings.set('a', 1, anEntry());
  store.close();

  const third = startChild('holdOpen.ts', folder);
  await third.said(1);
  expect(third.lines).toEqual(['OPEN']);
  expect(refusal(folder)).toEqual(inUse);
  await third.kill();
  expect(opened(folder).settings.get('a')).toBe(1);
});

it.each([
  ['closed', false],
  ['left with a log', true],
])('leaves a database of a newer release as it is (%s)', (_how, withLog) => {
  const folder = aFilledFolder(3);
  const path = workFile(folder);
  const newer = new Database(path);
  newer.pragma('journal_mode = WAL');
  newer.exec('CREATE TABLE future (a); PRAGMA user_version = 9990');
  if (withLog) {
    // The log of a process that was killed: copied while the database is open.
    const copies = ['', '-wal'].map((end) => [end, readFileSync(path + end)] as const);
    newer.close();
    for (const [end, bytes] of copies) writeFileSync(path + end, bytes);
  } else {
    newer.close();
  }
  const before = bytesOf(folder);
  expect(Object.keys(before)).toHaveLength(withLog ? 2 : 1);
  expect(refusal(folder)).toEqual({
    code: 'store.newer',
    params: { found: 9990, supported: newestVersion(MIGRATIONS) },
  });
  expect(bytesOf(folder)).toMatchObject(before);
});

const RUINS: readonly (readonly [string, (path: string) => void])[] = [
  ['another kind of file', (path) => writeFileSync(path, 'PK\u0003\u0004'.padEnd(9000, 'x'))],
  ['a file cut short', (path) => truncateSync(path, 20_000)],
  ['less than a header', (path) => writeFileSync(path, 'SQLite format 3\0')],
  [
    'pages overwritten',
    (path) => {
      const bytes = readFileSync(path);
      bytes.fill(0x5a, 4096 * 3, 4096 * 30);
      writeFileSync(path, bytes);
    },
  ],
];

it.each(RUINS)('says damaged of %s, and leaves it', (_what, ruin) => {
  const folder = aFilledFolder();
  ruin(workFile(folder));
  const before = bytesOf(folder);
  expect(refusal(folder)).toMatchObject({ code: 'store.damaged' });
  expect(bytesOf(folder)).toEqual(before);
});

it('says damaged of a log without its database, instead of throwing the log away', () => {
  const folder = aFolder();
  writeFileSync(`${workFile(folder)}-wal`, 'something');
  expect(refusal(folder)).toMatchObject({ code: 'store.damaged' });
  expect(readFileSync(`${workFile(folder)}-wal`, 'utf8')).toBe('something');
});

it('does not touch a database that is not ours', () => {
  const folder = aFolder();
  const other = new Database(workFile(folder));
  other.exec('CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)');
  other.close();
  const before = readFileSync(workFile(folder));
  expect(refusal(folder)).toMatchObject({ code: 'store.foreign' });
  const tables = new Database(workFile(folder), { readonly: true });
  expect(tables.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['theirs']);
  tables.close();
  expect(before.length).toBeGreaterThan(0);
});

it('says so when the folder cannot be a folder', () => {
  const file = join(aFolder(), 'file');
  writeFileSync(file, '');
  expect(refusal(file)).toMatchObject({ code: 'store.readOnly', params: { folder: file } });
  expect(refusal(join(file, 'below'))).toMatchObject({ code: 'store.readOnly' });
});

it('says so when the lock cannot be made', () => {
  const folder = aFolder();
  mkdirSync(join(folder, 'work.lock'));
  expect(refusal(folder)).toMatchObject({ code: 'store.readOnly' });
});

// The superuser may write everywhere, so there is nothing to see then.
it.skipIf(process.getuid?.() === 0)('says so when folder or file may not be written', () => {
  const folder = aFilledFolder(1);
  chmodSync(workFile(folder), 0o400);
  expect(refusal(folder)).toMatchObject({ code: 'store.readOnly' });
  chmodSync(workFile(folder), 0o600);
  chmodSync(folder, 0o500);
  expect(refusal(folder)).toMatchObject({ code: 'store.readOnly' });
  chmodSync(folder, 0o700);
});

it('says that the disk is full, keeps what was kept, and goes on when there is room', () => {
  const folder = aFolder();
  const store = opened(folder, { maxPages: 150 });
  const kept: string[] = [];
  const fill = (): void => {
    for (let i = 0; i < 500; i += 1) {
      store.consignments.insert(aNewConsignment(`c${i}`, aDraft()), ofMany);
      kept.push(`c${i}`);
    }
  };
  let thrown: unknown;
  try {
    fill();
  } catch (error) {
    thrown = error;
  }
  expect(storeProblemOf(thrown)?.code).toBe('store.full');
  expect(kept.length).toBeGreaterThan(0);
  expect(store.consignments.get('c0')?.draft).toEqual(aDraft());
  const { n } = store.audit.head();
  store.close();

  const roomy = opened(folder);
  expect(roomy.audit.verify()).toMatchObject({ rows: n, brokenAt: null });
  expect(n).toBe(kept.length + 1);
  roomy.consignments.insert(aNewConsignment('more'), ofMany);
  expect(roomy.consignments.countsByState().draft).toBe(kept.length + 1);
});

it('does not open on a disk that is full from the start, and says why', () => {
  const result = openWorkStore(aFolder(), { ...OPTIONS, maxPages: 5 });
  expect(result).toMatchObject({ ok: false, error: { code: 'store.full' } });
});

it('has everything it said it had after being killed, five times over', async () => {
  const folder = aFolder();
  let kept = 0;
  for (let life = 1; life <= 5; life += 1) {
    const child = startChild('writeForever.ts', folder);
    await child.said(5 + life * 7);
    await child.kill();
    const last = Number(child.lines.at(-1)?.replace('DONE c', ''));
    const store = opened(folder);
    const found = store.consignments.countsByState().draft;
    expect(found).toBeGreaterThanOrEqual(last + 1);
    expect(found).toBeGreaterThan(kept);
    kept = found;
    expect(
      store.consignments.list({
        search: '麦秆',
        states: [],
        check: 'any',
        removed: false,
        importId: null,
        sort: 'created',
        descending: false,
        offset: 0,
        limit: 1,
      }).total,
    ).toBe(found);
    expect(store.exchange.counts().waiting).toBe(found);
    expect(store.exchange.body(`d${last}`)?.length).toBe(4500);
    // Opening's own row, and three for each consignment.
    expect(store.audit.verify()).toMatchObject({ rows: 1 + found * 3, brokenAt: null });
    store.close();
  }
}, 90_000);
