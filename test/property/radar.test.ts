import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import type { CompiledPack } from '#shared/rules/compile.ts';
import { compilePack } from '#shared/rules/compile.ts';
import { differingRules } from '#shared/rules/differing.ts';
import { evaluate } from '#shared/rules/evaluate.ts';
import type { Finding } from '#shared/rules/finding.ts';
import type { PackRule, RulePack } from '#shared/rules/pack.ts';
import { SEVERITIES } from '#shared/rules/pack.ts';
import { mergeRadar, radar, radarOver } from '#shared/rules/radar.ts';
import { someConsignments } from '#test/bench/rules/samples.ts';
import { starterPack } from '#test/builders/rulePack.ts';

const { pack, compiled } = starterPack();
const drafts = someConsignments(40, 3, 90).map((read, i) => ({ id: `d${i}`, read }));
const DAYS = ['2026-01-05', '2026-03-01', '2026-06-01'].map((day) => day as CalendarDate);

/** One way in which a publisher changes a pack. */
type Change = (rules: readonly PackRule[]) => readonly PackRule[];
const onOne =
  (change: (rule: PackRule) => readonly PackRule[]) =>
  (at: number): Change =>
  (rules) =>
    rules.toSpliced(at % rules.length, 1, ...change(rules[at % rules.length] as PackRule));
const ways: readonly ((at: number) => Change)[] = [
  onOne(() => []),
  onOne((rule) => [{ ...rule, assert: `(${rule.assert}) && false` }]),
  onOne((rule) => [{ ...rule, assert: `(${rule.assert}) || true` }]),
  onOne((rule) => [{ ...rule, when: 'true' }]),
  onOne((rule) => [{ ...rule, phase: { warnBefore: '2026-03-01' } }]),
  onOne((rule) => [{ ...rule, effective: { from: '2026-03-01', to: '2026-06-01' } }]),
  onOne((rule) => [{ ...rule, regimes: ['9710'] }]),
  onOne((rule) => [{ ...rule, msg: { 'zh-CN': '改', en: 'new' }, confidence: 'toBeConfirmed' }]),
  ...SEVERITIES.map((severity) => onOne((rule) => [{ ...rule, severity }])),
];
const rules = fc
  .array(fc.tuple(fc.constantFrom(...ways), fc.nat(1000)), { maxLength: 6 })
  .map((steps) => steps.reduce((list, [way, at]) => way(at)(list), pack.rules as readonly PackRule[]));
const tables = fc.oneof(
  fc.constant(pack.tables),
  fc.constantFrom(...Object.keys(pack.tables)).map((name) => ({ ...pack.tables, [name]: [] })),
  fc.constant({
    ...pack.tables,
    currency: (pack.tables['currency'] ?? []).map((row) => ({
      ...row,
      confidence: 'toBeConfirmed' as const,
    })),
  }),
  fc.constant({
    ...pack.tables,
    country: (pack.tables['country'] ?? []).map((row) => ({ ...row, zh: '改', en: 'changed' })),
  }),
);
const editions: fc.Arbitrary<RulePack> = fc
  .record({ rules, tables })
  .map((parts) => ({ ...pack, ...parts, rules: [...parts.rules], seq: pack.seq + 1 }));

const keyOf = ({ rule, item, at }: Finding): string =>
  JSON.stringify([rule, item, rule === 'unreadable' ? at : '']);
const sorted = (list: readonly string[]): string[] => [...list].sort();

/** The difference of two full checks, worked out the long way. */
function byHand(before: CompiledPack, after: CompiledPack, today: CalendarDate): unknown {
  return drafts.flatMap(({ id, read }) => {
    const old = new Map(evaluate(before, read, { today }).findings.map((f) => [keyOf(f), f.severity]));
    const now = new Map(evaluate(after, read, { today }).findings.map((f) => [keyOf(f), f.severity]));
    const gained = sorted([...now.keys()].filter((key) => !old.has(key)));
    const lost = sorted([...old.keys()].filter((key) => !now.has(key)));
    const both = [...now].filter(([key, severity]) => old.has(key) && old.get(key) !== severity);
    const reweighed = sorted(both.map(([key]) => key));
    return gained.length + lost.length + reweighed.length === 0 ? [] : [{ id, gained, lost, reweighed }];
  });
}

it('the radar finds exactly what two full checks find differently', () => {
  let touched = 0;
  fc.assert(
    fc.property(editions, fc.constantFrom(...DAYS), (edition, today) => {
      const after = compilePack(edition, 'other');
      if (!after.ok) throw new Error(JSON.stringify(after.error[0]));
      const report = radar(compiled, after.value, drafts, today);
      const found = report.drafts.map(({ id, gained, lost, reweighed }) => ({
        id,
        gained: sorted(gained.map(keyOf)),
        lost: sorted(lost.map(keyOf)),
        reweighed: sorted(reweighed.map((pair) => keyOf(pair.after))),
      }));
      expect(found).toEqual(byHand(compiled, after.value, today));
      expect([report.checked, report.touched]).toEqual([drafts.length, found.length]);
      touched += found.length;
    }),
    { numRuns: 60 },
  );
  expect(touched).toBeGreaterThan(100);
});

it('slices put together say what one run over all of them says', () => {
  fc.assert(
    fc.property(
      editions,
      fc.constantFrom(...DAYS),
      fc.array(fc.nat(drafts.length), { maxLength: 6 }),
      fc.constantFrom(0, 1, 7, 1000),
      (edition, today, cuts, keep) => {
        const after = compilePack(edition, 'other');
        if (!after.ok) throw new Error(JSON.stringify(after.error[0]));
        const differing = differingRules(compiled, after.value);
        const edges = [0, ...cuts.sort((a, b) => a - b), drafts.length];
        const slices = edges.slice(1).map((end, i) => drafts.slice(edges[i], end));
        const [first, ...rest] = slices.map((slice) => radarOver(differing, slice, today, keep));
        if (first === undefined) throw new Error('no slice');
        expect(mergeRadar(first, rest, keep)).toEqual(radar(compiled, after.value, drafts, today, keep));
      },
    ),
    { numRuns: 40 },
  );
});
