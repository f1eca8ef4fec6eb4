import { describe, expect, it } from 'vitest';
import type { CartonPlan, CartonSplit } from '#shared/documents/cartons/carton.ts';
import { CARTON_PROBLEM_CODES } from '#shared/documents/cartons/carton.ts';
import { splitCartons } from '#shared/documents/cartons/splitCartons.ts';
import { cartonProblemText, cartonStepLines } from '#shared/i18n/cartonTexts.ts';
import { findText } from '#shared/i18n/texts.ts';
import { carton, cartonPlan, packedItem } from '#test/builders/cartons.ts';

function split(plan: CartonPlan): CartonSplit {
  const result = splitCartons(plan);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function refused(plan: CartonPlan) {
  const result = splitCartons(plan);
  return result.ok ? [] : result.error;
}

const codes = (plan: CartonPlan) => refused(plan).map(({ code }) => code);
const nets = (of: CartonSplit) => of.items.map(({ netWeight }) => netWeight.toString());

/** 12 baskets, 7 hats and 5 mats in two cartons that were weighed; the net weight is known of the whole. */
const weaving = cartonPlan(
  [packedItem({ pieces: '12' }), packedItem({ pieces: '7' }), packedItem({ pieces: '5' })],
  [carton({ grossWeight: '6.35' }, [0, '8'], [1]), carton({ grossWeight: '4.20' }, [0], [2])],
  { totals: { netWeight: '9.10' } },
);

describe('what a seller meets', () => {
  it("splits the net weight of the whole by pieces, and the scales' gross weights with it", () => {
    const done = split(weaving);
    // 9.10 × 12/24, 7/24, 5/24 = 4.55, 2.654…, 1.895…: the last unit goes to the largest remainder.
    expect(nets(done)).toEqual(['4.55', '2.65', '1.9']);
    expect(done.cartons.map(({ contents }) => contents.map(({ pieces }) => pieces.toString()))).toEqual([
      ['8', '7'],
      ['4', '5'],
    ]);
    // 4.55 × 8/12 = 3.0333…
    expect(done.cartons[0]?.contents[0]?.netWeight.toString()).toBe('3.03');
    expect(done.cartons[0]?.netWeight.toString()).toBe('5.68');
    expect(done.cartons[0]?.grossWeight.toString()).toBe('6.35');
    expect(done.totals.grossWeight.toString()).toBe('10.55');
    expect(done.weightless).toEqual([]);
  });

  it('gives an odd unit to the earlier of equals', () => {
    const three = ['1', '1', '1'].map((pieces) => packedItem({ pieces }));
    const done = split(
      cartonPlan(three, [carton({ grossWeight: '2' }, [0], [1], [2])], { totals: { netWeight: '1' } }),
    );
    expect(nets(done)).toEqual(['0.34', '0.33', '0.33']);
    expect(done.cartons[0]?.contents.map(({ grossWeight }) => grossWeight.toString())).toEqual([
      '0.68',
      '0.66',
      '0.66',
    ]);
  });

  it('works net weights out from cartons weighed with and without packaging', () => {
    const done = split(
      cartonPlan(
        [packedItem({ pieces: '10', value: '300' }), packedItem({ pieces: '10', value: '100' })],
        [
          carton({ netWeight: '8', grossWeight: '9' }, [0, '5'], [1, '5']),
          carton({ netWeight: '4', grossWeight: '5' }, [0, '5'], [1, '5']),
        ],
        { key: 'value' },
      ),
    );
    expect(nets(done)).toEqual(['9', '3']);
    expect(done.totals.netWeight.toString()).toBe('12');
  });

  it('keeps what is locked and splits the rest by the net weights of the product records', () => {
    const done = split(
      cartonPlan(
        [
          packedItem({ pieces: '4', netWeight: '2.5' }),
          packedItem({ pieces: '4', recordedNetWeight: '1.8' }),
          packedItem({ pieces: '4', recordedNetWeight: '0.9' }),
        ],
        [carton({ grossWeight: '6' }, [0], [1], [2])],
        { key: 'netWeight', totals: { netWeight: '5.5' } },
      ),
    );
    expect(nets(done)).toEqual(['2.5', '2', '1']);
  });

  it('moves what it must where cartons and items are both locked', () => {
    const done = split(
      cartonPlan(
        [packedItem({ pieces: '10', netWeight: '6' }), packedItem({ pieces: '10', netWeight: '4' })],
        [
          carton({ netWeight: '7', grossWeight: '8' }, [0, '5'], [1, '5']),
          carton({ netWeight: '3', grossWeight: '4' }, [0, '5'], [1, '5']),
        ],
      ),
    );
    expect(nets(done)).toEqual(['6', '4']);
    expect(done.cartons.map(({ netWeight }) => netWeight.toString())).toEqual(['7', '3']);
    expect(done.steps.some(({ kind }) => kind === 'move')).toBe(true);
  });

  it('moves net weight out of a carton that is too light for its share', () => {
    const done = split(
      cartonPlan(
        [packedItem({ pieces: '20' })],
        [carton({ grossWeight: '3' }, [0, '10']), carton({ grossWeight: '8' }, [0, '10'])],
        { totals: { netWeight: '10' } },
      ),
    );
    expect(done.cartons.map(({ netWeight }) => netWeight.toString())).toEqual(['3', '7']);
  });

  it('splits the gross weight of the whole over the cartons nobody weighed', () => {
    const done = split(
      cartonPlan(
        [packedItem({ pieces: '4', netWeight: '4' })],
        [carton({ grossWeight: '1.5' }, [0, '1']), carton({}, [0, '1']), carton({}, [0, '2'])],
        { totals: { grossWeight: '5.4' } },
      ),
    );
    expect(done.cartons.map(({ grossWeight }) => grossWeight.toString())).toEqual(['1.5', '1.3', '2.6']);
  });

  it('holds a share at what is locked inside it', () => {
    const done = split(
      cartonPlan(
        [packedItem({ pieces: '2' }), packedItem({ pieces: '2' })],
        [carton({ grossWeight: '5' }, [0, '1', '3'], [1, '2']), carton({ grossWeight: '5' }, [0, '1'])],
        { totals: { netWeight: '4' } },
      ),
    );
    expect(nets(done)).toEqual(['3', '1']);
    expect(done.cartons[0]?.contents[0]?.netWeight.toString()).toBe('3');
    const [net] = done.steps.filter(({ quantity }) => quantity === 'netWeight');
    expect(net).toMatchObject({ kind: 'share', shares: [{ by: 'hold' }, { by: 'share' }] });
    expect(done.steps.every(({ kind }) => kind === 'share')).toBe(true);
  });

  it('counts an item in a carton by as much of it as is there', () => {
    const done = split(
      cartonPlan(
        [packedItem({ pieces: '10', value: '100' }), packedItem({ pieces: '20', value: '100' })],
        [
          carton({ netWeight: '10', grossWeight: '11' }, [0, '8'], [1, '4']),
          carton({ netWeight: '10', grossWeight: '11' }, [0, '2'], [1, '16']),
        ],
        { key: 'value' },
      ),
    );
    // 8 pieces at 10 a piece against 4 at 5, and 2 at 10 against 16 at 5.
    expect(done.cartons.map(({ contents }) => contents.map(({ netWeight }) => netWeight.toString()))).toEqual(
      [
        ['8', '2'],
        ['2', '8'],
      ],
    );
  });

  it('points at goods whose weight came out as nothing', () => {
    const done = split(
      cartonPlan(
        [packedItem({ pieces: '1' }), packedItem({ pieces: '999' })],
        [carton({ grossWeight: '1' }, [0], [1])],
        { totals: { netWeight: '0.5' } },
      ),
    );
    expect(done.weightless).toEqual([0]);
  });
});

const one = packedItem({ pieces: '2', netWeight: '2' });
const box = carton({ grossWeight: '3' }, [0]);
const two = [packedItem({ pieces: '2' }), packedItem({ pieces: '2' })];
const pair = carton({ grossWeight: '9' }, [0], [1]);

/** One plan for each reason to refuse. */
const REFUSALS: readonly (readonly [string, CartonPlan])[] = [
  ['cartons.noCartons', cartonPlan([one], [])],
  ['cartons.noItems', cartonPlan([], [box])],
  [
    'cartons.tooMany',
    cartonPlan(
      [one],
      Array.from({ length: 501 }, () => box),
    ),
  ],
  ['cartons.emptyCarton', cartonPlan([one], [box, carton({ grossWeight: '1' })])],
  ['cartons.unknownItem', cartonPlan([one], [carton({ grossWeight: '3' }, [0], [1])])],
  ['cartons.itemTwice', cartonPlan([one], [carton({ grossWeight: '3' }, [0], [0])])],
  ['cartons.itemUnpacked', cartonPlan([one, one], [box])],
  ['cartons.negative', cartonPlan([one], [carton({ grossWeight: '-3' }, [0])])],
  ['cartons.tooLarge', cartonPlan([packedItem({ pieces: '100000000000000', netWeight: '1' })], [box])],
  ['cartons.digits', cartonPlan([one], [box], { totals: { netWeight: '2.005' } })],
  ['cartons.netOverGross', cartonPlan([one], [carton({ grossWeight: '1.99' }, [0])])],
  ['cartons.unknownTotal', cartonPlan([packedItem({ pieces: '2' })], [box])],
  ['cartons.unknownGross', cartonPlan([one], [carton({}, [0])])],
  ['cartons.noKey', cartonPlan(two, [pair], { key: 'value', totals: { netWeight: '4' } })],
  [
    'cartons.zeroKey',
    cartonPlan(
      two.map((item) => ({ ...item, pieces: packedItem({ pieces: '0' }).pieces })),
      [pair],
      { totals: { netWeight: '4' } },
    ),
  ],
  ['cartons.lockedOver', cartonPlan([one], [carton({ grossWeight: '3' }, [0, '2', '2.01'])])],
  ['cartons.lockedUnder', cartonPlan([one], [box], { totals: { netWeight: '2.5' } })],
  ['cartons.lockedOver', cartonPlan([one], [box], { totals: { grossWeight: '2.5' } })],
  ['cartons.lockedUnder', cartonPlan([one], [box], { totals: { grossWeight: '3.5' } })],
  [
    'cartons.itemsOverCartons',
    cartonPlan(
      [packedItem({ pieces: '2', netWeight: '5' }), packedItem({ pieces: '2', netWeight: '3' })],
      [carton({ grossWeight: '4' }, [0]), carton({ grossWeight: '6' }, [1])],
    ),
  ],
  [
    'cartons.cartonsOverItems',
    cartonPlan(
      [packedItem({ pieces: '2', netWeight: '3' }), packedItem({ pieces: '2', netWeight: '5' })],
      [carton({ netWeight: '4', grossWeight: '5' }, [0]), carton({ grossWeight: '5' }, [0], [1])],
    ),
  ],
  [
    'cartons.totalOverRoom',
    cartonPlan(
      [packedItem({ pieces: '2', netWeight: '2' }), packedItem({ pieces: '2' })],
      [carton({ netWeight: '3', grossWeight: '4' }, [0], [1]), carton({ grossWeight: '20' }, [0])],
      { totals: { netWeight: '10' } },
    ),
  ],
  [
    'cartons.fixedOverTotal',
    cartonPlan(
      [packedItem({ pieces: '2' }), packedItem({ pieces: '2', netWeight: '3' })],
      [carton({ netWeight: '3', grossWeight: '4' }, [0]), carton({ grossWeight: '20' }, [1])],
      { totals: { netWeight: '4' } },
    ),
  ],
];

describe('what cannot be split', () => {
  it.each(REFUSALS)('says %s', (code, plan) => {
    expect(codes(plan)).toContain(code);
    for (const problem of refused(plan)) {
      for (const language of ['zh-CN', 'en'] as const) {
        expect(cartonProblemText(language, problem)).not.toMatch(/[{}]|cartons\./);
      }
    }
  });

  it('names the place in the language', () => {
    const [problem] = refused(cartonPlan([one], [box, carton({ grossWeight: '1' })]));
    expect(problem && cartonProblemText('zh-CN', problem)).toBe(
      '第 2 箱里没有商品。请填写装了什么，或删除这一箱。',
    );
    expect(problem && cartonProblemText('en', problem)).toContain('carton 2');
  });

  it('says all that is wrong at once', () => {
    expect(codes(cartonPlan([one, one], [box, carton({})]))).toEqual([
      'cartons.emptyCarton',
      'cartons.itemUnpacked',
    ]);
  });

  it.each(CARTON_PROBLEM_CODES)('has a text for %s in both languages', (code) => {
    expect(findText('zh-CN', `error.${code}`)).not.toBeNull();
    expect(findText('en', `error.${code}`)).not.toBeNull();
  });
});

it('tells the arithmetic in words', () => {
  const net = split(weaving).steps.find(({ quantity }) => quantity === 'netWeight');
  expect(net && cartonStepLines('zh-CN', net)).toEqual([
    '整票的净重 9.1，扣除已定的 0，余 9.1，按“数量”分配：',
    '第 1 项商品：9.1 × 12 ÷ 24，舍去尾数得 4.55',
    '第 2 项商品：9.1 × 7 ÷ 24，舍去尾数得 2.65',
    '第 3 项商品：9.1 × 5 ÷ 24，舍去尾数得 1.89，尾数较大，加 0.01 得 1.9',
  ]);
  for (const language of ['zh-CN', 'en'] as const) {
    expect(
      split(weaving)
        .steps.flatMap((step) => cartonStepLines(language, step))
        .join(),
    ).not.toMatch(/[{}]|cartons\./);
  }
});
