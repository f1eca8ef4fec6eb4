import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import { compilePack } from '#shared/rules/compile.ts';
import { evaluate } from '#shared/rules/evaluate.ts';
import type { PackRule } from '#shared/rules/pack.ts';
import { tryRule } from '#shared/rules/tryRule.ts';
import { aDraft, anItem } from '#test/builders/consignment.ts';
import { aPack, aRule, starterPack } from '#test/builders/rulePack.ts';

const TODAY = '2026-01-05' as CalendarDate;

function tried(rule: Partial<PackRule>, draft = aDraft(), today = TODAY) {
  const pack = aPack(aRule(rule));
  const compiled = compilePack(pack, 'hash');
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return tryRule(compiled.value, pack, 'R0001', draft, today);
}

const outcomes = (results: ReturnType<typeof tried>) => results?.map(({ outcome }) => outcome);

describe('a rule tried on a consignment', () => {
  it('says what it comes to on each goods item, with the finding and what it read', () => {
    const rule = {
      ...{
        scope: 'item' as const,
        when: 'item.qty > 0',
        assert: "item.price > 5 && order.currency == 'USD'",
      },
      at: ['item.price'],
    };
    const items = [
      anItem({ qty: '1', price: '6' }),
      anItem({ qty: '1', price: '4.50' }),
      anItem({ qty: '0', price: '4' }),
      anItem({ qty: '1', price: 'four' }),
    ];
    const results = tried(rule, aDraft({ order: { currency: 'USD' }, items }));
    expect(outcomes(results)).toEqual(['holds', 'fails', 'notAsked', 'blocked']);
    expect(results?.map(({ item, finding }) => [item, finding?.at ?? null])).toEqual([
      [0, null],
      [1, ['items.1.price']],
      [2, null],
      [3, null],
    ]);
    expect(results?.[3]?.reads).toEqual([
      { at: 'items.3.qty', text: '1' },
      { at: 'items.3.price', text: 'four' },
      { at: 'order.currency', text: 'USD' },
    ]);
  });

  it('is tried once when it is about the whole, and reads the items it sums up', () => {
    const draft = aDraft({ items: [anItem({ qty: '1' }), anItem({ qty: '2' })] });
    const results = tried({ assert: "sum(items.map(i, i.qty)) == dec('4')" }, draft);
    expect(results).toMatchObject([{ item: null, outcome: 'fails' }]);
    expect(results?.[0]?.reads).toEqual([
      { at: 'items.0.qty', text: '1' },
      { at: 'items.1.qty', text: '2' },
    ]);
  });

  it('is not asked outside its days and regimes', () => {
    const never = { assert: 'false' };
    const effective = { from: '2026-03-01', to: '2026-06-01' };
    const on = (today: string) => outcomes(tried({ ...never, effective }, aDraft(), today as CalendarDate));
    expect([on('2026-02-28'), on('2026-03-01'), on('2026-06-01')]).toEqual([
      ['notAsked'],
      ['fails'],
      ['notAsked'],
    ]);
    expect(outcomes(tried({ ...never, regimes: ['9710'] }))).toEqual(['notAsked']);
  });

  it('is nothing when the pack has no such rule', () => {
    expect(tried({ id: 'R0002' })).toBeNull();
  });

  it('fails exactly where a check of the pack that ships finds something', () => {
    const { pack, compiled } = starterPack();
    const draft = aDraft({
      order: { currency: 'XXX' },
      items: [anItem(), anItem({ totalPrice: '1', gcode: '1' })],
    });
    const { findings, blocked } = evaluate(compiled, readConsignment(draft), { today: TODAY });
    const place = (rule: string, item: number | null) => `${rule} ${item ?? ''}`;
    const failing: string[] = [];
    const cannotTell: string[] = [];
    for (const { id } of pack.rules) {
      for (const { item, outcome, finding } of tryRule(compiled, pack, id, draft, TODAY) ?? []) {
        if (outcome === 'fails') failing.push(place(id, item));
        if (outcome === 'blocked') cannotTell.push(place(id, item));
        if (outcome === 'fails') expect(findings).toContainEqual(finding);
      }
    }
    expect(failing.length).toBeGreaterThan(3);
    expect(failing).toEqual(findings.map(({ rule, item }) => place(rule, item)));
    expect(cannotTell).toEqual(blocked.map(({ rule, item }) => place(rule, item)));
  });
});
