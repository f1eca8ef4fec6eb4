import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { loadPack } from '#backend/packs/loadPack.ts';
import { highland, highlandJson } from '#test/builders/highland.ts';
import { sheetOf, workbookParts, zipOf } from '#test/builders/orderFiles.ts';
import { STARTER_PACK } from '#test/builders/rulePack.ts';

// Every command is a process of its own; a busy machine starts them slowly.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'highland-pack-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;
function place(): string {
  made += 1;
  return join(folder, `pack-${made}`);
}

async function begun(): Promise<string> {
  const dir = place();
  expect((await highland(['pack', 'new', dir])).code).toBe(0);
  return dir;
}

function rewrite(dir: string, name: string, change: (text: string) => string): void {
  const file = join(dir, name);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

function starter(): string {
  const dir = place();
  cpSync(STARTER_PACK, dir, { recursive: true });
  return dir;
}

interface Linted {
  readonly errors: number;
  readonly remarks: readonly { readonly code: string; readonly params: Readonly<Record<string, string>> }[];
}

const lint = async (...args: string[]) => {
  const { code, value } = await highlandJson(['pack', 'lint', ...args]);
  const { errors, remarks } = value as Linted;
  return { code, errors, codes: remarks.map((remark) => remark.code) };
};

describe('pack new, lint, test and seal', () => {
  it('begins a pack that loads, lints clean and passes its tests', async () => {
    const dir = await begun();
    expect(loadPack(dir)).toMatchObject({ ok: true });
    expect(await lint(dir)).toEqual({ code: 0, errors: 0, codes: [] });
    const { code, value } = await highlandJson(['pack', 'test', dir]);
    expect({ code, value }).toMatchObject({ code: 0, value: { passed: 2, failed: 0, neverFailed: [] } });
  });

  it('never begins one in a folder with files', async () => {
    const dir = place();
    mkdirSync(dir);
    writeFileSync(join(dir, 'notes.txt'), 'mine');
    const { code, stdout } = await highland(['pack', 'new', dir, '--lang', 'en']);
    expect(code).toBe(2);
    expect(stdout).toContain('not empty');
    expect(readFileSync(join(dir, 'notes.txt'), 'utf8')).toBe('mine');
  });

  it('says what is wrong: seal, severity, texts, cases', async () => {
    const dir = await begun();
    rewrite(dir, 'rules.json', (text) =>
      text
        .replace('"warning"', '"fatal"')
        .replace('Choose one of the table.', 'Choose one of the table, not {order.freight}.'),
    );
    rewrite(dir, 'tests.json', (text) =>
      text.replace('"set": {', '"addItems": 0, "set": {').replace('XXX', 'USD'),
    );
    expect(await lint(dir)).toEqual({
      code: 1,
      errors: 5,
      codes: [
        'packs.hashDiffers',
        'packs.lint.unsureFatal',
        'packs.lint.placeholdersDiffer',
        'packs.lint.caseFails',
        'packs.lint.neverFails',
      ],
    });
    const { code, stdout } = await highland(['pack', 'test', dir, '--lang', 'en']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/failed +currency of no table +R0001 order\.currency/);
    expect((await highland(['pack', 'seal', dir])).code).toBe(0);
    expect(loadPack(dir).ok).toBe(true);
  });

  it('finds a rule for a regime that the pack does not know', async () => {
    const dir = await begun();
    rewrite(dir, 'rules.json', (text) =>
      text.replace('"scope": "consignment"', '"regimes": ["9610", "9710"], "scope": "consignment"'),
    );
    expect((await highland(['pack', 'seal', dir])).code).toBe(0);
    expect(await lint(dir)).toMatchObject({ code: 1, errors: 1, codes: ['packs.lint.regimeNotOfPack'] });
  });

  it('does not seal rules that do not compile', async () => {
    const dir = await begun();
    const before = readFileSync(join(dir, 'hashes.json'), 'utf8');
    rewrite(dir, 'rules.json', (text) => text.replace("inTable('currency'", "inTable('nope'"));
    const { code, value } = await highlandJson(['pack', 'seal', dir]);
    expect(code).toBe(1);
    expect((value as Linted).remarks.map((remark) => remark.code)).toEqual(['rules.pack.unknownTable']);
    expect(readFileSync(join(dir, 'hashes.json'), 'utf8')).toBe(before);
  });

  it('holds a pack against the one before: numbers, revisions, sequence', async () => {
    const dir = starter();
    rewrite(dir, 'conditions.json', (text) => text.replace('要办出口退税就不能', '办出口退税就不能'));
    expect((await highland(['pack', 'seal', dir])).code).toBe(0);
    const { codes } = await lint(dir, '--against', STARTER_PACK);
    expect(codes.filter((code) => code !== 'packs.lint.noClause')).toEqual([
      'packs.lint.seqNotRaised',
      'packs.lint.revNotRaised',
    ]);
  });

  it('finds no fault with the pack that ships', async () => {
    expect(await lint(STARTER_PACK)).toMatchObject({ code: 0, errors: 0 });
  });

  it.each([
    [['pack']],
    [['pack', 'nope', 'x']],
    [['pack', 'lint']],
    [['pack', 'lint', 'a', 'b']],
    [['pack', 'diff', 'a']],
    [['pack', 'test', '/nowhere']],
    [['pack', 'import', 'tariff', 'x.csv']],
    [['pack', 'import', 'rules', 'x.csv', '--into', 'y']],
  ])('is used wrongly: %j', async (args) => {
    expect((await highland(args)).code).toBe(2);
  });
});

describe('pack diff', () => {
  it('names what came, went and changed', async () => {
    const old = await begun();
    const dir = place();
    cpSync(old, dir, { recursive: true });
    rewrite(dir, 'rules.json', (text) => text.replace('R0001', 'R0002'));
    rewrite(dir, 'tables/currency.json', (text) => text.replace('"USD"', '"EUR"'));
    const { code, value } = await highlandJson(['pack', 'diff', old, dir, '--lang', 'en']);
    expect(code).toBe(0);
    const { changes } = value as {
      readonly changes: readonly { readonly about: { readonly name: string } }[];
    };
    expect(changes.map(({ about }) => about.name)).toEqual(
      expect.arrayContaining(['R0001', 'R0002', 'currency']),
    );
    expect((await highlandJson(['pack', 'diff', dir, dir])).value).toMatchObject({ changes: [] });
  });
});

const HEADER = [
  '商品编码',
  '商品名称',
  '法定第一单位',
  '法定第二单位',
  '申报要素',
  '监管条件',
  '检验检疫类别',
  '出口关税税率',
  '出口退税率',
];
const TEA = ['0902.10.9000', '绿茶', '千克', '', '1:品牌类型;2:出口享惠情况;3:GTIN', 'AB', 'R/S', '', '9%'];

function csv(rows: readonly (readonly string[])[]): string {
  const file = join(folder, `tariff-${made}.csv`);
  made += 1;
  writeFileSync(file, rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n'));
  return file;
}

function tariffOf(dir: string) {
  const loaded = loadPack(dir);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value.pack.tariff ?? [];
}

describe('pack import tariff', () => {
  it('reads an official table by its Chinese column names, and says what was left out and why', async () => {
    const dir = starter();
    const file = csv([
      HEADER,
      ['第九章', '咖啡、茶', '', '', '', '', '', '', ''],
      ['0902', '茶', '', '', '', '', '', '', ''],
      TEA,
      ['902309000', '红茶', '035', '个', '', '无', '-', '0', '9'],
      TEA,
      ['6913100000', '瓷塑像', '斤两', '无', '', 'A,B！', 'm', '9%,13%', '0.13'],
    ]);
    const { code, value } = await highlandJson(['pack', 'import', 'tariff', file, '--into', dir, '--force']);
    expect(code).toBe(1);
    expect(value).toMatchObject({
      rows: 6,
      lines: 3,
      columns: { code: '商品编码', unit2: '法定第二单位', rebate: '出口退税率' },
      counts: {
        heading: 1,
        badCode: 1,
        twice: 1,
        unknownUnit: 1,
        badControl: 1,
        badInspection: 1,
        badPercent: 2,
      },
    });
    const unsure = { confidence: 'toBeConfirmed' };
    expect(tariffOf(dir)).toEqual([
      {
        ...{ code: '0902109000', zh: '绿茶', en: '', unit1: '035', unit2: 'unknown', ...unsure },
        elements: [
          { name: '品牌类型', required: true },
          { name: '出口享惠情况', required: true },
          { name: 'GTIN', required: false },
        ],
        control: [
          { code: 'A', direction: 'import' },
          { code: 'B', direction: 'export' },
        ],
        ...{ inspection: ['R', 'S'], exportDuty: 'unknown', rebate: '9' },
      },
      {
        ...{
          code: '0902309000',
          zh: '红茶',
          en: '',
          unit1: '035',
          unit2: '007',
          elements: 'unknown',
          ...unsure,
        },
        ...{ control: 'none', inspection: 'none', exportDuty: '0', rebate: '9' },
      },
      {
        ...{ code: '6913100000', zh: '瓷塑像', en: '', unit1: 'unknown', unit2: 'none', ...unsure },
        ...{ elements: 'unknown', control: 'unknown', inspection: 'unknown' },
        ...{ exportDuty: 'unknown', rebate: 'unknown' },
      },
    ]);
  });

  it('takes empty cells for none, and lines for confirmed, only when told so; absent columns stay unknown', async () => {
    const dir = starter();
    const file = csv([
      ['商品编码', '品名', '单位', '监管条件'],
      ['6913100000', '瓷塑像', '千克/个', ''],
    ]);
    const args = [
      'pack',
      'import',
      'tariff',
      file,
      '--into',
      dir,
      '--force',
      '--empty',
      'none',
      '--confirmed',
    ];
    expect((await highland(args)).code).toBe(0);
    expect(tariffOf(dir)).toMatchObject([
      { unit1: '035', unit2: '007', control: 'none', inspection: 'unknown', confidence: 'confirmed' },
    ]);
  });

  it('takes columns by hand, and never replaces a tariff unasked', async () => {
    const dir = starter();
    const before = readFileSync(join(dir, 'tables', 'tariff.ndjson'), 'utf8');
    const file = csv([
      ['甲', '乙', '退税'],
      ['6913100000', '瓷塑像', '13%'],
    ]);
    const by = ['--map', '甲=code', '--map', '乙=zh', '--map', '退税=ignore'];
    const run = (...more: string[]) =>
      highland(['pack', 'import', 'tariff', file, '--into', dir, '--lang', 'en', ...more]);
    const unasked = await run(...by);
    expect(unasked).toMatchObject({ code: 2, stderr: expect.stringContaining('--force') });
    expect(await run('--force')).toMatchObject({ code: 2, stderr: expect.stringContaining('=code') });
    for (const map of ['nope=code', '甲=nope', '甲'])
      expect((await run('--force', '--map', map)).code).toBe(2);
    expect(readFileSync(join(dir, 'tables', 'tariff.ndjson'), 'utf8')).toBe(before);
    expect((await run('--force', ...by)).code).toBe(0);
    expect(tariffOf(dir)).toMatchObject([{ zh: '瓷塑像', rebate: 'unknown' }]);
  });

  it('takes 13,000 lines from a workbook, into a pack that had none', async () => {
    const dir = await begun();
    const rows = Array.from({ length: 13_000 }, (_, i) => [
      String(6_900_000_000 + i),
      `商品 ${i}`,
      ...TEA.slice(2),
    ]);
    const file = join(folder, 'large.xlsx');
    writeFileSync(file, zipOf(workbookParts(sheetOf([HEADER, ...rows]))));
    const { value } = await highlandJson(['pack', 'import', 'tariff', file, '--into', dir]);
    expect(value).toMatchObject({ rows: 13_000, lines: 13_000, counts: { unknownUnit: 13_000 } });
    expect((value as { readonly leftOut: readonly unknown[] }).leftOut).toHaveLength(1000);
    expect(tariffOf(dir)).toHaveLength(13_000);
  });

  it('refuses more than a pack may hold, and a table without a line, and writes nothing', async () => {
    const dir = starter();
    const before = readFileSync(join(dir, 'hashes.json'), 'utf8');
    const many = Array.from({ length: 20_001 }, (_, i) => [String(6_900_000_000 + i), 'x']);
    for (const rows of [many, [['0902', '茶']]]) {
      const file = csv([['商品编码', '品名'], ...rows]);
      expect((await highland(['pack', 'import', 'tariff', file, '--into', dir, '--force'])).code).toBe(2);
    }
    expect(readFileSync(join(dir, 'hashes.json'), 'utf8')).toBe(before);
  });
});
