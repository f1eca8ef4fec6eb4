import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createEventHub } from '#backend/app/events.ts';
import { createJobRunner } from '#backend/app/jobs.ts';
import { openWorkStore } from '#backend/store/openWorkStore.ts';
import { StoreFailure, storeProblem } from '#backend/store/problem.ts';
import type { AppEvent } from '#shared/api/events.ts';
import { pointer } from '#shared/base/pointer.ts';
import { anEntry } from '#test/builders/store.ts';
import type { TestWorkstation } from '#test/builders/workstation.ts';
import { aWorkstation, until } from '#test/builders/workstation.ts';

const enterprise = {
  code: '4101980256',
  name: '郑州示例报关有限公司',
  telephone: '0371-55550100',
  dxpId: 'DXPENT0000099999',
};

let station: TestWorkstation;
beforeEach(async () => {
  station = await aWorkstation();
  await station.call('profile.create', { kind: 'live', enterprise });
});
afterEach(() => station.close());

const live = () => join(station.dataFolder, 'live');

async function anExport(): Promise<string> {
  const { id } = await station.call('consignments.create', {});
  return (await station.call('consignments.export', { ids: [id], format: 'json' })).ticket;
}

describe('a profile that is closed', () => {
  it('takes its tickets with it: no other profile can ask for its files', async () => {
    const ticket = await anExport();
    expect(await station.backend.fileOf(ticket)).not.toBeNull();
    await station.call('profile.create', { kind: 'training', samples: false });
    expect(await station.backend.fileOf(ticket)).toBeNull();
    const inspected = await station.backend.call('imports.inspect', { file: ticket });
    expect(inspected).toMatchObject({ ok: false, error: { code: 'file.ticket' } });
  });

  it('leaves no exports behind for ever: they are gone when it is opened again, and nothing else is', async () => {
    await anExport();
    const exports = join(live(), 'exports');
    writeFileSync(join(exports, 'mine.txt'), 'kept');
    expect(readdirSync(exports)).toHaveLength(2);
    station = await station.restart();
    expect(readdirSync(exports)).toEqual(['mine.txt']);
  });

  it('finishes the call that is under way first', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 3; i += 1) ids.push((await station.call('consignments.create', {})).id);
    const at = pointer('order', 'note');
    const changing = station.backend.call('consignments.setMany', { ids, at, text: 'x' });
    await station.backend.close();
    expect(await changing).toMatchObject({ ok: true, value: { changed: 3 } });
    const late = await station.backend.call('profile.status', {});
    expect(late).toMatchObject({ ok: false, error: { code: 'backend.gone' } });
  });
});

describe('a profile that does not open', () => {
  it('because its platform has an address nothing may be sent to, opens without a channel', async () => {
    const other = await aWorkstation({ platformUrl: 'http://192.0.2.1' });
    onTestFinished(() => other.close());
    await other.call('profile.create', { kind: 'training', samples: false });
    const connection = await other.call('exchange.connection', {});
    expect(connection).toMatchObject({ status: 'down', lastError: { code: 'profile.platform' } });
    await other.call('profile.close', {});
    await other.call('profile.open', { kind: 'training' });
  });

  it('keeps its database when the backup chosen in its place will not do', async () => {
    const { name } = await station.call('backup.now', {});
    await station.call('consignments.create', {});
    writeFileSync(join(live(), 'backups', name), 'no database');
    const answer = await station.backend.call('profile.recover', { kind: 'live', backup: name });
    expect(answer).toMatchObject({ ok: false, error: { code: 'store.backupDamaged' } });
    expect(existsSync(join(live(), 'work.db'))).toBe(true);
    await station.call('profile.open', { kind: 'live' });
    expect((await station.call('consignments.ids', {})).ids).toHaveLength(1);
  });

  it('stays open when the backup that is asked for does not exist', async () => {
    const answer = await station.backend.call('profile.recover', { kind: 'live', backup: 'none.db' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'profile.noBackup' } });
    expect((await station.call('profile.status', {})).open).toBe('live');
  });
});

describe('an import that was running when the program ended', () => {
  it('says so on the next start, with what it had stored', async () => {
    await station.backend.close();
    const store = openWorkStore(live(), { now: () => Date.now(), appVersion: 'test' });
    if (!store.ok) throw new Error(store.error.code);
    store.value.imports.start({ id: 'left', fileName: 'orders.csv', startedAt: 1 }, anEntry());
    store.value.close();
    station = await station.restart();
    const [record] = await station.call('imports.history', {});
    expect(record).toMatchObject({ id: 'left', state: 'failed' });
  });
});

