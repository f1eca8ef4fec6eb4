import { describe, expect, it } from 'vitest';
import { benchRow } from '#test/bench/benchRow.ts';
import { askedFor, GROUPS } from '#test/bench/groups.ts';
import { exitCodeOf, jsonOf, tableOf } from '#test/bench/report.ts';
import { median, quantile, ratioOf } from '#test/bench/timing.ts';

const GOOD = benchRow({
  id: 'stub.good',
  value: 12.345,
  unit: 'ms',
  comparison: 'a stub that takes 24.69 ms',
  ratio: 2,
  leastRatio: 1,
  target: { atMost: 16 },
});
const SLOW = benchRow({
  ...measured('stub.slow'),
  value: 17,
  ratio: 2,
  leastRatio: 1,
  target: { atMost: 16 },
});
const BEHIND = benchRow({ ...measured('stub.behind'), value: 9, ratio: 0.5, leastRatio: 1 });

function measured(id: string) {
  return { id, unit: 'ms', comparison: 'a stub' };
}

describe('the judgement of a measurement', () => {
  it('tells a missed ratio from a missed target', () => {
    expect([GOOD, SLOW, BEHIND].map((row) => row.verdict)).toEqual(['pass', 'targetMissed', 'ratioMissed']);
    expect([GOOD, SLOW, BEHIND].map((row) => row.pass)).toEqual([true, false, false]);
    expect(GOOD.bar).toBe('ratio >= 1; target <= 16 ms');
  });

  it('does not pass where a ratio is asked for and none was taken', () => {
    expect(benchRow({ ...measured('x'), value: 1, leastRatio: 1 }).verdict).toBe('ratioMissed');
  });

  it('fails the run for ratios only, and for nothing at all', () => {
    expect(exitCodeOf([GOOD, SLOW])).toBe(0);
    expect(exitCodeOf([GOOD, BEHIND])).toBe(1);
    expect(exitCodeOf([])).toBe(1);
  });
});

describe('the report', () => {
  it('stands in aligned columns', () => {
    const [head = '', ...lines] = tableOf([GOOD, SLOW, BEHIND]).split('\n');
    expect(lines).toHaveLength(3);
    const at = head.indexOf('unit');
    expect(lines.map((line) => line.slice(at, at + 2))).toEqual(['ms', 'ms', 'ms']);
    expect(lines[1]).toContain('TARGET missed');
    expect(lines[2]).toContain('RATIO MISSED');
  });

  it('is a JSON list of exactly the agreed fields', () => {
    const parsed: unknown = JSON.parse(jsonOf([GOOD]));
    expect(parsed).toEqual([
      {
        id: 'stub.good',
        value: 12.3,
        unit: 'ms',
        comparison: 'a stub that takes 24.69 ms',
        ratio: 2,
        bar: 'ratio >= 1; target <= 16 ms',
        pass: true,
      },
    ]);
  });
});

describe('what a command line asks for', () => {
  it('is everything without words', () => {
    const ids = askedFor([])?.flatMap((asked) => asked.ids);
    expect(ids).toEqual(Object.values(GROUPS).flatMap((group) => group.ids));
    expect(new Set(ids).size).toBe(ids?.length);
  });

  it('may be an id, the beginning of ids or a group', () => {
    expect(askedFor(['store.window'])).toEqual([{ group: 'window', ids: ['store.window'] }]);
    expect(askedFor(['store'])?.map((asked) => asked.group)).toEqual(['window', 'search']);
    expect(askedFor(['intake', 'messages.sign'])?.at(0)?.ids).toEqual(['messages.sign']);
  });

  it('is refused when a word means nothing', () => {
    expect(askedFor(['store.window', 'stor'])).toBeNull();
  });
});

describe('the figures', () => {
  it('are middles of rounds', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(quantile([5, 4, 3, 2, 1], 0.99)).toBe(5);
    expect(ratioOf([2, 9, 4], [1, 3, 1])).toBe(3);
  });
});
