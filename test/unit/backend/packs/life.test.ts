import { afterEach, describe, expect, it, vi } from 'vitest';
import { addDays, dateInChina } from '#shared/base/calendarDate.ts';
import { aPackStation, updated } from '#test/builders/packStation.ts';
import { until } from '#test/builders/workstation.ts';

const DAY = 86_400_000;

afterEach(() => void vi.useRealTimers());

describe('an update', () => {
  it('fetches, tests, installs, tries and activates a pack, and has the drafts checked with it', async () => {
    const rig = await aPackStation({ samples: true });
    const before = await rig.active();
    expect(before).toMatchObject({ id: 'test.pack', seq: 1, origin: 'shipped', standing: 'active' });
    expect(await rig.call('packs.status', {})).toMatchObject({
      source: 'training',
      files: true,
      lastTry: null,
      unseen: [],
      damaged: [],
    });
    expect((await rig.call('consignments.ids', { check: 'blocked' })).ids).toHaveLength(0);
    const hash = rig.publish({ seq: 2, version: '1.1.0', assert: "order.orderNo == 'EX1'" });
    expect(await updated(rig)).toMatchObject({ kind: 'packs', state: 'done', error: null });
    expect(await rig.active()).toMatchObject({
      ...{
        hash,
        seq: 2,
        version: '1.1.0',
        origin: 'publisher',
        standing: 'active',
        rules: 1,
        tariffLines: 0,
      },
    });
    expect((await rig.installed()).map(({ seq, standing }) => [seq, standing])).toEqual([
      [2, 'active'],
      [1, 'kept'],
    ]);
    await until(
      () => rig.call('consignments.ids', { check: 'blocked' }),
      ({ ids }) => ids.length > 0,
    );
    const status = await rig.call('packs.status', {});
    expect(status).toMatchObject({ expired: false, clock: null, offered: [], busy: null, unseen: [hash] });
    expect(status.lastTry).toMatchObject({ error: null });
    expect(status.confirmedAt).not.toBeNull();
    await rig.call('packs.seen', {});
    expect((await rig.call('packs.status', {})).unseen).toEqual([]);
    expect(rig.heard.filter(({ name }) => name === 'rules.changed').length).toBeGreaterThan(4);
    const notes = await rig.notes();
    const actions = notes.map(({ action }) => action);
    for (const action of ['refreshed', 'downloaded', 'installed', 'tried', 'activated', 'checked', 'seen']) {
      expect(actions).toContain(`packs.${action}`);
    }
    expect(notes.find((note) => note.action === 'packs.activated' && note.subject === hash)).toBeDefined();
  });

  it('finds nothing new the second time, and nothing where the channel gives nothing out', async () => {
    const rig = await aPackStation();
    expect(await updated(rig)).toMatchObject({ state: 'done' });
    expect(await rig.installed()).toHaveLength(1);
    rig.publish({ seq: 2 });
    await updated(rig);
    rig.server.state.asked.length = 0;
    expect(await updated(rig)).toMatchObject({ state: 'done', error: null });
    expect(rig.server.state.asked.filter((path) => path.includes('targets/files'))).toEqual([]);
    expect(await rig.installed()).toHaveLength(2);
  });

  it("keeps to the publisher's start, share and stop", async () => {
    const rig = await aPackStation();
    rig.publish({ seq: 2 });
    rig.publish({ seq: 3 });
    const start = new Date(Date.now() + DAY).toISOString();
    rig.offer({ seq: 3, start });
    await updated(rig);
    expect((await rig.active()).seq).toBe(1);
    expect((await rig.call('packs.status', {})).offered).toEqual([{ pack: 'test.pack', seq: 3, start }]);
    rig.offer({ seq: 3, sharePercent: 0 });
    await updated(rig);
    expect((await rig.active()).seq).toBe(1);
    expect((await rig.call('packs.status', {})).offered).toEqual([]);
    rig.offer({ seq: 3, holdAt: 2 });
    await updated(rig);
    expect((await rig.active()).seq).toBe(2);
  });

  it('is one at a time, and none while the user is offline', async () => {
    const rig = await aPackStation();
    rig.server.state.tricks = [[/timestamp/, () => undefined]];
    const { job } = await rig.call('packs.update', {});
    expect(await rig.refusal('packs.update', {})).toBe('packs.busy');
    expect((await rig.call('packs.status', {})).busy).toEqual({ job, phase: 'asking' });
    await rig.call('jobs.cancel', { job });
    expect(await rig.ended(job)).toMatchObject({ state: 'cancelled' });
    rig.server.state.tricks = [];
    await rig.call('exchange.setOffline', { offline: true });
    expect(await rig.refusal('packs.update', {})).toBe('packs.offline');
  });

  it('comes by itself when the user goes online', async () => {
    const rig = await aPackStation();
    await rig.call('exchange.setOffline', { offline: true });
    rig.publish({ seq: 2 });
    await rig.call('exchange.setOffline', { offline: false });
    await until(rig.active, ({ seq }) => seq === 2);
  });
});

