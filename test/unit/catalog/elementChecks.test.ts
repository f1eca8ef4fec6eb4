import { describe, expect, it } from 'vitest';
import { checkElements } from '#shared/catalog/elements/check.ts';
import { ELEMENT_ISSUES, excerpt } from '#shared/catalog/elements/issue.ts';
import {
  BRAND_TYPES,
  EXPORT_PREFERENCES,
  meantBrandType,
  meantPreference,
} from '#shared/catalog/elements/leadingCodes.ts';
import { elementLength, GMODEL_LIMIT } from '#shared/catalog/elements/length.ts';
import { parseElements } from '#shared/catalog/elements/parse.ts';
import { findText } from '#shared/i18n/texts.ts';
import { HENAN, shippedSlots } from '#test/builders/elements.ts';

const LANGUAGES = ['zh-CN', 'en'] as const;

/** What the checks say of a text, as "place code". */
function said(code: string, text: string, limit?: number): readonly string[] {
  const list = shippedSlots(code);
  return checkElements(list, parseElements(list, text).values, limit).map(
    ({ place, code: issue }) => `${place ?? ''} ${issue.replace('elements.', '')}`,
  );
}

describe('checks', () => {
  it.each([
    [HENAN.cannedMushrooms, '1|0|盐水浸泡|400克/罐|卢氏|||'],
    [HENAN.cannedMushrooms, '0|2|盐水浸泡|400克/罐|无品牌|||'],
    [HENAN.sesameOil, '0|0|初榨|未经化学改性|500毫升/瓶|驻马店某油厂|||'],
    [HENAN.junPorcelain, '1|1|瓷制|装饰用|钧瓷'],
    [HENAN.wigsOfHumanHair, '3|0|真人发'],
    [HENAN.garlic, '0|0|鲜|||'],
  ])('say nothing of a good text (%s: %s)', (code, text) => {
    expect(said(code, text)).toEqual([]);
  });

  it.each([
    ['0|0||400克/罐|无|||', ['3 emptyRequired']],
    ['5|0|盐水|400克|无|||', ['1 brandTypeUnknown']],
    ['无品牌|0|盐水|400克|无|||', ['1 brandTypeInWords']],
    ['０|0|盐水|400克|无|||', ['1 brandTypeInWords']],
    ['0|7|盐水|400克|无|||', ['2 preferenceUnknown']],
    ['0|3|盐水|400克|无|||', ['2 preferenceForImport']],
    ['0|不享惠|盐水|400克|无|||', ['2 preferenceInWords']],
    ['0|0|盐水|400克|卢氏|||', ['5 noBrandButBrand']],
    ['1|0|盐水|400克|无|||', ['5 brandTypeButNoBrand']],
    ['4|0|盐水|400克|N/A|||', ['5 brandTypeButNoBrand']],
    ['1|0|/|400克|卢氏|||', ['3 onlyMarks']],
    ['1|0|盐水|400克|卢氏||||新货', ['9 tooMany']],
    ['1|0|盐\u0007水|400克|卢氏|||', ['3 unsendable']],
    ['1|0|盐\ud800水|400克|卢氏|||', ['3 unsendable']],
    ['1|0', ['3 emptyRequired', '4 emptyRequired', '5 emptyRequired']],
  ])('name what is wrong with %j', (text, issues) => {
    expect(said(HENAN.cannedMushrooms, text)).toEqual(issues);
  });

  it('find a bar inside a value, which a text cannot show', () => {
    const list = shippedSlots(HENAN.cannedMushrooms);
    const values = { bySlot: ['1', '0', '盐水|清水', '400克', '卢氏'], beyond: [] };
    expect(checkElements(list, values)).toMatchObject([{ code: 'elements.barInside', place: 3 }]);
  });

  it('allow the maker for the brand only where the catalogue asks for it', () => {
    expect(said(HENAN.sesameOil, '0|0|初榨|未改性|1升|某油厂|||')).toEqual([]);
    expect(said(HENAN.cannedMushrooms, '0|0|盐水|1升|某油厂|||')).toEqual(['5 noBrandButBrand']);
  });

  it('count characters against the limit of the field, and say where bytes are over it', () => {
    const text = (characters: number) => `0|0|${'瓷'.repeat(characters - 4)}`;
    expect(said(HENAN.junPorcelain, text(125))).toEqual([]);
    expect(said(HENAN.junPorcelain, text(128))).toEqual([' longInBytes']);
    expect(said(HENAN.junPorcelain, text(250))).toEqual([' longInBytes']);
    expect(said(HENAN.junPorcelain, text(251))).toEqual([' tooLong']);
    expect(said(HENAN.junPorcelain, text(251), 255)).toEqual([' longInBytes']);
  });
});

