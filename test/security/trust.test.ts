import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadPack } from '#backend/packs/loadPack.ts';
import type { TrustClient } from '#backend/packs/trust/client.ts';
import { trustClient } from '#backend/packs/trust/client.ts';
import { channelPath } from '#backend/packs/trust/formats.ts';
import { bytesOf, measureOf, readRoot, readSnapshot, readTimestamp } from '#backend/packs/trust/metadata.ts';
import type { TrustProblem } from '#backend/packs/trust/problem.ts';
import { publishChannel, publishPack, renewRepository, rotateRoot } from '#backend/packs/trust/publisher.ts';
import type { TrustSettings } from '#backend/packs/trust/refresh.ts';
import type { PackSource } from '#backend/packs/trust/source.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import type { Result } from '#shared/base/result.ts';
import { findText } from '#shared/i18n/texts.ts';
import {
  aFileServer,
  aPackFolder,
  aRepository,
  aTrustFolder,
  copyOf,
  good,
  publisherKeys,
} from '#test/builders/packRepository.ts';
import { aFolder, opened } from '#test/builders/store.ts';
import { inside } from '#test/migrations/oldDatabase.ts';

const DAY = 86_400_000;
const TODAY = Date.UTC(2026, 2, 2, 8);

beforeEach(() => void vi.setSystemTime(TODAY));
afterEach(() => void vi.useRealTimers());

interface Rig {
  readonly settings: TrustSettings;
  readonly client: TrustClient;
  readonly store: WorkStore;
  readonly folder: string;
  readonly packs: string;
}

function aClient(source: PackSource, firstRoot: Uint8Array, folder = aFolder()): Rig {
  const store = opened(folder);
  const settings: TrustSettings = {
    repository: 'test',
    firstRoot,
    source,
    scratch: join(aTrustFolder(), 'scratch'),
    store,
    now: () => Date.now(),
    buildDate: TODAY - 30 * DAY,
  };
  return { settings, client: trustClient(settings), store, folder, packs: join(aTrustFolder(), 'packs') };
}

async function aRig() {
  const repository = aRepository(TODAY);
  const server = await aFileServer(repository.dir);
  const rig = aClient({ kind: 'http', url: server.url }, repository.firstRoot);
  return { ...rig, ...repository, server };
}

/** The code and parameters of a refusal, which must have a text without gaps in both languages. */
function refused(result: Result<unknown, TrustProblem>): TrustProblem {
  if (result.ok) throw new Error(`was accepted: ${JSON.stringify(result.value)}`);
  for (const language of ['zh-CN', 'en'] as const) {
    const text = findText(language, `error.${result.error.code}`) ?? '';
    expect(text.length).toBeGreaterThan(20);
    for (const [, name = ''] of text.matchAll(/\{(\w+)\}/g)) {
      expect(result.error.params).toHaveProperty(name);
      expect(result.error.params[name]).not.toBe('');
    }
  }
  return result.error;
}

const metadataOf = (dir: string, name: string) => join(dir, 'metadata', name);
const publishNext = (rig: { dir: string; keys: ReturnType<typeof publisherKeys> }, seq: number) =>
  good(publishPack(rig.dir, aPackFolder({ seq, text: `第 ${seq} 版` }), rig.keys, Date.now()));

