import fc from 'fast-check';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { Decimal } from '#shared/base/decimal.ts';
import { parseExpression } from '#shared/rules/celParser.ts';
import { ruleTables } from '#shared/rules/codeLists.ts';
import { compilePack } from '#shared/rules/compile.ts';
import { explainSyntax } from '#shared/rules/explain.ts';
import { compileExpression } from '#shared/rules/expression.ts';
import type { Frame } from '#shared/rules/model.ts';
import { layOut } from '#shared/rules/model.ts';
import { compilePattern } from '#shared/rules/pattern.ts';
import { phraseKeys } from '#shared/rules/phrase.ts';
import { unparse } from '#shared/rules/unparse.ts';
import { activationOf, celEngine } from '#test/bench/rules/celEngine.ts';
import { someConsignments } from '#test/bench/rules/samples.ts';
import { aPack, aRule } from '#test/builders/rulePack.ts';
import { anyText, grown } from '#test/fuzz/expressions.ts';
import type { FuzzTarget } from '#test/fuzz/fuzzing.ts';
import { expectThat } from '#test/fuzz/fuzzing.ts';

const TODAY = '2026-01-05' as CalendarDate;
/** One attempt in so many is also put to the library's own evaluator, which takes a hundred times as long. */
const ORACLE_EVERY = 25;

/**
 * The parser, the gate and the compiled rules. Whatever text comes, it is compiled or refused with a reason, in time; what
 * is compiled answers the same twice, means the same written again, never throws, and agrees with another evaluator.
 */
export function rulesTarget(): FuzzTarget {
  const pack = aPack(aRule());
  const dated = [
    { code: 'USD', zh: '', en: '', customs: '1', confidence: 'confirmed', to: '2026-01-01', replacedBy: 'A' },
    { code: 'A', zh: '', en: '', customs: '2', confidence: 'toBeConfirmed', from: '2026-01-01' },
  ] as const;
  const tables = ruleTables({ ...pack.tables, dated: [...dated] });
  const reads = someConsignments(8, 3, 90);
  const frames: readonly Frame[] = reads.map((read) => layOut(read, TODAY));

  const answers = (text: string): readonly (string | null)[] | string => {
    const made = compileExpression(text, 'consignment', tables);
    if (!made.ok) return made.error.code;
    return frames.map((frame) => {
      const answer = made.value.compiled.run(frame.head, [], frame);
      return answer === null ? null : answer instanceof Decimal ? answer.toString() : String(answer);
    });
  };

  const wellTyped = (seed: number): string => {
    const text = sample(grown.holds, seed);
    const first = answers(text);
    if (typeof first === 'string') return `well-typed ${first}`;
    expectThat(JSON.stringify(answers(text)) === JSON.stringify(first), () => `not the same twice: ${text}`);
    const parsed = parseExpression(text, 'consignment');
    expectThat(parsed.ok, () => `parsed once only: ${text}`);
    if (!parsed.ok) return '';
    const again = unparse(parsed.value.syntax);
    expectThat(JSON.stringify(answers(again)) === JSON.stringify(first), () => `${text} is not ${again}`);
    phraseKeys(explainSyntax(parsed.value.syntax));
    if (seed % ORACLE_EVERY === 0 && !text.includes('"dated"')) agreesWithOracle(text, first);
    return `well-typed ${[...new Set(first.map(String))].sort().join(' ')}`;
  };

  const agreesWithOracle = (text: string, ours: readonly (string | null)[]): void => {
    const asked = [aRule({ id: 'R0001', assert: text }), aRule({ id: 'R0002', assert: `!(${text})` })];
    if (!compilePack({ ...pack, rules: asked }).ok) return;
    const oracle = celEngine({ ...pack, rules: asked }, tables);
    reads.forEach((read, i) => {
      const failed = oracle(activationOf(read, TODAY));
      const theirs = failed.includes('R0001') ? 'false' : failed.includes('R0002') ? 'true' : null;
      // Texts that cannot be read are nothing to the library, and of int overflow it knows nothing at our size.
      const unclear = read.unreadable.size > 0 || ours[i] === null;
      expectThat(
        unclear || ours[i] === theirs,
        () => `${text} is ${ours[i]}, ${theirs} to the library, for ${i}`,
      );
    });
  };

  const anything = (seed: number): string => {
    const text = sample(anyText, seed);
    const scope = seed % 2 === 0 ? 'consignment' : 'item';
    const made = compileExpression(text, scope, tables);
    if (made.ok) return `any ${made.value.compiled.type}`;
    expectThat(/^rules\.pack\.[a-zA-Z]+$/.test(made.error.code), () => `no reason: ${made.error.code}`);
    const { at } = made.error;
    expectThat(at === null || (at >= 0 && at <= text.length), () => `place ${at} of ${JSON.stringify(text)}`);
    return `any ${made.error.code}`;
  };

  const pattern = (seed: number): string => {
    const source = sample(patternText, seed);
    const compiled = compilePattern(source);
    if (!compiled.ok) return 'pattern refused';
    const text = sample(fc.string({ maxLength: 60 }), seed).repeat(seed % 40);
    const { steps, mostSteps, test } = compiled.value;
    expectThat(steps(text) <= mostSteps(text.length), () => `${source} costs ${steps(text)}`);
    const theirs = inOtherEngine(source, text);
    expectThat(theirs === null || theirs === test(text), () => `${source} on ${JSON.stringify(text)}`);
    return `pattern ${test(text)}`;
  };

  return {
    name: 'rules',
    attempt: (seed) => [anything, wellTyped, wellTyped, pattern][seed % 4]?.(Math.floor(seed / 4)) ?? '',
    close: () => {},
  };
}

const PATTERN_PARTS = [
  ...['a', 'b', '1', '中', '.', '*', '+', '?', '|', '(', ')', '(?:', '[', ']', '[^', '-', '^', '$'],
  ...['{2}', '{1,3}', '{0,}', '{,2}', '\\d', '\\w', '\\s', '\\D', '\\.', '\\', '\\1', '(?=', '😀', ' '],
];
const patternText = fc
  .array(fc.constantFrom(...PATTERN_PARTS), { maxLength: 14 })
  .map((parts) => parts.join(''));

/** What the platform says, on texts too short for it to take for ever; null where it means another language. */
function inOtherEngine(source: string, text: string): boolean | null {
  if (text.length > 16 || /\\s|\(.*[*+].*\).*[*+{]/.test(source)) return null;
  try {
    return new RegExp(source, 'u').test(text);
  } catch {
    return null;
  }
}

function sample<T>(arbitrary: fc.Arbitrary<T>, seed: number): T {
  const [value] = fc.sample(arbitrary, { numRuns: 1, seed });
  if (value === undefined) throw new Error('nothing was generated');
  return value;
}
