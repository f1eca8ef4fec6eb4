import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { pointer } from '#shared/base/pointer.ts';
import type { ReadConsignment } from '#shared/consignment/consignment.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import { ruleTables } from '#shared/rules/codeLists.ts';
import { evaluate, evaluateIncremental } from '#shared/rules/evaluate.ts';
import { activationOf, celEngine } from '#test/bench/rules/celEngine.ts';
import { handWritten } from '#test/bench/rules/handWritten.ts';
import { someConsignments } from '#test/bench/rules/samples.ts';
import { aDraft, anItem } from '#test/builders/consignment.ts';
import { starterPack } from '#test/builders/rulePack.ts';

/** One line of the table of measurements. */
export interface BenchRow {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  readonly comparison: string;
  readonly ratio: number | null;
  readonly bar: string;
  readonly pass: boolean;
}

const TODAY = '2026-01-05' as CalendarDate;
const ROUNDS = 9;

/** CPU microseconds one call takes, over a list. */
function microseconds<T>(list: readonly T[], run: (value: T) => unknown): number {
  const start = process.cpuUsage();
  for (const value of list) run(value);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / list.length;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Measures the rule engine beside hand-written code and beside the library's own evaluator, taking turns in one process. */
export async function benchRules(): Promise<BenchRow[]> {
  const { pack, compiled } = starterPack();
  const tables = ruleTables(pack.tables);
  const hand = handWritten(compiled, tables);
  const cel = celEngine(pack, tables);
  const mixed = someConsignments(2000, 5, 35);
  const few = mixed.slice(0, 200);
  const activations = few.map((read) => activationOf(read, TODAY));
  const ours = (read: ReadConsignment) => evaluate(compiled, read, { today: TODAY });
  const byHand = (read: ReadConsignment) => hand(read, TODAY);

  const times = { ours: [] as number[], hand: [] as number[], cel: [] as number[] };
  for (let round = 0; round < ROUNDS + 3; round++) {
    const engine = microseconds(mixed, ours);
    const written = microseconds(mixed, byHand);
    const general = microseconds(activations, cel);
    if (round < 3) continue;
    times.ours.push(engine);
    times.hand.push(written);
    times.cel.push(general);
  }
  const versusHand = median(times.ours.map((time, i) => time / (times.hand[i] ?? time)));
  const versusEngine = median(times.cel.map((time, i) => time / (times.ours[i] ?? time)));
  const count = `${compiled.rules.length} rules, 5 items, exact decimals, 35 % with errors`;
  return [
    {
      id: 'rules.vs-hand',
      value: round2(median(times.ours)),
      unit: 'us/consignment',
      comparison: `hand-written TypeScript ${round2(median(times.hand))} us (${count})`,
      ratio: round2(versusHand),
      bar: '<= 2',
      pass: versusHand <= 2,
    },
    {
      id: 'rules.vs-engine',
      value: round2(median(times.ours)),
      unit: 'us/consignment',
      comparison: `cel-js evaluator with Decimal operators ${round2(median(times.cel))} us (${count})`,
      ratio: round2(versusEngine),
      bar: '>= 5',
      pass: versusEngine >= 5,
    },
    keystroke(),
  ];

  function keystroke(): BenchRow {
    const items = Array.from({ length: 50 }, (_, i) => anItem({ itemNo: `SKU-${i}` }));
    const drafts = Array.from({ length: 400 }, (_, i) => {
      const line = i % 50;
      const changed = items.with(line, anItem({ itemNo: `SKU-${line}`, price: String(10 + i) }));
      return { draft: aDraft({ items: changed }), at: pointer('items', line, 'price') };
    });
    const before = evaluate(compiled, readConsignment(aDraft({ items })), { today: TODAY });
    const taken: number[] = [];
    const waited: number[] = [];
    for (const { draft, at } of drafts) {
      const start = performance.now();
      // CPU time, because on a shared machine the slowest hundredth of clock times tells of the neighbours.
      taken.push(
        microseconds([draft], (typed) =>
          evaluateIncremental(before, compiled, readConsignment(typed), { today: TODAY }, [at]),
        ) / 1000,
      );
      waited.push(performance.now() - start);
    }
    const p99 = taken.slice(100).toSorted((a, b) => a - b)[Math.floor((taken.length - 100) * 0.99)] ?? 0;
    return {
      id: 'rules.keystroke',
      value: round2(p99),
      unit: 'ms CPU p99',
      comparison: `one field of a 50-item consignment, read and checked again; median ${round2(median(waited.slice(100)))} ms by the clock`,
      ratio: null,
      bar: '< 16 ms',
      pass: p99 < 16,
    };
  }
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
