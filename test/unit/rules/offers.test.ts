import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import type { CodeRow } from '#shared/catalog/codes.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import { compilePack } from '#shared/rules/compile.ts';
import { evaluate } from '#shared/rules/evaluate.ts';
import { betterWords, MAX_OFFERS } from '#shared/rules/offers.ts';
import { diffRule } from '#shared/rules/ruleDiff.ts';
import { aDraft, anItem } from '#test/builders/consignment.ts';
import { aPack, aRule, starterPack } from '#test/builders/rulePack.ts';

const TODAY = '2026-11-25' as CalendarDate;
const row = (code: string, zh: string, en: string, days: Partial<CodeRow> = {}): CodeRow => ({
  ...{ code, zh, en, customs: '', confidence: 'toBeConfirmed' },
  ...days,
});
const ROWS = [
  row('工艺品', '麦秆画、木雕', 'straw picture, wood carving'),
  row('craft', '麦秆画', 'straw picture, wood carving'),
  row('4602', '麦秆画、柳编篮', 'straw picture, willow basket'),
  row('gift', '拼图', 'wooden puzzle', { from: '2027-01-01' }),
];

describe('better words', () => {
  it('are in the language of the name, for the words that stand in it', () => {
    expect(betterWords(ROWS, '木质工艺品', '', TODAY)).toEqual(['麦秆画', '木雕']);
    expect(betterWords(ROWS, 'Craft item', '', TODAY)).toEqual(['straw picture', 'wood carving']);
    expect(betterWords(ROWS, 'aircraft', '', TODAY)).toEqual([]);
  });

  it('are those of the key where it has a row, and never the name itself', () => {
    expect(betterWords(ROWS, '工艺品', '4602', TODAY)).toEqual(['麦秆画', '柳编篮']);
    expect(betterWords(ROWS, '工艺品', '9999', TODAY)).toEqual(['麦秆画', '木雕']);
    expect(betterWords(ROWS, '麦秆画', '4602', TODAY)).toEqual(['柳编篮']);
  });

  it('go by the day, and are not too many', () => {
    expect(betterWords(ROWS, 'gift', '', TODAY)).toEqual([]);
    expect(betterWords(ROWS, 'gift', '', '2027-01-01')).toEqual(['wooden puzzle']);
    const many = [row('x', Array.from({ length: 40 }, (_, i) => `词${i}`).join('、'), '')];
    expect(betterWords(many, '词 x', '', TODAY)).toHaveLength(MAX_OFFERS);
  });
});

describe('the pack that ships', () => {
  const { compiled } = starterPack();
  const named = (gname: string, gcode: string) => {
    const read = readConsignment(aDraft({ items: [anItem({ gname, gcode })] }));
    return evaluate(compiled, read, { today: TODAY }).findings.find(({ at }) => at[0] === 'items.0.gname');
  };

  it('offers names that go with the heading, several to choose from', () => {
    expect(named('工艺品', '4602')).toMatchObject({
      rule: 'C7031',
      fix: { kind: 'offer', at: 'items.0.gname', texts: ['麦秆画', '麦秆编杯垫', '柳编篮'] },
    });
  });

  it('proposes a single one as a correction', () => {
    expect(named('工艺品', '4823')?.fix).toEqual({
      kind: 'set',
      edit: { kind: 'set', at: 'items.0.gname', text: '剪纸' },
    });
  });

  it('offers nothing where it knows nothing better', () => {
    expect(named('东西', '8418')).toMatchObject({ rule: 'C7031' });
    expect(named('东西', '8418')).not.toHaveProperty('fix');
  });
});

describe('an offer in a pack', () => {
  const offering = (fix: { readonly offer: string; readonly from: string; readonly by?: string }) => {
    const made = compilePack(
      aPack(aRule({ scope: 'item', assert: "item.gname != ''", at: ['item.gname'], fix })),
    );
    return made.ok ? [] : made.error.map(({ code }) => code);
  };

  it.each([
    [{ offer: 'item.nothing', from: 'currency' }, 'rules.pack.unknownField'],
    [{ offer: 'items.*.gname', from: 'currency' }, 'rules.pack.unknownField'],
    [{ offer: 'item.gname', from: 'nothing' }, 'rules.pack.unknownTable'],
    [{ offer: 'item.gname', from: 'currency', by: 'item.' }, 'rules.pack.syntax'],
  ] as const)('%j is refused', (fix, code) => {
    expect(offering(fix)).toContain(code);
  });

  it('and a topic are parts of a rule that a comparison sees', () => {
    const of = { before: ['9610'], after: ['9610'] };
    const plain = aRule();
    expect(diffRule(plain, { ...plain, topic: 'fit' }, of)?.effect).toBe('reworded');
    const offered = { ...plain, fix: { offer: 'order.note', from: 'currency' } };
    expect(diffRule(plain, offered, of)?.facets).toContain('fix');
  });
});
