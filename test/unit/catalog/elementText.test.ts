import { describe, expect, it } from 'vitest';
import { composeElements } from '#shared/catalog/elements/compose.ts';
import { parseElements, proposeReading } from '#shared/catalog/elements/parse.ts';
import { slotsOf } from '#shared/catalog/elements/slots.ts';
import { noValues } from '#shared/catalog/elements/values.ts';
import { HENAN, shippedSlots } from '#test/builders/elements.ts';

const MUSHROOMS = shippedSlots(HENAN.cannedShiitake);
const JUN = shippedSlots(HENAN.junPorcelain);

const noteCodes = (text: string, list = MUSHROOMS) => parseElements(list, text).notes.map(({ code }) => code);

describe('slots of a code', () => {
  it('stand in the order of the tariff line, with what each is about', () => {
    expect(MUSHROOMS.open).toBe(false);
    expect(MUSHROOMS.slots.map(({ place, title, role }) => `${place} ${title} ${role}`)).toEqual([
      '1 品牌类型 brandType',
      '2 出口享惠情况 preference',
      '3 制作方法 value',
      '4 包装规格 value',
      '5 品牌 brand',
      '6 GTIN gtin',
      '7 CAS cas',
      '8 其他 other',
    ]);
    expect(MUSHROOMS.slots.filter(({ required }) => !required).map(({ place }) => place)).toEqual([6, 7, 8]);
  });

  it.each([
    [HENAN.sesameOil, 6, '品牌', '无品牌请申报厂商', 'brand'],
    [HENAN.sesameOil, 3, '加工方法', '初榨、非初榨', 'value'],
    [HENAN.glassBeads, 8, '型号', '', 'model'],
    ['8708100000', 3, '适用车型', '适用于XX品牌XX车型', 'value'],
  ])('tell the name from its explanation (%s, %i)', (code, place, title, hint, role) => {
    expect(shippedSlots(code).slots[place - 1]).toMatchObject({ place, title, hint, role });
  });

  it.each([HENAN.junPorcelain, HENAN.driedShiitake, HENAN.wigsOfHumanHair])(
    'are the two leading ones and open where nobody has looked them up (%s)',
    (code) => {
      const { slots, open } = shippedSlots(code);
      expect(open).toBe(true);
      expect(slots.map(({ role }) => role)).toEqual(['brandType', 'preference']);
    },
  );
});

describe('composing', () => {
  it('joins the values in order and keeps the place of an empty one', () => {
    const values = { bySlot: ['1', '0', '盐水浸泡', '400克/罐', '卢氏', '', '', ''], beyond: [] };
    expect(composeElements(MUSHROOMS, values)).toEqual({ ok: true, value: '1|0|盐水浸泡|400克/罐|卢氏|||' });
  });

  it('takes stray spaces out of the values', () => {
    const values = { bySlot: ['0', '0', ' 盐水\n 浸泡\u3000'], beyond: [] };
    expect(composeElements(MUSHROOMS, values)).toEqual({ ok: true, value: '0|0|盐水 浸泡|||||' });
  });

  it('keeps the place of an empty value after the last slot', () => {
    expect(composeElements(JUN, { bySlot: ['', ''], beyond: [''] })).toEqual({ ok: true, value: '||' });
  });

  it('is empty when nothing is filled in', () => {
    expect(composeElements(MUSHROOMS, noValues(MUSHROOMS))).toEqual({ ok: true, value: '' });
  });

  it('takes more values where the list of the code is not known', () => {
    const values = { bySlot: ['0', '0'], beyond: ['瓷制', '装饰用'] };
    expect(composeElements(JUN, values)).toEqual({ ok: true, value: '0|0|瓷制|装饰用' });
  });

  it.each(['盐水|清水', '盐水｜清水', '盐水丨清水', '盐水│清水'])(
    'refuses a bar inside a value: %s',
    (value) => {
      const result = composeElements(MUSHROOMS, { bySlot: ['0', '0', value], beyond: [] });
      expect(result).toMatchObject({
        ok: false,
        error: { code: 'elements.barInside', place: 3, params: { name: '制作方法', value } },
      });
    },
  );
});

