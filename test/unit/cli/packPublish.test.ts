import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { highland, highlandJson } from '#test/builders/highland.ts';
import { aPackFolder } from '#test/builders/packRepository.ts';

// Every command is a process of its own; a busy machine starts them slowly.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const folder = mkdtempSync(join(tmpdir(), 'highland-publish-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (...names: string[]) => join(folder, ...names);
const KEYS = at('keys');
const REPO = at('repo');
const ROOT = at('agency.root.json');
const pack = (...args: string[]) => highland(['pack', ...args]);
const packJson = (...args: string[]) => highlandJson(['pack', ...args]);
const english = (...args: string[]) => highland(['pack', ...args, '--lang', 'en']);
const keys = (...names: string[]) => names.flatMap((name) => ['--keys', join(KEYS, name)]);
const PUBLISHERS = keys('holder-1', 'holder-2', 'online');

/** A pack folder that stays for the whole file. */
function aPack(name: string, parts: Parameters<typeof aPackFolder>[0]): string {
  cpSync(aPackFolder(parts), at(name), { recursive: true });
  return at(name);
}

const codeOf = (value: unknown): unknown => (value as { error?: { code?: string } }).error?.code;

beforeAll(async () => {
  expect((await pack('keys', KEYS)).code).toBe(0);
  expect((await pack('repository', REPO, '--keys', KEYS)).code).toBe(0);
  cpSync(join(REPO, 'metadata', '1.root.json'), ROOT);
});

