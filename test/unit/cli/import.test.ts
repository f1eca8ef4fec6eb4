import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { highland, highlandJson } from '#test/builders/highland.ts';

// Every command is a process of its own; a busy machine starts them slowly.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const SAMPLES = join(import.meta.dirname, '..', '..', '..', 'resources', 'samples', 'orders-henan.csv');

const root = mkdtempSync(join(tmpdir(), 'highland-cli-import-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('import', () => {
  const folder = join(root, 'import');
  const run = (...args: string[]) => highlandJson(['import', ...args, '--profile', folder]);
  beforeAll(async () => {
    const made = await highland([
      'init',
      '--live',
      '--code',
      '4101980256',
      '--name',
      '郑州示例报关有限公司',
      '--profile',
      folder,
    ]);
    expect(made).toMatchObject({ code: 0, stderr: '' });
  });

  it('previews without importing, then imports every row or says why not, and saves the bad rows', async () => {
    expect(await run(SAMPLES, '--preview')).toMatchObject({ code: 1, value: { counts: { rows: 73 } } });
    expect(await highlandJson(['check', '--profile', folder])).toMatchObject({
      code: 0,
      value: { checked: 0 },
    });
    const bad = join(root, 'bad.csv');
    const done = await run(SAMPLES, '--problems', bad);
    expect(done).toMatchObject({
      code: 1,
      value: { counts: { rows: 73, itemRows: 61, problemRows: 10, skippedRows: 2, consignments: 26 } },
    });
    const { problems } = done.value as { readonly problems: readonly { readonly message: string }[] };
    expect(problems).toHaveLength(12);
    for (const { message } of problems) expect(message).toMatch(/\p{Script=Han}/u);
    expect(readFileSync(bad, 'utf8')).toContain('European Community');
  });

  it('imports for the regime it is told, and refuses one it does not know', async () => {
    const bonded = join(SAMPLES, '..', 'orders-1210.csv');
    const profile = ['--profile', join(root, 'bonded')];
    await highland(['init', '--live', '--code', '4101980256', '--name', '郑州示例报关有限公司', ...profile]);
    expect(await highlandJson(['import', bonded, '--regime', '1210', ...profile])).toMatchObject({
      code: 0,
      value: { counts: { consignments: 2 }, ready: 2 },
    });
    expect(await highland(['import', bonded, '--regime', '9611', ...profile])).toMatchObject({ code: 2 });
  });

  it('fills fields the file lacks, takes a mapping file, and keeps or splits orders as told', async () => {
    const orders = join(root, 'plain.csv');
    writeFileSync(orders, '编号,货名,数量,单价\nA1,瓷碗,1,5\nA1,瓷盘,2,6\nA2,剪纸,x,1\nA2,茶,1,3\n');
    const mapping = join(root, 'mapping.json');
    writeFileSync(
      mapping,
      JSON.stringify({
        groupBy: '编号',
        mapping: { 'items.*.itemName': { from: 'column', column: '货名' } },
      }),
    );
    const options = ['--mapping', mapping, '--set', 'transport.portCode=4604', '--set', 'items.unit=个'];
    const held = await run(orders, ...options, '--preview');
    expect(held).toMatchObject({ code: 1, value: { counts: { consignments: 1, problemRows: 2 } } });
    const kept = await run(orders, ...options, '--keep-orders', '--split-over', '1');
    expect(kept).toMatchObject({ code: 1, value: { counts: { consignments: 3, problemRows: 1 } } });
    const exported = join(root, 'plain.json');
    await highland(['export', '--all', '--format', 'json', '--out', exported, '--profile', folder]);
    const drafts = JSON.parse(readFileSync(exported, 'utf8')) as readonly {
      readonly transport: { readonly portCode: string };
      readonly items: readonly { readonly itemName: string }[];
    }[];
    const bowl = drafts.find((draft) => draft.items[0]?.itemName === '瓷碗');
    expect(bowl?.transport.portCode).toBe('4604');
  });

  it.each([
    ['a file that is not there', () => [join(root, 'no.csv')], 'intake.file.notFound'],
    ['a folder', () => [root], 'intake.file.notAFile'],
    ['an unknown field', () => [SAMPLES, '--set', 'order.colour=red'], 'cli.import.unknownField'],
    ['a malformed constant', () => [SAMPLES, '--set', 'order.currency'], 'cli.import.badSet'],
    [
      'a mapping file that is not there',
      () => [SAMPLES, '--mapping', join(root, 'no.json')],
      'cli.import.mappingFile',
    ],
    ['a column that is not there', () => [SAMPLES, '--group-by', 'nope'], 'intake.mapping.columnMissing'],
    [
      'two wishes that contradict',
      () => [SAMPLES, '--keep-orders', '--hold-orders'],
      'cli.import.keepOrHold',
    ],
  ])('refuses %s with exit 2', async (_what, args, code) => {
    expect(await run(...args())).toMatchObject({ code: 2, value: { error: { code } } });
  });

  it('refuses unreadable order files with exit 2', async () => {
    const binary = join(root, 'binary.csv');
    writeFileSync(binary, Buffer.from([0, 1, 2, 3, 0, 255]));
    const empty = join(root, 'empty.csv');
    writeFileSync(empty, '');
    expect(await run(binary)).toMatchObject({ code: 2, value: { error: { code: 'intake.file.binary' } } });
    expect(await run(empty)).toMatchObject({ code: 2, value: { error: { code: 'intake.file.empty' } } });
  });

  it('has no channel to send by in a live profile, and says so', async () => {
    expect(await highlandJson(['send', '--ready', '--profile', folder])).toMatchObject({
      code: 1,
      value: { error: { code: 'exchange.noChannel' } },
    });
  });

  it('asks which profile when there are two and none was open last, and obeys --live and --training', async () => {
    await highland(['init', '--training', '--no-samples', '--profile', folder]);
    rmSync(join(folder, 'last-profile.json'));
    const asked = await highlandJson(['check', '--profile', folder]);
    expect(asked).toMatchObject({ code: 2, value: { error: { code: 'cli.whichProfile' } } });
    const checked = async (...args: string[]) =>
      ((await highlandJson(['check', ...args, '--profile', folder])).value as { readonly checked: number })
        .checked;
    expect(await checked('--training')).toBe(0);
    expect(await checked('--live')).toBeGreaterThan(0);
    expect(await highlandJson(['check', '--live', '--training', '--profile', folder])).toMatchObject({
      code: 2,
    });
  });
});
