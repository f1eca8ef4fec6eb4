import { describe, expect, it } from 'vitest';
import type { Language } from '#shared/i18n/texts.ts';
import { findText } from '#shared/i18n/texts.ts';
import { parseExpression } from '#shared/rules/celParser.ts';
import type { PackRule, RulePack } from '#shared/rules/pack.ts';
import { diffPacks } from '#shared/rules/packDiff.ts';
import { diffWords } from '#shared/rules/packDiffWords.ts';
import { phraseKeys, phraseText } from '#shared/rules/phrase.ts';
import { diffRule } from '#shared/rules/ruleDiff.ts';
import { compareStrength } from '#shared/rules/strength.ts';
import type { Syntax } from '#shared/rules/syntax.ts';
import type { TariffLine } from '#shared/rules/tariff.ts';
import { unparse } from '#shared/rules/unparse.ts';
import { aPack, aRule, starterPack } from '#test/builders/rulePack.ts';

const { pack: starter } = starterPack();
const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];
const REGIMES = { before: ['9610'], after: ['9610'] };

function tree(text: string, scope: PackRule['scope'] = 'consignment'): Syntax {
  const parsed = parseExpression(text, scope);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error.detail}`);
  return parsed.value.syntax;
}

const withoutPlaces = (node: Syntax): unknown =>
  JSON.parse(JSON.stringify(node, (key, value: unknown) => (key === 'pos' ? undefined : value)));

describe('an expression written again', () => {
  it('reads as the same tree, for every expression of the pack that ships', () => {
    for (const { id, scope, when, assert } of starter.rules) {
      for (const text of [when ?? 'true', assert]) {
        const node = tree(text, scope);
        expect(withoutPlaces(tree(unparse(node), scope)), id).toEqual(withoutPlaces(node));
      }
    }
  });

  it.each([
    ['(order.freight + order.insuredFee) * 2 == order.freight - (order.insuredFee - 1)'],
    ['!(given(order.note) || given(order.copNo)) && order.note == "a\\"b\\\\c"'],
    ['(size(items) > 1 ? order.freight : order.insuredFee) > 0'],
    ['size(items) > 1 ? (size(items) > 2 ? true : false) : size(items) == 0 ? true : false'],
    ['(order.note == "a") == (order.copNo == "b")'],
    ['order.orderNo.startsWith("EX") && (given(order.note) ? order.note : order.copNo).contains("x")'],
  ])('%s', (text) => {
    const node = tree(text);
    expect(withoutPlaces(tree(unparse(node)))).toEqual(withoutPlaces(node));
  });
});

describe('how one expression stands to another', () => {
  it.each([
    ['given(order.note)', '(given(order.note))', 'same'],
    ['given(order.note)', 'given(order.note) && given(order.copNo)', 'stronger'],
    ['given(order.note) && given(order.copNo)', 'given(order.copNo)', 'weaker'],
    ['given(order.note)', 'given(order.note) || given(order.copNo)', 'weaker'],
    ['given(order.note) || given(order.copNo)', 'given(order.copNo)', 'stronger'],
    ['!(given(order.note) || given(order.copNo))', '!given(order.note)', 'weaker'],
    ['!(given(order.note) || given(order.copNo))', '!(given(order.note))', 'weaker'],
    ['!(order.freight > 1)', '!(order.freight > 2)', 'weaker'],
    ['chars(order.note) <= 60', 'chars(order.note) <= 50', 'stronger'],
    ['chars(order.note) <= 60', 'chars(order.note) < 60', 'stronger'],
    ['chars(order.note) <= 60', '60 >= chars(order.note)', 'same'],
    ['order.freight > 1', 'order.freight > dec("0.5")', 'weaker'],
    ['order.freight > 1', '2 < order.freight', 'stronger'],
    ['order.freight > 1', 'order.freight < 1', 'unclear'],
    ['order.freight > 1', 'order.insuredFee > 2', 'unclear'],
    ['order.currency in ["USD", "EUR"]', 'order.currency in ["EUR"]', 'stronger'],
    ['order.currency in ["USD"]', 'order.currency in ["EUR", "USD"]', 'weaker'],
    ['order.currency in ["USD"]', 'order.currency in ["EUR"]', 'unclear'],
    ['order.currency in ["USD"]', 'order.note in ["EUR", "USD"]', 'unclear'],
    ['items.all(x, x.qty > 0)', 'items.all(x, x.qty > 1)', 'stronger'],
    ['items.exists(x, x.qty > 0)', 'items.exists(x, x.qty > 0 || x.price > 0)', 'weaker'],
    ['items.exists_one(x, x.qty > 0)', 'items.exists_one(x, x.qty > 1)', 'unclear'],
    ['items.all(x, x.qty > 0)', 'items.exists(x, x.qty > 0)', 'unclear'],
    ['fits(order.freight, 14, 5)', 'fits(order.freight, 14, 2)', 'stronger'],
    ['fits(order.freight, 14, 5)', 'fits(order.freight, 15, 2)', 'unclear'],
    ['true', 'given(order.note)', 'stronger'],
    ['given(order.note)', 'true', 'weaker'],
    ['given(order.note) && order.freight > 1', 'given(order.note) && order.freight > 2', 'stronger'],
    ['given(order.note)', 'given(order.copNo) && given(order.orderNo)', 'unclear'],
  ] as const)('%s and then %s: %s', (before, after, expected) => {
    expect(compareStrength(tree(before), tree(after))).toBe(expected);
  });
});

describe('a rule in two editions', () => {
  const rule = aRule({ severity: 'hold', when: "order.note != ''", assert: 'order.freight > 1' });
  const effect = (after: Partial<PackRule>, before: Partial<PackRule> = {}) => {
    const change = diffRule({ ...rule, ...before }, { ...rule, ...after }, REGIMES);
    return change === null ? null : [change.effect, ...change.facets];
  };

  it.each([
    [{}, null],
    [{ rev: 2 }, null],
    [{ severity: 'fatal' }, ['tightened', 'severityUp']],
    [{ severity: 'warning' }, ['loosened', 'severityDown']],
    [{ assert: 'order.freight > 2' }, ['tightened', 'assertion']],
    [{ assert: 'order.freight > 1 || order.freight == 0' }, ['loosened', 'assertion']],
    [{ when: "order.note != '' && order.copNo != ''" }, ['loosened', 'condition']],
    [{ when: undefined }, ['tightened', 'condition']],
    [{ assert: 'order.freight > 2', severity: 'warning' }, ['changed', 'assertion', 'severityDown']],
    [{ assert: 'order.insuredFee > 1' }, ['changed', 'assertion']],
    [{ scope: 'item' }, ['changed', 'scope']],
    [{ msg: { 'zh-CN': '改', en: 'new' } }, ['reworded', 'wording']],
    [{ fix: { goto: 'order.note' } }, ['reworded', 'fix']],
    [{ at: ['order.note'] }, ['reworded', 'fields']],
    [{ confidence: 'toBeConfirmed' }, ['reworded', 'source']],
    [{ effective: { from: '2026-01-01', to: null } }, ['loosened', 'dates']],
    [{ effective: { from: null, to: null } }, null],
    [{ phase: { warnBefore: '2026-02-01' } }, ['loosened', 'phase']],
    [{ regimes: ['9610', '9710'] }, ['tightened', 'regimes']],
    [{ regimes: ['9710'] }, ['changed', 'regimes']],
  ] as const)('%j is %j', (after, expected) => {
    expect(effect(after as Partial<PackRule>)).toEqual(expected);
  });

  it('takes back what it gave', () => {
    expect(effect({}, { effective: { from: '2026-01-01', to: '2026-03-01' } })).toEqual([
      'tightened',
      'dates',
    ]);
    expect(effect({}, { phase: { warnBefore: '2026-02-01' } })).toEqual(['tightened', 'phase']);
  });

  it('names the demands that came and went', () => {
    const change = diffRule(rule, { ...rule, assert: 'given(order.copNo) && order.freight > 1' }, REGIMES);
    expect(change?.demands).toEqual({ added: ['given(order.copNo)'], dropped: [] });
  });
});

const LINE: TariffLine = {
  ...{ code: '4602190000', zh: '草编', en: 'Straw work', unit1: '035', unit2: 'none', elements: 'unknown' },
  ...{ control: 'none', inspection: 'unknown', exportDuty: 'none', rebate: '13', confidence: 'confirmed' },
};

function edition(rules: readonly PackRule[], change: Partial<RulePack> = {}): RulePack {
  return {
    ...aPack(...rules),
    version: '1.1.0',
    seq: 2,
    effective: { from: '2026-03-01', to: null },
    ...change,
  };
}

describe('two packs', () => {
  const kept = aRule({ id: 'R0001' });
  const before = { ...aPack(kept, aRule({ id: 'R0002' }), aRule({ id: 'R0003' })), tariff: [LINE] };
  const row = (code: string, zh: string, customs = '') => ({
    code,
    zh,
    en: zh,
    customs,
    confidence: 'confirmed' as const,
  });

  it('that are the same differ in nothing', () => {
    const diff = diffPacks(starter, starter);
    expect([diff.rules, diff.tables, diff.tariff]).toEqual([[], [], { added: [], dropped: [], changed: [] }]);
    expect(diffWords(diff)).toEqual([]);
  });

  it('tell which rules came, went and changed, and from which day', () => {
    const later = aRule({ id: 'R0004', effective: { from: '2026-05-01', to: null } });
    const soon = aRule({ id: 'R0005', effective: { from: '2025-01-01', to: null } });
    const diff = diffPacks(before, edition([kept, aRule({ id: 'R0002', severity: 'info' }), later, soon]));
    expect(
      diff.rules.map((one) => [one.kind, one.kind === 'changed' ? one.rule : one.rule.id, one.from]),
    ).toEqual([
      ['changed', 'R0002', '2026-03-01'],
      ['added', 'R0004', '2026-05-01'],
      ['added', 'R0005', '2026-03-01'],
      ['dropped', 'R0003', '2026-03-01'],
    ]);
    expect(diff.from).toBe('2026-03-01');
    expect(diffPacks(before, edition([kept], { effective: { from: null, to: null } })).from).toBe(
      '2026-01-01',
    );
  });

  it('tell codes that came, went, were renamed, recoded or stand for another customs code', () => {
    const old = [row('A1', '甲', '1'), row('B1', '乙', '2'), row('C1', '丙', '3'), row('D1', '丁', '4')];
    const now = [row('A1', '甲', '9'), row('B1', '乙改', '2'), row('C2', '丙', '3'), row('E1', '戊', '5')];
    const [diff] = diffPacks(
      { ...before, tables: { unit: old } },
      edition([kept], { tables: { unit: now } }),
    ).tables;
    const codes = (rows: readonly { readonly code: string }[]) => rows.map(({ code }) => code);
    expect([diff?.state, diff?.kind]).toEqual(['changed', 'codes']);
    expect([codes(diff?.added ?? []), codes(diff?.dropped ?? [])]).toEqual([['E1'], ['D1']]);
    expect(diff?.recoded.map((pair) => [pair.before.code, pair.after.code])).toEqual([['C1', 'C2']]);
    expect(diff?.renamed.map((pair) => pair.after.code)).toEqual(['B1']);
    expect(diff?.customsChanged.map((pair) => pair.after.code)).toEqual(['A1']);
  });

  it('know a list of words, and tables that came and went whole', () => {
    const looks = aRule({ assert: "!hasWord('words', order.note)" });
    const words = [...(before.tables['words'] ?? []), row('x', 'x')];
    const { tables } = diffPacks(before, edition([looks], { tables: { words, extra: [row('1', '一')] } }));
    expect(tables.map(({ table, kind, state }) => [table, kind, state])).toEqual([
      ['currency', 'codes', 'dropped'],
      ['extra', 'codes', 'added'],
      ['words', 'words', 'changed'],
    ]);
  });

  it('tell which tariff lines changed, and in what', () => {
    const other = { ...LINE, rebate: 'unknown', unit2: '011' };
    const { tariff } = diffPacks(
      before,
      edition([kept], { tariff: [other, { ...LINE, code: '4602120000' }] }),
    );
    expect(tariff.changed.map(({ after, parts }) => [after.code, parts])).toEqual([
      ['4602190000', ['unit2', 'rebate']],
    ]);
    expect(tariff.added.map(({ code }) => code)).toEqual(['4602120000']);
    expect(tariff.dropped).toEqual([]);
  });

  it('are told in plain words, in both languages, with nothing left open', () => {
    const many = Array.from({ length: 12 }, (_, i) => row(`N${i}`, `新${i}`));
    const base = edition(
      (['tightened', 'loosened', 'changed', 'reworded'] as const).map((effect, i) =>
        aRule({ id: `R100${i}`, why: { 'zh-CN': effect, en: effect } }),
      ),
      {
        seq: 1,
        version: '1.0.0',
        tables: { unit: [row('A1', '甲', '1'), row('B1', '乙'), row('C1', '丙')], words: [row('w', 'w')] },
      },
    );
    const parts: readonly Partial<PackRule>[] = [
      {
        severity: 'fatal',
        scope: 'item',
        regimes: ['9610', '9710'],
        at: ['order.note'],
        fix: { goto: 'order.note' },
      },
      { severity: 'info', effective: { from: '2026-04-01', to: null }, phase: { warnBefore: '2026-06-01' } },
      { assert: "order.note != ''", when: 'size(items) > 0', confidence: 'toBeConfirmed' },
      { msg: { 'zh-CN': '没有 {order.note}', en: 'No {order.note}' } },
    ];
    const rules = base.rules.map((rule, i) => ({ ...rule, ...parts[i] }));
    const phased = aRule({ id: 'R2000', phase: { warnBefore: '2026-06-01' } });
    const after = edition(
      [...rules, phased, aRule({ id: 'R2001', assert: "!hasWord('words', order.note)" })],
      {
        regimes: ['9610', '9710'],
        tables: {
          unit: [row('A1', '甲改', '2'), ...many, row('C2', '丙')],
          words: [row('v', 'v')],
          fresh: many,
        },
        tariff: [{ ...LINE, zh: '改' }, ...many.map((_, i) => ({ ...LINE, code: String(10000000 + i) }))],
      },
    );
    const lines = [
      ...diffWords(diffPacks({ ...base, tariff: [LINE] }, after)),
      ...diffWords(diffPacks(after, { ...base, tariff: [LINE] })),
    ];
    expect(lines.length).toBeGreaterThan(25);
    for (const { phrase } of lines) {
      for (const language of LANGUAGES) {
        const named = (key: string) => key.startsWith('explain.table.') || findText(language, key) !== null;
        expect(phraseKeys(phrase).filter((key) => !named(key))).toEqual([]);
        expect(phraseText(phrase, (key) => findText(language, key))).not.toMatch(/[{}]/);
      }
    }
    const english = lines.map(({ phrase }) => phraseText(phrase, (key) => findText('en', key)));
    expect(english).toContain(
      'From 2026-03-01 there is a new rule R2000: There is no order number Before 2026-06-01 it only warns; after that it is “Must be put right”.',
    );
    expect(english.find((line) => line.includes('new codes, for example N0 新0,'))).toContain('12 new codes');
  });
});
