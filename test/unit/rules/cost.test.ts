import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { NO_SLOTS } from '#shared/rules/closures.ts';
import { compilePack, ITEMS_FOR_COST, MAX_COST, MAX_RULE_COST } from '#shared/rules/compile.ts';
import { evaluate, evaluateIncremental, MAX_FINDINGS } from '#shared/rules/evaluate.ts';
import type { Frame, Slots } from '#shared/rules/model.ts';
import { layOut } from '#shared/rules/model.ts';
import type { PackRule } from '#shared/rules/pack.ts';
import { containsText, partCount } from '#shared/rules/texts.ts';
import { consistsOfWords, containsWord } from '#shared/rules/words.ts';
import { KINDS_OF_WORK, slowConsignment, worstPack } from '#test/bench/rules/hostile.ts';
import { aPack, aRule } from '#test/builders/rulePack.ts';

/* What a hostile pack may cost. Steps are counted, not timed; the bench row rules.hostile times the same packs. */

const TODAY = '2026-01-05' as CalendarDate;
const SLOW = slowConsignment();

function codes(...rules: readonly PackRule[]): readonly string[] {
  const compiled = compilePack(aPack(...rules));
  return compiled.ok ? [] : [...new Set(compiled.error.map(({ code }) => code))];
}

describe('the worst packs the gate lets through', () => {
  it.each(KINDS_OF_WORK)('stay in the budget, and their rules read no more than they cost: %s', (kind) => {
    const pack = worstPack(kind, MAX_COST / 200);
    expect(pack.cost).toBeLessThanOrEqual(MAX_COST);
    let reads = 0;
    const counted = (slots: Slots): Slots =>
      new Proxy(slots, {
        get: (target, key) => {
          reads += 1;
          return Reflect.get(target, key);
        },
      });
    const { head, items, unreadable } = layOut(SLOW, TODAY);
    const frame: Frame = { head: counted(head), items: items.map(counted), unreadable };
    for (const rule of pack.rules) {
      if (!rule.perItem) rule.run(frame.head, NO_SLOTS, frame);
      else for (const item of frame.items) rule.run(frame.head, item, frame);
    }
    expect(reads).toBeGreaterThan(0);
    expect(reads).toBeLessThanOrEqual(pack.cost);
    const { findings } = evaluate(pack, SLOW, { today: TODAY });
    expect(findings.filter(({ params }) => params['notChecked'] !== undefined)).toEqual([]);
  });

  it('are refused with one rule more', () => {
    const assert = "!hasWord('words', item.gname)";
    const rule = (i: number) => aRule({ id: `R${1000 + i}`, scope: 'item', assert });
    const one = compilePack(aPack(rule(0)));
    const each = one.ok ? one.value.cost : 0;
    const fitting = Array.from({ length: Math.floor(MAX_COST / each) }, (_, i) => rule(i));
    expect(codes(...fitting)).toEqual([]);
    expect(codes(...fitting, rule(999))).toEqual(['rules.pack.tooCostly']);
  });
});

describe('one rule may not', () => {
  it('cost more than its share', () => {
    const assert = Array.from({ length: 8 }, () => "!hasWord('words', item.gname)").join(' && ');
    const compiled = compilePack(aPack(aRule({ scope: 'item', assert: `${assert} && ${assert}` })));
    expect(compiled.ok ? 0 : compiled.error[0]?.code).toBe('rules.pack.ruleTooCostly');
    expect(MAX_RULE_COST).toBeLessThan(MAX_COST);
  });

  it('let numbers grow without bounds', () => {
    const product = (n: number) => Array.from({ length: n }, () => 'order.freight').join(' * ');
    expect(codes(aRule({ assert: `${product(6)} > 0` }))).toEqual([]);
    expect(codes(aRule({ assert: `${product(7)} > 0` }))).toEqual(['rules.pack.tooComplex']);
    // Rounding does not make the way there shorter.
    expect(codes(aRule({ assert: `roundHalfUp(${product(7)}, 2) > 0` }))).toEqual(['rules.pack.tooComplex']);
    expect(codes(aRule({ scope: 'consignment', assert: 'sum(items.map(x, x.qty * x.price)) > 0' }))).toEqual(
      [],
    );
  });

  it('show more values than a message can hold', () => {
    const params = Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`p${i}`, 'order.freight']));
    expect(codes(aRule({ params }))).toEqual(['rules.pack.tooComplex']);
  });
});

