import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import { REGIME_CODES } from '#shared/consignment/regimes.ts';
import { ruleTables } from '#shared/rules/codeLists.ts';
import { evaluate } from '#shared/rules/evaluate.ts';
import type { Finding } from '#shared/rules/finding.ts';
import { draftOfCase } from '#shared/rules/packTests.ts';
import { activationOf, celEngine } from '#test/bench/rules/celEngine.ts';
import { handWritten } from '#test/bench/rules/handWritten.ts';
import { someConsignments } from '#test/bench/rules/samples.ts';
import { starterPack } from '#test/builders/rulePack.ts';

const { pack, compiled: shipped } = starterPack();
// With the made-up tariff lines of the pack's tests, so that every rule on the tariff is seen to fail.
const compiled = shipped.forTests?.() ?? shipped;
const tables = ruleTables(pack.tables, [...(pack.tariff ?? []), ...(pack.tests.tariff ?? [])]);
const TODAY = '2026-01-05' as CalendarDate;
const order = new Map(compiled.rules.map((rule, i) => [rule.rule.id, i]));
const sorted = (findings: readonly Finding[]): Finding[] =>
  findings
    .filter((finding) => finding.rule !== 'unreadable')
    .toSorted((a, b) => (order.get(a.rule) ?? 0) - (order.get(b.rule) ?? 0) || (a.item ?? 0) - (b.item ?? 0));
const notInForce = new Set(
  pack.rules
    .filter(
      ({ effective: { from, to } = { from: null, to: null } }) =>
        (from !== null && TODAY < from) || (to !== null && TODAY >= to),
    )
    .map(({ id }) => id),
);
const samples = [
  ...someConsignments(600, 5, 90),
  ...REGIME_CODES.flatMap((regime) => someConsignments(150, 3, 90, regime)),
  ...pack.tests.cases.flatMap((test) => {
    const draft = draftOfCase(pack.tests, test);
    return draft === null ? [] : [readConsignment(draft)];
  }),
];

describe('the three ways of checking that the bench compares', () => {
  it('agree finding by finding: compiled rules and hand-written code', () => {
    const hand = handWritten(compiled, tables);
    let seen = 0;
    for (const read of samples) {
      const ours = sorted(evaluate(compiled, read, { today: TODAY }).findings);
      expect(sorted(hand(read, TODAY))).toEqual(ours);
      seen += ours.length;
    }
    expect(seen).toBeGreaterThan(1000);
  });

  it('agree rule by rule: compiled rules and the library’s own evaluator', () => {
    const cel = celEngine(pack, tables);
    for (const read of samples.filter(({ unreadable }) => unreadable.size === 0)) {
      const ours = sorted(evaluate(compiled, read, { today: TODAY }).findings);
      const keys = ours.map(({ rule, item }) => (item === null ? rule : `${rule}@${item}`));
      // The library knows no dated rules, so those not in force are left out on its side.
      const theirs = cel(activationOf(read, TODAY)).filter((key) => !notInForce.has(key.split('@')[0] ?? ''));
      expect(theirs).toEqual(keys);
    }
  });
});
