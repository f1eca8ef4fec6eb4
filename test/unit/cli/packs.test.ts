import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { writeVariant } from '#backend/packs/authoring/writeVariant.ts';
import { trainingFolder } from '#backend/packs/trust/trainingFolder.ts';
import type { PackInfo } from '#shared/api/packs.ts';
import type { PackRule, RulePack } from '#shared/rules/pack.ts';
import { highland, highlandJson } from '#test/builders/highland.ts';
import { nextEdition } from '#test/builders/installedPacks.ts';
import { good } from '#test/builders/packRepository.ts';
import { aRule, STARTER_PACK } from '#test/builders/rulePack.ts';

// Every command is a process of its own; a busy machine starts them slowly.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const root = mkdtempSync(join(tmpdir(), 'highland-packs-'));
const data = join(root, 'data');
afterAll(() => rmSync(root, { recursive: true, force: true }));

const { keys, repository } = trainingFolder(join(data, 'training', 'platform'));
const on = (...args: string[]) => highland([...args, '--lang', 'en', '--profile', data]);
const jsonOn = (...args: string[]) => highlandJson([...args, '--profile', data]);

const ORDER = 'HN2026110001';

/** A made-up rule that touches one of the sample orders. */
const ONE_ORDER: PackRule = aRule({
  id: 'R9001',
  severity: 'fatal',
  regimes: ['9610'],
  assert: `order.orderNo != '${ORDER}'`,
  at: ['order.orderNo'],
  msg: { 'zh-CN': '这个订单编号已经用过', en: 'This order number was used before' },
});

/** The next edition of the pack that ships, as a sealed folder. */
function edition(name: string, seq: number, change: (pack: RulePack) => Partial<RulePack>): string {
  const dir = join(root, name);
  good(
    writeVariant(
      STARTER_PACK,
      dir,
      nextEdition((pack) => ({ version: `9.0.${seq}`, seq: pack.seq + seq, ...change(pack) })),
    ),
  );
  return dir;
}

const withOneMore = ({ rules, tests }: RulePack): Partial<RulePack> => ({
  rules: [...rules, ONE_ORDER],
  tests: {
    ...tests,
    cases: [
      ...tests.cases,
      { name: 'one order', set: { 'order.orderNo': ORDER }, expect: [['R9001', 'order.orderNo']] },
    ],
  },
});

interface Listed {
  readonly installed: readonly PackInfo[];
}

const standings = async (): Promise<readonly string[]> => {
  const { value } = await jsonOn('packs');
  return (value as Listed).installed.map(
    ({ version, standing, origin }) => `${version} ${standing} ${origin}`,
  );
};

beforeAll(async () => {
  expect((await on('init', '--training')).code).toBe(0);
});

