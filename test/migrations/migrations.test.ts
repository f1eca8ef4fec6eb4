import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listBackups } from '#backend/store/backupFiles.ts';
import { fileVersion, workFile } from '#backend/store/databaseFile.ts';
import { MIGRATIONS } from '#backend/store/migrations/all.ts';
import type { Migration } from '#backend/store/migrations/migration.ts';
import { openWorkStore, ownBackupFolder } from '#backend/store/openWorkStore.ts';
import { restoreBackup, setAside } from '#backend/store/recovery.ts';
import { A_MORNING, aFolder, anEntry, aQuery, opened } from '#test/builders/store.ts';
import { anOldDatabase, inside, migrationsUpTo, schemaOf } from '#test/migrations/oldDatabase.ts';

const VERSIONS = MIGRATIONS.map(({ version }) => version);
const NEWEST = Math.max(...VERSIONS);

it('are numbered in tens, upwards', () => {
  expect(VERSIONS).toEqual([...VERSIONS].sort((a, b) => a - b));
  expect(VERSIONS.every((version) => version % 10 === 0)).toBe(true);
  expect(new Set(VERSIONS).size).toBe(VERSIONS.length);
});

describe.each(VERSIONS)('from version %i', (version) => {
  it('leads to the schema of a new database, with every row there', () => {
    const [old, fresh] = [aFolder(), aFolder()];
    anOldDatabase(old, version);
    const store = opened(old);
    expect(store.version).toBe(NEWEST);
    expect(store.settings.get('enterprise')).toEqual({ name: '示例企业' });
    expect(store.audit.verify().brokenAt).toBeNull();
    if (version >= 20) {
      expect(store.consignments.list(aQuery()).rows).toMatchObject([
        { id: 'c1', orderNo: 'EX1', total: '45' },
      ]);
      expect(store.consignments.get('c1')).toMatchObject({ revision: 3, canUndo: true });
    }
    if (version >= 30) expect(store.consignments.list(aQuery({ search: '秆画' })).total).toBe(1);
    if (version >= 40) {
      expect(store.exchange.due(A_MORNING, 9)).toMatchObject([{ id: 'd1', state: 'unknown' }]);
      expect(store.exchange.body('d1')).toEqual(new TextEncoder().encode('abc'));
      expect(store.exchange.uninterpreted(9)).toMatchObject([{ id: 'r1', seq: 9 }]);
      expect(store.exchange.cursor('training').after).toBe(9);
    }
    if (version >= 50) expect(store.imports.history(9)).toMatchObject([{ id: 'i1', state: 'done' }]);
    if (version >= 60) expect([...store.consignments.confirmations('c1')]).toEqual(['["C7003",1,"a"]']);
    if (version >= 70) {
      expect(store.trust.kept('training')).toEqual({
        metadata: [{ role: 'root', version: 2, bytes: Buffer.from('abc') }],
        floors: [{ role: 'root', floor: 2, keys: '' }],
        confirmedAt: 8,
      });
    }
    if (version >= 80) {
      expect(store.passports.ofConsignment('c1', 9)).toMatchObject([
        { id: 'v1', reason: 'asked', sha256: 's1' },
      ]);
      expect(store.passports.get('v1')).toMatchObject({ passportText: '{"a":1}', draftText: '{"b":2}' });
    }
    if (version >= 130)
      expect(store.summaries.all(9)).toMatchObject([{ id: 's1', wishes: { byName: true } }]);
    if (version >= 140) expect(store.refunds.of('c1')).toEqual({ revision: 1, lines: [] });
    if (version >= 160) {
      expect(store.signingKeys.all()).toMatchObject([
        { id: 'k1', place: 'software', keyName: '03000000000cde6f', sealed: '{"kdf":"scrypt"}' },
        { id: 'k2', place: 'card', sealed: null },
      ]);
    }
    if (version >= 170) expect(store.exchange.numbersOf('d1')).toEqual({ preNo: 'B20260105000000001' });
    if (version >= 90) {
      expect(store.packs.all()).toMatchObject([
        {
          ...{
            hash: 'p1',
            id: 'p',
            seq: 1,
            origin: 'shipped',
            state: 'held',
            unseenSince: 10,
            activation: 4,
          },
          ...{ effective: { from: null, to: '2027-01-01' }, facts: { rules: 1 }, trial: { stops: true } },
        },
      ]);
    }
    if (version >= 100) {
      expect(store.meetings.ofRule('R0001', null, 9)).toMatchObject({
        cleared: 0,
        latest: [{ id: 'c1', orderNo: 'EX1', metAt: 11, clearedAt: null }],
      });
    }
    if (version >= 110) {
      expect(store.products.byItemNo('a1')).toMatchObject({
        ...{ id: 'p1', texts: { gname: '麦秆画', nameEn: '' }, standing: { confirmed: true } },
        photos: [{ sha256: 'h1', kind: 'png' }],
      });
      expect(store.products.chosenIn('p1', 9)).toEqual(['c1']);
    }
    store.close();
    opened(fresh).close();
    expect(schemaOf(old)).toEqual(schemaOf(fresh));
  });
});