describe('settings', () => {
  /** Changes a stored setting behind the workstation's back, while it is closed. */
  async function meddle(key: string, change: (text: string) => string): Promise<void> {
    await station.backend.close();
    const raw = new Database(join(live(), 'work.db'));
    const row = raw.prepare('SELECT value FROM setting WHERE key = ?').get(key) as { value: string };
    raw.prepare('UPDATE setting SET value = ? WHERE key = ?').run(change(row.value), key);
    raw.close();
    station = await station.restart();
  }

  it('lose only what no longer fits', async () => {
    await meddle('settings', (text) => JSON.stringify({ ...JSON.parse(text), theme: 'neon', later: 1 }));
    const settings = await station.call('settings.get', {});
    expect(settings).toMatchObject({ theme: 'system', enterprise });
    expect(settings).not.toHaveProperty('later');
  });

  it('that are damaged do not keep the workstation from starting', async () => {
    await until(
      () => station.call('consignments.recheck', {}),
      ({ checked }) => checked === 0,
    );
    await meddle('rulesApplied', () => '{');
    expect((await station.call('profile.status', {})).open).toBe('live');
  });

  it('with a backup folder that is no complete path make no backup, and say why', async () => {
    await station.call('settings.save', { backupFolder: 'backups' });
    const answer = await station.backend.call('backup.now', {});
    expect(answer).toMatchObject({ ok: false, error: { code: 'settings.backupFolder' } });
  });
});

describe('one consignment asked for twice in one call', () => {
  it('is sent once and not refused', async () => {
    await station.call('profile.create', { kind: 'training' });
    const [id = ''] = (await station.call('consignments.ids', { check: 'ready' })).ids;
    const report = await station.call('exchange.send', { ids: [id, id] });
    expect(report).toEqual({ queued: [id], refused: [] });
  });
});

describe('the audit log', () => {
  it('never holds the key that signs', async () => {
    await station.call('profile.create', { kind: 'training', samples: false });
    await station.backend.close();
    const folder = join(station.dataFolder, 'training');
    const store = openWorkStore(folder, { now: () => Date.now(), appVersion: 'test' });
    if (!store.ok) throw new Error(store.error.code);
    const key = store.value.settings.get('trainingKey');
    store.value.close();
    expect(JSON.stringify(key)).toContain('PRIVATE KEY');
    const raw = new Database(join(folder, 'work.db'), { readonly: true });
    const details = raw.prepare('SELECT group_concat(actor || subject || detail) AS text FROM audit').get();
    raw.close();
    expect(JSON.stringify(details)).not.toMatch(/PRIVATE KEY|enterprise-token/);
  });
});

describe('a job that fails unforeseen', () => {
  it('ends as failed with the reason, and harms nobody', async () => {
    const events = createEventHub();
    const heard: AppEvent[] = [];
    events.listen((event) => heard.push(event));
    const jobs = createJobRunner(events, () => Date.now());
    jobs.start('j1', 'check', () => Promise.reject(new StoreFailure(storeProblem('store.full'))));
    await until(
      () => heard.length,
      (count) => count > 0,
    );
    expect(heard[0]?.data).toMatchObject({ state: 'failed', error: { code: 'store.full' } });
    expect(jobs.cancel('j1')).toBe(false);
  });
});

describe('a change to many that is taken back', () => {
  it('leaves alone what was sent meanwhile', async () => {
    await station.call('profile.create', { kind: 'training' });
    await station.call('exchange.setOffline', { offline: true });
    const [sent = '', kept = ''] = (await station.call('consignments.ids', { check: 'ready' })).ids;
    const at = pointer('order', 'note');
    const { batch } = await station.call('consignments.setMany', { ids: [sent, kept], at, text: '备注' });
    expect((await station.call('exchange.send', { ids: [sent] })).refused).toEqual([]);
    expect(await station.call('consignments.undoMany', { batch })).toEqual({ changed: 1 });
    expect((await station.call('consignments.get', { id: sent })).draft.order.note).toBe('备注');
    expect((await station.call('consignments.get', { id: kept })).draft.order.note).toBe('');
  });
});
