import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import type { CodeRow } from '#shared/catalog/codes.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import { findText } from '#shared/i18n/texts.ts';
import { ruleTables } from '#shared/rules/codeLists.ts';
import { compilePack } from '#shared/rules/compile.ts';
import { differingRules } from '#shared/rules/differing.ts';
import { evaluate } from '#shared/rules/evaluate.ts';
import { explainSyntax } from '#shared/rules/explain.ts';
import { compileExpression } from '#shared/rules/expression.ts';
import type { PackRule, RulePack } from '#shared/rules/pack.ts';
import { packSchema } from '#shared/rules/pack.ts';
import { diffPacks } from '#shared/rules/packDiff.ts';
import { phraseKeys } from '#shared/rules/phrase.ts';
import { codeTables, searchTable } from '#shared/rules/tables.ts';
import { aDraft } from '#test/builders/consignment.ts';
import { aPack, aRule } from '#test/builders/rulePack.ts';

function aRow(code: string, days: Partial<CodeRow> = {}): CodeRow {
  return {
    code,
    zh: `代码${code}`,
    en: `Code ${code}`,
    customs: `c${code}`,
    confidence: 'confirmed',
    ...days,
  };
}

/** Kuna ended, and after a while the crown that took its place did as well. XXX was given out twice. */
const ROWS: readonly CodeRow[] = [
  aRow('OLD', { to: '2026-01-01', replacedBy: 'MID' }),
  aRow('MID', { from: '2025-07-01', to: '2026-06-01', replacedBy: 'NEW' }),
  aRow('NEW', { from: '2026-01-01' }),
  aRow('GONE', { to: '2026-01-01' }),
  aRow('XXX', { to: '2026-01-01', customs: 'first' }),
  aRow('XXX', { from: '2026-03-01', customs: 'second', confidence: 'toBeConfirmed' }),
  aRow('USD'),
];

function withRows(rows: readonly CodeRow[], ...rules: readonly PackRule[]): RulePack {
  const pack = aPack(...rules);
  return { ...pack, tables: { ...pack.tables, currency: [...rows] } };
}

function answer(expression: string, code: string, day: string): unknown {
  const rule = aRule({ assert: 'false', params: { value: expression } });
  const msg = { 'zh-CN': '{value}', en: '{value}' };
  const compiled = compilePack(withRows(ROWS, { ...rule, msg }));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  const draft = readConsignment(aDraft({ order: { currency: code } }));
  return evaluate(compiled.value, draft, { today: day as CalendarDate }).findings[0]?.params['value'];
}

