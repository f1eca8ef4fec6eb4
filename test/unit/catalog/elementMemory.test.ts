import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import type { RememberedElements } from '#shared/catalog/elements/memory.ts';
import { proposeElements, proposeForSlot } from '#shared/catalog/elements/memory.ts';
import { HENAN, shippedSlots } from '#test/builders/elements.ts';

const CODE = HENAN.cannedShiitake;
const wanted = { code: CODE, goodsName: '香菇罐头', list: shippedSlots(CODE) };

function used(text: string, overrides: Partial<RememberedElements> = {}): RememberedElements {
  return {
    code: CODE,
    goodsName: '香菇罐头',
    text,
    times: 1,
    lastUsed: '2026-05-01' as CalendarDate,
    ...overrides,
  };
}

const day = (text: string) => text as CalendarDate;
const texts = (remembered: readonly RememberedElements[]) =>
  proposeElements(wanted, remembered).map(({ text }) => text);

describe('earlier texts of a code', () => {
  it('are offered in a fixed order: fitting, same goods, most used, latest', () => {
    const remembered = [
      used('0|0|盐水|400克', { times: 99 }),
      used('0|0|清水|1千克|无|||', { goodsName: '金针菇罐头', times: 50 }),
      used('0|0|盐水|800克|无|||', { lastUsed: day('2026-04-01') }),
      used('0|0|盐水|400克|无|||', { lastUsed: day('2026-06-01') }),
      used('1|0|盐水|400克|卢氏|||', { times: 3 }),
    ];
    const ranked = [
      '1|0|盐水|400克|卢氏|||',
      '0|0|盐水|400克|无|||',
      '0|0|盐水|800克|无|||',
      '0|0|清水|1千克|无|||',
      '0|0|盐水|400克||||',
    ];
    expect(texts(remembered)).toEqual(ranked);
    expect(texts([...remembered].reverse())).toEqual(ranked);
    expect(proposeElements(wanted, remembered, 2)).toHaveLength(2);
  });

  it('come in the same order when nothing but the text differs', () => {
    const two = [used('0|0|盐水|400克|无|||'), used('0|0|清水|400克|无|||')];
    expect(texts(two)).toEqual(['0|0|清水|400克|无|||', '0|0|盐水|400克|无|||']);
    expect(texts([...two].reverse())).toEqual(texts(two));
  });

  it('are of this code only, and never empty', () => {
    expect(texts([used('0|0|瓷制', { code: HENAN.junPorcelain }), used(''), used(' ')])).toEqual([]);
  });

  it('are one where they differ in spelling alone', () => {
    const [first, ...rest] = proposeElements(wanted, [
      used('1｜0|盐水|400克|卢氏|||', { times: 2, lastUsed: day('2026-07-01') }),
      used('1|0|盐水|400克|卢氏|||', { times: 3, goodsName: '' }),
    ]);
    expect(rest).toEqual([]);
    expect(first).toMatchObject({ times: 5, lastUsed: '2026-07-01', sameGoods: true, fits: true, notes: [] });
  });

  it('name what does not fit the slots of now', () => {
    const [first] = proposeElements(wanted, [used('0|0|盐水|400克|无|||||旧')]);
    expect(first?.fits).toBe(false);
    expect(first?.values.beyond).toEqual(['', '旧']);
    expect(first?.notes).toMatchObject([{ code: 'elements.tooMany' }]);
  });
});

describe('earlier values of one slot', () => {
  const remembered = [
    used('1|0|盐水浸泡|400克/罐|卢氏|||', { times: 2 }),
    used('1|0|盐水浸泡|800克/罐|卢氏|||', { times: 2, lastUsed: day('2026-08-01') }),
    used('0|0|清水|800克/罐|无|||', { times: 3 }),
    used('0|0|鲜汤|400克', { times: 90 }),
  ];

  it('are added up over texts, without those that do not fit', () => {
    expect(proposeForSlot(wanted, 3, '', remembered)).toEqual([
      { value: '盐水浸泡', times: 4, lastUsed: '2026-08-01' },
      { value: '清水', times: 3, lastUsed: '2026-05-01' },
    ]);
  });

  it('hold what is typed so far', () => {
    expect(proposeForSlot(wanted, 4, '８00', remembered).map(({ value }) => value)).toEqual(['800克/罐']);
    expect(proposeForSlot(wanted, 6, '', remembered)).toEqual([]);
    expect(proposeForSlot(wanted, 99, '', remembered)).toEqual([]);
  });
});