describe('reading a text', () => {
  it('puts each part to its slot', () => {
    expect(parseElements(MUSHROOMS, '1|0|盐水浸泡|400克/罐|卢氏|||')).toEqual({
      values: { bySlot: ['1', '0', '盐水浸泡', '400克/罐', '卢氏', '', '', ''], beyond: [] },
      notes: [],
    });
  });

  it('names parts that are missing', () => {
    const { values, notes } = parseElements(MUSHROOMS, '0|0|盐水浸泡');
    expect(values.bySlot).toEqual(['0', '0', '盐水浸泡', '', '', '', '', '']);
    expect(notes).toMatchObject([{ code: 'elements.tooFew', params: { wanted: 8, given: 3 } }]);
  });

  it('keeps and names parts without a slot', () => {
    const { values, notes } = parseElements(MUSHROOMS, '0|0|盐水|400克|无||||2026|新货');
    expect(values.bySlot).toHaveLength(8);
    expect(values.beyond).toEqual(['2026', '新货']);
    expect(notes).toMatchObject([
      { code: 'elements.tooMany', params: { wanted: 8, given: 10, beyond: '2026|新货' } },
    ]);
  });

  it('takes full-width bars and strokes for bars and stray spaces away, and says so', () => {
    const { values, notes } = parseElements(MUSHROOMS, ' 0｜0 丨盐水\u3000浸泡|400克/罐 |无|||\n');
    expect(values).toEqual({ bySlot: ['0', '0', '盐水 浸泡', '400克/罐', '无', '', '', ''], beyond: [] });
    expect(notes).toMatchObject([
      { code: 'elements.unusualBars', params: { count: 2 } },
      { code: 'elements.spaces', params: { count: 5 } },
    ]);
  });

  it('leaves full-width signs inside a value as they are', () => {
    expect(parseElements(JUN, '0|0|φ３０㎝').values.beyond).toEqual(['φ３０㎝']);
  });

  it('keeps any number of parts where the list is not known', () => {
    const { values, notes } = parseElements(JUN, '1|0|瓷制|手工|钧瓷');
    expect(values).toEqual({ bySlot: ['1', '0'], beyond: ['瓷制', '手工', '钧瓷'] });
    expect(notes).toEqual([]);
  });

  it('says nothing of an empty text, and names spaces', () => {
    expect(noteCodes('')).toEqual([]);
    expect(noteCodes(' \u3000')).toEqual(['elements.spaces']);
  });
});

describe('another reading', () => {
  it('puts goods that stand first behind brand type and preference', () => {
    expect(noteCodes('茶具|陶制|手工|无品牌', JUN)).toEqual(['elements.leadMissing']);
    const other = proposeReading(JUN, '茶具|陶制|手工|无品牌');
    expect(other).toMatchObject({ because: 'leadMissing', text: '||茶具|陶制|手工|无品牌' });
    expect(other?.reading.values).toEqual({ bySlot: ['', ''], beyond: ['茶具', '陶制', '手工', '无品牌'] });
    expect(proposeReading(MUSHROOMS, '盐水浸泡|400克/罐|卢氏')?.reading.values.bySlot).toEqual([
      ...['', '', '盐水浸泡', '400克/罐', '卢氏', '', '', ''],
    ]);
  });

  it('takes semicolons for bars when they give as many parts as there are slots', () => {
    expect(noteCodes('1;0;盐水；400克/罐;卢氏;;;')).toContain('elements.semicolons');
    const other = proposeReading(MUSHROOMS, '1;0;盐水；400克/罐;卢氏;;;');
    expect(other).toMatchObject({ because: 'semicolons', text: '1|0|盐水|400克/罐|卢氏|||' });
    expect(other?.reading.notes).toEqual([]);
    expect(proposeReading(MUSHROOMS, '盐水;清水')?.because).not.toBe('semicolons');
  });

  it.each(['1|0|盐水浸泡|400克/罐|卢氏|||', '0|0|盐水', '１|0|盐水', ''])(
    'is not offered for “%s”',
    (text) => {
      expect(proposeReading(MUSHROOMS, text)).toBeNull();
    },
  );

  it('is not offered where the parts would not fit', () => {
    expect(proposeReading(slotsOf([{ name: '品牌类型', required: true }]), '茶具|陶制')).toBeNull();
    expect(proposeReading(MUSHROOMS, '一|二|三|四|五|六|七|八')).toBeNull();
  });
});