describe('what is honest goes through', () => {
  it('fetches a pack, keeps what was verified, and an update carries only what changed', async () => {
    const rig = await aRig();
    const offer = good(await rig.client.refresh());
    expect(offer).toMatchObject({
      versions: { root: 1, targets: 2 },
      packs: [{ pack: 'test.pack', seq: 1 }],
    });
    const first = good(await rig.client.fetchPack('test.pack', 1, rig.packs));
    expect(good(loadPack(first.dir)).pack.seq).toBe(1);
    expect(rig.store.trust.kept('test').metadata).toHaveLength(4);
    expect(rig.store.audit.ofSubject('test', 9)).toMatchObject([
      { action: 'packs.refreshed', detail: { targets: 2 } },
    ]);

    publishNext(rig, 2);
    const progress: number[] = [];
    good(await rig.client.refresh());
    const second = good(
      await rig.client.fetchPack('test.pack', 2, rig.packs, {
        onProgress: ({ doneBytes, totalBytes }) => progress.push(doneBytes / totalBytes),
      }),
    );
    expect(second.fetchedBytes).toBeLessThan(first.fetchedBytes / 10);
    expect(progress.at(-1)).toBe(1);
    expect(readdirSync(rig.packs)).toHaveLength(2);
    expect(good(await rig.client.fetchPack('test.pack', 2, rig.packs)).fetchedBytes).toBe(0);
  });

  it('reads a channel, and none where there is none', async () => {
    const rig = await aRig();
    const packs = [{ pack: 'test.pack', seq: 1, start: '2026-03-01T00:00:00Z', sharePercent: 10 }];
    good(publishChannel(rig.dir, { channel: 'stable', packs }, rig.keys, TODAY));
    good(await rig.client.refresh());
    expect(good(await rig.client.channel('stable'))).toEqual({ channel: 'stable', packs });
    expect(good(await rig.client.channel('pilot'))).toBeNull();
    expect(channelPath('stable')).toBe('channels/stable.json');
  });

  it('goes the same way from a folder', async () => {
    const { dir, firstRoot } = aRepository(TODAY);
    const rig = aClient({ kind: 'folder', path: dir }, firstRoot);
    good(await rig.client.refresh());
    expect(good(await rig.client.fetchPack('test.pack', 1, rig.packs)).index.seq).toBe(1);
    const gone = aClient({ kind: 'folder', path: join(dir, 'nowhere') }, firstRoot);
    expect(refused(await gone.client.refresh()).code).toBe('packs.trust.unreachable');
  });

  it('follows a change of keys step by step', async () => {
    const rig = await aRig();
    good(await rig.client.refresh());
    let old = rig.keys;
    for (const version of [2, 3]) {
      const next = publisherKeys();
      const signers = [...old.root.slice(0, 2), ...next.root.slice(1)];
      good(rotateRoot(rig.dir, { keys: next, signers, daily: next }, TODAY));
      expect(readRoot(readFileSync(metadataOf(rig.dir, `${version}.root.json`))).signed.version).toBe(
        version,
      );
      old = next;
    }
    expect(good(await rig.client.refresh()).versions.root).toBe(3);
    expect(rig.store.trust.kept('test').floors).toContainEqual({ role: 'root', floor: 3, keys: '' });
    good(await rig.client.fetchPack('test.pack', 1, rig.packs));
  });
});

