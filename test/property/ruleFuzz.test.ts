import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { EXPRESSION_LIMITS, parseExpression } from '#shared/rules/celParser.ts';
import { ruleTables } from '#shared/rules/codeLists.ts';
import { compilePack } from '#shared/rules/compile.ts';
import { explainRule, explainSyntax } from '#shared/rules/explain.ts';
import { compileExpression, compileSyntax } from '#shared/rules/expression.ts';
import { FUNCTIONS } from '#shared/rules/functions.ts';
import type { Frame } from '#shared/rules/model.ts';
import { FIELD_SLOTS, layOut } from '#shared/rules/model.ts';
import { packSchema } from '#shared/rules/pack.ts';
import { readPassport } from '#shared/rules/passport.ts';
import { phraseKeys } from '#shared/rules/phrase.ts';
import { compareStrength } from '#shared/rules/strength.ts';
import { unparse } from '#shared/rules/unparse.ts';
import { someConsignments } from '#test/bench/rules/samples.ts';
import { aPack, aRule } from '#test/builders/rulePack.ts';

/*
 * Fuzzing the language. Short by default; FUZZ_SECONDS says how long each property runs, FUZZ_SEED repeats a run (a
 * failure prints its seed).
 */
const SECONDS = Number(process.env['FUZZ_SECONDS'] ?? '0.7');
const SEED = process.env['FUZZ_SEED'];
const BOUNDS = {
  ...{ numRuns: 100_000_000, interruptAfterTimeLimit: SECONDS * 1000, markInterruptAsFailure: false },
  ...(SEED === undefined ? {} : { seed: Number(SEED) }),
};
const LIMIT = SECONDS * 1000 + 30_000;

const { tables: rows } = aPack();
const tables = ruleTables(rows);
const frames: readonly Frame[] = someConsignments(12, 3, 90).map((read) =>
  layOut(read, '2026-01-05' as CalendarDate),
);
const NO_ITEM: Frame['head'] = [];

const TOKENS = [
  ...[
    '&&',
    '||',
    '!',
    '==',
    '!=',
    '<',
    '<=',
    '>',
    '>=',
    '+',
    '-',
    '*',
    '/',
    '%',
    ' in ',
    '?',
    ':',
    '.',
    ',',
    '(',
    ')',
  ],
  ...[
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '\\',
    'r"',
    'b"',
    '"""',
    '1',
    '0',
    '0.1',
    '1e9',
    '-1',
    '9007199254740992',
    '1u',
  ],
  ...[
    'true',
    'false',
    'null',
    'x',
    'item',
    'items',
    'today',
    'itemNo',
    'has(',
    'dyn(',
    'type(',
    'matches(',
    '__proto__',
  ],
  ...[
    'given(',
    'dec("1")',
    'sum(',
    'size(',
    'count(',
    'distinct(',
    'items.all(x, ',
    'items.map(x, ',
    'items.filter(x, ',
  ],
  ...FUNCTIONS.map(({ name, method }) => (method === true ? `.${name}(` : `${name}(`)),
  ...FIELD_SLOTS.keys(),
  ...['"currency"', '"words"', '"hs10"', '"中"', '\u0000', '\ud800', '\u2028', '//', '\n'],
];
const anyText = fc.oneof(
  fc.array(fc.constantFrom(...TOKENS), { maxLength: 40 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...TOKENS), { maxLength: 25 }).map((parts) => parts.join(' ')),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc
    .tuple(fc.constantFrom('(', '!', '[', '-', 'items.all(x,', 'given(', 'true?', '{"a":'), fc.nat(1500))
    .map(([part, times]) => part.repeat(times)),
);
const scopes = fc.constantFrom('consignment' as const, 'item' as const);

const NUMBERS = ['order.freight', 'order.insuredFee', 'transport.netWeight', 'payment.charge'];
const TEXTS = ['order.note', 'order.currency', 'seller.code', 'transport.country'];
const quoted = fc.constantFrom('""', '"USD"', '"a b"', '"中"');
const whole = fc.integer({ min: 0, max: 120 }).map(String);
const decimalText = fc.tuple(fc.nat(9999), fc.nat(9)).map(([a, b]) => `dec("${a}.${b}")`);
const compared = fc.constantFrom('<', '<=', '>', '>=', '==', '!=');