describe('pack keys', () => {
  it('makes a folder for each who keeps some, readable by nobody else, and says what lies open', async () => {
    expect(readdirSync(KEYS).toSorted()).toEqual(['holder-1', 'holder-2', 'holder-3', 'online']);
    expect(readdirSync(join(KEYS, 'holder-2')).toSorted()).toEqual(['root-2.pem', 'targets-2.pem']);
    if (process.platform !== 'win32') {
      expect(statSync(join(KEYS, 'holder-1', 'root-1.pem')).mode & 0o077).toBe(0);
      expect(statSync(join(KEYS, 'online')).mode & 0o077).toBe(0);
    }
    const { code, stdout } = await english('keys', at('open'));
    expect(code).toBe(0);
    expect(stdout).toContain('Key files without a password can be used by anyone');
    expect(stdout).not.toContain('PRIVATE');
  });

  it('never writes over keys, nor into a folder with anything in it', async () => {
    const before = readFileSync(join(KEYS, 'holder-1', 'root-1.pem'), 'utf8');
    expect(await packJson('keys', KEYS)).toMatchObject({
      code: 2,
      value: { error: { code: 'packs.publish.keysPresent' } },
    });
    expect(readFileSync(join(KEYS, 'holder-1', 'root-1.pem'), 'utf8')).toBe(before);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('locks them with the password of the environment, which appears nowhere; a short one is refused', async () => {
    const env = { HIGHLAND_KEY_PASSWORD: '郑州-correct-horse' };
    const made = await highland(['pack', 'keys', at('locked'), '--lang', 'en'], env);
    expect(made.code).toBe(0);
    expect(made.stdout + made.stderr).not.toContain('horse');
    const pem = readFileSync(at('locked', 'online', 'timestamp-1.pem'), 'utf8');
    expect(pem).toContain('BEGIN ENCRYPTED PRIVATE KEY');
    const begin = ['pack', 'repository', at('locked-repo'), '--keys', at('locked'), '--json'];
    const without = await highland(begin);
    expect({ code: without.code, error: codeOf(JSON.parse(without.stdout)) }).toEqual({
      code: 2,
      error: 'packs.publish.locked',
    });
    const wrong = await highland(begin, { HIGHLAND_KEY_PASSWORD: 'something else' });
    expect({ code: wrong.code, error: codeOf(JSON.parse(wrong.stdout)) }).toEqual({
      code: 2,
      error: 'packs.publish.badKey',
    });
    expect(existsSync(at('locked-repo', 'metadata'))).toBe(false);
    expect((await highland(begin, env)).code).toBe(0);
    const short = await highland(['pack', 'keys', at('short')], { HIGHLAND_KEY_PASSWORD: '1234567' });
    expect(short).toMatchObject({ code: 2, stderr: expect.stringContaining('至少要 8 个字符') });
    expect(existsSync(at('short'))).toBe(false);
  });
});

describe('pack repository', () => {
  it('wants the whole set of keys, and an empty place', async () => {
    const half = await packJson('repository', at('half'), ...PUBLISHERS);
    expect(half).toMatchObject({
      code: 1,
      value: { error: { code: 'packs.publish.setIncomplete', params: { role: 'root', have: 2, needed: 3 } } },
    });
    expect(existsSync(at('half'))).toBe(false);
    const again = await packJson('repository', REPO, '--keys', KEYS);
    expect({ code: again.code, error: codeOf(again.value) }).toEqual({
      code: 2,
      error: 'packs.publish.occupied',
    });
    const none = await packJson('repository', at('none'), '--keys', at('nowhere'));
    expect({ code: none.code, error: codeOf(none.value) }).toEqual({
      code: 2,
      error: 'packs.publish.noKeys',
    });
  });
});

describe('the road of a pack', () => {
  it('publishes, says what an update costs, and is accepted by a workstation', async () => {
    const first = await packJson('publish', REPO, aPack('v1', {}), ...PUBLISHERS);
    expect(first).toMatchObject({
      code: 0,
      value: {
        pack: 'test.pack',
        seq: 1,
        channel: { name: 'stable', seq: 1, sharePercent: 100 },
      },
    });
    const second = await packJson('publish', REPO, aPack('v2', { seq: 2, text: '第二版' }), ...PUBLISHERS);
    const { newFiles, newBytes, wholeBytes } = second.value as {
      readonly newFiles: readonly { readonly name: string }[];
      readonly newBytes: number;
      readonly wholeBytes: number;
    };
    expect(newFiles.map(({ name }) => name).toSorted()).toEqual([
      'hashes.json',
      'manifest.json',
      'presence.json',
    ]);
    expect(newBytes).toBeLessThan(wholeBytes / 5);
    expect(await packJson('verify', REPO, '--root', ROOT)).toMatchObject({
      code: 0,
      value: {
        accepted: true,
        published: [
          { pack: 'test.pack', seq: 1 },
          { pack: 'test.pack', seq: 2 },
        ],
        packs: [{ channel: 'stable', pack: 'test.pack', seq: 2, sharePercent: 100 }],
      },
    });
  });

  it('refuses too few keys, keys of others, an old number and a pack that fails, and publishes nothing', async () => {
    const timestamp = () => readFileSync(join(REPO, 'metadata', 'timestamp.json'), 'utf8');
    const before = timestamp();
    const third = aPack('v3', { seq: 3 });
    expect(await packJson('publish', REPO, third, ...keys('holder-3', 'online'))).toMatchObject({
      code: 1,
      value: {
        error: { code: 'packs.publish.notEnoughKeys', params: { role: 'targets', have: 1, needed: 2 } },
      },
    });
    const strangers = await packJson('publish', REPO, third, '--keys', at('open'));
    expect(strangers).toMatchObject({
      code: 1,
      value: { error: { params: { role: 'targets', have: 0, needed: 2 } } },
    });
    const old = await packJson('publish', REPO, at('v1'), ...PUBLISHERS);
    expect({ code: old.code, error: codeOf(old.value) }).toEqual({
      code: 1,
      error: 'packs.publish.seqNotHigher',
    });
    const failing = aPack('failing', { seq: 4, expect: [] });
    const failed = await english('publish', REPO, failing, ...PUBLISHERS);
    expect(failed.code).toBe(1);
    expect(failed.stdout).toContain('Not published: 1 of the tests in the pack fail');
    expect(failed.stdout).toMatch(/error +The case "none" does not come out as written/);
    const broken = await packJson(
      'publish',
      REPO,
      aPack('broken', { seq: 4, assert: 'order.nothing == 1' }),
      ...PUBLISHERS,
    );
    expect(broken).toMatchObject({
      code: 1,
      value: { error: { code: 'packs.publish.doesNotCompile' }, remarks: { errors: 1 } },
    });
    const damaged = aPack('damaged', { seq: 4 });
    writeFileSync(join(damaged, 'presence.json'), '{');
    const unread = await packJson('publish', REPO, damaged, ...PUBLISHERS);
    expect({ code: unread.code, error: codeOf(unread.value) }).toEqual({
      code: 2,
      error: 'packs.publish.doesNotLoad',
    });
    expect(timestamp()).toBe(before);
  });

  it('gives a later number to some, keeps the one before for the others, and stops and goes on', async () => {
    const third = await packJson(
      'publish',
      REPO,
      at('v3'),
      ...PUBLISHERS,
      '--share',
      '10',
      '--from',
      '2030-01-02 08:30',
    );
    expect(third).toMatchObject({
      code: 0,
      value: { channel: { seq: 3, sharePercent: 10, start: '2030-01-02T00:30:00Z' } },
    });
    const held = await english('channel', REPO, '--hold-at', '2', ...PUBLISHERS);
    expect(held.stdout).toContain('given out from 2030-01-02 08:30 to 10%. It is stopped at number 2 now');
    expect(await packJson('channel', REPO)).toMatchObject({
      code: 0,
      value: [
        { channel: 'stable', seq: 2, sharePercent: 100, holdAt: 2 },
        { channel: 'stable', seq: 3, sharePercent: 10, holdAt: 2, version: '1.0.0' },
      ],
    });
    const on = ['--hold-at', '0', '--share', '100', '--from', '2026-01-01'];
    expect((await pack('channel', REPO, ...on, ...PUBLISHERS)).code).toBe(0);
    const { value } = await packJson('channel', REPO);
    expect(value).toMatchObject([{ seq: 3, sharePercent: 100, start: '2025-12-31T16:00:00Z' }]);
    expect(JSON.stringify(value)).not.toContain('holdAt');
    const unknown = await packJson('channel', REPO, '--hold-at', '9', ...PUBLISHERS);
    expect({ code: unknown.code, error: codeOf(unknown.value) }).toEqual({
      code: 1,
      error: 'packs.publish.unknownPack',
    });
  });

  it.each([
    [
      'zh-CN',
      [
        '渠道    规则包     版本   号  起给出            范围  停在',
        'stable  test.pack  1.0.0   3  2026-01-01 00:00  100%',
      ],
    ],
    [
      'en',
      [
        'Channel  Pack       Version  No.  Given out from    Share  Stopped at',
        'stable   test.pack  1.0.0      3  2026-01-01 00:00   100%',
      ],
    ],
  ])('shows what its channels give out (%s)', async (lang, lines) => {
    const { stdout } = await highland(['pack', 'channel', REPO, '--lang', lang]);
    expect(stdout.trimEnd().split('\n')).toEqual(lines);
  });

  it('is renewed by the computer that holds the two short-lived keys only', async () => {
    const versions = async () => {
      const { value } = await packJson('verify', REPO, '--root', ROOT);
      const { parts } = value as { readonly parts: readonly { role: string; version: number }[] };
      return Object.fromEntries(parts.map(({ role, version }) => [role, version]));
    };
    const before = await versions();
    expect((await pack('renew', REPO, ...keys('online'))).code).toBe(0);
    expect(await versions()).toEqual({
      ...before,
      snapshot: (before['snapshot'] ?? 0) + 1,
      timestamp: (before['timestamp'] ?? 0) + 1,
    });
    expect(await packJson('renew', REPO, ...keys('holder-1'))).toMatchObject({
      code: 1,
      value: { error: { code: 'packs.publish.notEnoughKeys' } },
    });
  });

  it('travels in one file, which is refused when it was touched or comes from others', async () => {
    const file = at('update.zip');
    const made = await english('stick', REPO, file, ...keys('online'), '--days', '20');
    expect(made.code).toBe(0);
    expect(made.stdout).toMatch(/Wrote .*update\.zip: \d+ files, \d+ bytes, good until \d{4}-\d\d-\d\d/);
    const again = await pack('stick', REPO, file, ...keys('online'));
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('--force') });
    expect(await packJson('verify', file, '--root', ROOT)).toMatchObject({
      code: 0,
      value: { accepted: true, packs: [{ pack: 'test.pack', seq: 3 }] },
    });
    const bytes = readFileSync(file);
    bytes.fill(0, bytes.length - 30);
    writeFileSync(at('touched.zip'), bytes);
    expect(await packJson('verify', at('touched.zip'), '--root', ROOT)).toMatchObject({
      code: 1,
      value: { accepted: false, error: { code: 'packs.badArchive' } },
    });
    const other = join(at('locked-repo'), 'metadata', '1.root.json');
    const stranger = await english('verify', file, '--root', other);
    expect(stranger.code).toBe(1);
    expect(stranger.stdout).toContain('not signed with the keys of the publisher');
  });

  it('goes on under new keys, which the old ones vouch for', async () => {
    expect((await pack('keys', at('next'))).code).toBe(0);
    const alone = await packJson('rotate', REPO, ...keys('holder-1'), '--new', at('next'));
    expect(alone).toMatchObject({
      code: 1,
      value: { error: { code: 'packs.publish.notEnoughKeys', params: { role: 'root', have: 1, needed: 2 } } },
    });
    const rotated = await packJson('rotate', REPO, ...keys('holder-1', 'holder-3'), '--new', at('next'));
    expect(rotated).toMatchObject({ code: 0, value: { root: { version: 2 } } });
    expect(await packJson('verify', REPO, '--root', ROOT)).toMatchObject({ code: 0 });
    const old = await packJson('publish', REPO, aPack('v5', { seq: 5 }), ...PUBLISHERS);
    expect(old).toMatchObject({
      code: 1,
      value: { error: { params: { role: 'targets', have: 0 } } },
    });
    expect((await pack('publish', REPO, at('v5'), '--keys', at('next'))).code).toBe(0);
  });
});

