import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { highland, highlandJson, startHighland } from '#test/builders/highland.ts';
import { aWorkstation } from '#test/builders/workstation.ts';

// Every command is a process of its own; a busy machine starts them slowly.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const GOOD = 'HN2026110001';
const BAD = 'HN2026110025';

const root = mkdtempSync(join(tmpdir(), 'highland-cli-'));
const data = join(root, 'data');
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A command on the training profile of this file. */
const on = (...args: string[]) => highland([...args, '--profile', data]);
const jsonOn = (...args: string[]) => highlandJson([...args, '--profile', data]);

describe('without a profile', () => {
  it('says how to make one, exits 2 and makes no folder', async () => {
    const folder = join(root, 'none');
    const { code, stdout, stderr } = await highland(['check', '--profile', folder]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('highland init --training');
    expect(existsSync(folder)).toBe(false);
  });

  it('wants to know which profile to make, and a whole enterprise for a live one', async () => {
    expect((await highlandJson(['init', '--profile', join(root, 'none')])).value).toMatchObject({
      error: { code: 'cli.init.which' },
    });
    const half = await highlandJson([
      'init',
      '--live',
      '--code',
      '4101960128',
      '--profile',
      join(root, 'none'),
    ]);
    expect(half).toMatchObject({ code: 2, value: { error: { code: 'cli.init.enterpriseMissing' } } });
    const bad = await highlandJson([
      'init',
      '--live',
      '--code',
      '41',
      '--name',
      'x',
      '--profile',
      join(root, 'none'),
    ]);
    expect(bad).toMatchObject({ code: 2, value: { error: { code: 'cli.init.badCode' } } });
  });
});

describe('with a training profile', () => {
  beforeAll(async () => {
    expect(await jsonOn('init', '--training')).toMatchObject({
      code: 0,
      value: { profile: 'training', consignments: 26, enterprise: { code: '4101980256' } },
    });
  }, 60_000);

  it('does not make it twice', async () => {
    expect(await jsonOn('init', '--training')).toMatchObject({
      code: 1,
      value: { error: { code: 'profile.exists' } },
    });
  });

  it('checks: 0 for a good order, 1 for a bad one with rule, field and reason, 2 for one that is not there', async () => {
    expect(await jsonOn('check', GOOD)).toMatchObject({
      code: 0,
      value: { checked: 1, blocked: 0, consignments: [{ orderNo: GOOD, blocked: false }] },
    });
    const all = await jsonOn('check');
    expect(all).toMatchObject({ code: 1, value: { checked: 26, blocked: 2 } });
    const shown = await on('check', BAD, '--lang', 'en');
    expect(shown.code).toBe(1);
    expect(shown.stdout).toMatch(new RegExp(`${BAD} .*C7003`));
    const missing = await jsonOn('check', 'NOPE', GOOD);
    expect(missing).toMatchObject({
      code: 2,
      value: { error: { code: 'cli.noSuchOrder', params: { orders: 'NOPE' } } },
    });
  });

  it('sends what is good, refuses what is not, waits for the outcome, and lists the receipts', async () => {
    expect(await jsonOn('send', GOOD, '--ready')).toMatchObject({ code: 2 });
    const sent = await jsonOn('send', GOOD, BAD, '--wait', '60');
    expect(sent).toMatchObject({
      code: 1,
      value: {
        queued: 1,
        waitedInVain: 0,
        refused: [{ orderNo: BAD, error: { code: 'exchange.blocked' } }],
        consignments: [{ orderNo: GOOD, documents: [{}, {}, {}, {}] }],
      },
    });
    const receipts = await jsonOn('receipts', '--wait', '60', '--search', GOOD);
    expect(receipts.code).toBe(0);
    const { receipts: rows } = receipts.value as {
      readonly receipts: readonly { readonly orderNo: string; readonly status: string }[];
    };
    expect(new Set(rows.map((row) => row.orderNo))).toEqual(new Set([GOOD]));
    expect(rows.map((row) => row.status)).toContain('800');
    const shown = await on('receipts', '--limit', '2');
    expect(shown.stdout).toContain('列出 2 份');
  });

  it('queues without a connection and goes on where it stopped the next time', async () => {
    const queued = await jsonOn('send', 'HN2026110002', '--wait', '0');
    expect(queued).toMatchObject({ code: 0, value: { queued: 1 } });
    const later = await jsonOn('receipts', '--wait', '60');
    expect(later).toMatchObject({ code: 0, value: { stillUnderWay: 0, counts: { queued: 0, underway: 0 } } });
  });

  it('exports in every format, never over a file unless told so, and leaves no copy inside', async () => {
    for (const format of ['xml', 'csv', 'xlsx', 'json'] as const) {
      const out = join(root, `out.${format}`);
      const made = await jsonOn('export', GOOD, '--format', format, '--out', out);
      expect(made).toMatchObject({ code: 0, value: { file: out, format, consignments: 1 } });
      const start = readFileSync(out).subarray(0, 2).toString('latin1');
      expect(start).toBe({ xml: 'PK', xlsx: 'PK', json: '[\n', csv: '\u00ef\u00bb' }[format]);
    }
    const out = join(root, 'out.json');
    const before = readFileSync(out, 'utf8');
    expect(JSON.parse(before)).toMatchObject([{ order: { orderNo: GOOD } }]);
    expect(await jsonOn('export', '--all', '--format', 'json', '--out', out)).toMatchObject({
      code: 2,
      value: { error: { code: 'cli.fileExists' } },
    });
    expect(readFileSync(out, 'utf8')).toBe(before);
    expect((await jsonOn('export', '--all', '--format', 'json', '--out', out, '--force')).code).toBe(0);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toHaveLength(26);
    expect(readdirSync(join(data, 'training', 'exports'))).toEqual([]);
    expect(await jsonOn('export', '--all')).toMatchObject({
      code: 2,
      value: { error: { code: 'cli.optionMissing' } },
    });
  });

  it('backs up, also into another folder', async () => {
    const to = join(root, 'backups');
    const made = await jsonOn('backup', '--to', to);
    expect(made.code).toBe(0);
    const { file, bytes } = made.value as { readonly file: string; readonly bytes: number };
    expect(readFileSync(file).length).toBe(bytes);
    expect(readdirSync(to)).toHaveLength(1);
  });

  it('shows the rule pack, its rules and its codes', async () => {
    const [pack] = (await jsonOn('rules')).value as readonly {
      readonly hash: string;
      readonly rules: number;
    }[];
    expect(pack?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(pack?.rules).toBeGreaterThanOrEqual(60);
    const list = await jsonOn('rules', 'list', '--severity', 'hold');
    expect(new Set((list.value as readonly { severity: string }[]).map((rule) => rule.severity))).toEqual(
      new Set(['hold']),
    );
    const codes = await jsonOn('rules', 'codes', '--table', 'country', '--search', '德国');
    expect(codes).toMatchObject({ code: 0, value: [{ code: 'DEU' }] });
    expect(await jsonOn('rules', 'codes')).toMatchObject({ code: 2 });
    expect(await jsonOn('rules', 'everything')).toMatchObject({
      code: 2,
      value: { error: { code: 'cli.rules.word' } },
    });
  });
});

describe('beside a live one', () => {
  it('works on its own folder while another is in use, and refuses the one in use with a way out', async () => {
    const live = await aWorkstation();
    try {
      await live.call('profile.create', { kind: 'training', samples: false });
      const own = join(root, 'own');
      const made = await highland(['init', '--training', '--no-samples', '--profile', own]);
      expect(made.code).toBe(0);
      const refused = await highland(['check', '--profile', live.dataFolder]);
      expect(refused).toMatchObject({ code: 1, stdout: '' });
      expect(refused.stderr).toContain('--profile');
      expect(await highlandJson(['check', '--profile', live.dataFolder])).toMatchObject({
        value: { error: { code: 'store.inUse' } },
      });
      expect(await live.call('consignments.ids', {})).toEqual({ ids: [] });
    } finally {
      await live.close();
    }
  });
});

describe('ending early', () => {
  it('closes in order on Ctrl-C: exit 130, the folder free again, nothing lost', async () => {
    const folder = join(root, 'stopped');
    await highland(['init', '--training', '--profile', folder]);
    const running = startHighland(['send', '--ready', '--wait', '600', '--profile', folder], {
      HIGHLAND_TRAINING_STEP_MS: '60000',
    });
    const wal = join(folder, 'training', 'work.db-wal');
    while (!existsSync(wal)) await new Promise((resolve) => setTimeout(resolve, 20));
    running.child.kill('SIGINT');
    const { code, stderr } = await running.ended;
    expect(code).toBe(130);
    expect(stderr).toContain('中断');
    const after = await highlandJson(['check', '--all', '--profile', folder]);
    expect(after.value).toMatchObject({ checked: 26 });
  });

  it('is quiet when the reader goes away', async () => {
    const running = startHighland(['rules', 'list', '--profile', data]);
    running.child.stdout?.destroy();
    const { code, stderr } = await running.ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});
