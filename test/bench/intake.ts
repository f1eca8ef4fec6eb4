import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre';
import { readSheet } from 'read-excel-file/node';
import type { JobProgress } from '#shared/api/events.ts';
import type { BenchRow } from '#test/bench/benchRow.ts';
import { benchRow, shortened } from '#test/bench/benchRow.ts';
import { inTurns, median, millisecondsOf, ratioOf } from '#test/bench/timing.ts';
import type { TestWorkstation } from '#test/builders/workstation.ts';
import { aWorkstation } from '#test/builders/workstation.ts';

const ROWS = 50_000;
const ROUNDS = 2;
const ENTERPRISE = { code: '4199000002', name: '示例麦秆工艺商行', telephone: '', dxpId: '' };
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
 * A spreadsheet of 50,000 rows and 10 columns imported by the whole backend: read, mapped, grouped, derived, checked
 * with every rule, stored with search entries and audit rows. Beside it the library alone, which only reads the cells.
 */
export async function benchIntake(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-intake-'));
  try {
    const path = join(folder, 'orders.xlsx');
    const rows = [HEADER, ...Array.from({ length: ROWS }, (_, i) => orderLine(i))];
    await writeFile(path, await writeXlsx({ sheets: [{ name: 'S', rows }] }));
    rows.length = 0;
    globalThis.gc?.();
    const memory = watchMemory();
    const first = await importInto(folder, 'first', path);
    const peak = memory.stop();
    let round = 0;
    const times = await inTurns(ROUNDS, {
      ours: () => importInto(folder, `round-${round++}`, path),
      library: () => millisecondsOf(() => readSheet(path)),
    });
    const rate = (ms: number): number => Math.round((ROWS / ms) * 1000);
    return [
      benchRow({
        id: 'intake.rows',
        value: rate(median([first, ...times.ours])),
        unit: 'rows/s',
        comparison: `${ROWS} rows of XLSX into checked, stored consignments; read-excel-file reading the same file and nothing else ${rate(median(times.library))} rows/s`,
        ratio: ratioOf(times.library, times.ours),
        target: { atLeast: 5_000 },
      }),
      benchRow({
        id: 'intake.memory',
        value: peak,
        unit: 'MB',
        comparison: `peak of the whole process while importing; ${shortened(memory.before)} MB before`,
        target: { atMost: 500 },
      }),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Milliseconds of one import into a new profile. */
async function importInto(folder: string, name: string, path: string): Promise<number> {
  const station = await aWorkstation({ dataFolder: join(folder, name) });
  try {
    await station.call('profile.create', { kind: 'live', enterprise: ENTERPRISE });
    const file = await station.backend.offerFile(path, 'orders.xlsx');
    const { profile } = await station.call('imports.inspect', { file });
    return await millisecondsOf(async () => {
      const ended = endOfJob(station);
      await station.call('imports.start', { file, profile });
      const { state, counts } = await ended;
      if (state !== 'done' || counts?.itemRows !== ROWS) throw new Error(`imported ${counts?.itemRows}`);
    });
  } finally {
    await station.close();
  }
}

function endOfJob(station: TestWorkstation): Promise<JobProgress> {
  return new Promise((resolve) => {
    const stop = station.backend.listen((event) => {
      if (event.name !== 'job.progress' || event.data.kind !== 'import' || event.data.state === 'running')
        return;
      stop();
      resolve(event.data);
    });
  });
}

/** Looks at the memory of this process every few milliseconds. */
function watchMemory(): { readonly before: number; stop(): number } {
  const now = (): number => process.memoryUsage.rss() / 1024 / 1024;
  const before = now();
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, now());
  }, 20);
  return {
    before,
    stop() {
      clearInterval(timer);
      return Math.max(peak, now());
    },
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
