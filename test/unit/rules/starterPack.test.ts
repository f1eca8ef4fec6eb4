import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { emptyDraft, readConsignment } from '#shared/consignment/consignment.ts';
import { CODE_TABLES } from '#shared/consignment/fields.ts';
import { asksFor } from '#shared/consignment/regimeFields.ts';
import type { RegimeCode } from '#shared/consignment/regimes.ts';
import { REGIME_CODES } from '#shared/consignment/regimes.ts';
import { ruleTables } from '#shared/rules/codeLists.ts';
import { evaluate } from '#shared/rules/evaluate.ts';
import { compileExpression } from '#shared/rules/expression.ts';
import { draftOfCase, runPackTests } from '#shared/rules/packTests.ts';
import { aDraft } from '#test/builders/consignment.ts';
import { STARTER_PACK, starterPack } from '#test/builders/rulePack.ts';

const { pack, hash, compiled } = starterPack();
const tested = compiled.forTests?.() ?? compiled;
const TODAY = '2026-01-05' as CalendarDate;

describe('the pack that ships', () => {
  it('comes out as its own tests say, with every rule seen to fail', () => {
    const result = runPackTests(compiled, pack.tests);
    expect(result).toEqual({ failed: [], neverFailed: [] });
  });

  it('has at least 290 rules, each seen to hold where it could be applied', () => {
    const held = new Set<string>();
    for (const test of pack.tests.cases) {
      const draft = draftOfCase(pack.tests, test);
      if (draft === null) throw new Error(test.name);
      const today = (test.today ?? pack.tests.today) as CalendarDate;
      const { findings, blocked } = evaluate(tested, readConsignment(draft), { today });
      const not = new Set([...findings, ...blocked].map((entry) => entry.rule));
      for (const { rule } of tested.rules) if (!not.has(rule.id)) held.add(rule.id);
    }
    expect(pack.rules.length).toBeGreaterThanOrEqual(290);
    expect(pack.rules.map((rule) => rule.id).filter((id) => !held.has(id))).toEqual([]);
  });

  it('notices a rule no case makes fail and a case that comes out otherwise', () => {
    const cases = pack.tests.cases.filter((test) => test.name !== 'a map');
    expect(runPackTests(compiled, { ...pack.tests, cases }).neverFailed).toEqual(['C7021']);
    const wrong = { name: 'wrong', set: { 'order.orderNo': '' }, expect: [] };
    expect(runPackTests(compiled, { ...pack.tests, cases: [wrong] }).failed).toEqual([
      { name: 'wrong', expected: [], found: ['R1001 order.orderNo'] },
    ]);
  });

  it('knows the five regimes, each with rules of its own and no question about a field it does not have', () => {
    expect(pack.regimes).toEqual([...REGIME_CODES]);
    for (const regime of REGIME_CODES) {
      const own = pack.rules.filter(({ regimes = pack.regimes }) => regimes.includes(regime));
      const beyondRetail = own.filter(({ regimes = pack.regimes }) => !regimes.includes('9610'));
      if (regime !== '9610') expect(beyondRetail.length, regime).toBeGreaterThanOrEqual(15);
      const asked = own.flatMap(({ id, at }) =>
        at.map((place) => [id, place.replace(/^item\./, 'items.*.')]),
      );
      expect(asked.filter(([, place = '']) => !asksFor(regime, place))).toEqual([]);
    }
  });

  it('has cases of every regime', () => {
    const of = new Set(pack.tests.cases.map(({ regime = pack.tests.regime }) => regime));
    expect([...of].toSorted()).toEqual(REGIME_CODES.toSorted());
  });

  it('asks a retail export nothing of another regime, and the other way round', () => {
    const rulesOf = (regime: RegimeCode): readonly string[] =>
      evaluate(compiled, readConsignment(emptyDraft(regime)), { today: TODAY }).findings.map(
        ({ rule }) => rule,
      );
    expect(rulesOf('9610')).toContain('R1062');
    expect(rulesOf('9610').filter((id) => /^[RCT]8/.test(id))).toEqual([]);
    expect(rulesOf('1210')).toEqual(expect.arrayContaining(['R1062', 'R8301', 'R8303']));
    expect(rulesOf('9710')).toEqual(expect.arrayContaining(['R8001', 'R8101']));
    expect(rulesOf('9810')).toEqual(expect.arrayContaining(['R8001', 'R8201', 'R8202']));
    expect(rulesOf('0110')).toEqual(expect.arrayContaining(['R8401', 'R8405']));
    for (const id of ['R1001', 'R1003', 'R1021', 'R1032', 'R1062']) expect(rulesOf('0110')).not.toContain(id);
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

  it('takes nothing it does not know for none: a rule that asks for it is never more than an info', () => {
    const asking = pack.rules.filter((rule) => /Known\(item\.gcode\)$/.test(rule.assert));
    expect(asking.map((rule) => [rule.id, rule.severity])).toEqual([
      ['C7153', 'info'],
      ['C7161', 'info'],
      ['C7162', 'info'],
      ['C7163', 'info'],
      ['C8522', 'info'],
      ['C8523', 'info'],
      ['C8524', 'info'],
    ]);
  });

  it('stops a sending for what the tariff says only where the line is confirmed', () => {
    const stopping = pack.rules.filter(
      ({ severity, when = '', assert }) =>
        (severity === 'fatal' || severity === 'hold') &&
        /tariff|hasControl|inspectionHas/.test(when + assert),
    );
    expect(stopping.length).toBeGreaterThan(25);
    for (const { id, when } of stopping) expect(when, id).toMatch(/(?<!!)tariffConfirmed\(item\.gcode\)/);
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
    expect(orderNo?.pack).toEqual({ id: 'cn.export', version: pack.version, hash });
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

describe('the guide for authors', () => {
  it('shows only expressions that can be used', () => {
    const guide = readFileSync(join(STARTER_PACK, '..', 'README.md'), 'utf8');
    const rows = guide.split('\n').filter((line) => /^\| `.*` \| /.test(line) && !line.includes('.json'));
    const shown = rows.flatMap((line) =>
      [...(line.split(' | ')[0] ?? '').matchAll(/`([^`]+)`/g)].map((m) => m[1] ?? ''),
    );
    const usable = shown.filter((text) => /^[a-z]+(\.|\()/.test(text) && !text.includes('…'));
    expect(usable.length).toBeGreaterThan(20);
    for (const text of usable) {
      const scope = /\bitem\./.test(text) ? 'item' : 'consignment';
      const compiledText = compileExpression(text, scope, ruleTables(pack.tables));
      expect(compiledText, text).toMatchObject({ ok: true });
    }
  });
});
