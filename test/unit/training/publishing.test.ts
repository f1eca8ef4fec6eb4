import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { loadPack } from '#backend/packs/loadPack.ts';
import { trainingFolder } from '#backend/packs/trust/trainingFolder.ts';
import { openRulePublisher } from '#hosts/rulePublisher.ts';
import { startTrainingThread } from '#hosts/trainingPlatform.ts';
import { addDays, dateInChina } from '#shared/base/calendarDate.ts';
import type { RulePack } from '#shared/rules/pack.ts';
import { diffPacks } from '#shared/rules/packDiff.ts';
import { good } from '#test/builders/packRepository.ts';
import { STARTER_PACK, starterPack } from '#test/builders/rulePack.ts';
import { aClient } from '#test/builders/trustRig.ts';
import type { Platform, PlatformOptions } from '#training/platform.ts';
import type { RulesReport } from '#training/rulePublisher.ts';
import { aFolder, aPlatform, CONTROL_TOKEN, closePlatform, post, TOKEN } from './aPlatform.ts';

// Publishing signs, writes and tests whole packs; a busy machine does that slowly.
vi.setConfig({ testTimeout: 120_000 });

const RESOURCES = join(STARTER_PACK, '..', '..');
const PATIENCE = { silenceMs: 400, fileMs: 20_000 };
const TODAY = dateInChina(Date.now());

/** A platform that publishes what this tree holds. */
function aPublisher(dataDir = aFolder(), options: Partial<PlatformOptions> = {}): Promise<Platform> {
  const openRules = () => openRulePublisher(RESOURCES, dataDir, Date.now);
  return aPlatform({ dataDir, openRules, ...options });
}

/** A workstation that got the first root from its host. */
function workstationOf({ packs }: Pick<Platform, 'packs'>) {
  if (packs === null) throw new Error('publishes nothing');
  return aClient({ kind: 'http', url: packs.url }, packs.firstRoot);
}

async function report(platform: { readonly url: string }): Promise<RulesReport> {
  const response = await fetch(`${platform.url}/control/lessons`, {
    headers: { authorization: `Bearer ${CONTROL_TOKEN}` },
  });
  expect(response.status).toBe(200);
  return (await response.json()) as RulesReport;
}

async function publish(platform: Platform, lesson: string, effectiveFrom = 'today'): Promise<RulesReport> {
  const response = await post(platform, '/control/lessons', { lesson, effectiveFrom });
  const body: unknown = await response.json();
  if (response.status !== 200) throw new Error(JSON.stringify(body));
  return body as RulesReport;
}

/** What is said to a path that is sent exactly as it stands. */
function ask(
  { url, port }: Pick<Platform, 'url' | 'port'>,
  path: string,
  options: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> } = {},
) {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; bytes: Buffer }>(
    (resolve, reject) => {
      const { hostname } = new URL(url);
      const asking = request({ hostname, port, path, ...options }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            bytes: Buffer.concat(chunks),
          }),
        );
      });
      asking.on('error', reject);
      asking.end();
    },
  );
}

