import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { trustClient } from '#backend/packs/trust/client.ts';
import { inShare } from '#backend/packs/trust/formats.ts';
import { generateSigningKey, readKeyFile, writeKeyFile } from '#backend/packs/trust/keys.ts';
import { createRepository, publishChannel, publishPack, rotateRoot } from '#backend/packs/trust/publisher.ts';
import { readRepository } from '#backend/packs/trust/repositoryFiles.ts';
import { trustStatus } from '#backend/packs/trust/status.ts';
import { openTrainingPublisher, trainingRepositoryName } from '#backend/packs/trust/trainingPublisher.ts';
import {
  aPackFolder,
  aRepository,
  aTrustFolder,
  good,
  publisherKeys,
} from '#test/builders/packRepository.ts';
import { aStore } from '#test/builders/store.ts';

const DAY = 86_400_000;
const TODAY = Date.UTC(2026, 2, 2, 8);

/** Every file of a repository with its content. */
function contentOf(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => `${path} ${readFileSync(path, 'latin1')}`)
    .sort();
}

describe('what is not published', () => {
  const broken = (change: (dir: string) => void): string => {
    const dir = aPackFolder({ seq: 2 });
    change(dir);
    return dir;
  };
  const noMatter = { 'zh-CN': '测试', en: 'Test' };

  it.each([
    ['does not load', () => broken((dir) => rmSync(join(dir, 'tests.json'))), 'packs.publish.doesNotLoad'],
    [
      'was changed after it was sealed',
      () =>
        broken((dir) =>
          writeFileSync(join(dir, 'presence.json'), JSON.stringify({ title: noMatter, rules: [] })),
        ),
      'packs.publish.doesNotLoad',
    ],
    [
      'does not compile',
      () => aPackFolder({ seq: 2, assert: "order.noSuchField != ''" }),
      'packs.publish.doesNotCompile',
    ],
    ['fails its own tests', () => aPackFolder({ seq: 2, expect: [] }), 'packs.publish.testsFail'],
    ['has a number that was used', () => aPackFolder({ seq: 1 }), 'packs.publish.seqNotHigher'],
  ])('a pack that %s, and the repository stays as it was', (_, make, code) => {
    const { dir, keys } = aRepository(TODAY);
    const before = contentOf(dir);
    expect(publishPack(dir, make(), keys, TODAY)).toMatchObject({ ok: false, error: { code } });
    expect(contentOf(dir)).toEqual(before);
  });

  it('anything under too few keys, or under keys that are not named', () => {
    const { dir, keys } = aRepository(TODAY);
    const before = readFileSync(join(dir, 'metadata', 'timestamp.json'), 'utf8');
    const pack = aPackFolder({ seq: 2 });
    const one = { ...keys, targets: keys.targets.slice(0, 1) };
    expect(publishPack(dir, pack, one, TODAY)).toMatchObject({
      error: { code: 'packs.publish.notEnoughKeys', params: { role: 'targets', have: 1, needed: 2 } },
    });
    const twice = { ...keys, targets: [...one.targets, ...one.targets] };
    expect(publishPack(dir, pack, twice, TODAY)).toMatchObject({ error: { params: { have: 1, needed: 2 } } });
    expect(publishPack(dir, pack, { ...keys, timestamp: [generateSigningKey()] }, TODAY)).toMatchObject({
      error: { params: { role: 'timestamp', have: 0, needed: 1 } },
    });
    expect(readFileSync(join(dir, 'metadata', 'timestamp.json'), 'utf8')).toBe(before);
    const next = publisherKeys();
    const signers = [...keys.root.slice(0, 1), ...next.root];
    expect(rotateRoot(dir, { keys: next, signers, daily: next }, TODAY)).toMatchObject({
      error: { code: 'packs.publish.notEnoughKeys', params: { role: 'root', have: 1, needed: 2 } },
    });
  });

  it('a channel with an unknown pack, a repository over another, anything without a repository', () => {
    const { dir, keys } = aRepository(TODAY);
    const packs = [{ pack: 'test.pack', seq: 5, start: '2026-03-01T00:00:00Z', sharePercent: 100 }];
    const said = (result: unknown, code: string) =>
      expect(result).toMatchObject({ ok: false, error: { code } });
    said(publishChannel(dir, { channel: 'stable', packs }, keys, TODAY), 'packs.publish.unknownPack');
    said(createRepository(dir, keys, TODAY), 'packs.publish.occupied');
    said(publishPack(aTrustFolder(), aPackFolder(), keys, TODAY), 'packs.publish.noRepository');
  });
});