describe('packs, from the shipped one on', () => {
  it('lists what is installed and where packs come from', async () => {
    const { code, stdout } = await on('packs');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Pack +Version +No\. +Standing +Origin/);
    expect(stdout).toMatch(/cn\.export +\S+ +\d+ +in use +with the program/);
    expect(stdout).toContain('the training platform on this computer');
    expect(await on('packs', 'radar')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('There is only one pack'),
    });
    expect(await on('packs', 'back')).toMatchObject({ code: 1, stdout: '' });
  });

  it('fetches what the publisher gives out, and says what it changes and for whom', async () => {
    const dir = edition('v1', 1, withOneMore);
    expect((await highland(['pack', 'publish', repository, dir, '--keys', keys])).code).toBe(0);
    const updated = await on('packs', 'update');
    expect(updated.code).toBe(0);
    expect(updated.stdout).toContain('Asking the publisher');
    expect(updated.stdout).toContain('9.0.1 is active.');
    expect((await on('packs', 'update')).stdout).not.toContain('9.0.1');
    const radar = await jsonOn('packs', 'radar');
    expect(radar.code).toBe(1);
    expect(radar.value).toMatchObject({
      touched: 1,
      changes: [{ about: { kind: 'rule', name: 'R9001' } }],
      byRule: [{ rule: 'R9001', gained: 1, lost: 0 }],
      drafts: [{ orderNo: ORDER }],
    });
    const shown = await on('packs', 'radar');
    expect(shown.stdout).toMatch(/HN2026110001 .*R9001 .*This order number was used before/);
  });

  it('takes an update file, which waits for its day', async () => {
    const dir = edition('v2', 2, () => ({ effective: { from: '2099-01-01', to: null } }));
    expect((await highland(['pack', 'publish', repository, dir, '--keys', keys])).code).toBe(0);
    const file = join(root, 'update.zip');
    expect((await highland(['pack', 'stick', repository, file, '--keys', keys])).code).toBe(0);
    const taken = await on('packs', 'take', file);
    expect(taken.code).toBe(0);
    expect(taken.stdout).toContain('9.0.2 becomes active on 2099-01-01');
    const hash = (await jsonOn('packs')).value as Listed;
    const waiting = hash.installed.find(({ standing }) => standing === 'waiting');
    expect(await standings()).toEqual(
      expect.arrayContaining(['9.0.1 active publisher', '9.0.2 waiting stick']),
    );
    const radar = await jsonOn('packs', 'radar');
    expect(radar.value).toMatchObject({ day: '2099-01-01', from: '2099-01-01' });
    const trial = await jsonOn('packs', 'trial', waiting?.hash.slice(0, 8) ?? '');
    expect(trial).toMatchObject({ code: 0, value: { hash: waiting?.hash, stops: false } });
  });

  it('refuses a damaged file and one of another publisher', async () => {
    const file = join(root, 'update.zip');
    const bytes = readFileSync(file);
    bytes.fill(0, bytes.length - 30);
    writeFileSync(join(root, 'damaged.zip'), bytes);
    expect(await jsonOn('packs', 'take', join(root, 'damaged.zip'))).toMatchObject({
      code: 1,
      value: { state: 'failed', error: { code: 'packs.badArchive' }, arrived: [] },
    });
    const others = join(root, 'others');
    for (const args of [
      ['keys', join(others, 'keys')],
      ['repository', join(others, 'repo'), '--keys', join(others, 'keys')],
      ['publish', join(others, 'repo'), join(root, 'v1'), '--keys', join(others, 'keys')],
      ['stick', join(others, 'repo'), join(others, 'x.zip'), '--keys', join(others, 'keys')],
    ]) {
      expect((await highland(['pack', ...args])).code).toBe(0);
    }
    const taken = await on('packs', 'take', join(others, 'x.zip'));
    expect(taken.code).toBe(1);
    expect(taken.stdout).toContain('not signed with the keys of the publisher');
  });

  it('goes back and forward again by the beginning of a hash', async () => {
    const { installed } = (await jsonOn('packs')).value as Listed;
    const active = installed.find((one) => one.active);
    const back = await jsonOn('packs', 'back');
    expect(back).toMatchObject({ code: 0, value: { origin: 'shipped', active: true } });
    expect(await standings()).toContain('9.0.1 withdrawn publisher');
    const again = await on('packs', 'activate', active?.hash.slice(0, 10) ?? '');
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('9.0.1 is active.') });
    expect(await standings()).toContain('9.0.1 active publisher');
  });

  it.each([
    [['nope'], 'cli.packs.word'],
    [['take'], 'cli.operandMissing'],
    [['take', '/nowhere.zip'], 'cli.file.missing'],
    [['take', tmpdir()], 'cli.file.folder'],
    [['activate', 'zz'], 'cli.packs.noSuchPack'],
    [['list', 'x'], 'cli.operandExtra'],
    [['radar', '--day', '2026-02-30'], 'cli.packs.badDay'],
  ])('is used wrongly: packs %j', async (args, code) => {
    expect(await jsonOn('packs', ...args)).toMatchObject({ code: 2, value: { error: { code } } });
  });
});