describe('a pack of a later day', () => {
  it('waits, and becomes active by itself when its day comes; a restart changes nothing', async () => {
    const rig = await aPackStation();
    const from = addDays(dateInChina(Date.now()), 1);
    const hash = rig.publish({ seq: 2, from });
    await updated(rig);
    const waiting = (await rig.installed()).find((pack) => pack.hash === hash);
    expect(waiting).toMatchObject({ standing: 'waiting', active: false, effectiveFrom: from });
    expect((await rig.active()).seq).toBe(1);
    await rig.restart();
    expect((await rig.installed()).map(({ standing }) => standing)).toEqual(['active', 'waiting']);
    await rig.call('packs.seen', {});
    vi.setSystemTime(Date.now() + DAY);
    expect(await rig.active()).toMatchObject({ hash, standing: 'active' });
    expect((await rig.call('packs.status', {})).unseen).toEqual([hash]);
    const notes = await rig.notes();
    expect(notes.filter((note) => note.action === 'packs.activated' && note.subject === hash)).toHaveLength(
      1,
    );
  });

  it('is active when the workstation was closed on its day', async () => {
    const rig = await aPackStation();
    const hash = rig.publish({ seq: 2, from: addDays(dateInChina(Date.now()), 1) });
    await updated(rig);
    await rig.station().backend.close();
    vi.setSystemTime(Date.now() + DAY);
    await rig.restart();
    expect((await rig.active()).hash).toBe(hash);
    expect((await rig.call('packs.status', {})).unseen).toEqual([hash]);
  });
});

describe('going back', () => {
  it('withdraws the active pack, and it can be taken up again', async () => {
    const rig = await aPackStation();
    const first = await rig.active();
    expect(await rig.refusal('packs.rollBack', {})).toBe('packs.nothingBefore');
    const hash = rig.publish({ seq: 2 });
    await updated(rig);
    expect(await rig.call('packs.rollBack', {})).toMatchObject({ hash: first.hash, standing: 'active' });
    expect((await rig.installed()).map(({ seq, standing }) => [seq, standing])).toEqual([
      [1, 'active'],
      [2, 'withdrawn'],
    ]);
    await updated(rig);
    await rig.restart();
    expect((await rig.active()).hash).toBe(first.hash);
    expect(await rig.call('packs.activate', { hash })).toMatchObject({ hash, standing: 'active' });
    expect(await rig.refusal('packs.activate', { hash: '0'.repeat(64) })).toBe('packs.unknown');
    const actions = (await rig.notes()).map(({ action }) => action);
    expect(actions).toContain('packs.withdrawn');
    expect(actions).toContain('packs.allowed');
  });

  it('leaves every draft checked with the pack that is active in the end', async () => {
    const rig = await aPackStation({ samples: true });
    const hash = rig.publish({ seq: 2, assert: "order.orderNo == 'EX1'" });
    await updated(rig);
    const blocked = () => rig.call('consignments.ids', { check: 'blocked' });
    const { ids } = await until(blocked, (found) => found.ids.length > 0);
    await rig.call('packs.rollBack', {});
    await until(blocked, (found) => found.ids.length === 0);
    const [id = ''] = ids;
    expect((await rig.call('consignments.get', { id })).findings).toEqual([]);
    await rig.call('packs.activate', { hash });
    expect((await rig.call('consignments.get', { id })).findings).toMatchObject([{ rule: 'R0001' }]);
  });
});
