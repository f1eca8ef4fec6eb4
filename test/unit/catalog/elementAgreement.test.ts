import { describe, expect, it } from 'vitest';
import type { OtherText } from '#shared/catalog/elements/agreement.ts';
import { compareElements, disagreements } from '#shared/catalog/elements/agreement.ts';
import { parseElements } from '#shared/catalog/elements/parse.ts';
import { fillIn, findText } from '#shared/i18n/texts.ts';
import { HENAN, shippedSlots } from '#test/builders/elements.ts';

const BEADS = shippedSlots(HENAN.glassBeads);

function outcomes(text: string, holds: OtherText<string>['holds'], other: string, list = BEADS) {
  return compareElements(list, parseElements(list, text).values, [
    { where: 'there', holds, text: other },
  ]).map(({ aspect, outcome }) => `${aspect} ${outcome}`);
}

/** Glass beads of brand 晶彩, model JC-01. */
const JINGCAI = '1|0|装饰|机制|4毫米|玻璃|晶彩/JINGCAI|JC-01|||';
const UNBRANDED = '0|0|装饰|机制|4毫米|玻璃|无品牌|无型号|||';

describe('brand and model against other texts', () => {
  it.each([
    ['brand', '晶彩', ['brand same']],
    ['brand', 'Jingcai®', ['brand same']],
    ['brand', '晶彩牌', ['brand same']],
    ['brand', '亮晶晶', ['brand differs']],
    ['brand', '无', ['brand differs']],
    ['brand', '', ['brand silent']],
    ['model', 'ＪＣ-01', ['model same']],
    ['model', 'jc-01', ['model same']],
    ['model', 'JC01', ['model differs']],
    ['words', '玻璃珠 晶彩 JC-01', ['brand same', 'model same']],
    ['words', '玻璃珠', ['brand silent', 'model silent']],
    ['words', '玻璃珠，品牌：亮晶晶，型号：JC-02', ['brand differs', 'model differs']],
    ['words', 'Glass beads, Brand: JINGCAI Model: JC-02', ['brand same', 'model differs']],
    ['words', '无品牌玻璃珠', ['brand differs', 'model silent']],
    ['words', '规格型号：装饰用', ['brand silent', 'model silent']],
  ] as const)('%s “%s”', (holds, other, expected) => {
    expect(outcomes(JINGCAI, holds, other)).toEqual(expected);
  });

  it.each([
    ['brand', 'unbranded', ['brand same']],
    ['brand', '晶彩', ['brand differs']],
    ['words', '玻璃珠 品牌：晶彩', ['brand differs', 'model silent']],
    ['words', '玻璃珠', ['brand silent', 'model silent']],
    ['words', '无铅玻璃珠', ['brand silent', 'model silent']],
  ] as const)('without a brand: %s “%s”', (holds, other, expected) => {
    expect(outcomes(UNBRANDED, holds, other)).toEqual(expected);
  });

  it('takes brand type 0 as saying that there is no brand where the code has no slot for it', () => {
    const jun = shippedSlots(HENAN.junPorcelain);
    expect(outcomes('0|0|瓷制', 'brand', '钧瓷', jun)).toEqual(['brand differs']);
    expect(outcomes('1|0|瓷制', 'brand', '钧瓷', jun)).toEqual(['brand silent']);
    expect(outcomes('', 'brand', '钧瓷', jun)).toEqual([]);
  });

  it('does not take the maker in the place of the brand for a brand', () => {
    const oil = shippedSlots(HENAN.sesameOil);
    expect(outcomes('0|0|初榨|未改性|1升|某油厂|||', 'brand', '某油厂', oil)).toEqual(['brand differs']);
    expect(outcomes('1|0|初榨|未改性|1升|某油厂|||', 'brand', '某油厂', oil)).toEqual(['brand same']);
  });

  it('says where they differ, with both values', () => {
    const values = parseElements(BEADS, JINGCAI).values;
    const others = [
      { where: 'items.0.itemName', holds: 'words', text: '玻璃珠 晶彩' },
      { where: 'product.model', holds: 'model', text: 'JC-02' },
    ] as const;
    const [first, ...rest] = disagreements(compareElements(BEADS, values, others));
    expect(rest).toEqual([]);
    expect(first).toMatchObject({
      where: 'product.model',
      issue: { code: 'elements.modelDiffers', place: 8 },
    });
    expect(fillIn(findText('zh-CN', `error.${first?.issue.code}`) ?? '', first?.issue.params)).toBe(
      '申报要素里的型号是“JC-01”，另一处是“JC-02”。请核对实物，两处写成一致。',
    );
  });
});
