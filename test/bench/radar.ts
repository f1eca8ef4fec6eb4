import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { radarOnDrafts } from '#backend/app/draftRadar.ts';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import type { CompiledPack } from '#shared/rules/compile.ts';
import { compilePack } from '#shared/rules/compile.ts';
import { evaluate } from '#shared/rules/evaluate.ts';
import { compareFindings } from '#shared/rules/findingChanges.ts';
import type { RulePack } from '#shared/rules/pack.ts';
import { radar } from '#shared/rules/radar.ts';
import type { BenchRow } from '#test/bench/benchRow.ts';
import { benchRow, shortened } from '#test/bench/benchRow.ts';
import { someConsignments } from '#test/bench/rules/samples.ts';
import { openStore, stored } from '#test/bench/store/filledStore.ts';
import { inTurns, median, millisecondsOf, ratioOf } from '#test/bench/timing.ts';
import { aDraft, anItem, numbered } from '#test/builders/consignment.ts';
import { starterPack } from '#test/builders/rulePack.ts';

const TODAY = '2026-01-05' as CalendarDate;
const DRAFTS = 10_000;
const CHANGED = 20;

/** A newer edition of the pack that ships: some rules stricter, and a currency less. */
function newer(pack: RulePack): RulePack {
  const every = Math.floor(pack.rules.length / CHANGED);
  const rules = pack.rules.map((rule, i) =>
    i % every === 0 ? { ...rule, assert: `(${rule.assert}) && order.note != 'never'` } : rule,
  );
  const currency = (pack.tables['currency'] ?? []).filter((row) => row.code !== 'USD');
  return { ...pack, seq: pack.seq + 1, rules, tables: { ...pack.tables, currency } };
}

/** Measures which of 10,000 drafts a new pack touches, beside checking all of them with both packs. */
export async function benchRadar(): Promise<BenchRow[]> {
  const { pack, compiled: before } = starterPack();
  const made = compilePack(newer(pack), 'newer');
  if (!made.ok) throw new Error(made.error[0]?.code);
  const after = made.value;
  const drafts = someConsignments(DRAFTS, 5, 35).map((read, i) => ({ id: String(i), read }));
  const ours = () => radar(before, after, drafts, TODAY);
  const whole = (): void => {
    for (const { read } of drafts) {
      const old = evaluate(before, read, { today: TODAY }).findings;
      compareFindings(old, evaluate(after, read, { today: TODAY }).findings);
    }
  };
  const report = ours();
  const times = await inTurns(3, { ours: () => millisecondsOf(ours), whole: () => millisecondsOf(whole) });
  const kept = await fromTheStore(before, after);
  return [
    benchRow({
      id: 'rules.radar',
      value: median(times.ours),
      unit: 'ms',
      comparison: `${DRAFTS} drafts of 5 items, ${report.rulesRun.length} of ${after.rules.length} rules differ, ${report.touched} drafts touched; two full checks of each ${shortened(median(times.whole))} ms`,
      ratio: ratioOf(times.whole, times.ours),
      target: { atMost: 2000 },
    }),
    benchRow({
      id: 'rules.radar-stored',
      value: kept.total,
      unit: 'ms',
      comparison: `the same read from the store of a profile in slices, ${kept.touched} drafts touched; the longest slice, which a keystroke may have to wait for, ${shortened(kept.longest)} ms`,
      target: { atMost: 2000 },
    }),
  ];
}

/** The radar as the workstation runs it: how long it takes, and how long nothing else has its turn. */
async function fromTheStore(before: CompiledPack, after: CompiledPack) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-radar-'));
  const store = openStore(folder);
  try {
    const items = Array.from({ length: 5 }, () => anItem());
    const audit = { at: 1, actor: 'user', action: 'consignment.imported', detail: {} };
    for (let i = 0; i < DRAFTS; i += 500) {
      const lot = Array.from({ length: 500 }, (_, k) => stored(i + k, numbered(aDraft({ items }), i + k)));
      store.consignments.insertMany(lot, audit);
    }
    const turns = watchTurns();
    const start = performance.now();
    const radar = await radarOnDrafts(store, { before, after }, TODAY, 200);
    return { total: performance.now() - start, longest: turns.stop(), touched: radar?.report.touched ?? 0 };
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Watches how long one turn of the event loop lasts at most. */
function watchTurns(): { stop(): number } {
  let last = performance.now();
  let longest = 0;
  let watching = true;
  const look = (): void => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
    if (watching) setImmediate(look);
  };
  setImmediate(look);
  return {
    stop: () => {
      watching = false;
      return longest;
    },
  };
}