describe('length', () => {
  it('is in characters and in GBK bytes', () => {
    expect(GMODEL_LIMIT).toBe(250);
    expect(elementLength('0|0|钧瓷')).toEqual({ characters: 6, bytes: 8, limit: 250, over: 0, bytesOver: 0 });
    expect(elementLength('钧瓷花瓶', 3)).toEqual({
      characters: 4,
      bytes: 8,
      limit: 3,
      over: 1,
      bytesOver: 5,
    });
    expect(elementLength('𠮷')).toMatchObject({ characters: 1, bytes: 4 });
  });
});

describe('brand type and preference', () => {
  it('have the codes an export may carry', () => {
    expect(
      BRAND_TYPES.filter(({ forExport }) => forExport)
        .map(({ code }) => code)
        .join(''),
    ).toBe('01234');
    expect(
      EXPORT_PREFERENCES.filter(({ forExport }) => forExport)
        .map(({ code }) => code)
        .join(''),
    ).toBe('012');
  });

  it.each(LANGUAGES)('are named, explained and sourced (%s)', (language) => {
    const keys = [
      ...BRAND_TYPES.flatMap(({ code, source }) => [
        `elements.brandType.${code}`,
        `elements.brandTypeHelp.${code}`,
        source,
      ]),
      ...EXPORT_PREFERENCES.flatMap(({ code, source }) => [
        `elements.preference.${code}`,
        `elements.preferenceHelp.${code}`,
        source,
      ]),
    ];
    expect(keys.filter((key) => findText(language, key) === null)).toEqual([]);
  });

  it.each([
    ['境外品牌（贴牌生产）', '3'],
    ['境外品牌(其它)', '4'],
    ['1-境内自主品牌', '1'],
    ['２', '2'],
    ['1 无品牌', null],
    ['9', null],
    ['钧瓷', null],
    ['', null],
  ])('brand type meant by %j', (text, code) => expect(meantBrandType(text)).toBe(code));

  it.each([
    ['享惠', '1'],
    ['不享惠', '0'],
    ['出口货物不能确定在最终目的国（地区）享受优惠关税', '2'],
    ['也许', null],
  ])('preference meant by %j', (text, code) => expect(meantPreference(text)).toBe(code));

  it('are known by the name that stands in the texts', () => {
    for (const { code } of BRAND_TYPES) {
      expect(meantBrandType(findText('zh-CN', `elements.brandType.${code}`) ?? '')).toBe(code);
    }
    for (const { code } of EXPORT_PREFERENCES) {
      expect(meantPreference(findText('zh-CN', `elements.preference.${code}`) ?? '')).toBe(code);
    }
  });
});

describe('issues', () => {
  it.each(LANGUAGES)('have a text (%s)', (language) => {
    expect(ELEMENT_ISSUES.filter((code) => findText(language, `error.${code}`) === null)).toEqual([]);
  });

  it('bring every value their text speaks of', () => {
    const texts = [
      '5|7||/|无||||多|余',
      '无品牌|不享惠|盐\u0007水|400克|卢氏|||',
      '0|3|盐水|400克|卢氏|||',
      '1|0|盐水|400克|无|||',
      `1|0|${'盐'.repeat(300)}|400克|卢氏|||`,
      `1|0|${'盐'.repeat(200)}|400克|卢氏|||`,
      '茶具｜ 陶制',
      '1;0;盐水',
    ];
    const list = shippedSlots(HENAN.cannedMushrooms);
    const issues = texts.flatMap((text) => {
      const { values, notes } = parseElements(list, text);
      return [...notes, ...checkElements(list, values)];
    });
    const wanted = ELEMENT_ISSUES.filter((code) => !/barInside|Differs/.test(code));
    expect([...new Set(issues.map(({ code }) => code))].sort()).toEqual([...wanted].sort());
    for (const { code, params } of issues) {
      for (const language of LANGUAGES) {
        const places = findText(language, `error.${code}`)?.match(/(?<=\{)\w+(?=\})/g) ?? [];
        expect(places.filter((name) => !Object.hasOwn(params, name))).toEqual([]);
      }
    }
  });

  it('show a long value by its beginning, never half a character', () => {
    expect(excerpt('钧瓷')).toBe('钧瓷');
    expect(excerpt('𠮷'.repeat(60))).toBe('𠮷'.repeat(60));
    expect(excerpt('𠮷'.repeat(61))).toBe(`${'𠮷'.repeat(60)}…`);
  });
});
