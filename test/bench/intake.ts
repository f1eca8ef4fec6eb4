import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre';
import Papa from 'papaparse';
import { readSheet } from 'read-excel-file/node';
import { inspectFile, readRows } from '#backend/intake/readOrderFile.ts';
import { createImport } from '#shared/consignment/intake/createImport.ts';
import { NO_LOOKUP } from '#shared/consignment/intake/nameLookup.ts';
import { suggestMapping } from '#shared/consignment/intake/suggestMapping.ts';

/** One measured row. */
export interface BenchRow {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  readonly comparison: string;
  /** Our time over the comparison's. */
  readonly ratio: number;
  readonly bar: number;
  readonly pass: boolean;
}

const ROWS = 50_000;
const MEMORY_BAR = 500;
/** How many times as long as a parser alone the whole import may take. */
const CSV_BAR = 25;
const XLSX_BAR = 4;
const HEADER = [
  '订单号',
  '商品编码(SKU)',
  '商品名称',
  '数量',
  '单价',
  '国家',
  '收件人',
  '收件地址',
  '到账时间',
  '单件净重',
];

/**
 * From the file to finished drafts, 50,000 rows of 10 columns, in rows a second; beside it a parser alone on the same
 * file in the same run. The parser does none of the work behind reading, so a ratio of several times is expected.
 */
export async function benchIntake(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-intake-'));
  try {
    const rows = Array.from({ length: ROWS }, (_, i) => orderLine(i));
    const csv = join(folder, 'orders.csv');
    await writeFile(csv, Papa.unparse([HEADER, ...rows]));
    const xlsx = join(folder, 'orders.xlsx');
    await writeFile(xlsx, await writeXlsx({ sheets: [{ name: 'S', rows: [HEADER, ...rows] }] }));
    const memory = { peak: 0 };
    const results = [
      row(
        'intake.rows',
        await seconds(() => importAll(csv, memory)),
        'papaparse',
        await seconds(() => papa(csv)),
        CSV_BAR,
      ),
      row(
        'intake.rows.xlsx',
        await seconds(() => importAll(xlsx, memory)),
        'read-excel-file',
        await seconds(() => readSheet(xlsx)),
        XLSX_BAR,
      ),
    ];
    return [...results, memoryRow(memory.peak)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function row(id: string, ours: number, comparison: string, theirs: number, bar: number): BenchRow {
  const ratio = ours / theirs;
  return { id, value: Math.round(ROWS / ours), unit: 'rows/s', comparison, ratio, bar, pass: ratio <= bar };
}

function memoryRow(peak: number): BenchRow {
  const value = Math.round(peak / 1024 / 1024);
  const ratio = value / MEMORY_BAR;
  return {
    id: 'intake.memory',
    value,
    unit: 'MB',
    comparison: `${MEMORY_BAR} MB`,
    ratio,
    bar: 1,
    pass: ratio <= 1,
  };
}

function orderLine(i: number): (string | number)[] {
  const order = Math.floor(i / 3);
  const paid = `2026-11-${String(1 + (order % 28)).padStart(2, '0')} 08:30:00`;
  const address = `${order % 900} Orchard Road, Springfield, "Unit ${order % 40}"`;
  return [
    `HN${order}`,
    `SKU-${i % 500}`,
    `钧瓷花瓶 ${i % 500} 号`,
    1 + (i % 9),
    12.5,
    '美国',
    `Buyer ${order}`,
    address,
    paid,
    0.35,
  ];
}

/** Everything an import does: look into the file, map, read, group, build every draft. */
async function importAll(path: string, memory: { peak: number }): Promise<void> {
  const before = process.memoryUsage().rss;
  const file = await inspectFile(path);
  if (!file.ok) throw new Error(file.error.code);
  const { mapping, groupBy, options } = suggestMapping(
    file.value.header,
    file.value.sample.map(({ cells }) => cells),
  );
  const profile = { mapping, groupBy: groupBy ?? '', options };
  const run = createImport({
    profile,
    header: file.value.header,
    lookup: NO_LOOKUP,
    regime: '9610',
    defaults: {},
  });
  if (!run.ok) throw new Error(run.error[0]?.code);
  const watch = (): void => {
    memory.peak = Math.max(memory.peak, process.memoryUsage().rss - before);
  };
  const read = await readRows(path, {
    onChunk(chunk) {
      run.value.add(chunk.rows);
      watch();
    },
  });
  if (!read.ok) throw new Error(read.error.code);
  const outcome = run.value.finish();
  let items = 0;
  for (const order of outcome.orders()) items += order.draft.items.length;
  watch();
  if (items !== ROWS) throw new Error(`${items} of ${ROWS} rows imported`);
}

function papa(path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    Papa.parse(createReadStream(path, 'utf8'), {
      skipEmptyLines: true,
      complete: () => resolve(),
      error: reject,
    });
  });
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