const AHEAD: Migration = {
  version: NEWEST + 10,
  name: 'ahead',
  up: (sql) => sql.exec('CREATE TABLE ahead (a) STRICT'.replace('(a)', '(a TEXT)')),
};

it('takes a backup first, from which the old database can be had back', () => {
  const folder = aFolder();
  anOldDatabase(folder, NEWEST);
  const store = opened(folder, { migrations: [...MIGRATIONS, AHEAD], now: () => A_MORNING + 1 });
  const [backup] = listBackups([ownBackupFolder(folder)]);
  expect(store.migrationBackup).toEqual(backup);
  expect(backup?.name).toBe(`highland-20260105T080000001Z-v${NEWEST}.db`);
  expect(store.version).toBe(NEWEST + 10);
  store.close();

  setAside(folder, A_MORNING);
  if (backup === undefined) throw new Error('no backup');
  expect(restoreBackup(folder, backup, A_MORNING)).toMatchObject({ ok: true });
  expect(opened(folder).consignments.get('c1')?.id).toBe('c1');
});

it('takes none when nothing is pending, nor for a new database', () => {
  const folder = aFolder();
  expect(opened(folder).migrationBackup).toBeNull();
  expect(listBackups([ownBackupFolder(folder)])).toEqual([]);
});

it('undoes all of them when one fails: the database is the old one', () => {
  const folder = aFolder();
  anOldDatabase(folder, 20);
  const before = schemaOf(folder);
  const failing: Migration = {
    version: NEWEST + 20,
    name: 'failing',
    up: (sql) => {
      sql.exec('DROP TABLE setting');
      sql.run('INSERT INTO nowhere VALUES (1)');
    },
  };
  const result = openWorkStore(folder, {
    now: () => A_MORNING,
    appVersion: '9',
    migrations: [...MIGRATIONS, AHEAD, failing],
  });
  expect(result).toMatchObject({
    ok: false,
    error: { code: 'store.migrationFailed', params: { from: 20, to: NEWEST + 20 } },
  });
  expect(schemaOf(folder)).toEqual(before);
  expect(fileVersion(workFile(folder))).toEqual({ ok: true, value: 20 });
  expect(opened(folder).settings.get('enterprise')).toEqual({ name: '示例企业' });
});

it('notes which release ran them', () => {
  const folder = aFolder();
  anOldDatabase(folder, 20);
  opened(folder, { appVersion: '0.2.0' }).close();
  const rows = inside(folder, (sql) =>
    sql.all('SELECT version, app_version AS app FROM migration ORDER BY version'),
  );
  expect(rows).toEqual(VERSIONS.map((version) => ({ version, app: version <= 20 ? '0.0.1' : '0.2.0' })));
});

it('refuses a backup of a newer release, and a store of an older one leaves the file alone', () => {
  const folder = aFolder();
  const ahead = opened(folder, { migrations: [...MIGRATIONS, AHEAD] });
  ahead.settings.set('a', 1, anEntry());
  const made = ahead.backup.backupNow(join(folder, 'b'));
  ahead.close();
  if (!made.ok) throw new Error(made.error.code);
  const before = readFileSync(workFile(folder));
  const newer = { code: 'store.newer', params: { found: NEWEST + 10, supported: NEWEST } };
  expect(openWorkStore(folder, { now: () => 0, appVersion: '0' })).toEqual({ ok: false, error: newer });
  expect(readFileSync(workFile(folder)).equals(before)).toBe(true);
  expect(restoreBackup(aFolder(), made.value, 0)).toEqual({ ok: false, error: newer });
  expect(migrationsUpTo(NEWEST)).toEqual(MIGRATIONS);
});

it('numbers that customs gave are read from receipts taken in before they were kept', () => {
  const folder = aFolder();
  const before = MIGRATIONS.filter(({ version }) => version < 170).at(-1)?.version ?? 0;
  anOldDatabase(folder, before);
  const receipt = [
    '<CEB604Message xmlns="http://www.chinaport.gov.cn/ceb"><InventoryReturn>',
    '<preNo>B20260105000000001</preNo><invtNo>46062026E000000001</invtNo>',
    '</InventoryReturn></CEB604Message>',
  ].join('');
  inside(folder, (sql) => {
    sql.run(
      `INSERT INTO receipt (n, id, epoch, seq, type, sha256, received_at, outcome, consignment_id, document_id)
        VALUES (2, 'r2', 'e1', 10, 'CEB604Message', 'x', 6, 'matched', 'c1', 'd1')`,
      [],
    );
    sql.run('INSERT INTO receipt_body (receipt_n, body) VALUES (2, ?)', [Buffer.from(receipt)]);
  });
  const store = opened(folder);
  expect(store.exchange.numbersOf('d1')).toEqual({
    invtNo: '46062026E000000001',
    preNo: 'B20260105000000001',
  });
  expect(store.exchange.byNumber('invtNo', '46062026E000000001')?.id).toBe('d1');
  store.close();
});