describe('a pack may not', () => {
  it('bring more expressions than can be read in a moment', () => {
    const assert = `order.note != '${'x'.repeat(1900)}'`;
    const rules = Array.from({ length: 600 }, (_, i) => aRule({ id: `R${1000 + i}`, assert }));
    expect(codes(...rules)).toEqual(['rules.pack.tooLong']);
  });

  it('look for more words than a list may hold', () => {
    const row = { zh: '', en: '', customs: '', confidence: 'confirmed' as const };
    const words = Array.from({ length: 400 }, (_, i) => ({ ...row, code: String(i).padStart(60, 'x') }));
    const pack = aPack(aRule({ assert: "!hasWord('many', order.note)" }));
    const compiled = compilePack({ ...pack, tables: { ...pack.tables, many: words } });
    expect(compiled.ok ? [] : compiled.error.map(({ code, params }) => [code, params['detail']])).toEqual([
      ['rules.pack.tooComplex', 'many: 20000'],
    ]);
  });

  it('fill the memory with findings: the check is cut short, says so, and stops sending', () => {
    const rules = Array.from({ length: 600 }, (_, i) =>
      aRule({ id: `R${1000 + i}`, severity: 'info', scope: 'item', assert: "item.battery == 'x'" }),
    );
    const compiled = compilePack(aPack(...rules), 'hash');
    if (!compiled.ok) throw new Error('does not compile');
    expect(rules.length * ITEMS_FOR_COST).toBeGreaterThan(MAX_FINDINGS);
    const full = evaluate(compiled.value, SLOW, { today: TODAY });
    expect(full.findings).toHaveLength(MAX_FINDINGS + 1);
    expect(full.findings.at(-1)).toMatchObject({ rule: 'tooMany', severity: 'fatal' });
    const again = evaluateIncremental(full, compiled.value, SLOW, { today: TODAY }, []);
    expect(again.findings).toHaveLength(MAX_FINDINGS + 1);
  });

  it('show a text of any length in a message', () => {
    const msg = { 'zh-CN': '{order.note}', en: '{order.note}' };
    const compiled = compilePack(aPack(aRule({ assert: 'false', msg })), 'hash');
    if (!compiled.ok) throw new Error('does not compile');
    const [finding] = evaluate(compiled.value, SLOW, { today: TODAY }).findings;
    expect(finding?.text.en).toMatch(/^a{300}…$/);
  });
});

describe('looking in texts', () => {
  const letters = fc
    .array(fc.constantFrom('a', 'b', '中'), { maxLength: 200 })
    .map((parts) => parts.join(''));
  const part = fc.array(fc.constantFrom('a', 'b', '中'), { maxLength: 30 }).map((parts) => parts.join(''));

  it('finds what the platform finds, quick way or slow way', () => {
    fc.assert(
      fc.property(letters, part, fc.nat(40), (text, wanted, times) => {
        const long = text.repeat(times);
        expect(containsText(long, wanted)).toBe(long.includes(wanted));
        if (long !== '' && wanted !== '') expect(partCount(long, wanted)).toBe(long.split(wanted).length);
      }),
    );
  });

  it('finds words as comparing them one by one does', () => {
    const words = fc.array(
      fc
        .array(fc.constantFrom('a', 'b', ' ', '中', '|'), { minLength: 1, maxLength: 4 })
        .map((x) => x.join('')),
      { maxLength: 8 },
    );
    const names = fc
      .array(fc.constantFrom('a', 'B', ' ', '中', '|'), { maxLength: 14 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(words, names, (list, name) => {
        expect(containsWord(list)(name), JSON.stringify([list, name])).toBe(oneByOne(list, name));
        consistsOfWords(list)(name);
      }),
      { numRuns: 3000 },
    );
  });
});

/** The meaning of hasWord, written down without any cleverness. */
function oneByOne(words: readonly string[], text: string): boolean {
  const name = text.toLowerCase();
  const latin = (char: string): boolean => /^[a-z0-9]$/.test(char);
  return words.some((word) =>
    [...name].some((_, at) => {
      if (!name.startsWith(word, at)) return false;
      const before = latin(word.charAt(0)) && latin(name.charAt(at - 1));
      const after = latin(word.charAt(word.length - 1)) && latin(name.charAt(at + word.length));
      return !before && !after;
    }),
  );
}