describe('refused by signature, number and day', () => {
  it('rollback: an old timestamp with its snapshot and targets', async () => {
    const rig = await aRig();
    const old = copyOf(rig.dir);
    publishNext(rig, 2);
    good(await rig.client.refresh());
    const kept = rig.store.trust.kept('test');
    rig.server.state.dir = old;
    expect(refused(await rig.client.refresh())).toEqual({
      code: 'packs.trust.rollback',
      params: { role: 'timestamp', offered: 2, floor: 3 },
    });
    expect(rig.store.trust.kept('test')).toEqual(kept);
  });

  it('rollback: an old snapshot under a stolen timestamp key', async () => {
    const rig = await aRig();
    const oldSnapshot = readFileSync(metadataOf(rig.dir, '2.snapshot.json'));
    publishNext(rig, 2);
    good(await rig.client.refresh());
    const timestamp = readTimestamp(readFileSync(metadataOf(rig.dir, 'timestamp.json'))).toJSON();
    const signed = { ...Object(timestamp['signed']), version: 9 };
    signed.meta = { 'snapshot.json': { version: 2, ...measureOf(oldSnapshot) } };
    const forged = readTimestamp(new TextEncoder().encode(JSON.stringify({ signatures: [], signed })));
    for (const key of rig.keys.timestamp) forged.sign(key.sign);
    writeFileSync(metadataOf(rig.dir, 'timestamp.json'), bytesOf(forged));
    expect(refused(await rig.client.refresh())).toEqual({
      code: 'packs.trust.rollback',
      params: { role: 'snapshot', offered: 2, floor: 3 },
    });
  });

  it('freeze: a timestamp that is no longer renewed', async () => {
    const rig = await aRig();
    good(await rig.client.refresh());
    const pack = good(await rig.client.fetchPack('test.pack', 1, rig.packs));
    vi.setSystemTime(TODAY + 2 * DAY);
    expect(refused(await rig.client.refresh())).toEqual({
      code: 'packs.trust.freeze',
      params: { role: 'timestamp', expires: '2026-03-03T08:00:00Z' },
    });
    expect(refused(await rig.client.fetchPack('test.pack', 1, rig.packs)).code).toBe('packs.trust.freeze');
    expect(loadPack(pack.dir).ok).toBe(true);
    good(renewRepository(rig.dir, rig.keys, Date.now()));
    good(await rig.client.refresh());
  });

  it('expired: the keys themselves', async () => {
    const rig = await aRig();
    vi.setSystemTime(TODAY + 366 * DAY);
    good(renewRepository(rig.dir, rig.keys, Date.now()));
    expect(refused(await rig.client.refresh())).toMatchObject({
      code: 'packs.trust.expired',
      params: { role: 'root' },
    });
  });

  it('mix and match: old targets under a new snapshot', async () => {
    const rig = await aRig();
    const old = readFileSync(metadataOf(rig.dir, '2.targets.json'));
    publishNext(rig, 2);
    writeFileSync(metadataOf(rig.dir, '3.targets.json'), old);
    expect(refused(await rig.client.refresh())).toEqual({
      code: 'packs.trust.mixAndMatch',
      params: { role: 'targets' },
    });
  });

  it('mix and match: another snapshot than the timestamp names', async () => {
    const rig = await aRig();
    const old = readSnapshot(readFileSync(metadataOf(rig.dir, '1.snapshot.json')));
    writeFileSync(metadataOf(rig.dir, '2.snapshot.json'), bytesOf(old));
    expect(refused(await rig.client.refresh())).toEqual({
      code: 'packs.trust.mixAndMatch',
      params: { role: 'snapshot' },
    });
  });

  it("a stranger's keys", async () => {
    const rig = await aRig();
    good(await rig.client.refresh());
    const strange = aRepository(TODAY);
    publishNext(strange, 2);
    rig.server.state.dir = strange.dir;
    expect(refused(await rig.client.refresh())).toEqual({
      code: 'packs.trust.stranger',
      params: { role: 'timestamp' },
    });
  });

  it('one signature where two are needed', async () => {
    const rig = await aRig();
    const next = publisherKeys();
    good(rotateRoot(rig.dir, { keys: next, signers: [...rig.keys.root, ...next.root], daily: next }, TODAY));
    const root = readRoot(readFileSync(metadataOf(rig.dir, '2.root.json')));
    for (const key of rig.keys.root.slice(1)) delete root.signatures[key.id];
    writeFileSync(metadataOf(rig.dir, '2.root.json'), bytesOf(root));
    expect(refused(await rig.client.refresh())).toEqual({
      code: 'packs.trust.threshold',
      params: { role: 'root', signed: 1, needed: 2 },
    });
  });

  it('new keys with a step left out', async () => {
    const rig = await aRig();
    const all = { keys: rig.keys, signers: rig.keys.root, daily: rig.keys };
    good(rotateRoot(rig.dir, all, TODAY));
    good(rotateRoot(rig.dir, all, TODAY));
    writeFileSync(metadataOf(rig.dir, '2.root.json'), readFileSync(metadataOf(rig.dir, '3.root.json')));
    expect(refused(await rig.client.refresh())).toEqual({
      code: 'packs.trust.skippedRoot',
      params: { expected: 2, offered: 3 },
    });
  });

  it('something else than metadata', async () => {
    const rig = await aRig();
    rig.server.state.tricks.push([/timestamp/, (_, response) => void response.end('<html>login</html>')]);
    expect(refused(await rig.client.refresh()).code).toBe('packs.trust.badMetadata');
  });
});

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

