import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { good } from '#test/builders/packRepository.ts';
import {
  aRig,
  cutInHalf,
  endless,
  longer,
  refused,
  shorter,
  swapped,
  TODAY,
  trickle,
} from '#test/builders/trustRig.ts';

beforeEach(() => void vi.setSystemTime(TODAY));
afterEach(() => void vi.useRealTimers());

describe('refused by length and content', () => {
  const FILES = /^targets\/files\//;

  it.each([
    [/timestamp\.json$/, 'metadata/timestamp.json'],
    [/snapshot\.json$/, 'metadata/2.snapshot.json'],
  ])('endless data for %s', async (pattern, file) => {
    const rig = await aRig();
    rig.server.state.tricks.push([pattern, endless]);
    expect(refused(await rig.client.refresh())).toMatchObject({
      code: 'packs.trust.endless',
      params: { file },
    });
  });

  it('endless data, wrong length and wrong bytes for a file: nothing of it stays', async () => {
    const rig = await aRig();
    good(await rig.client.refresh());
    const fetched = async () => refused(await rig.client.fetchPack('test.pack', 1, rig.packs));
    for (const [trick, code] of [
      [endless, 'packs.trust.endless'],
      [longer, 'packs.trust.wrongLength'],
      [shorter, 'packs.trust.wrongLength'],
      [swapped, 'packs.trust.wrongHash'],
    ] as const) {
      rig.server.state.tricks = [[FILES, trick]];
      expect((await fetched()).code).toBe(code);
      expect(existsSync(rig.packs)).toBe(false);
    }
    rig.server.state.tricks = [];
    good(await rig.client.fetchPack('test.pack', 1, rig.packs));
  });

  it('a file that is listed and not there', async () => {
    const rig = await aRig();
    good(await rig.client.refresh());
    rmSync(join(rig.dir, 'targets', 'files'), { recursive: true });
    expect(refused(await rig.client.fetchPack('test.pack', 1, rig.packs)).code).toBe('packs.trust.missing');
    expect(refused(await rig.client.fetchPack('test.pack', 7, rig.packs)).code).toBe(
      'packs.trust.unknownPack',
    );
  });

  it('an answer that never comes, and data that trickles', async () => {
    const rig = await aRig();
    const patience = { silenceMs: 80, fileMs: 160 };
    rig.server.state.tricks = [[/timestamp/, () => undefined]];
    expect(refused(await rig.client.refresh({ patience })).code).toBe('packs.trust.tooSlow');
    rig.server.state.tricks = [[/timestamp/, trickle]];
    expect(refused(await rig.client.refresh({ patience })).code).toBe('packs.trust.tooSlow');
  });
});

describe('nothing to be had', () => {
  it('offline: what is installed stays usable, and what came stays kept', async () => {
    const rig = await aRig();
    good(await rig.client.refresh());
    const pack = good(await rig.client.fetchPack('test.pack', 1, rig.packs));
    const kept = rig.store.trust.kept('test');
    await rig.server.close();
    expect(refused(await rig.client.refresh())).toMatchObject({ code: 'packs.trust.unreachable' });
    expect(rig.store.trust.kept('test')).toEqual(kept);
    expect(good(await rig.client.fetchPack('test.pack', 1, rig.packs)).dir).toBe(pack.dir);
  });

  it('goes on where a cut download stopped', async () => {
    const rig = await aRig();
    good(await rig.client.refresh());
    const half: (typeof rig.server.state.tricks)[number] = [/^targets\/files\//, cutInHalf];
    rig.server.state.tricks = [half];
    expect(refused(await rig.client.fetchPack('test.pack', 1, rig.packs)).code).toBe('packs.trust.cut');
    rig.server.state.tricks = [];
    rig.server.state.sentBytes = 0;
    const whole = good(await rig.client.fetchPack('test.pack', 1, rig.packs));
    const size = whole.index.files.reduce((total, { bytes }) => total + bytes, 0);
    expect(whole.fetchedBytes).toBeLessThan(size);
    expect(rig.server.state.sentBytes).toBe(whole.fetchedBytes);
  });

  it('starts again when what an earlier try left is damaged', async () => {
    const rig = await aRig();
    good(await rig.client.refresh());
    rig.server.state.tricks = [[/^targets\/files\//, cutInHalf]];
    refused(await rig.client.fetchPack('test.pack', 1, rig.packs));
    rig.server.state.tricks = [];
    const partial = join(rig.settings.scratch, 'partial');
    for (const name of readdirSync(partial)) {
      const before = readFileSync(join(partial, name)).length;
      truncateSync(join(partial, name), 0);
      writeFileSync(join(partial, name), 'x'.repeat(before));
    }
    good(await rig.client.fetchPack('test.pack', 1, rig.packs));
  });

  it('stops when told to', async () => {
    const rig = await aRig();
    good(await rig.client.refresh());
    const stop = new AbortController();
    const run = { signal: stop.signal, onProgress: () => stop.abort() };
    expect(refused(await rig.client.fetchPack('test.pack', 1, rig.packs, run)).code).toBe(
      'packs.trust.cancelled',
    );
    good(await rig.client.fetchPack('test.pack', 1, rig.packs));
  });

  it('gives nothing before it has asked', async () => {
    const rig = await aRig();
    expect(refused(await rig.client.fetchPack('test.pack', 1, rig.packs)).code).toBe(
      'packs.trust.notRefreshed',
    );
  });
});
