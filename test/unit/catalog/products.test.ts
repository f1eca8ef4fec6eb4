import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dec, equals, multiply, parseDecimal } from '#shared/base/decimal.ts';
import { readProductRow, suggestProductMapping } from '#shared/catalog/products/columns.ts';
import { exactFactor, scaledQuantities } from '#shared/catalog/products/conversion.ts';
import { productChanges, productName } from '#shared/catalog/products/fields.ts';
import { changesFromLine, fillFromProduct, productOfLine } from '#shared/catalog/products/goodsLine.ts';
import type { DescribedGoods } from '#shared/catalog/products/sameGoods.ts';
import { goodsConflicts } from '#shared/catalog/products/sameGoods.ts';
import { NO_LOOKUP } from '#shared/consignment/intake/nameLookup.ts';
import { aLine, aProduct } from '#test/builders/products.ts';

describe('a product used in a line', () => {
  it('fills what is empty, leaves what is there, and says where they differ', () => {
    const line = aLine({ gname: '草编篮', gcode: ' ４602191000 ', qty: '3' });
    const { fill, differs, otherCurrency } = fillFromProduct(line, 'USD', aProduct());
    expect(fill.map(({ field }) => field)).toEqual(
      expect.arrayContaining([
        'itemNo',
        'itemName',
        'gmodel',
        'barCode',
        'unit',
        'unit1',
        'price',
        'wildlife',
      ]),
    );
    expect(fill.map(({ field }) => field)).not.toContain('gname');
    // The code is the same, written in full-width.
    expect(differs).toEqual([{ field: 'gname', line: '草编篮', product: '麦秆编篮' }]);
    expect(otherCurrency).toBe(false);
  });

  it('leaves the price out when the order is in another currency', () => {
    const { fill, otherCurrency } = fillFromProduct(aLine(), 'EUR', aProduct());
    expect(fill.some(({ field }) => field === 'price')).toBe(false);
    expect(otherCurrency).toBe(true);
    expect(fillFromProduct(aLine({ price: '9' }), 'EUR', aProduct()).otherCurrency).toBe(false);
  });

  it('comes back from the line it filled without a difference', () => {
    const line = aLine({ qty: '3' });
    const filled = fillFromProduct(line, 'USD', aProduct()).fill;
    const after = aLine({ ...line, ...Object.fromEntries(filled.map(({ field, text }) => [field, text])) });
    const scaled = scaledQuantities(after, aProduct());
    const whole = { ...after, ...Object.fromEntries(scaled.map(({ field, after: text }) => [field, text])) };
    expect(changesFromLine(aProduct(), whole, 'USD')).toEqual([]);
    expect(productOfLine(whole, 'USD')).toMatchObject({
      factor1: '0.28',
      netWeight: '0.28',
      itemNo: 'STRAW-B2',
    });
  });
});

