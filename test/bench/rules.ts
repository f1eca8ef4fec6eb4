import type { CalendarDate } from '#shared/base/calendarDate.ts';
import type { Pointer } from '#shared/base/pointer.ts';
import { pointer } from '#shared/base/pointer.ts';
import type { Draft, ReadConsignment } from '#shared/consignment/consignment.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import { ruleTables } from '#shared/rules/codeLists.ts';
import type { CompiledPack } from '#shared/rules/compile.ts';
import { compilePack } from '#shared/rules/compile.ts';
import { evaluate, evaluateIncremental } from '#shared/rules/evaluate.ts';
import type { RulePack } from '#shared/rules/pack.ts';
import type { BenchRow } from '#test/bench/benchRow.ts';
import { benchRow, shortened } from '#test/bench/benchRow.ts';
import { activationOf, celEngine } from '#test/bench/rules/celEngine.ts';
import { handWritten } from '#test/bench/rules/handWritten.ts';
import { someConsignments } from '#test/bench/rules/samples.ts';
import { cpuMillisecondsOf, inTurns, median, millisecondsOf, quantile, ratioOf } from '#test/bench/timing.ts';
import { aDraft, anItem } from '#test/builders/consignment.ts';
import { starterPack } from '#test/builders/rulePack.ts';

const TODAY = '2026-01-05' as CalendarDate;
const ROUNDS = 9;

/** Measures the rule engine beside hand-written code and beside the library's own evaluator, taking turns in one process. */
export async function benchRules(): Promise<BenchRow[]> {
  const { pack, compiled } = starterPack();
  // First, because a start compiles with nothing warm.
  const compile = await compiling(pack);
  return [...(await evaluating(pack, compiled)), keystroke(compiled), compile];
}

async function evaluating(pack: RulePack, compiled: CompiledPack): Promise<BenchRow[]> {
  const tables = ruleTables(pack.tables, pack.tariff);
  const hand = handWritten(compiled, tables);
  const cel = celEngine(pack, tables);
  const mixed = someConsignments(2000, 5, 35);
  const activations = mixed.slice(0, 200).map((read) => activationOf(read, TODAY));
  const ours = (read: ReadConsignment) => evaluate(compiled, read, { today: TODAY });
  const byHand = (read: ReadConsignment) => hand(read, TODAY);
  const times = await inTurns(ROUNDS, {
    ours: () => microseconds(mixed, ours),
    hand: () => microseconds(mixed, byHand),
    cel: () => microseconds(activations, cel),
  });
  const work = `${compiled.rules.length} rules, 5 items, exact decimals, 35 % with errors`;
  const value = median(times.ours);
  const unit = 'us/consignment';
  return [
    benchRow({
      id: 'rules.vs-hand',
      value,
      unit,
      comparison: `the same rules written by hand: ${shortened(median(times.hand))} us (${work})`,
      ratio: ratioOf(times.hand, times.ours),
      leastRatio: 0.5,
    }),
    benchRow({
      id: 'rules.vs-engine',
      value,
      unit,
      comparison: `cel-js evaluator with Decimal operators: ${shortened(median(times.cel))} us`,
      ratio: ratioOf(times.cel, times.ours),
      leastRatio: 5,
    }),
  ];
}

/** CPU microseconds one call takes, over a list. */
function microseconds<T>(list: readonly T[], run: (value: T) => unknown): number {
  const taken = cpuMillisecondsOf(() => {
    for (const value of list) run(value);
  });
  return (taken * 1000) / list.length;
}

const PACK_RULES = 500;

async function compiling(pack: RulePack): Promise<BenchRow> {
  const rules = Array.from({ length: PACK_RULES }, (_, i) => {
    const rule = pack.rules[i % pack.rules.length];
    if (rule === undefined) throw new Error('the pack has no rules');
    return { ...rule, id: `${rule.id}-${i}` };
  });
  const large: RulePack = { ...pack, rules };
  const compile = (): void => {
    const compiled = compilePack(large);
    if (!compiled.ok) throw new Error(compiled.error[0]?.code);
  };
  const cold = await millisecondsOf(compile);
  const times = await inTurns(3, {
    ours: () => cpuMillisecondsOf(compile),
    cel: () => cpuMillisecondsOf(() => celEngine(large, ruleTables(large.tables, large.tariff))),
  });
  return benchRow({
    id: 'rules.compile',
    value: cold,
    unit: 'ms',
    comparison: `${PACK_RULES} rules, the first time in a process; warm ${shortened(median(times.ours))} ms, cel-js parsing and type-checking the same texts warm ${shortened(median(times.cel))} ms`,
    ratio: ratioOf(times.cel, times.ours),
    target: { atMost: 100 },
  });
}

interface Stroke {
  readonly draft: Draft;
  readonly at: Pointer;
}

const STROKES = 400;
const WARM = 400;
const BATCHES = 3;

/** One field of a 50-item consignment, read and checked again; beside it the whole check anew. */
function keystroke(compiled: CompiledPack): BenchRow {
  const items = Array.from({ length: 50 }, (_, i) => anItem({ itemNo: `SKU-${i}` }));
  const strokes = Array.from({ length: STROKES }, (_, i): Stroke => {
    const line = i % 50;
    const changed = items.with(line, anItem({ itemNo: `SKU-${line}`, price: String(10 + i) }));
    return { draft: aDraft({ items: changed }), at: pointer('items', line, 'price') };
  });
  const before = evaluate(compiled, readConsignment(aDraft({ items })), { today: TODAY });
  const again = ({ draft, at }: Stroke) =>
    evaluateIncremental(before, compiled, readConsignment(draft), { today: TODAY }, [at]);
  const anew = ({ draft }: Stroke) => evaluate(compiled, readConsignment(draft), { today: TODAY });
  const taken: number[] = [];
  const whole: number[] = [];
  // In batches, so that neither pays for the other's garbage.
  for (let batch = 0; batch <= BATCHES; batch += 1) {
    // CPU time, because on a shared machine the slowest hundredth of clock times tells of the neighbours.
    for (const stroke of strokes) taken.push(cpuMillisecondsOf(() => again(stroke)));
    for (const stroke of strokes) whole.push(cpuMillisecondsOf(() => anew(stroke)));
  }
  return benchRow({
    id: 'rules.edit',
    value: quantile(taken.slice(WARM), 0.99),
    unit: 'ms CPU p99',
    comparison: `one field of a 50-item consignment read and checked again in the worker; p50 ${shortened(median(taken.slice(WARM)))} ms, checking all anew p50 ${shortened(median(whole.slice(WARM)))} ms`,
    ratio: median(whole.slice(WARM)) / median(taken.slice(WARM)),
    target: { atMost: 2 },
  });
}