it('writes a file of the next version only when the repository does not have it', () => {
  const { dir, keys } = aRepository(TODAY);
  const files = () => readdirSync(join(dir, 'targets', 'files')).length;
  const before = files();
  const { index, newBytes } = good(publishPack(dir, aPackFolder({ seq: 2, text: '新' }), keys, TODAY));
  expect(files() - before).toBe(3);
  expect(newBytes).toBeLessThan(index.files.reduce((sum, { bytes }) => sum + bytes, 0) / 5);
});

describe('key files', () => {
  it('are read again, with their passphrase where they have one', () => {
    const folder = aTrustFolder();
    const key = generateSigningKey();
    const [plain, locked] = [join(folder, 'a.pem'), join(folder, 'b.pem')];
    writeKeyFile(plain, key);
    writeKeyFile(locked, key, '口令');
    expect(good(readKeyFile(plain)).id).toBe(key.id);
    expect(good(readKeyFile(locked, '口令')).id).toBe(key.id);
    expect(readFileSync(locked, 'utf8')).toContain('ENCRYPTED');
    for (const result of [readKeyFile(locked), readKeyFile(locked, 'x'), readKeyFile(join(folder, 'c'))]) {
      expect(result).toMatchObject({ ok: false, error: { code: 'packs.publish.badKey' } });
    }
    if (process.platform !== 'win32') expect(statSync(plain).mode & 0o077).toBe(0);
  });
});

describe('the publisher of a training platform', () => {
  beforeEach(() => void vi.setSystemTime(TODAY));
  afterEach(() => void vi.useRealTimers());

  it('makes its keys once, publishes, and renews through the years', async () => {
    const data = aTrustFolder();
    const publisher = good(openTrainingPublisher(data, TODAY));
    good(publisher.publish(aPackFolder(), TODAY));
    expect(good(openTrainingPublisher(data, TODAY)).firstRoot).toEqual(publisher.firstRoot);
    expect(good(publisher.renew(TODAY + DAY / 4))).toBe(false);
    for (let day = 0; day < 800; day += 100) good(publisher.renew(TODAY + day * DAY));
    expect(good(readRepository(publisher.repository)).root.signed.version).toBeGreaterThan(2);

    vi.setSystemTime(TODAY + 700 * DAY + 1000);
    const store = aStore();
    const settings = {
      repository: trainingRepositoryName(publisher.firstRoot),
      firstRoot: publisher.firstRoot,
      source: { kind: 'folder', path: publisher.repository } as const,
      scratch: aTrustFolder(),
      store,
      now: () => Date.now(),
      buildDate: TODAY,
    };
    expect(trustStatus(settings)).toEqual({ confirmedAt: null, expires: null, expired: false, clock: null });
    const client = trustClient(settings);
    expect(good(await client.refresh()).packs).toEqual([{ pack: 'test.pack', seq: 1 }]);
    expect(trustStatus(settings)).toMatchObject({ confirmedAt: Date.now(), expired: false });
    vi.setSystemTime(TODAY + 702 * DAY);
    expect(trustStatus(settings)).toMatchObject({ expired: true, clock: null });
    vi.setSystemTime(TODAY + 500 * DAY);
    expect(trustStatus(settings).clock?.code).toBe('packs.trust.clockBack');
  });

  it('does not go on with other keys when its own are gone', () => {
    const data = aTrustFolder();
    good(openTrainingPublisher(data, TODAY));
    rmSync(join(data, 'publisher', 'keys', 'targets-2.pem'));
    expect(openTrainingPublisher(data, TODAY)).toMatchObject({ error: { code: 'packs.publish.badKey' } });
  });
});

it('takes about the share of workstations it should, and the same ones each time', () => {
  const ids = Array.from({ length: 2000 }, (_, n) => `installation ${n}`);
  const members = (percent: number) => ids.filter((id) => inShare(id, 'test.pack', 3, percent));
  expect(members(0)).toEqual([]);
  expect(members(100)).toHaveLength(2000);
  expect(members(10).length).toBeGreaterThan(140);
  expect(members(10).length).toBeLessThan(260);
  expect(members(50)).toEqual(expect.arrayContaining(members(10)));
});
