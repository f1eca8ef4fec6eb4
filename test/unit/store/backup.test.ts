import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listBackups } from '#backend/store/backupFiles.ts';
import { workFile } from '#backend/store/databaseFile.ts';
import { newestVersion } from '#backend/store/migrate.ts';
import { MIGRATIONS } from '#backend/store/migrations/all.ts';
import { openWorkStore } from '#backend/store/openWorkStore.ts';
import { restoreBackup, setAside } from '#backend/store/recovery.ts';
import {
  A_MORNING,
  aFolder,
  aNewConsignment,
  anEntry,
  aReceipt,
  ofMany,
  opened,
} from '#test/builders/store.ts';

const NEWEST = newestVersion(MIGRATIONS);
const NAME = `highland-20260105T080000000Z-v${NEWEST}.db`;

function withBackup(): { readonly folder: string; readonly target: string } {
  const folder = aFolder();
  const target = join(aFolder(), '备份');
  const store = opened(folder);
  store.consignments.insert(aNewConsignment('c1'), ofMany);
  store.exchange.storeReceipts([aReceipt('r1', 7)], { channel: 'x', epoch: 'e1', after: 7 }, A_MORNING);
  const made = store.backup.backupNow(target);
  expect(made).toMatchObject({
    ok: true,
    value: { name: NAME, folder: target, madeAt: '2026-01-05T08:00:00.000Z', head: store.audit.head() },
  });
  store.close();
  return { folder, target };
}

it('makes a whole file under a name with time and version, and nothing else', () => {
  const { target } = withBackup();
  expect(readdirSync(target)).toEqual([NAME]);
  expect(listBackups([target, target, '/nowhere'])).toMatchObject([{ name: NAME, folder: target }]);
});

it('lists the newest first, whatever else lies there', () => {
  const folder = aFolder();
  const names = ['highland-20260104T000000000Z-v50.db', 'highland-20260106T000000000Z-v50.db'];
  for (const name of [...names, 'x.db', `${NAME}.tmp`]) writeFileSync(join(folder, name), '');
  expect(listBackups([folder]).map(({ name }) => name)).toEqual([...names].reverse());
});

it('restores a backup where the damaged file was, which is kept whole', () => {
  const { folder, target } = withBackup();
  writeFileSync(workFile(folder), 'damaged');
  writeFileSync(`${workFile(folder)}-wal`, 'log');
  expect(openWorkStore(folder, { now: () => A_MORNING, appVersion: '0.1.0' })).toMatchObject({
    ok: false,
    error: { code: 'store.damaged' },
  });
  expect(restoreBackup(folder, { folder: target, name: NAME }, A_MORNING)).toMatchObject({
    ok: false,
    error: { code: 'store.occupied' },
  });

  const aside = setAside(folder, A_MORNING);
  expect(aside).toEqual({ ok: true, value: join(folder, 'damaged-20260105T080000000Z') });
  const kept = join(folder, 'damaged-20260105T080000000Z');
  expect(readFileSync(join(kept, 'work.db'), 'utf8')).toBe('damaged');
  expect(readFileSync(join(kept, 'work.db-wal'), 'utf8')).toBe('log');

  expect(restoreBackup(folder, { folder: target, name: NAME }, A_MORNING)).toEqual({
    ok: true,
    value: undefined,
  });
  const store = opened(folder);
  expect(store.consignments.get('c1')?.id).toBe('c1');
  expect(store.exchange.receipt('r1')?.seq).toBe(7);
  expect(store.exchange.cursor('x')).toEqual({ channel: 'x', epoch: '', after: 0 });
  expect(store.audit.verify().brokenAt).toBeNull();
  expect(store.audit.ofSubject('', 9).map(({ action }) => action)).toEqual([
    'store.migrated',
    'store.restored',
  ]);
});

it('does not restore what is damaged, missing or outside the folder', () => {
  const { target } = withBackup();
  const folder = aFolder();
  const bytes = readFileSync(join(target, NAME));
  bytes.fill(0x5a, 4096 * 3, 4096 * 30);
  writeFileSync(join(target, NAME), bytes);
  expect(restoreBackup(folder, { folder: target, name: NAME }, 0)).toMatchObject({
    error: { code: 'store.backupDamaged' },
  });
  for (const name of ['highland-20260104T000000000Z-v50.db', `../${NAME}`, '', '/etc/passwd']) {
    expect(restoreBackup(folder, { folder: target, name }, 0)).toMatchObject({
      error: { code: 'store.noBackup' },
    });
  }
  expect(existsSync(workFile(folder))).toBe(false);
  expect(readdirSync(folder)).toEqual(['work.lock']);
});

it('says why when the place for backups cannot be written, and leaves nothing behind', () => {
  const folder = aFolder();
  const store = opened(folder);
  store.settings.set('a', 1, anEntry());
  writeFileSync(join(folder, 'file'), '');
  expect(store.backup.backupNow(join(folder, 'file'))).toMatchObject({ error: { code: 'store.readOnly' } });
  mkdirSync(join(folder, 'b'));
  expect(store.backup.backupNow(join(folder, 'b')).ok).toBe(true);
  expect(store.backup.backupNow(join(folder, 'b')).ok).toBe(true);
  expect(readdirSync(join(folder, 'b'))).toEqual([NAME, NAME.replace('000Z', '001Z')]);
});

it('sets nothing aside while the store is open', () => {
  const folder = aFolder();
  opened(folder);
  expect(setAside(folder, 0)).toMatchObject({ error: { code: 'store.inUse' } });
});