/** Well-typed expressions, built as text: numbers, yes-or-no, and yes-or-no about one goods item. */
const grown = fc.letrec<{ number: string; holds: string; itemHolds: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'expression' },
    fc.constantFrom(...NUMBERS),
    decimalText,
    fc
      .tuple(tie('number'), fc.constantFrom('+', '-', '*'), tie('number'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(tie('number'), fc.nat(6)).map(([a, places]) => `roundHalfUp(${a}, ${places})`),
    tie('number').map((a) => `abs(${a})`),
    fc
      .constantFrom('qty * x.price', 'totalPrice', 'netWeight + 1')
      .map((part) => `sum(items.map(x, x.${part}))`),
    fc.tuple(tie('holds'), tie('number'), tie('number')).map(([c, a, b]) => `(${c} ? ${a} : ${b})`),
  ),
  holds: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'expression' },
    fc.constantFrom(...NUMBERS, ...TEXTS).map((field) => `given(${field})`),
    fc.tuple(fc.constantFrom(...TEXTS), fc.constantFrom('==', '!='), quoted).map((parts) => parts.join(' ')),
    fc.constantFrom('true', 'false', 'transport.exportDate >= today', 'size(items) > 2'),
    fc
      .tuple(tie('holds'), fc.constantFrom('&&', '||'), tie('holds'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('holds').map((a) => `!(${a})`),
    fc.tuple(tie('number'), compared, fc.oneof(tie('number'), whole)).map((parts) => parts.join(' ')),
    fc
      .tuple(fc.constantFrom(...TEXTS), fc.array(quoted, { maxLength: 4 }))
      .map(([a, list]) => `${a} in [${list.join(', ')}]`),
    fc
      .tuple(
        fc.constantFrom('inTable("currency", ', 'hasWord("words", ', 'fmt("hs10", '),
        fc.constantFrom(...TEXTS),
      )
      .map(([f, a]) => `${f}${a})`),
    fc
      .tuple(fc.constantFrom('all', 'exists', 'exists_one'), tie('itemHolds'))
      .map(([m, body]) => `items.${m}(x, ${body})`),
    tie('itemHolds').map((body) => `size(items.filter(x, ${body})) > 0`),
    fc.tuple(fc.constantFrom(...NUMBERS), fc.nat(9), fc.nat(5)).map(([a, b, c]) => `fits(${a}, ${b}, ${c})`),
  ),
  itemHolds: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'expression' },
    fc.constantFrom(
      'given(x.qty)',
      'x.qty > 2',
      'x.qty * x.price == x.totalPrice',
      'x.unit in ["011", "035"]',
    ),
    fc
      .tuple(tie('itemHolds'), fc.constantFrom('&&', '||'), tie('itemHolds'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('itemHolds').map((a) => `!(${a})`),
  ),
}));

/** Few parts in many arrangements, so that one expression is often stronger than another. */
const ATOMS = [
  ...[
    'order.freight > 1',
    'order.freight >= 7',
    'order.freight < 3',
    'given(order.note)',
    'order.insuredFee <= 0',
  ],
  ...[
    'order.currency in ["USD"]',
    'order.currency in ["USD", "EUR"]',
    'items.all(x, x.qty > 2)',
    'items.all(x, x.qty > 9)',
  ],
  ...[
    'true',
    'false',
    'fits(order.freight, 2, 2)',
    'fits(order.freight, 2, 0)',
    '60 >= chars(order.note)',
    'chars(order.note) < 3',
  ],
];
const arranged = fc.letrec<{ one: string }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'arranged' },
    { weight: 3, arbitrary: fc.constantFrom(...ATOMS) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(tie('one'), fc.constantFrom('&&', '||'), tie('one'))
        .map(([a, op, b]) => `(${a} ${op} ${b})`),
    },
    { weight: 1, arbitrary: tie('one').map((a) => `!(${a})`) },
  ),
}));

function treeOf(text: string) {
  const parsed = parseExpression(text, 'consignment');
  return parsed.ok ? parsed.value.syntax : null;
}

function answers(text: string): readonly (boolean | null)[] {
  const made = compileExpression(text, 'consignment', tables);
  if (!made.ok) throw new Error(`${text}: ${made.error.detail}`);
  return frames.map((frame) => {
    const answer = made.value.compiled.run(frame.head, NO_ITEM, frame);
    if (answer !== null && typeof answer !== 'boolean') throw new Error(`${text} is ${String(answer)}`);
    return answer;
  });
}

