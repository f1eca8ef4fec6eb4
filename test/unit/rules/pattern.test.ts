import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern, MAX_PATTERN_STATES } from '#shared/rules/pattern.ts';

/*
 * `matches` of the rule language. The guarantee is not that bad patterns are recognised but that no pattern can cost more
 * than its states for each character; it is counted here, not timed. The platform's own RegExp, which means the same by
 * the part of the syntax that is allowed, is the oracle for what matches.
 */

function pattern(source: string) {
  const compiled = compilePattern(source);
  if (!compiled.ok) throw new Error(`${source}: ${compiled.error}`);
  return compiled.value;
}

const ALPHABET = ['a', 'b', 'c', '1', '2', '中', '文', '-', ' ', '\n', '😀'];
const texts = fc.array(fc.constantFrom(...ALPHABET), { maxLength: 12 }).map((parts) => parts.join(''));
const { one: patterns } = fc.letrec<{ one: string }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'pattern' },
    fc.constantFrom(
      'a',
      'b',
      '1',
      '中',
      '.',
      '[ab]',
      '[^a]',
      '[a-c1-2]',
      '\\d',
      '\\w',
      '\\D',
      '\\.',
      '😀',
      '',
    ),
    fc.constantFrom('^a', 'b$', '^', '$', '^$'),
    fc.tuple(tie('one'), tie('one')).map((parts) => parts.join('')),
    fc.tuple(tie('one'), tie('one')).map(([a, b]) => `(${a}|${b})`),
    fc
      .tuple(tie('one'), fc.constantFrom('*', '+', '?', '{2}', '{0,2}', '{1,}', '*?', '+?'))
      .map(([a, times]) => `(?:${a})${times}`),
  ),
}));

describe('a pattern', () => {
  it('matches what the platform’s own says, for patterns and texts of any kind', () => {
    fc.assert(
      fc.property(patterns, texts, (source, text) => {
        const compiled = compilePattern(source);
        fc.pre(compiled.ok);
        if (!compiled.ok) return;
        expect(compiled.value.test(text), `${source} on ${JSON.stringify(text)}`).toBe(
          new RegExp(source, 'u').test(text),
        );
      }),
      { numRuns: 3000 },
    );
  });

  it('never costs more steps than it says, and says no more than its states for each character', () => {
    fc.assert(
      fc.property(patterns, texts, fc.nat(40), (source, part, times) => {
        const compiled = compilePattern(source);
        if (!compiled.ok) return;
        const text = part.repeat(times);
        expect(compiled.value.steps(text), source).toBeLessThanOrEqual(compiled.value.mostSteps(text.length));
        expect(compiled.value.mostSteps(text.length)).toBeLessThanOrEqual(
          (MAX_PATTERN_STATES + 2) * (text.length + 2),
        );
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    '^(a+)+$',
    '^(a|a)*$',
    '^(a|aa)+$',
    '(a*)*b',
    '(a*a*)*b',
    '((a*)*)*b',
    '(.*)*b',
    '(.*a){20}$',
    '(a?){50}a{50}b',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '(x+x+)+y',
  ])('that keeps a backtracking engine busy for ages is linear here: %s', (source) => {
    const { steps } = pattern(source);
    const cost = (length: number): number => steps(`${'a'.repeat(length)}!`);
    expect(pattern(source).test(`${'a'.repeat(4000)}!`)).toBe(false);
    // Twice the text, twice the steps (and a few for the ends).
    expect(cost(4000) / cost(2000)).toBeLessThan(2.01);
    expect(cost(4000)).toBeLessThanOrEqual(MAX_PATTERN_STATES * 4002);
  });

  it('tied to the beginning and of limited length looks no further than it reaches', () => {
    expect(pattern('^[A-Z]{2}\\d{9}[A-Z]{2}$').steps('A'.repeat(4000))).toBeLessThan(50);
    expect(pattern('^[A-Z]{2}\\d{9}[A-Z]{2}$').mostSteps(4000)).toBeLessThan(500);
  });

  it.each([
    ['looking ahead', '(?=a)b'],
    ['looking back', '(?<=a)b'],
    ['what a group found', '(a)\\1'],
    ['flags', '(?i)a'],
    ['named groups', '(?P<x>a)'],
    ['word ends', 'a\\b'],
    ['properties', '\\p{Han}'],
    ['possessive repetition', 'a*+'],
    ['repetition of repetition', 'a**'],
    ['repetition of nothing', '*a'],
    ['repetition of an end', '^*'],
    ['an open group', '(a'],
    ['a closed group', 'a)'],
    ['an open class', '[a'],
    ['an empty class', '[]'],
    ['a range backwards', '[z-a]'],
    ['a range of classes', '[\\d-z]'],
    ['a half repetition', 'a{,3}'],
    ['a repetition backwards', 'a{3,2}'],
    ['a lone backslash', 'a\\'],
    ['too many states', 'a{999}'],
    ['states multiplied', '((a{30}){30}){30}'],
    ['nothing, very often', '((((){1000}){1000}){1000}){1000}'],
    ['brackets without end', '('.repeat(400)],
    ['a very long pattern', 'a'.repeat(501)],
  ])('with %s is refused', (_what, source) => {
    expect(compilePattern(source).ok).toBe(false);
  });
});
