import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { aFileServer, aRepository, aTrustFolder } from '#test/builders/packRepository.ts';
import { aPackStation, someResources, updated } from '#test/builders/packStation.ts';
import { aWorkstation, until } from '#test/builders/workstation.ts';

const DAY = 86_400_000;

afterEach(() => void vi.useRealTimers());

function damage(folder: string, hash: string): void {
  writeFileSync(join(folder, 'packs', hash, 'presence.json'), '{"title":{},"rules":[]}');
}

describe('an installed pack whose files are damaged', () => {
  it('is named and left out; the next one in force is used, and an update puts it right', async () => {
    const rig = await aPackStation();
    const first = await rig.active();
    const hash = rig.publish({ seq: 2, version: '1.1.0' });
    await updated(rig);
    await rig.station().backend.close();
    damage(rig.folder, hash);
    await rig.restart();
    expect((await rig.active()).hash).toBe(first.hash);
    expect((await rig.installed()).map((pack) => pack.hash)).toEqual([first.hash]);
    expect((await rig.call('packs.status', {})).damaged).toEqual([
      {
        code: 'packs.damaged',
        params: { pack: 'test.pack', version: '1.1.0', detail: 'packs.hashDiffers' },
      },
    ]);
    expect(await rig.refusal('rules.list', { pack: hash })).toBe('packs.damaged');
    expect(await updated(rig)).toMatchObject({ state: 'done', error: null });
    expect((await rig.active()).hash).toBe(hash);
    expect((await rig.call('packs.status', {})).damaged).toEqual([]);
  });

  it('is replaced by the one that comes with the program when nothing else is left', async () => {
    const rig = await aPackStation();
    const { hash } = await rig.active();
    await rig.station().backend.close();
    damage(rig.folder, hash);
    await rig.restart();
    expect(await rig.active()).toMatchObject({ hash, origin: 'shipped', standing: 'active' });
    expect((await rig.call('rules.list', { search: '' })).length).toBe(1);
    expect((await rig.call('packs.status', {})).damaged).toHaveLength(1);
    // A folder that is gone altogether is simply copied again.
    await rig.station().backend.close();
    rmSync(join(rig.folder, 'packs'), { recursive: true });
    await rig.restart();
    expect((await rig.call('packs.status', {})).damaged).toEqual([]);
    expect(readdirSync(join(rig.folder, 'packs'))).toEqual([hash]);
  });
});

describe('an update of the program', () => {
  it('leaves the earlier pack installed, tries the new one and tells of it', async () => {
    const rig = await aPackStation({ samples: true });
    const first = await rig.active();
    await rig.station().backend.close();
    const resources = someResources({ seq: 2, version: '2.0.0', text: '新' });
    const next = await aWorkstation({ dataFolder: rig.station().dataFolder, resources });
    onTestFinished(() => next.close());
    const installed = await until(
      () => next.call('packs.installed', {}),
      ([pack]) => pack?.seq === 2,
    );
    expect(installed.map(({ hash, standing, origin }) => [hash === first.hash, standing, origin])).toEqual([
      [false, 'active', 'shipped'],
      [true, 'kept', 'shipped'],
    ]);
    expect((await next.call('packs.status', {})).unseen).toEqual([installed[0]?.hash]);
    expect(await next.call('rules.explain', { rule: 'R0001', pack: first.hash })).not.toBeNull();
    const [own] = await next.call('rules.list', { pack: null });
    const [earlier] = await next.call('rules.list', { pack: first.hash });
    expect([own?.message['zh-CN'], earlier?.message['zh-CN']]).toEqual(['新', '没有订单编号']);
  });

  it('whose pack cannot be read goes on with the one that is installed', async () => {
    const rig = await aPackStation();
    const { hash } = await rig.active();
    await rig.station().backend.close();
    writeFileSync(join(rig.resources, 'rules', 'cn-export', 'manifest.json'), '{');
    await rig.restart();
    expect((await rig.active()).hash).toBe(hash);
  });
});