describe('any text', () => {
  it(
    'is compiled, explained and written again, or refused for a stated reason; it never throws',
    () => {
      fc.assert(
        fc.property(anyText, scopes, (text, scope) => {
          const made = compileExpression(text, scope, tables);
          if (!made.ok) {
            expect(made.error.code).toMatch(/^rules\.pack\.[a-zA-Z]+$/);
            expect(made.error.detail.length).toBeLessThan(3000);
          } else {
            expect(made.value.cost.once + made.value.cost.perItem).toBeLessThanOrEqual(
              EXPRESSION_LIMITS.nodes,
            );
            const parsed = parseExpression(text, scope);
            if (!parsed.ok) throw new Error('parsed once');
            expect(compileSyntax(parsed.value.syntax, scope, tables).ok).toBe(true);
            expect(phraseKeys(explainSyntax(parsed.value.syntax)).length).toBeGreaterThan(0);
          }
          explainRule({ scope, assert: text });
        }),
        BOUNDS,
      );
    },
    LIMIT,
  );

  it(
    'in the place of a rule’s parts makes a pack that compiles or says why',
    () => {
      fc.assert(
        fc.property(anyText, anyText, fc.string({ maxLength: 20 }), (assert, when, place) => {
          const rule = { ...aRule({ assert, when, at: [place] }), params: { a: assert } };
          const compiled = compilePack(aPack(rule));
          if (!compiled.ok)
            for (const problem of compiled.error) expect(problem.params['rule']).toBe(rule.id);
        }),
        BOUNDS,
      );
    },
    LIMIT,
  );
});

describe('any well-typed expression', () => {
  it(
    'is total and deterministic, reads as itself when written again, and stays within its bounds',
    () => {
      let runs = 0;
      let ran = 0;
      fc.assert(
        fc.property(grown.holds, (text) => {
          runs += 1;
          const made = compileExpression(text, 'consignment', tables);
          if (!made.ok) {
            // Built right, so only its size can stand in the way; the library says so as a fault of syntax.
            expect(made.error.code, text).toMatch(/tooComplex|syntax/);
            expect(made.error.detail, text).toMatch(/exceed|limit|max|^\d+$/i);
            return;
          }
          ran += 1;
          expect(made.value.compiled.type).toBe('bool');
          const first = answers(text);
          expect(answers(text)).toEqual(first);
          const tree = treeOf(text);
          if (tree === null) throw new Error(text);
          expect(answers(unparse(tree)), unparse(tree)).toEqual(first);
          expect(compareStrength(tree, tree)).toBe('same');
        }),
        BOUNDS,
      );
      expect(ran).toBeGreaterThan(runs / 2);
    },
    LIMIT,
  );

  it(
    'is stronger than another only if it never holds where the other fails',
    () => {
      const seen = new Set<string>();
      let runs = 0;
      fc.assert(
        fc.property(arranged.one, arranged.one, (a, b) => {
          const [before, after] = [treeOf(a), treeOf(b)];
          if (before === null || after === null) return;
          const strength = compareStrength(before, after);
          seen.add(strength);
          runs += 1;
          const old = answers(a);
          answers(b).forEach((now, i) => {
            const text = `${a} -> ${b}`;
            if (strength === 'stronger' || strength === 'same')
              expect([now, old[i]], text).not.toEqual([true, false]);
            if (strength === 'weaker' || strength === 'same')
              expect([old[i], now], text).not.toEqual([true, false]);
          });
        }),
        BOUNDS,
      );
      // A slow machine gets through too few to meet all four.
      if (runs > 500) expect([...seen].sort()).toEqual(['same', 'stronger', 'unclear', 'weaker']);
    },
    LIMIT,
  );
});

describe('any value', () => {
  it(
    'is read as a pack or a passport, or refused',
    () => {
      const value = fc.oneof(
        fc.jsonValue(),
        fc
          .record({ pack: fc.anything(), rules: fc.anything(), tables: fc.anything(), tests: fc.anything() })
          .map((parts) => ({ ...aPack(aRule()), ...parts })),
        fc.record({ findings: fc.anything(), counts: fc.anything() }),
      );
      fc.assert(
        fc.property(value, (any) => {
          packSchema.safeParse(any);
          expect(readPassport(any).ok).toBe(false);
        }),
        { ...BOUNDS, interruptAfterTimeLimit: SECONDS * 500 },
      );
    },
    LIMIT,
  );
});
