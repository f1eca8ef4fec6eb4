import { describe, expect, it } from 'vitest';
import { compilePack } from '#shared/rules/compile.ts';
import type { PackTests } from '#shared/rules/pack.ts';
import { packSchema } from '#shared/rules/pack.ts';
import { draftOfCase, runPackTests } from '#shared/rules/packTests.ts';
import { aPack, aRule } from '#test/builders/rulePack.ts';

const RULES = [
  aRule(),
  aRule({ id: 'R0002', assert: "trade.contractNo != ''", at: ['trade.contractNo'], regimes: ['0110'] }),
];

function tested(cases: PackTests['cases'], bases?: PackTests['bases']) {
  const pack = { ...aPack(...RULES), regimes: ['9610', '0110'] };
  const tests: PackTests = {
    ...pack.tests,
    base: { 'order.orderNo': 'A-1' },
    cases,
    ...(bases === undefined ? {} : { bases }),
  };
  const compiled = compilePack({ ...pack, tests });
  if (!compiled.ok) throw new Error('no pack');
  return { pack: { ...pack, tests }, result: runPackTests(compiled.value, tests), tests };
}

const BASES = { '0110': { 'trade.contractNo': 'C-1' } };

describe('the cases of a pack for several regimes', () => {
  it('start from the base and what their regime types over it', () => {
    const { pack, result, tests } = tested(
      [
        { name: 'retail', expect: [] },
        { name: 'retail, no number', set: { 'order.orderNo': '' }, expect: [['R0001', 'order.orderNo']] },
        { name: 'general', regime: '0110', expect: [] },
        {
          name: 'general, no contract',
          regime: '0110',
          set: { 'trade.contractNo': '' },
          expect: [['R0002', 'trade.contractNo']],
        },
      ],
      BASES,
    );
    expect(result).toEqual({ failed: [], neverFailed: [] });
    expect(packSchema.safeParse(pack).success).toBe(true);
    const [, , general] = tests.cases;
    if (general === undefined) throw new Error('no case');
    expect(draftOfCase(tests, general)).toMatchObject({
      regime: '0110',
      order: { orderNo: 'A-1' },
      trade: { contractNo: 'C-1' },
    });
  });

  it.each([
    ['a regime without a base', { name: 'x', regime: '9710', expect: [] }, BASES],
    ['a regime nobody knows', { name: 'x', regime: '1234', expect: [] }, { '1234': {} }],
    ['a name every object has', { name: 'x', regime: 'toString', expect: [] }, BASES],
    ['a base that names no field', { name: 'x', regime: '0110', expect: [] }, { '0110': { nothing: '1' } }],
    ['any other regime where there are no bases', { name: 'x', regime: '0110', expect: [] }, undefined],
  ] as const)('cannot be set up for %s', (_what, test, bases) => {
    const { name } = test;
    const { result } = tested([{ name, regime: test.regime, expect: [] }], bases);
    expect(result.failed).toEqual([{ name: 'x', expected: [], found: null }]);
  });
});