describe('the rules of a training platform', () => {
  it('are the starting rules at first, fetched and verified by a workstation from the first root', async () => {
    const platform = await aPublisher();
    const { client, packs } = workstationOf(platform);
    const { pack } = starterPack();
    expect(good(await client.refresh()).packs).toEqual([{ pack: pack.pack, seq: pack.seq }]);
    const channel = good(await client.channel('stable'));
    expect(channel?.packs).toEqual([
      { pack: pack.pack, seq: pack.seq, start: expect.any(String), sharePercent: 100 },
    ]);
    const fetched = good(await client.fetchPack(pack.pack, pack.seq, packs));
    expect(fetched.index.hash).toBe(starterPack().hash);
    expect((await report(platform)).published).toMatchObject([
      { pack: pack.pack, version: pack.version, seq: pack.seq, title: pack.title },
    ]);
  });

  it('change by a lesson: a higher number from the day asked for, only what changed to fetch', async () => {
    const platform = await aPublisher();
    const { client, packs } = workstationOf(platform);
    const { pack: starting } = starterPack();
    good(await client.refresh());
    good(await client.fetchPack(starting.pack, starting.seq, packs));
    const day = addDays(TODAY, 7);
    const [newest] = (await publish(platform, 'telephoneRequired', day)).published;
    expect(newest).toMatchObject({ seq: starting.seq + 1, effectiveFrom: day, published: TODAY });
    expect(newest?.title['zh-CN']).toContain('演练');
    good(await client.refresh());
    expect(good(await client.channel('stable'))?.packs).toMatchObject([{ seq: starting.seq + 1 }]);
    const fetched = good(await client.fetchPack(starting.pack, starting.seq + 1, packs));
    const sum = fetched.index.files.reduce((bytes, file) => bytes + file.bytes, 0);
    expect(fetched.fetchedBytes).toBeLessThan(sum / 4);
    const { pack } = good(loadPack(fetched.dir));
    expect(pack.publisher['zh-CN']).toContain('演练');
    expect(diffPacks(starting, pack).rules.map((rule) => [rule.kind, rule.from])).toEqual([
      ['changed', day],
      ['added', day],
    ]);
  });

  it('go back forward: each lesson from the starting rules, under higher numbers and revisions', async () => {
    const platform = await aPublisher();
    const { pack: starting } = starterPack();
    await publish(platform, 'telephoneRequired');
    await publish(platform, 'portCodeReplaced');
    const { published } = await publish(platform, 'backToStart');
    expect(published.map(({ seq }) => seq - starting.seq)).toEqual([3, 2, 1, 0]);
    const { client, packs } = workstationOf(platform);
    good(await client.refresh());
    const editions: RulePack[] = [];
    for (const n of [1, 2, 3]) {
      const { dir } = good(await client.fetchPack(starting.pack, starting.seq + n, packs));
      editions.push(good(loadPack(dir)).pack);
    }
    const revisions = editions.map(({ rules }) => rules.find(({ id }) => id === 'R6009')?.rev);
    const first = starting.rules.find(({ id }) => id === 'R6009')?.rev ?? 0;
    expect(revisions).toEqual([first + 1, first + 2, first + 2]);
    const [, , last] = editions;
    const diff = last === undefined ? null : diffPacks(starting, last);
    expect(diff).toMatchObject({ rules: [], tables: [] });
  });

  it('are kept over a restart, and the first root stays the same', async () => {
    const dataDir = aFolder();
    const first = await aPublisher(dataDir);
    const { published } = await publish(first, 'againstAccepted');
    await closePlatform(first);
    const second = await aPublisher(dataDir);
    expect(second.packs?.firstRoot).toEqual(first.packs?.firstRoot);
    expect((await report(second)).published).toEqual(published);
    expect(readdirSync(join(dataDir, 'publisher')).toSorted()).toEqual(['keys', 'repository']);
  });

  it('are signed again at a start after a long pause', async () => {
    const dataDir = aFolder();
    const longAgo = Date.now() - 400 * 86_400_000;
    const first = await aPublisher(dataDir, {
      openRules: () => openRulePublisher(RESOURCES, dataDir, () => longAgo),
    });
    await report(first);
    await closePlatform(first);
    const second = await aPublisher(dataDir);
    const { client } = workstationOf(second);
    expect(good(await client.refresh()).versions.root).toBe(2);
  });
});

it('signs again in a platform that is up for days', async () => {
  const dataDir = aFolder();
  let now = Date.now() - 3 * 86_400_000;
  const platform = await aPublisher(dataDir, {
    now: () => now,
    openRules: () => openRulePublisher(RESOURCES, dataDir, () => now),
  });
  await report(platform);
  now = Date.now();
  const { client } = workstationOf(platform);
  expect(Date.parse(good(await client.refresh()).expires)).toBeGreaterThan(now);
});