describe('a code by day', () => {
  it.each([
    ['OLD', '2025-12-31', 'true'],
    ['OLD', '2026-01-01', 'false'],
    ['MID', '2025-06-30', 'false'],
    ['MID', '2025-07-01', 'true'],
    ['MID', '2026-05-31', 'true'],
    ['MID', '2026-06-01', 'false'],
    ['NEW', '2025-12-31', 'false'],
    ['NEW', '2026-01-01', 'true'],
    ['XXX', '2025-12-31', 'true'],
    ['XXX', '2026-02-01', 'false'],
    ['XXX', '2026-03-01', 'true'],
    ['USD', '1999-01-01', 'true'],
    ['nope', '2026-01-01', 'false'],
  ])('%s on %s is in the table: %s', (code, day, expected) => {
    expect(answer("inTable('currency', order.currency)", code, day)).toBe(expected);
  });

  it.each([
    ['customsOf', 'XXX', '2025-12-31', 'first'],
    ['customsOf', 'XXX', '2026-02-01', '—'],
    ['customsOf', 'XXX', '2026-03-01', 'second'],
    ['confirmedIn', 'XXX', '2025-12-31', 'true'],
    ['confirmedIn', 'XXX', '2026-03-01', 'false'],
    ['ended', 'OLD', '2025-12-31', 'false'],
    ['ended', 'OLD', '2026-01-01', 'true'],
    ['ended', 'NEW', '2025-01-01', 'false'],
    ['ended', 'XXX', '2026-02-01', 'true'],
    ['ended', 'XXX', '2026-03-01', 'false'],
    ['ended', 'nope', '2026-03-01', 'false'],
    ['successor', 'OLD', '2025-12-31', '—'],
    ['successor', 'OLD', '2026-01-01', 'MID'],
    ['successor', 'OLD', '2026-06-01', 'NEW'],
    ['successor', 'MID', '2026-06-01', 'NEW'],
    ['successor', 'GONE', '2026-01-01', '—'],
    ['successor', 'nope', '2026-01-01', '—'],
  ])('%s of %s on %s is %s', (name, code, day, expected) => {
    expect(answer(`${name}('currency', order.currency)`, code, day)).toBe(expected);
  });

  it('follows codes that replace each other in a circle only once round', () => {
    const rows = [
      aRow('A', { to: '2026-01-01', replacedBy: 'B' }),
      aRow('B', { to: '2026-01-01', replacedBy: 'A' }),
    ];
    expect(ruleTables({ t: rows }).dated('t')?.successor('A', '2026-02-01')).toBe('');
  });

  it('asks tables without days as before, and answers that nothing has ended', () => {
    const made = compileExpression(
      "inTable('t', 'A') && !ended('t', 'B') && successor('t', 'B') == ''",
      'consignment',
      ruleTables({ t: [aRow('A')] }),
    );
    expect(made.ok && made.value.compiled.constant).toBe(true);
  });

  it('lets a finding name the code that took its place, and propose it', () => {
    const rule = aRule({
      assert: "!ended('currency', order.currency)",
      at: ['order.currency'],
      params: { next: "successor('currency', order.currency)" },
      msg: { 'zh-CN': '{order.currency} 已停用，改用 {next}', en: '{order.currency} has ended; use {next}' },
      fix: { set: 'order.currency', to: "successor('currency', order.currency)" },
    });
    const compiled = compilePack(withRows(ROWS, rule), 'hash');
    if (!compiled.ok) throw new Error('does not compile');
    const draft = readConsignment(aDraft({ order: { currency: 'OLD' } }));
    const on = (day: string) => evaluate(compiled.value, draft, { today: day as CalendarDate }).findings;
    expect(on('2025-12-31')).toEqual([]);
    expect(on('2026-01-01')[0]).toMatchObject({
      text: { en: 'OLD has ended; use MID' },
      fix: { kind: 'set', edit: { at: 'order.currency', text: 'MID' } },
    });
  });
});

