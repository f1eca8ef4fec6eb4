import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { emptyDraft, readConsignment } from '#shared/consignment/consignment.ts';
import { CODE_TABLES } from '#shared/consignment/fields.ts';
import { evaluate } from '#shared/rules/evaluate.ts';
import { runPackTests } from '#shared/rules/packTests.ts';
import { aDraft } from '#test/builders/consignment.ts';
import { starterPack } from '#test/builders/rulePack.ts';

const { pack, hash, compiled } = starterPack();
const TODAY = '2026-01-05' as CalendarDate;

describe('the pack that ships', () => {
  it('comes out as its own tests say, with every rule seen to fail', () => {
    const result = runPackTests(compiled, pack.tests);
    expect(result).toEqual({ failed: [], neverFailed: [] });
  });

  it('has every rule seen to pass: its base consignment has no finding and no rule is blocked by absent required data', () => {
    const base = pack.tests.cases.find((test) => test.set === undefined && test.expect.length === 0);
    expect(base).toBeDefined();
    expect(pack.rules.length).toBeGreaterThanOrEqual(70);
  });

  it('notices a rule no case makes fail and a case that comes out otherwise', () => {
    const cases = pack.tests.cases.filter((test) => test.name !== 'a map');
    expect(runPackTests(compiled, { ...pack.tests, cases }).neverFailed).toEqual(['C7021']);
    const wrong = { name: 'wrong', set: { 'order.orderNo': '' }, expect: [] };
    expect(runPackTests(compiled, { ...pack.tests, cases: [wrong] }).failed).toEqual([
      { name: 'wrong', expected: [], found: ['R1001 order.orderNo'] },
    ]);
  });

  it('is never fatal where its source is still to be confirmed', () => {
    const unsure = pack.rules.filter(
      (rule) => rule.confidence === 'toBeConfirmed' && rule.severity === 'fatal',
    );
    expect(unsure.map((rule) => rule.id)).toEqual([]);
  });

  it('has every code table the fields draw on', () => {
    for (const table of CODE_TABLES) expect(pack.tables[table]?.length, table).toBeGreaterThan(0);
  });

  it('names every placeholder in both languages alike', () => {
    for (const rule of pack.rules) {
      const names = (text: string) => [...new Set(text.match(/\{[^}]+\}/g) ?? [])].sort();
      expect(names(rule.msg.en), rule.id).toEqual(names(rule.msg['zh-CN']));
    }
  });

  it('lets the usual draft through: nothing fatal, nothing held', () => {
    const { findings } = evaluate(compiled, readConsignment(aDraft()), { today: TODAY });
    expect(
      findings.filter((f) => f.severity === 'fatal' || f.severity === 'hold').map((f) => f.rule),
    ).toEqual([]);
  });

  it('says of an empty draft what is missing, in both languages, with pack and hash', () => {
    const { findings, blocked } = evaluate(compiled, readConsignment(emptyDraft('9610')), { today: TODAY });
    const orderNo = findings.find((finding) => finding.rule === 'R1001');
    expect(orderNo?.text['zh-CN']).toContain('没有填写订单编号');
    expect(orderNo?.text.en).toContain('order number');
    expect(orderNo?.pack).toEqual({ id: 'cn.export-9610', version: '1.0.0', hash });
    expect(blocked.map((entry) => entry.rule)).toContain('R5003');
    expect(JSON.parse(JSON.stringify(findings))).toEqual(findings);
  });

  it('fills numbers into the message and proposes the exact total', () => {
    const draft = aDraft();
    const [first, ...others] = draft.items;
    const items = first === undefined ? [] : [{ ...first, totalPrice: '44.99' }, ...others];
    const { findings } = evaluate(compiled, readConsignment({ ...draft, items }), { today: TODAY });
    const wrong = findings.find((finding) => finding.rule === 'R5001');
    expect(wrong?.text.en).toContain('3 × 15 = 45 but 44.99 is entered');
    expect(wrong?.fix).toEqual({ kind: 'set', edit: { kind: 'set', at: 'items.0.totalPrice', text: '45' } });
  });
});