describe('an order to publish', () => {
  const dataDir = aFolder();
  it.each([
    [
      'a lesson nobody knows',
      { lesson: 'noSuchLesson', effectiveFrom: 'today' },
      409,
      'packs.lesson.unknown',
    ],
    ['a day that is over', { lesson: 'backToStart', effectiveFrom: '2020-01-01' }, 409, 'packs.lesson.past'],
    ['no day', { lesson: 'backToStart', effectiveFrom: '2026-02-30' }, 400, 'badRequest'],
    ['no lesson', { effectiveFrom: 'today' }, 400, 'badRequest'],
  ])('of %s is refused, and nothing is published', async (_what, order, status, code) => {
    const platform = await aPublisher(dataDir);
    const before = await report(platform);
    const response = await post(platform, '/control/lessons', order);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code } });
    expect(await report(platform)).toEqual(before);
  });

  it('takes the token of the trainer, not the one of the enterprise', async () => {
    const platform = await aPublisher(dataDir);
    const order = { lesson: 'backToStart', effectiveFrom: 'today' };
    expect((await post(platform, '/control/lessons', order, TOKEN)).status).toBe(401);
  });

  it('is refused by a platform that publishes no rules', async () => {
    const platform = await aPlatform();
    expect(platform.packs).toBeNull();
    const response = await post(platform, '/control/lessons', {
      lesson: 'backToStart',
      effectiveFrom: 'today',
    });
    expect(await response.json()).toMatchObject({ error: { code: 'training.noRules' } });
    expect((await ask(platform, '/packs/metadata/timestamp.json')).status).toBe(404);
  });
});

describe('trouble on the line', () => {
  const dataDir = aFolder();
  it('cuts a download in the middle, and it goes on where it stopped when the trouble is over', async () => {
    const platform = await aPublisher(dataDir);
    const { client, packs } = workstationOf(platform);
    const { pack } = starterPack();
    good(await client.refresh());
    platform.control.outage({ mode: 'dropAfterEffect', retryAfterSeconds: 1 });
    good(await client.refresh());
    const cut = await client.fetchPack(pack.pack, pack.seq, packs);
    expect(cut).toMatchObject({ ok: false, error: { code: 'packs.trust.cut' } });
    platform.control.outage({ mode: 'off', retryAfterSeconds: 1 });
    const fetched = good(await client.fetchPack(pack.pack, pack.seq, packs));
    const sum = fetched.index.files.reduce((bytes, file) => bytes + file.bytes, 0);
    expect(fetched.fetchedBytes).toBeLessThan(sum - 4_000);
    expect(good(loadPack(fetched.dir)).hash).toBe(starterPack().hash);
  });

  it.each([
    ['refuse', 'packs.trust.refused'],
    ['drop', 'packs.trust.unreachable'],
    ['hang', 'packs.trust.tooSlow'],
  ] as const)('of kind %s is told as what it is, and is over when it is over', async (mode, code) => {
    const platform = await aPublisher(dataDir);
    await report(platform);
    const { client } = workstationOf(platform);
    platform.control.outage({ mode, retryAfterSeconds: 1 });
    expect(await client.refresh({ patience: PATIENCE })).toMatchObject({ ok: false, error: { code } });
    platform.control.outage({ mode: 'off', retryAfterSeconds: 1 });
    good(await client.refresh());
  });
});

