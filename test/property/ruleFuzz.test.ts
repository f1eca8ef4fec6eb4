import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { EXPRESSION_LIMITS, parseExpression } from '#shared/rules/celParser.ts';
import { ruleTables } from '#shared/rules/codeLists.ts';
import { compilePack } from '#shared/rules/compile.ts';
import { explainRule, explainSyntax } from '#shared/rules/explain.ts';
import { compileExpression, compileSyntax } from '#shared/rules/expression.ts';
import type { Frame } from '#shared/rules/model.ts';
import { layOut } from '#shared/rules/model.ts';
import { packSchema } from '#shared/rules/pack.ts';
import { readPassport } from '#shared/rules/passport.ts';
import { phraseKeys } from '#shared/rules/phrase.ts';
import { compareStrength } from '#shared/rules/strength.ts';
import type { Syntax } from '#shared/rules/syntax.ts';
import { children } from '#shared/rules/syntax.ts';
import { unparse } from '#shared/rules/unparse.ts';
import { someConsignments } from '#test/bench/rules/samples.ts';
import { aPack, aRule } from '#test/builders/rulePack.ts';
import { anyText, grown } from '#test/fuzz/expressions.ts';

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
const DATED = [
  { code: 'USD', zh: '', en: '', customs: '1', confidence: 'confirmed', to: '2026-01-01', replacedBy: 'A' },
  { code: 'A', zh: '', en: '', customs: '2', confidence: 'toBeConfirmed', from: '2026-01-01' },
] as const;
const tables = ruleTables({ ...rows, dated: [...DATED] });
const frames: readonly Frame[] = someConsignments(12, 3, 90).map((read) =>
  layOut(read, '2026-01-05' as CalendarDate),
);
const NO_ITEM: Frame['head'] = [];

const scopes = fc.constantFrom('consignment' as const, 'item' as const);

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

function nodesOf(text: string, scope: 'consignment' | 'item'): number {
  const parsed = parseExpression(text, scope);
  const count = (node: Syntax): number => children(node).reduce((total, part) => total + count(part), 1);
  return parsed.ok ? count(parsed.value.syntax) : 0;
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

/** Fields read while an expression is worked out, as a share of its cost: the worst of all frames. */
function mostReads(text: string): number {
  const made = compileExpression(text, 'consignment', tables);
  if (!made.ok) throw new Error(`${text}: ${made.error.detail}`);
  const { compiled, cost } = made.value;
  let reads = 0;
  const counted = (slots: Frame['head']): Frame['head'] =>
    new Proxy(slots, {
      get: (target, key) => {
        reads += 1;
        return Reflect.get(target, key);
      },
    });
  return Math.max(
    ...frames.map(({ head, items, unreadable }) => {
      reads = 0;
      const frame: Frame = { head: counted(head), items: items.map(counted), unreadable };
      compiled.run(frame.head, NO_ITEM, frame);
      return reads / (cost.once + cost.perItem * items.length);
    }),
  );
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
            expect(nodesOf(text, scope)).toBeLessThanOrEqual(EXPRESSION_LIMITS.nodes);
            expect(made.value.cost.once).toBeGreaterThan(0);
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
          expect(mostReads(text), text).toBeLessThanOrEqual(1);
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