it.each([
  [['keys'], 'cli.operandMissing'],
  [['publish', 'a'], 'cli.operandMissing'],
  [['publish', 'a', 'b'], 'cli.optionMissing'],
  [['publish', 'a', 'b', '--keys', 'x', '--channel', 'No Good'], 'cli.pack.badChannel'],
  [['publish', 'a', 'b', '--keys', 'x', '--from', 'tomorrow'], 'cli.pack.badTime'],
  [['rotate', 'a', '--keys', KEYS], 'cli.optionMissing'],
  [['verify', 'a'], 'cli.optionMissing'],
  [['verify', 'a', '--root', '/nowhere'], 'packs.publish.badRoot'],
  [['channel', '/nowhere'], 'packs.publish.noRepository'],
])('is used wrongly: pack %j', async (args, code) => {
  expect(await packJson(...args)).toMatchObject({ code: 2, value: { error: { code } } });
});

it.each(['zh-CN', 'en'])('lists every use in its help (%s)', async (lang) => {
  const { code, stdout } = await highland(['pack', '--help', '--lang', lang]);
  expect(code).toBe(0);
  for (const use of ['keys DIR', 'repository REPO', 'publish REPO DIR', 'verify REPO|FILE.zip']) {
    expect(stdout).toMatch(new RegExp(`pack ${use.replace('|', '\\|')} +\\S`));
  }
});
