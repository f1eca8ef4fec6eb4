import { slotsOf } from '#shared/catalog/elements/slots.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import { keptSheet } from '#shared/documents/sheet/keptSheet.ts';
import type { SheetInput } from '#shared/documents/sheet/sheet.ts';
import { sheetOf } from '#shared/documents/sheet/sheetOf.ts';
import { codeTables } from '#shared/rules/tables.ts';
import { indexTariff } from '#shared/rules/tariff.ts';
import type { BenchRow } from '#test/bench/benchRow.ts';
import { benchRow, shortened } from '#test/bench/benchRow.ts';
import { cpuMillisecondsOf, median, millisecondsOf, quantile } from '#test/bench/timing.ts';
import { aDraft, anItem } from '#test/builders/consignment.ts';
import { starterPack } from '#test/builders/rulePack.ts';

const LINES = 200;
const STROKES = 600;
const WARM = 100;

/**
 * The cross-document sheet of a consignment of 200 goods lines after one keystroke in it: the draft as the store gives it,
 * read, documents derived, every fact of every line compared over all columns. By processor time, as
 * this machine has other users; beside it by the clock, and the whole made anew.
 */
export async function benchSheet(): Promise<BenchRow[]> {
  const { pack } = starterPack();
  const tariff = indexTariff(pack.tariff ?? []);
  const input: Omit<SheetInput, 'draft'> = {
    codes: codeTables(pack),
    storedCode: () => null,
    slots: (gcode) => slotsOf(tariff.line(gcode)?.elements ?? 'unknown'),
    packing: null,
    sent: {},
  };
  const text = JSON.stringify(
    aDraft({
      items: Array.from({ length: LINES }, (_, i) => anItem({ itemNo: `SKU-${i}`, gcode: '4602190000' })),
    }),
  );
  /** The draft as the store gives it after a keystroke: not one object of the draft before. */
  const stored = (stroke: number): Draft => {
    const draft: Draft = JSON.parse(text);
    const items = draft.items.map((item, at) =>
      at === stroke % LINES ? { ...item, price: String(10 + stroke) } : item,
    );
    return { ...draft, items };
  };
  const sheet = keptSheet();
  let rows = 0;
  const clock: number[] = [];
  const taken = await strokesOf(async (stroke) => {
    const draft = stored(stroke);
    let cpu = 0;
    clock.push(
      await millisecondsOf(() => {
        cpu = cpuMillisecondsOf(() => {
          rows = sheet({ ...input, draft }).rows.length;
        });
      }),
    );
    return cpu;
  });
  const anew = await strokesOf((stroke) => {
    const draft = stored(stroke);
    return cpuMillisecondsOf(() => sheetOf({ ...input, draft }));
  });
  const byClock = clock.slice(WARM);
  return [
    benchRow({
      id: 'sheet.recompute',
      value: quantile(taken, 0.99),
      unit: 'ms p99',
      comparison: `${LINES} goods lines, ${rows} rows, processor time; p50 ${shortened(median(taken))} ms, by the clock p50 ${shortened(median(byClock))} p99 ${shortened(quantile(byClock, 0.99))} ms, all anew p50 ${shortened(median(anew))} p99 ${shortened(quantile(anew, 0.99))} ms`,
      target: { atMost: 16 },
    }),
  ];
}

/** Measures strokes one after the other; the first ones warm up. */
async function strokesOf(stroke: (i: number) => number | Promise<number>): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let i = 0; i < STROKES; i += 1) taken.push(await stroke(i));
  return taken.slice(WARM);
}
