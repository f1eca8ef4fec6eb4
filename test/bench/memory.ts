import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sealFolder } from '#backend/packs/authoring/sealFolder.ts';
import { loadPack } from '#backend/packs/loadPack.ts';
import { compilePack } from '#shared/rules/compile.ts';
import { codeTables } from '#shared/rules/tables.ts';
import type { TariffLine } from '#shared/rules/tariff.ts';
import type { BenchRow } from '#test/bench/benchRow.ts';
import { benchRow, shortened } from '#test/bench/benchRow.ts';
import { randomOf } from '#test/bench/rules/samples.ts';
import { STARTER_PACK } from '#test/builders/rulePack.ts';

const LINES = 13_000;
const MEGABYTE = 1_000_000;

/** Measures the memory that a pack in use takes: the pack that ships, with as many tariff lines as the whole tariff has. */
export async function benchMemory(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'highland-bench-pack-'));
  try {
    withFullTariff(folder);
    // What loading brings in once and for all (code, schemas) is not the pack's: one load that is thrown away.
    inUse(folder);
    const before = settled();
    const held = inUse(folder);
    const taken = (settled() - before) / MEGABYTE;
    const { rules, tariff } = held.compiled;
    const bytes = held.loaded.files.reduce((total, file) => total + file.bytes, 0);
    return [
      benchRow({
        id: 'rules.memory',
        value: taken,
        unit: 'MB',
        comparison: `${rules.length} rules, ${tariff.length} tariff lines, read and compiled, after collecting garbage; its files are ${shortened(bytes / MEGABYTE)} MB`,
        target: { atMost: 60 },
      }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Everything a session keeps of the pack it checks with. */
function inUse(folder: string) {
  const loaded = loadPack(folder);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  const compiled = compilePack(loaded.value.pack, loaded.value.hash);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error[0]));
  const tables = codeTables(loaded.value.pack);
  // The indexes of tables and tariff are made when they are first asked.
  compiled.value.hasLine('0101210010');
  tables.row('unit', '035');
  return { loaded: loaded.value, compiled: compiled.value, tables };
}

/** Bytes in use after garbage has been collected; the runner starts this process so that it can be. */
function settled(): number {
  if (global.gc === undefined) throw new Error('start this process with --expose-gc');
  for (let i = 0; i < 3; i += 1) global.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const ELEMENTS = [
  '品牌类型',
  '出口享惠情况',
  '用途',
  '材质',
  '品牌（中文或外文名称）',
  '型号',
  '加工方法',
  '规格',
];
const NAMES = [
  '其他制作或保藏的',
  '未列名',
  '改良种用',
  '冷冻的',
  '合成纤维制',
  '手工制',
  '经加工的',
  '鲜或冷藏的',
];

/** The pack that ships with a made-up tariff of the size of the real one: ten-digit codes, eight elements, conditions. */
function withFullTariff(folder: string): void {
  cpSync(STARTER_PACK, folder, { recursive: true });
  const random = randomOf(7);
  const some = (list: readonly string[]): string => list[random(list.length)] ?? '';
  const lines = Array.from({ length: LINES }, (_, i): TariffLine => {
    const zh = `${some(NAMES)}${some(NAMES)}第${i}号商品，${some(NAMES)}`;
    return {
      code: String(100_000_000 + i * 61_000).padStart(10, '0'),
      ...{ zh, en: `Goods no. ${i} of the tariff, ${i % 3 === 0 ? 'worked by hand' : 'other than frozen'}` },
      ...{ unit1: '035', unit2: random(3) === 0 ? '011' : 'none' },
      elements: ELEMENTS.slice(0, 4 + random(5)).map((name, n) => ({
        name: n > 5 ? `${name}${i}` : name,
        required: n < 5,
      })),
      control:
        random(2) === 0
          ? 'none'
          : [
              { code: 'A', direction: 'import' },
              { code: 'B', direction: 'export' },
            ],
      inspection: random(2) === 0 ? 'none' : ['P', 'Q'],
      ...{ exportDuty: 'none', rebate: some(['13', '9', '0', 'none']), confidence: 'confirmed' },
    };
  });
  const text = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
  writeFileSync(join(folder, 'tables', 'tariff.ndjson'), text);
  const sealed = sealFolder(folder);
  if (!sealed.ok) throw new Error(JSON.stringify(sealed.error[0]));
}