describe('a table whose codes come and go', () => {
  const pack = withRows(ROWS, aRule());

  it('is searched with the codes of the day first, those to come after them and ended ones last', () => {
    const found = (query: string, day: string) =>
      searchTable(pack, 'currency', query, 10, day).map(({ code, customs }) => `${code} ${customs}`);
    expect(found('', '2026-01-15')).toEqual([
      ...['MID cMID', 'NEW cNEW', 'USD cUSD'],
      'XXX second',
      ...['OLD cOLD', 'GONE cGONE', 'XXX first'],
    ]);
    expect(found('code', '2025-08-01').slice(-2)).toEqual(['NEW cNEW', 'XXX second']);
    expect(found('old', '2026-01-15')).toEqual(['OLD cOLD']);
  });

  it('names an ended code still, by the row that lasts longest where there are two', () => {
    const tables = codeTables(pack);
    expect(tables.row('currency', 'OLD')).toMatchObject({ zh: '代码OLD', to: '2026-01-01' });
    expect(tables.row('currency', 'XXX')).toMatchObject({ customs: 'second' });
  });

  it.each([
    ['a successor that is not there', [aRow('A', { to: '2026-01-01', replacedBy: 'B' })]],
    ['itself as its successor', [aRow('A', { to: '2026-01-01', replacedBy: 'A' })]],
    ['a successor without an end', [aRow('A', { replacedBy: 'B' }), aRow('B')]],
    ['an end before its beginning', [aRow('A', { from: '2026-01-01', to: '2026-01-01' })]],
    ['a day that is none', [aRow('A', { to: '2026-02-30' })]],
  ])('is refused with %s', (_what, rows) => {
    expect(packSchema.safeParse(withRows(ROWS, aRule())).success).toBe(true);
    expect(packSchema.safeParse(withRows(rows, aRule())).success).toBe(false);
  });

  it('shows in the difference of two packs which code took the place of which, and other days', () => {
    const before = withRows([aRow('OLD'), aRow('USD'), aRow('EUR')], aRule());
    const rows = [
      aRow('OLD', { to: '2026-01-01', replacedBy: 'NEW' }),
      aRow('USD', { to: '2027-01-01' }),
      ...[aRow('EUR'), aRow('NEW', { from: '2026-01-01' })],
    ];
    const [diff] = diffPacks(before, { ...withRows(rows, aRule()), seq: 2 }).tables;
    expect(diff?.recoded.map(({ before: from, after: to }) => [from.code, to.code])).toEqual([
      ['OLD', 'NEW'],
    ]);
    expect(diff?.validityChanged.map(({ after }) => after.code)).toEqual(['USD']);
    expect(diff?.added).toEqual([]);
    expect(diff?.dropped).toEqual([]);
  });

  it('makes the rules that look into it differ when only a day differs', () => {
    const rule = aRule({ assert: "inTable('currency', order.currency)" });
    const other = aRule({ id: 'R0002' });
    const old = compilePack(withRows(ROWS, rule, other), 'a');
    const now = compilePack(
      withRows(ROWS.with(0, aRow('OLD', { to: '2026-02-01', replacedBy: 'MID' })), rule, other),
      'b',
    );
    if (!old.ok || !now.ok) throw new Error('does not compile');
    const { after } = differingRules(old.value, now.value);
    expect(after.rules.map((one) => one.rule.id)).toEqual(['R0001']);
  });

  it('has words for its functions in both languages', () => {
    for (const name of ['ended', 'successor', 'matches', 's10']) {
      for (const language of ['zh-CN', 'en'] as const) {
        expect(findText(language, `explain.fn.${name}`), name).not.toBeNull();
      }
    }
    expect(phraseKeys(explainSyntax({ kind: 'text', value: '', pos: 0 }))).not.toEqual([]);
  });
});

describe('where an expression is wrong', () => {
  it.each([
    ['a field that is not there', 'order.note != "" && order.freigth > 0', 'assert:27', 'rules.pack.type'],
    ['a type that does not fit', 'given(order.note) && order.freight == "1"', 'assert:22', 'rules.pack.type'],
    ['half a sentence', 'order.freight >', 'assert:16', 'rules.pack.syntax'],
    ['a function that is not there', 'true && nope(order.note)', 'assert:9', 'rules.pack.notAllowed'],
    [
      'a table that is not there',
      'true && inTable("nope", order.note)',
      'assert:17',
      'rules.pack.unknownTable',
    ],
    ['a format that is not there', 'fmt("nope", order.note)', 'assert:5', 'rules.pack.unknownFormat'],
    ['a pattern that is none', 'order.note.matches("(")', 'assert:20', 'rules.pack.notAllowed'],
    [
      'nested aggregates',
      'items.all(x, items.exists(y, given(y.qty)))',
      'assert:14',
      'rules.pack.notAllowed',
    ],
  ])('is said: %s', (_what, assert, where, code) => {
    const compiled = compilePack(aPack(aRule({ assert })));
    expect(compiled.ok ? [] : compiled.error.map((p) => [p.params['where'], p.code])).toEqual([
      [where, code],
    ]);
  });

  it('is said of each part of a rule', () => {
    const compiled = compilePack(aPack(aRule({ when: 'order.nope == ""', params: { p: '1 +' } })));
    expect(compiled.ok ? [] : compiled.error.map((p) => p.params['where'])).toEqual(['when:7', 'params.p:4']);
  });
});