describe('the shelf of files', () => {
  // One folder for all, so that the keys are made once.
  const dataDir = aFolder();
  const shelf = async (): Promise<Platform> => {
    const platform = await aPublisher(dataDir);
    await report(platform);
    return platform;
  };
  const ROOT = '/packs/metadata/1.root.json';

  it('gives whole files and the rest of files, and says when there is no rest', async () => {
    const open = await shelf();
    const whole = await ask(open, ROOT);
    expect(whole.status).toBe(200);
    expect(new Uint8Array(whole.bytes)).toEqual(open.packs?.firstRoot);
    expect(whole.headers['access-control-allow-origin']).toBeUndefined();
    const rest = await ask(open, ROOT, { headers: { range: 'bytes=100-' } });
    const size = whole.bytes.length;
    expect([rest.status, rest.headers['content-range']]).toEqual([206, `bytes 100-${size - 1}/${size}`]);
    expect(rest.bytes).toEqual(whole.bytes.subarray(100));
    const none = await ask(open, ROOT, { headers: { range: `bytes=${size}-` } });
    expect([none.status, none.headers['content-range']]).toEqual([416, `bytes */${size}`]);
    const other = await ask(open, ROOT, { headers: { range: 'bytes=0-1,4-5' } });
    expect([other.status, other.bytes.length]).toEqual([200, size]);
  });

  it.each([
    '/packs/../ledger.db',
    '/packs/../keys/root-1.pem',
    '/packs/metadata/../../keys/root-1.pem',
    '/packs/metadata/%2e%2e/%2e%2e/keys/root-1.pem',
    '/packs/metadata%2f1.root.json',
    '/packs/..%2fkeys%2froot-1.pem',
    '/packs/..\\keys\\root-1.pem',
    '/packs//metadata/1.root.json',
    '/packs/./metadata/1.root.json',
    '/packs/metadata/.hidden',
    '/packs/metadata',
    '/packs/',
    '/packs/metadata/1.root.json%00.txt',
    '/packs/metadata/none.json',
    '/v1/../packs/../keys/root-1.pem',
  ])('does not give %s', async (path) => {
    const open = await shelf();
    writeFileSync(join(trainingFolder(dataDir).repository, 'metadata', '.hidden'), 'x');
    const { status, bytes } = await ask(open, path);
    expect([status, bytes.toString()]).toEqual([404, expect.stringContaining('unknownPath')]);
  });

  it('follows no link, neither of a file nor of a folder', async () => {
    const open = await shelf();
    const { repository, keys } = trainingFolder(dataDir);
    symlinkSync(join(keys, 'root-1.pem'), join(repository, 'metadata', 'link.json'));
    symlinkSync(keys, join(repository, 'linked'));
    expect((await ask(open, '/packs/metadata/link.json')).status).toBe(404);
    expect((await ask(open, '/packs/linked/root-1.pem')).status).toBe(404);
  });

  it('is read only, for this computer only', async () => {
    const open = await shelf();
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD'])
      expect((await ask(open, ROOT, { method })).status).toBe(405);
    expect((await ask(open, ROOT, { headers: { host: 'example.org' } })).status).toBe(403);
  });
});

describe('a platform whose rules cannot be published', () => {
  it('takes declarations all the same, says why, and tries again when asked again', async () => {
    const dataDir = aFolder();
    const resources = join(aFolder(), 'resources');
    const faults: unknown[] = [];
    const platform = await aPlatform({
      dataDir,
      openRules: () => openRulePublisher(resources, dataDir, Date.now),
      log: (fault) => faults.push(fault),
    });
    expect((await fetch(`${platform.url}/v1/health`)).status).toBe(200);
    expect((await ask(platform, '/packs/metadata/1.root.json')).status).toBe(503);
    const response = await post(platform, '/control/lessons', {
      lesson: 'backToStart',
      effectiveFrom: 'today',
    });
    expect(await response.json()).toMatchObject({ error: { code: 'packs.publish.doesNotLoad' } });
    mkdirSync(join(resources, 'rules'), { recursive: true });
    symlinkSync(STARTER_PACK, join(resources, 'rules', 'cn-export'));
    expect((await ask(platform, '/packs/metadata/1.root.json')).status).toBe(200);
    rmSync(resources, { recursive: true });
  });

  it('is up without rules when the publisher cannot be made', async () => {
    const faults: unknown[] = [];
    const platform = await aPlatform({
      openRules: () => Promise.reject(new Error('no keys')),
      log: (fault) => faults.push(fault),
    });
    expect([platform.packs, faults.map(String)]).toEqual([null, ['Error: no keys']]);
    expect((await fetch(`${platform.url}/v1/health`)).status).toBe(200);
  });
});

describe('in a thread', () => {
  it('publishes as it does elsewhere, and its first root arrives as bytes', async () => {
    const thread = await startTrainingThread({
      dataDir: aFolder(),
      token: TOKEN,
      controlToken: CONTROL_TOKEN,
      pace: { stepMs: 0 },
      seed: 1,
      rulesFrom: RESOURCES,
    });
    const { client } = workstationOf(thread);
    expect(good(await client.refresh()).packs).toHaveLength(1);
    await thread.close();
    expect(await thread.ended).toBe(0);
  });
});