describe('what the publisher signed', () => {
  it('runs out: nothing more is fetched, and the pack in force stays in force', async () => {
    const rig = await aPackStation();
    const hash = rig.publish({ seq: 2 });
    await updated(rig);
    vi.setSystemTime(Date.now() + 3 * DAY);
    expect(await rig.call('packs.status', {})).toMatchObject({ expired: true, source: 'training' });
    const ended = await updated(rig);
    expect(ended).toMatchObject({ state: 'failed', error: { code: 'packs.trust.freeze' } });
    expect(await rig.active()).toMatchObject({ hash, standing: 'active' });
    await rig.restart();
    expect((await rig.active()).hash).toBe(hash);
    expect((await rig.call('packs.status', {})).lastTry?.error?.code).toBe('packs.trust.freeze');
  });

  it('counts more than a clock that was set back: an earlier pack does not come back', async () => {
    const rig = await aPackStation();
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const hash = rig.publish({ seq: 2, from: today });
    await updated(rig);
    expect((await rig.active()).hash).toBe(hash);
    vi.setSystemTime(Date.now() - 40 * DAY);
    expect((await rig.active()).hash).toBe(hash);
    expect((await rig.call('packs.status', {})).clock?.code).toBe('packs.trust.clockBack');
    await rig.restart();
    expect((await rig.active()).hash).toBe(hash);
  });
});

describe('a training profile', () => {
  it('asks nobody but this computer, whatever its platform says', async () => {
    const packs = { url: 'https://example.org/', firstRoot: new Uint8Array() };
    const station = await aWorkstation({ resources: someResources(), packs });
    onTestFinished(() => station.close());
    await station.call('profile.create', { kind: 'training', samples: false });
    expect(await station.call('packs.status', {})).toMatchObject({ source: 'none', files: false });
  });
});

describe('a live profile', () => {
  it('has no publisher, and says so', async () => {
    const station = await aWorkstation({ resources: someResources() });
    onTestFinished(() => station.close());
    await station.call('profile.create', { kind: 'live' });
    expect(await station.call('packs.status', {})).toMatchObject({
      ...{ source: 'none', files: false, confirmedAt: null, expires: null, expired: false, offered: [] },
    });
    for (const [method, args] of [
      ['packs.update', {}],
      ['packs.takeFile', { ticket: await station.backend.offerFile('/nowhere.zip', 'nowhere.zip') }],
    ] as const) {
      const answer = await station.backend.call(method, args);
      expect(answer).toMatchObject({ ok: false, error: { code: 'packs.noPublisher' } });
    }
    expect((await station.call('packs.installed', {})).map(({ standing }) => standing)).toEqual(['active']);
  });

  it('asks the publisher that the installation names, and no training platform ever', async () => {
    const repository = aRepository(Date.now());
    const server = await aFileServer(repository.dir);
    const resources = someResources();
    const trust = join(resources, 'trust');
    mkdirSync(trust);
    writeFileSync(join(trust, 'agency.root.json'), repository.firstRoot);
    const named = { name: 'agency', url: server.url, root: 'agency.root.json' };
    writeFileSync(join(trust, 'publisher.json'), JSON.stringify(named));
    const station = await aWorkstation({ resources });
    onTestFinished(() => station.close());
    await station.call('profile.create', { kind: 'live' });
    expect(await station.call('packs.status', {})).toMatchObject({ source: 'publisher', files: true });
    await station.call('packs.update', {});
    await until(
      () => station.call('packs.status', {}),
      ({ lastTry }) => lastTry !== null && lastTry.error === null,
    );
    expect(server.state.asked).toContain('metadata/timestamp.json');
  });

  it.each([
    ['another address', { name: 'agency', url: 'http://192.0.2.1/', root: 'agency.root.json' }],
    ['a root elsewhere', { name: 'agency', url: 'https://example.org/', root: '../agency.root.json' }],
    ['something unknown', { name: 'agency', url: 'https://example.org/', root: 'agency.root.json', key: '' }],
  ])('does not believe a publisher with %s', async (_, named) => {
    const resources = someResources();
    cpSync(aTrustFolder(), join(resources, 'trust'), { recursive: true });
    writeFileSync(
      join(resources, 'trust', 'agency.root.json'),
      readFileSync(join(import.meta.dirname, 'life.test.ts')),
    );
    writeFileSync(join(resources, 'trust', 'publisher.json'), JSON.stringify(named));
    const station = await aWorkstation({ resources });
    onTestFinished(() => station.close());
    await station.call('profile.create', { kind: 'live' });
    expect(await station.call('packs.status', {})).toMatchObject({ source: 'none', files: false });
  });
});