describe('what the update library alone lets through', () => {
  async function rolledBack(damage: (folder: string) => void): Promise<TrustProblem> {
    const rig = await aRig();
    const old = copyOf(rig.dir);
    publishNext(rig, 2);
    good(await rig.client.refresh());
    rig.store.close();
    damage(rig.folder);
    rig.server.state.dir = old;
    const again = aClient(rig.settings.source, rig.firstRoot, rig.folder);
    const problem = refused(await again.client.refresh());
    expect(again.store.trust.kept('test').floors).toContainEqual(
      expect.objectContaining({ role: 'timestamp', floor: 3 }),
    );
    return problem;
  }

  it('damaged local metadata, then the first version served', async () => {
    const problem = await rolledBack((folder) =>
      inside(folder, (sql) => sql.run(`UPDATE trust_metadata SET bytes = x'7b22', sha256 = 'x'`)),
    );
    expect(problem).toMatchObject({ code: 'packs.trust.rollback', params: { offered: 2, floor: 3 } });
  });

  it('deleted local metadata, then the first version served', async () => {
    const problem = await rolledBack((folder) =>
      inside(folder, (sql) => sql.run('DELETE FROM trust_metadata')),
    );
    expect(problem).toMatchObject({ code: 'packs.trust.rollback', params: { offered: 2, floor: 3 } });
  });

  it('half-written local metadata with its hash in order', async () => {
    const problem = await rolledBack((folder) =>
      inside(folder, (sql) =>
        sql.run(
          `UPDATE trust_metadata SET bytes = x'616263',
            sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'`,
        ),
      ),
    );
    expect(problem.code).toBe('packs.trust.rollback');
  });

  it('new keys withheld once local metadata is gone', async () => {
    const rig = await aRig();
    const old = copyOf(rig.dir);
    good(rotateRoot(rig.dir, { keys: rig.keys, signers: rig.keys.root, daily: rig.keys }, TODAY));
    good(await rig.client.refresh());
    rig.store.close();
    inside(rig.folder, (sql) => sql.run('DELETE FROM trust_metadata'));
    rig.server.state.dir = old;
    const again = aClient(rig.settings.source, rig.firstRoot, rig.folder);
    expect(refused(await again.client.refresh())).toEqual({
      code: 'packs.trust.rollback',
      params: { role: 'root', offered: 1, floor: 2 },
    });
  });

  it('the clock set back 200 days, with an expired repository', async () => {
    const rig = await aRig();
    good(await rig.client.refresh());
    const pack = good(await rig.client.fetchPack('test.pack', 1, rig.packs));
    vi.setSystemTime(TODAY - 200 * DAY);
    const late = trustClient({ ...rig.settings, buildDate: 0 });
    expect(refused(await late.refresh())).toEqual({
      code: 'packs.trust.clockBack',
      params: { clock: '2025-08-14T08:00:00.000Z', floor: '2026-03-02T08:00:00.000Z' },
    });
    expect(rig.server.state.asked.filter((path) => path.endsWith('timestamp.json'))).toHaveLength(1);
    expect(loadPack(pack.dir).ok).toBe(true);
  });

  it('the clock set back before the first refresh: the signature itself tells the time', async () => {
    const rig = await aRig();
    vi.setSystemTime(TODAY - 200 * DAY);
    const first = trustClient({ ...rig.settings, buildDate: 0 });
    expect(refused(await first.refresh()).code).toBe('packs.trust.clockBack');
    const built = trustClient(rig.settings);
    expect(refused(await built.refresh())).toMatchObject({
      code: 'packs.trust.clockBack',
      params: { floor: '2026-01-31T08:00:00.000Z' },
    });
  });

  it('the clock set back within the tolerance: the floor is the time', async () => {
    const rig = await aRig();
    vi.setSystemTime(TODAY + 3 * DAY);
    good(renewRepository(rig.dir, rig.keys, Date.now()));
    good(await rig.client.refresh());
    const stale = copyOf(rig.dir);
    vi.setSystemTime(TODAY + 3.9 * DAY);
    good(renewRepository(rig.dir, rig.keys, Date.now()));
    good(await rig.client.refresh());
    vi.setSystemTime(TODAY + 3.2 * DAY);
    rig.server.state.dir = stale;
    rig.store.close();
    inside(rig.folder, (sql) => {
      sql.run('DELETE FROM trust_metadata');
      sql.run(`DELETE FROM trust_floor WHERE role <> 'clock'`);
      sql.run(`UPDATE trust_floor SET floor = floor + ${DAY / 4}`);
    });
    const again = aClient(rig.settings.source, rig.firstRoot, rig.folder);
    expect(refused(await again.client.refresh()).code).toBe('packs.trust.freeze');
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

type Trick = Awaited<ReturnType<typeof aFileServer>>['serve'];

const endless: Trick = (_, response, bytes) => {
  const block = Buffer.alloc(64 * 1024, 0x20);
  response.write(bytes);
  const more = (): void => {
    while (!response.destroyed && response.write(block));
  };
  response.on('drain', more);
  more();
};
const longer: Trick = (_, response, bytes) =>
  void response.setHeader('content-length', bytes.length + 1).end(`${bytes} `);
const shorter: Trick = (_, response, bytes) => {
  response.write(bytes.subarray(0, 3));
  response.end();
};
const swapped: Trick = (_, response, bytes) => void response.end(Buffer.alloc(bytes.length, 0x20));
const trickle: Trick = (_, response) => {
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
};
const cutInHalf: Trick = (_, response, bytes) => {
  response.writeHead(200, { 'content-length': bytes.length });
  response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () =>
    setTimeout(() => response.destroy(), 20),
  );
};
