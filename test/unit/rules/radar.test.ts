import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import type { CompiledPack } from '#shared/rules/compile.ts';
import { compilePack } from '#shared/rules/compile.ts';
import { inForceOn } from '#shared/rules/inForce.ts';
import type { PackRule, RulePack } from '#shared/rules/pack.ts';
import { radar } from '#shared/rules/radar.ts';
import { asOf, shadowRun } from '#shared/rules/shadow.ts';
import type { TariffLine } from '#shared/rules/tariff.ts';
import { aDraft, anItem } from '#test/builders/consignment.ts';
import { aPack, aRule, starterPack } from '#test/builders/rulePack.ts';

const TODAY = '2026-01-05' as CalendarDate;
const LATER = '2026-03-01' as CalendarDate;

function compiled(rules: readonly PackRule[], change: Partial<RulePack> = {}): CompiledPack {
  const made = compilePack({ ...aPack(...rules), ...change }, `hash of ${rules.length}`);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

const draft = (id: string, change: Parameters<typeof aDraft>[0] = {}) => ({
  id,
  read: readConsignment(aDraft(change)),
});
const sent = (id: string, typed: Draft = aDraft(), accepted = true, declaredOn = TODAY) => ({
  ...{ id, read: readConsignment(typed), accepted, declaredOn },
});

describe('the radar', () => {
  const holds = aRule({ id: 'R0001' });
  const note = aRule({
    id: 'R0002',
    assert: "order.note != ''",
    at: ['order.note'],
    fix: { goto: 'order.note' },
  });
  const qty = aRule({ id: 'R0003', scope: 'item', assert: 'item.qty > 2', at: ['item.qty'] });
  const drafts = [draft('a'), draft('b', { order: { note: 'x' } }), draft('c', { items: [anItem()] })];

  it('names the drafts a new rule touches, with finding and fix, and those a dropped one sets free', () => {
    const report = radar(compiled([holds, qty]), compiled([holds, note]), drafts, TODAY);
    expect(
      report.drafts.map(({ id, gained, lost }) => [id, gained.map((f) => f.rule), lost.map((f) => f.item)]),
    ).toEqual([
      ['a', ['R0002'], [1]],
      ['b', [], [1]],
      ['c', ['R0002'], []],
    ]);
    expect(report.drafts[0]?.gained[0]?.fix).toEqual({ kind: 'goto', at: 'order.note' });
    expect(report.byRule).toEqual([
      { rule: 'R0002', gained: 2, lost: 0, reweighed: 0, drafts: 2 },
      { rule: 'R0003', gained: 0, lost: 2, reweighed: 0, drafts: 2 },
    ]);
    expect([report.checked, report.touched, report.rulesRun]).toEqual([3, 3, ['R0002', 'R0003']]);
  });

  it('tells a change of weight, also one that comes with a day', () => {
    const phased = { ...note, phase: { warnBefore: LATER } };
    const on = (today: CalendarDate) =>
      radar(compiled([note]), compiled([phased]), drafts, today).drafts.flatMap(({ reweighed }) =>
        reweighed.map((pair) => [pair.before.severity, pair.after.severity]),
      );
    expect(on(TODAY)).toEqual([
      ['fatal', 'warning'],
      ['fatal', 'warning'],
    ]);
    expect(on(LATER)).toEqual([]);
  });

  it('runs rules whose table or tariff changed, and none for a new name or wording', () => {
    const listed = aRule({ assert: "inTable('currency', order.currency)" });
    const taxed = aRule({
      id: 'R0002',
      scope: 'item',
      assert: 'tariffFound(item.gcode)',
      at: ['item.gcode'],
    });
    const base = aPack().tables;
    const rows = base['currency'] ?? [];
    const ran = (change: Partial<RulePack>) =>
      radar(compiled([listed, taxed]), compiled([listed, taxed], change), drafts, TODAY).rulesRun;
    expect(ran({ tables: { ...base, currency: [] } })).toEqual(['R0001']);
    expect(ran({ tables: { ...base, currency: rows.map((row) => ({ ...row, en: 'dollar' })) } })).toEqual([]);
    const line: TariffLine = {
      ...{ code: '4602190000', zh: '', en: '', unit1: '035', unit2: 'none', elements: 'unknown' },
      ...{ control: 'none', inspection: 'none', exportDuty: 'none', rebate: 'none', confidence: 'confirmed' },
    };
    expect(ran({ tariff: [line] })).toEqual(['R0002']);
  });

  it('counts all and keeps as many as asked for', () => {
    const report = radar(compiled([holds]), compiled([holds, note]), drafts, TODAY, 1);
    expect([report.touched, report.drafts.length]).toEqual([2, 1]);
    expect(report.byRule[0]?.drafts).toBe(2);
  });

  it('finds nothing between a pack and itself', () => {
    const { compiled: starter } = starterPack();
    expect(radar(starter, starter, drafts, TODAY)).toMatchObject({ touched: 0, rulesRun: [], checked: 3 });
  });
});

describe('the shadow run', () => {
  const holds = aRule({ id: 'R0001' });
  const note = (rule: Partial<PackRule> = {}) => aRule({ id: 'R0002', assert: "order.note != ''", ...rule });
  const noted = aDraft({ order: { note: 'x' } });
  const run = (
    before: readonly PackRule[],
    after: readonly PackRule[],
    day = TODAY,
    list = [sent('1'), sent('2', noted), sent('3', aDraft(), false)],
  ) => shadowRun(compiled(before), compiled(after), { sent: list, drafts: [draft('d')] }, day);

  it('stops a pack that would refuse what customs accepted, and says which and why', () => {
    const report = run([holds], [holds, note()]);
    expect(report).toMatchObject({ checked: 3, accepted: 2, stops: true });
    expect(report.refused.map(({ id, rules }) => [id, rules])).toEqual([['1', ['R0002']]]);
    expect(report.refusingRules).toEqual([{ rule: 'R0002', declarations: 1 }]);
    expect(report.drafts.touched).toBe(1);
  });

  it('lets a pack through that only warns or holds, and names what would be held', () => {
    expect(run([holds], [holds, note({ severity: 'warning' })])).toMatchObject({ stops: false, held: [] });
    const report = run([holds], [holds, note({ severity: 'hold' })]);
    expect([report.stops, report.refused, report.held.map(({ id }) => id)]).toEqual([false, [], ['1']]);
    expect(run([note({ severity: 'fatal' })], [note({ severity: 'hold' })]).held).toEqual([]);
  });

  it('does not blame a pack for what the one before refused too', () => {
    expect(run([note()], [note({ msg: { 'zh-CN': '改', en: 'new' } }), holds]).stops).toBe(false);
    expect(run([note({ severity: 'hold' })], [note()]).refused.map(({ id }) => id)).toEqual(['1']);
  });

  it('goes by the rules of the day the pack takes over, and by the day each was declared on', () => {
    const later = note({ effective: { from: LATER, to: null } });
    expect(run([holds], [holds, later], TODAY).stops).toBe(false);
    expect(run([holds], [holds, later], LATER).stops).toBe(true);
    const phased = note({ phase: { warnBefore: LATER } });
    expect(run([holds], [holds, phased], TODAY).stops).toBe(false);
    expect(run([holds], [holds, phased], LATER).stops).toBe(true);
    const dated = aRule({ id: 'R0003', assert: 'transport.exportDate >= today' });
    expect(run([holds], [holds, dated], LATER).stops).toBe(false);
  });

  it('sees a pack as of a day without its dates', () => {
    const pack = compiled([
      note({ effective: { from: LATER, to: null }, phase: { warnBefore: '2026-05-01' } }),
    ]);
    expect(asOf(pack, TODAY).rules).toEqual([]);
    expect(asOf(pack, LATER).rules.map(({ rule, from }) => [rule.severity, from])).toEqual([
      ['warning', null],
    ]);
  });
});

describe('the pack in force', () => {
  const pack = (seq: number, from: string | null, to: string | null) => ({ seq, effective: { from, to } });
  const old = pack(1, '2025-01-01', '2026-01-01');
  const now = pack(2, '2026-01-01', null);
  const soon = pack(3, '2026-03-01', null);
  const rolledBack = pack(4, '2026-02-01', '2026-02-15');

  it.each([
    ['2024-12-31', undefined],
    ['2025-01-01', 1],
    ['2025-12-31', 1],
    ['2026-01-01', 2],
    ['2026-01-31', 2],
    ['2026-02-01', 4],
    ['2026-02-14', 4],
    ['2026-02-15', 2],
    ['2026-03-01', 3],
  ])('on %s is number %s', (date, seq) => {
    expect(inForceOn([now, rolledBack, old, soon], date)?.seq).toBe(seq);
  });

  it('is one without ends on any day', () => {
    expect(inForceOn([pack(1, null, null)], '1999-01-01')?.seq).toBe(1);
    expect(inForceOn([], '2026-01-01')).toBeNull();
  });
});
