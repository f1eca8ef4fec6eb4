import { describe, expect, it } from 'vitest';
import type { DecidedKind } from '#training/kinds.ts';
import type { CaseOutcome, DecisionKind } from '#training/officer.ts';
import { beginScript, decide, matchesGlob, readCaseScript } from '#training/officer.ts';

function run(outcomes: readonly CaseOutcome[], orders: readonly string[], seed = 1): readonly DecisionKind[] {
  let state = beginScript({ outcomes });
  return orders.map((orderNo) => {
    const decided = decide(state, seed, { document: 'inventory', numbers: [orderNo] });
    state = decided.state;
    return decided.decision.do;
  });
}

const ORDERS = Array.from({ length: 100 }, (_, i) => `EX-${i}`);

describe('the case script', () => {
  it('picks every n-th, and the next n', () => {
    expect(run([{ when: { every: 3 }, do: 'return' }], ORDERS.slice(0, 6))).toEqual([
      'release',
      'release',
      'return',
      'release',
      'release',
      'return',
    ]);
    expect(run([{ when: { next: 2 }, do: 'inspect' }], ORDERS.slice(0, 4))).toEqual([
      'inspect',
      'inspect',
      'release',
      'release',
    ]);
    expect(run([{ when: { every: 2, next: 1 }, do: 'error' }], ORDERS.slice(0, 4))).toEqual([
      'release',
      'error',
      'release',
      'release',
    ]);
  });

  it('picks a share by seed and order number, whatever the order they come in', () => {
    const script: readonly CaseOutcome[] = [{ when: { share: 0.3 }, do: 'return' }];
    const decisions = run(script, ORDERS);
    const picked = decisions.filter((decision) => decision === 'return').length;
    expect(picked).toBeGreaterThan(15);
    expect(picked).toBeLessThan(45);
    expect(run(script, [...ORDERS].reverse())).toEqual([...decisions].reverse());
    expect(run(script, ORDERS, 2)).not.toEqual(decisions);
  });

  it('lets the first line that applies decide', () => {
    const script: readonly CaseOutcome[] = [
      { when: { orderNo: 'EX-1' }, do: 'error' },
      { when: { orderNo: 'EX-*' }, do: 'inspect' },
    ];
    expect(run(script, ['EX-1', 'EX-2', 'OTHER'])).toEqual(['error', 'inspect', 'release']);
  });

  it('goes by the kind of document; without one it is for what is declared', () => {
    const script: readonly CaseOutcome[] = [
      { when: { document: 'cancellation' }, do: 'return' },
      { when: { orderNo: 'C-7' }, do: 'inspect' },
    ];
    const ask = (document: DecidedKind, ...numbers: readonly [string, ...string[]]) =>
      decide(beginScript({ outcomes: script }), 1, { document, numbers }).decision.do;
    expect(ask('cancellation', 'C-7')).toBe('return');
    expect(ask('inventory', 'C-7')).toBe('inspect');
    expect(ask('declaration', 'EX-1', 'C-7')).toBe('inspect');
    expect(ask('return', 'C-7')).toBe('release');
    expect(ask('summary', 'C-7')).toBe('release');
  });

  it('counts only the documents it is for', () => {
    let state = beginScript({ outcomes: [{ when: { document: 'summary', next: 1 }, do: 'return' }] });
    const seen = (['inventory', 'summary', 'summary'] as const).map((document) => {
      const decided = decide(state, 1, { document, numbers: ['A'] });
      state = decided.state;
      return decided.decision.do;
    });
    expect(seen).toEqual(['release', 'return', 'release']);
  });

  it.each([
    ['abc', 'abc', true],
    ['abc', 'ab', false],
    ['abc', '*', true],
    ['abc', 'a*c', true],
    ['ac', 'a*c', true],
    ['a', 'a*a', false],
    ['abcbc', 'a*bc', true],
    ['axbxc', '*x*x*', true],
    ['a.c', 'a.c', true],
    ['abc', 'a.c', false],
  ])('%s against %s', (text, pattern, expected) => {
    expect(matchesGlob(text, pattern)).toBe(expected);
  });

  it.each([
    [null, ''],
    [{ outcomes: {} }, 'outcomes'],
    [{ outcomes: [{ do: 'sleep' }] }, 'outcomes.0.do'],
    [{ outcomes: [{ do: 'error', code: '12' }] }, 'outcomes.0.code'],
    [{ outcomes: [{ do: 'return', when: { share: 2 } }] }, 'outcomes.0.when.share'],
    [{ outcomes: [{ do: 'return', when: { every: 0 } }] }, 'outcomes.0.when.every'],
    [{ outcomes: [], stepMs: -1 }, 'stepMs'],
    [{ outcomes: [{ do: 'return', when: { document: 'order' } }] }, 'outcomes.0.when.document'],
    [{ outcomes: [{ do: 'inspect', when: { document: 'cancellation' } }] }, 'outcomes.0.do'],
    [{ outcomes: [], lowValueLimits: [{ from: '2025-13-01', most: '1' }] }, 'lowValueLimits.0.from'],
    [{ outcomes: [], lowValueLimits: [{ from: '2025-01-01', most: 1 }] }, 'lowValueLimits.0.most'],
  ])('refuses %j and says where', (input, path) => {
    expect(readCaseScript(input)).toEqual({ ok: false, error: path });
  });
});
