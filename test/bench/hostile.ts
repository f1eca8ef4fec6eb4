import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { ITEMS_FOR_COST, MAX_COST } from '#shared/rules/compile.ts';
import { evaluate } from '#shared/rules/evaluate.ts';
import type { BenchRow } from '#test/bench/benchRow.ts';
import { benchRow, shortened } from '#test/bench/benchRow.ts';
import { KINDS_OF_WORK, slowConsignment, worstPack } from '#test/bench/rules/hostile.ts';
import { cpuMillisecondsOf } from '#test/bench/timing.ts';

const TODAY = '2026-01-05' as CalendarDate;
/** What one full check may take at most, whatever pack was accepted. */
const LIMIT_MS = 2000;

/** Measures the longest that any accepted pack can keep a check busy: each kind of work up to the whole budget. */
export async function benchHostile(): Promise<BenchRow[]> {
  const read = slowConsignment();
  const taken = KINDS_OF_WORK.map((kind) => {
    const pack = worstPack(kind);
    const once = () => cpuMillisecondsOf(() => evaluate(pack, read, { today: TODAY }));
    return { kind, cost: pack.cost, ms: Math.min(once(), once()) };
  }).toSorted((a, b) => b.ms - a.ms);
  const [worst, second] = taken;
  if (worst === undefined || second === undefined) throw new Error('no work');
  return [
    benchRow({
      id: 'rules.hostile',
      value: worst.ms,
      unit: 'ms CPU',
      comparison: `${worst.kind}, ${ITEMS_FOR_COST} items, texts and numbers of the longest, ${worst.cost} of ${MAX_COST} units; next ${second.kind} ${shortened(second.ms)} ms; worst of ${taken.length} kinds of work`,
      target: { atMost: LIMIT_MS },
    }),
  ];
}
