import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownTests } from '#backend/packs/ownTests.ts';
import { publishUnchecked } from '#test/builders/careless.ts';
import { aPackFolder } from '#test/builders/packRepository.ts';
import { aPackStation, updated } from '#test/builders/packStation.ts';
import { cutInHalf } from '#test/builders/trustRig.ts';
import { until } from '#test/builders/workstation.ts';

const FILES = /^targets\/files\//;

describe('a download', () => {
  it('that was cut goes on where it stopped, also after a restart', async () => {
    const rig = await aPackStation();
    const hash = rig.publish({ seq: 2, text: '第 2 版' });
    rig.server.state.tricks = [[FILES, cutInHalf]];
    const cut = await updated(rig);
    expect(cut).toMatchObject({ state: 'failed', error: { code: 'packs.trust.cut' } });
    expect(cut.total).toBeGreaterThan(0);
    expect((await rig.call('packs.status', {})).lastTry?.error?.code).toBe('packs.trust.cut');
    expect((await rig.active()).seq).toBe(1);
    await rig.restart();
    expect((await rig.call('packs.status', {})).lastTry?.error?.code).toBe('packs.trust.cut');
    const ranges: string[] = [];
    rig.server.state.tricks = [
      [
        FILES,
        (request, response, bytes) => {
          ranges.push(request.headers.range ?? '');
          rig.server.serve(request, response, bytes);
        },
      ],
    ];
    expect(await updated(rig)).toMatchObject({ state: 'done' });
    expect(ranges[0]).toMatch(/^bytes=[1-9]\d*-$/);
    expect((await rig.active()).hash).toBe(hash);
  });

  it('can be cancelled: nothing is installed, and the next try brings it', async () => {
    const rig = await aPackStation();
    rig.publish({ seq: 2, text: '第 2 版' });
    rig.server.state.tricks = [[FILES, () => undefined]];
    const { job } = await rig.call('packs.update', {});
    await until(
      () => rig.call('packs.status', {}),
      ({ busy }) => busy?.phase === 'downloading',
    );
    expect(await rig.call('jobs.cancel', { job })).toEqual({ cancelled: true });
    expect(await rig.ended(job)).toMatchObject({ state: 'cancelled', error: null });
    expect(await rig.installed()).toHaveLength(1);
    expect((await rig.call('packs.status', {})).busy).toBeNull();
    rig.server.state.tricks = [];
    await updated(rig);
    expect((await rig.active()).seq).toBe(2);
  });

  it('ends with the profile: nothing is left running or half installed', async () => {
    const rig = await aPackStation();
    rig.publish({ seq: 2, text: '第 2 版' });
    rig.server.state.tricks = [[FILES, () => undefined]];
    const { job } = await rig.call('packs.update', {});
    await rig.call('profile.close', {});
    expect(await rig.ended(job)).toMatchObject({ state: 'cancelled' });
    await rig.call('profile.open', { kind: 'training' });
    expect(await rig.installed()).toHaveLength(1);
  });
});

describe('a pack whose own tests fail', () => {
  it('is refused: not installed, its files gone, the reason noted; by itself it is not fetched again', async () => {
    const rig = await aPackStation();
    const before = await rig.active();
    const index = publishUnchecked(rig.repository, aPackFolder({ seq: 2, expect: [] }));
    const ended = await updated(rig);
    expect(ended).toMatchObject({
      state: 'failed',
      error: { code: 'packs.ownTests', params: { failed: 1, untested: 0, first: 'none' } },
    });
    expect(await rig.installed()).toEqual([before]);
    expect(readdirSync(join(rig.folder, 'packs'))).toEqual([before.hash]);
    rig.server.state.asked.length = 0;
    await rig.call('exchange.setOffline', { offline: true });
    const tried = (await rig.call('packs.status', {})).lastTry?.at;
    await rig.call('exchange.setOffline', { offline: false });
    await until(
      () => rig.call('packs.status', {}),
      ({ busy, lastTry }) => busy === null && lastTry?.at !== tried,
    );
    expect(rig.server.state.asked.some((path) => path.includes('targets/files'))).toBe(false);
    const refused = (await rig.notes()).find(({ action }) => action === 'packs.refused');
    expect(refused?.subject).toBe(index.hash);
  });

  it('that takes too long or too much is stopped', async () => {
    const { signal } = new AbortController();
    expect(await ownTests(aPackFolder(), signal, { ms: 1, megabytes: 512 })).toMatchObject({
      ok: false,
      error: { code: 'packs.tooMuch' },
    });
    expect(await ownTests(aPackFolder(), signal)).toMatchObject({ ok: true, value: { id: 'test.pack' } });
    expect(await ownTests(aPackFolder(), AbortSignal.abort())).toMatchObject({ ok: false });
  });
});
