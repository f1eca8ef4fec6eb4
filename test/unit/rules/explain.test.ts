import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import { FIELD_PATTERNS } from '#shared/consignment/fields.ts';
import type { Language } from '#shared/i18n/texts.ts';
import { findText } from '#shared/i18n/texts.ts';
import { explainRule } from '#shared/rules/explain.ts';
import { explainFinding, VALUES_SHOWN } from '#shared/rules/explainFinding.ts';
import { FORMATS } from '#shared/rules/formats.ts';
import { FUNCTIONS } from '#shared/rules/functions.ts';
import type { PackRule } from '#shared/rules/pack.ts';
import { phraseKeys, phraseText } from '#shared/rules/phrase.ts';
import { aDraft, anItem } from '#test/builders/consignment.ts';
import { aPack, aRule, starterPack } from '#test/builders/rulePack.ts';

const { pack } = starterPack();
const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];
const TODAY = '2026-01-05' as CalendarDate;
const textOf = (language: Language) => (key: string) => findText(language, key);

function said(rule: Partial<PackRule>, language: Language = 'en'): string {
  const words = explainRule(aRule(rule));
  return words === null ? '' : phraseText(words.whole, textOf(language));
}

describe('a rule in words', () => {
  it.each(pack.rules.map((rule) => [rule.id, rule] as const))('%s, in both languages', (_id, rule) => {
    const words = explainRule(rule);
    if (words === null) throw new Error('no words');
    for (const key of phraseKeys(words.whole)) {
      // Tables are a pack's own, so a table may be called by its bare name.
      const named = key.startsWith('explain.table.');
      for (const language of LANGUAGES) expect(named || findText(language, key), key).toBeTruthy();
      if (key.startsWith('field.')) expect(FIELD_PATTERNS.has(key.slice('field.'.length)), key).toBe(true);
    }
    for (const language of LANGUAGES) {
      const text = phraseText(words.whole, textOf(language));
      expect(text.length).toBeGreaterThan(6);
      // Neither an unfilled place nor a name out of the language itself.
      expect(text).not.toMatch(/[{}]|explain\.|field\.|&&|\|\||==|\bitems?\.[a-z]/);
    }
  });

  it.each([
    ["order.orderNo != ''", '“Order number” is filled in.'],
    ["order.note == ''", '“Note” is not filled in.'],
    ['!given(order.freight)', '“Freight” is not filled in.'],
    [
      'order.freight >= 0 && order.insuredFee < dec("2.5")',
      '“Freight” is at least 0, and “Insurance” is less than 2.5.',
    ],
    [
      '!(given(order.freight) && order.freight > 0)',
      '“Freight” is not filled in, or “Freight” is at most 0.',
    ],
    [
      "order.note == 'a' && (order.note == 'b' || order.note == 'c')",
      '“Note” equals ‘a’, and (“Note” equals ‘b’, or “Note” equals ‘c’).',
    ],
    ["!(order.currency in ['USD', 'EUR'])", '“Order currency” is none of ‘USD’, ‘EUR’.'],
    ['transport.exportDate >= today', '“Export date” is not before the day of the check.'],
    [
      'payment.charge == sum(items.map(x, x.qty * x.price)) + order.freight',
      '“Amount received” equals the total of (the item’s “Quantity” × the item’s “Unit price”) over all goods items + “Freight”.',
    ],
    [
      'size(distinct(items.map(x, x.unit))) == 1',
      'how many different values (the item’s “Unit”) has over all goods items equals 1.',
    ],
    ['items.exists(x, x.qty > 0)', 'for at least one goods item (the item’s “Quantity” is more than 0).'],
    ['!items.all(x, given(x.qty))', 'not for every goods item (the item’s “Quantity” is filled in).'],
    ["order.orderNo.startsWith('EX')", '“Order number” begins with ‘EX’.'],
    [
      '(size(items) > 1 ? order.freight : order.insuredFee) > 0',
      'if the number of goods items is more than 1 “Freight”, otherwise “Insurance” is more than 0.',
    ],
    ["inTable('currency', order.currency)", '“Order currency” is in the table “Currencies”.'],
    ["!hasWord('words', order.note)", '“Note” contains no word of “words”.'],
  ])('%s', (assert, english) => {
    expect(said({ assert })).toBe(english);
  });

  it('says when it is looked at and that it is about each item', () => {
    const rule = {
      scope: 'item',
      when: "item.wildlife == 'yes'",
      assert: "item.speciesPermitNo != ''",
    } as const;
    expect(said(rule)).toBe(
      'For each goods item: If the item’s “Protected species” equals ‘yes’, then the item’s “Species permit” is filled in.',
    );
    expect(said(rule, 'zh-CN')).toMatch(/^对每项商品：如果商品的“.+”等于‘yes’，那么商品的“.+”已填写。$/);
  });

  it('has words for every function and format of the language', () => {
    const keys = [
      ...FUNCTIONS.flatMap(({ name, result }) =>
        [`explain.fn.${name}`].concat(result === 'bool' ? [`explain.fn.${name}.not`] : []),
      ),
      ...Object.keys(FORMATS).map((name) => `explain.format.${name}`),
    ];
    for (const key of keys)
      for (const language of LANGUAGES) expect(findText(language, key), key).toBeTruthy();
  });

  it('has none for what is no expression', () => {
    expect(explainRule(aRule({ assert: 'order.freight >' }))).toBeNull();
  });
});

describe('a finding explained', () => {
  const read = readConsignment(aDraft({ items: [anItem({ qty: '2' }), anItem({ qty: '0' })] }));
  const explain = (rule: Partial<PackRule>, item: number | null = null, now = read) =>
    explainFinding(aPack(aRule(rule)), { rule: 'R0001', item }, now, TODAY);

  it('names the part that does not hold, and what it read', () => {
    const found = explain({ assert: "order.currency != '' && order.freight == 0 && order.note == 'x'" });
    expect(found?.failed.map((part) => part.text)).toEqual(['order.freight == 0', 'order.note == "x"']);
    expect(found?.failed[0]?.values).toEqual([
      { at: 'order.freight', label: { key: 'field.order.freight' }, value: '6.5' },
    ]);
    expect(found?.failed[1]?.values[0]?.value).toBe('—');
  });

  it('reads the item in hand, or all of them', () => {
    expect(explain({ scope: 'item', assert: 'item.qty > 0' }, 1)?.failed[0]?.values).toEqual([
      { at: 'items.1.qty', label: { key: 'field.items.*.qty' }, value: '0' },
    ]);
    expect(explain({ scope: 'item', assert: 'item.qty > 0' }, 0)?.failed).toEqual([]);
    const all = explain({ assert: 'items.all(x, x.qty > 0)' })?.failed[0]?.values ?? [];
    expect(all.map(({ at, value }) => [at, value])).toEqual([
      ['items.0.qty', '2'],
      ['items.1.qty', '0'],
    ]);
  });

  it('shows no more values than a page holds', () => {
    const many = readConsignment(aDraft({ items: Array.from({ length: 90 }, () => anItem({ qty: '0' })) }));
    const found = explain({ assert: 'items.all(x, x.qty > 0)' }, null, many);
    expect(found?.failed[0]?.values).toHaveLength(VALUES_SHOWN);
  });

  it('is nothing for a rule the pack does not have', () => {
    expect(explainFinding(aPack(aRule()), { rule: 'unreadable', item: null }, read, TODAY)).toBeNull();
  });
});