describe('quantities by the conversion of a product', () => {
  it('are exact, and only offered where they differ', () => {
    const line = aLine({ qty: '3', unit: '007', unit1: '035', qty1: '0.840' });
    expect(scaledQuantities(line, aProduct())).toEqual([
      { field: 'netWeight', before: '', after: '0.84', factor: '0.28', rounded: false },
    ]);
  });

  it('say nothing when the line counts in another unit', () => {
    expect(scaledQuantities(aLine({ qty: '3', unit: '006' }), aProduct())).toEqual([]);
    const otherStatutory = scaledQuantities(aLine({ qty: '3', unit1: '007' }), aProduct());
    expect(otherStatutory.map(({ field }) => field)).toEqual(['netWeight']);
  });

  it('take a declared unit that is the statutory one for the same number', () => {
    const product = aProduct({ unit: '007', unit2: '007', factor2: '' });
    const [second] = scaledQuantities(aLine({ qty: '12' }), product).filter(({ field }) => field === 'qty2');
    expect(second?.after).toBe('12');
  });

  it('say when a message could not hold the exact number', () => {
    const product = aProduct({ factor1: '0.3333333' });
    expect(scaledQuantities(aLine({ qty: '7' }), product)[0]).toMatchObject({
      after: '2.33333',
      rounded: true,
    });
  });

  it('are quantity times factor, whatever the numbers', () => {
    const decimals = fc.tuple(fc.integer({ min: 0, max: 10 ** 7 }), fc.integer({ min: 0, max: 2 }));
    const text = ([n, places]: readonly [number, number]) =>
      places === 0
        ? String(n)
        : `${Math.trunc(n / 10 ** places)}.${String(n % 10 ** places).padStart(places, '0')}`;
    fc.assert(
      fc.property(decimals, decimals, (qty, factor) => {
        const product = aProduct({ factor1: text(factor), netWeight: '' });
        const [found] = scaledQuantities(aLine({ qty: text(qty) }), product);
        const exact = multiply(dec(text(qty)), dec(text(factor)));
        expect(equals(parseDecimal(found?.after ?? '') ?? dec('-1'), exact)).toBe(true);
        expect(found?.rounded).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('give a factor back only when it is exact', () => {
    expect(exactFactor('0.84', '3')).toBe('0.28');
    expect(exactFactor('1', '3')).toBeNull();
    expect(exactFactor('1', '0')).toBeNull();
    expect(exactFactor('', '3')).toBeNull();
  });
});

describe('the same goods', () => {
  const goods = (overrides: Partial<DescribedGoods>): DescribedGoods => ({
    ...{
      place: 'product',
      id: 'p1',
      title: '麦秆编篮',
      line: null,
      itemNo: '',
      name: '麦秆编篮',
      barCode: '',
    },
    ...{ gcode: '4602191000', unit1: '035', unit2: '', gmodel: '' },
    ...overrides,
  });

  it('under two codes are found by name, number or bar code, products named first', () => {
    const found = goodsConflicts([
      goods({ place: 'draft', id: 'c1', line: 0, name: '麦秆 编篮', gcode: '4602110000' }),
      goods({}),
      goods({ place: 'sent', id: 'c2', line: 2, name: '麦秆编篮' }),
    ]);
    expect(found).toMatchObject([
      {
        by: 'name',
        differsIn: 'gcode',
        variants: [
          { value: '4602191000', places: [{ id: 'p1' }, { id: 'c2', line: 2 }] },
          { value: '4602110000', places: [{ id: 'c1' }] },
        ],
      },
    ]);
  });

  it('are told once, by the number, when number and name agree', () => {
    const found = goodsConflicts([
      goods({ itemNo: 'A1' }),
      goods({ id: 'p2', itemNo: 'a1', gcode: '4602110000' }),
    ]);
    expect(found.map(({ by }) => by)).toEqual(['itemNo']);
  });

  it('with one code but other units, or other elements for one number', () => {
    const found = goodsConflicts([
      goods({ itemNo: 'A1', gmodel: '0|0|a' }),
      goods({ id: 'p2', itemNo: 'A1', unit1: '007', gmodel: '0|0|b' }),
    ]);
    expect(found.map(({ differsIn }) => differsIn)).toEqual(['units', 'elements']);
  });

  it('have no bar code in common when there is none', () => {
    const found = goodsConflicts([
      goods({ name: 'x', barCode: '无' }),
      goods({ id: 'p2', name: 'y', barCode: '无', gcode: '1' }),
    ]);
    expect(found).toEqual([]);
  });

  it('that nobody has classified yet are no conflict', () => {
    expect(goodsConflicts([goods({}), goods({ id: 'p2', gcode: '' })])).toEqual([]);
  });
});

describe('a table of products', () => {
  const labels = () => [];

  it('is mapped by the names of its columns, each column once', () => {
    const mapping = suggestProductMapping(['SKU', '商品名称', 'HS Code', '单价', '币种', '单件净重'], labels);
    expect(mapping).toMatchObject({
      itemNo: 'SKU',
      itemName: '商品名称',
      gcode: 'HS Code',
      price: '单价',
      currency: '币种',
      netWeight: '单件净重',
    });
    expect(new Set(Object.values(mapping)).size).toBe(Object.values(mapping).length);
  });

  it('gives a product a row, or every reason why not', () => {
    const header = ['货号', '品名', '单价', '单位'];
    const mapping = { itemNo: '货号', gname: '品名', price: '单价', unit: '单位' };
    expect(readProductRow(header, ["'=A1", '篮', '1,234.50', '个'], mapping, NO_LOOKUP)).toEqual({
      ok: true,
      texts: { itemNo: '=A1', gname: '篮', price: '1234.5', unit: '007' },
    });
    const bad = readProductRow(header, ['A'.repeat(31), '篮', '九块八', '筐筐'], mapping, NO_LOOKUP);
    expect(bad.ok ? [] : bad.issues.map(({ code, column }) => [code, column])).toEqual([
      ['intake.row.tooLong', '货号'],
      ['intake.row.unknownCode', '单位'],
      ['intake.row.notANumber', '单价'],
    ]);
    expect(readProductRow(header, ['', '', '1', ''], mapping, NO_LOOKUP)).toMatchObject({
      ok: false,
      issues: [{ code: 'product.row.nameless' }],
    });
  });
});

it('compares records as people read them', () => {
  expect(productChanges(aProduct(), { itemNo: 'ＳＴＲＡＷ-B2 ', gname: '麦秆编篮', price: '9.8' })).toEqual(
    [],
  );
  expect(productChanges(aProduct(), { price: '10' })).toEqual([
    { field: 'price', before: '9.80', after: '10' },
  ]);
  expect(productName(aProduct({ gname: ' ' }))).toBe('麦秆手编收纳篮 中号');
});
