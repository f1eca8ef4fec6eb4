import { describe, expect, it } from 'vitest';
import { FIELD_PATTERNS } from '#shared/consignment/fields.ts';
import type { MappingProfile } from '#shared/consignment/intake/columnMapping.ts';
import {
  columnNames,
  DEFAULT_OPTIONS,
  headerSignature,
  profileMatches,
} from '#shared/consignment/intake/columnMapping.ts';
import { HEADER_NAMES, headerKey } from '#shared/consignment/intake/headerNames.ts';
import { readProfile } from '#shared/consignment/intake/profileReading.ts';
import { suggestMapping } from '#shared/consignment/intake/suggestMapping.ts';
import { importRows } from '#test/builders/orderRows.ts';

describe('suggesting a mapping', () => {
  const columnsOf = (header: readonly string[]) => {
    const { mapping, groupBy, unused } = suggestMapping(header, []);
    const columns = Object.entries(mapping).flatMap(([field, s]) =>
      s.from === 'column' ? [[field, s.column]] : [],
    );
    return { columns: Object.fromEntries(columns), groupBy, unused };
  };

  it('knows a Chinese export', () => {
    expect(
      columnsOf(['订单号', '商品编码(SKU)', '商品名称', '数量', '单价', '国家', '收件人', '会员等级']),
    ).toEqual({
      columns: {
        'order.orderNo': '订单号',
        'items.*.itemNo': '商品编码(SKU)',
        'items.*.itemName': '商品名称',
        'items.*.qty': '数量',
        'items.*.price': '单价',
        'transport.country': '国家',
        'consignee.name': '收件人',
      },
      groupBy: '订单号',
      unused: ['会员等级'],
    });
  });

  it('knows an English export whatever its case and punctuation', () => {
    const { columns, groupBy } = columnsOf([
      'amazon-order-id',
      'sku',
      'product-name',
      'quantity-purchased',
      'item-price',
      'ship-country',
      'recipient-name',
    ]);
    expect(columns).toEqual({
      'order.orderNo': 'amazon-order-id',
      'items.*.itemNo': 'sku',
      'items.*.itemName': 'product-name',
      'items.*.qty': 'quantity-purchased',
      'items.*.price': 'item-price',
      'transport.country': 'ship-country',
      'consignee.name': 'recipient-name',
    });
    expect(groupBy).toBe('amazon-order-id');
  });

  it('leaves out cancelled orders where a column tells them', () => {
    const { options } = suggestMapping(['订单号', '订单状态'], []);
    expect(options.skipWhen).toMatchObject([{ column: '订单状态' }]);
  });

  it('names only fields there are, and no name for two fields', () => {
    expect(Object.keys(HEADER_NAMES).filter((field) => !FIELD_PATTERNS.has(field))).toEqual([]);
    const keys = Object.values(HEADER_NAMES).flatMap((names) => [...new Set(names.map(headerKey))]);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });
});

describe('profiles', () => {
  const profile: MappingProfile = {
    name: 'shop',
    headerSignature: headerSignature(['No', 'Qty']),
    groupBy: 'No',
    mapping: { 'items.*.qty': { from: 'column', column: 'Qty', values: { one: '1' }, pattern: 'x{value}' } },
    options: DEFAULT_OPTIONS,
  };

  it('come back from JSON as they were', () => {
    expect(readProfile(JSON.parse(JSON.stringify(profile)))).toEqual({ ok: true, value: profile });
  });

  it('are recognised by their columns in any order, or by those they need', () => {
    expect(profileMatches(profile, ['qty', 'NO'])).toBe('same');
    expect(profileMatches(profile, ['No', 'Qty', 'More'])).toBe('usable');
    expect(profileMatches(profile, ['No'])).toBe('no');
  });

  it.each([
    ['no object', 3, ''],
    [
      'an unknown field',
      { ...profile, mapping: { 'order.bogus': { from: 'constant', text: '' } } },
      'mapping.order.bogus',
    ],
    [
      'an unknown source',
      { ...profile, mapping: { 'order.note': { from: 'toString' } } },
      'mapping.order.note',
    ],
    [
      'a template of unknown fields',
      { ...profile, mapping: { 'order.note': { from: 'template', text: '{x}' } } },
      'mapping.order.note',
    ],
    [
      'a form without place for a value',
      { ...profile, mapping: { 'order.note': { from: 'column', column: 'A', pattern: 'x' } } },
      'mapping.order.note',
    ],
    ['a wrong option', { ...profile, options: { splitOver: 0.5 } }, 'options.splitOver'],
    ['no group column', { ...profile, groupBy: '' }, 'groupBy'],
  ])('are refused whole with %s', (_, input, at) => {
    expect(readProfile(input)).toEqual({
      ok: false,
      error: { code: 'intake.profile.malformed', params: { at } },
    });
  });

  it('translate values and cut fixed text away', () => {
    const { drafts, outcome } = importRows(
      [
        ['PO-1', 'A', 'n', '1', '1', 'Channel Islands', ''],
        ['1', 'A', 'n', '1', '1', 'FRA', ''],
      ],
      {
        mapping: {
          'order.orderNo': { from: 'column', column: 'No', pattern: 'PO-{value}' },
          'transport.country': { from: 'column', column: 'Country', values: { 'channel islands': 'JEY' } },
        },
      },
    );
    expect(drafts[0]?.draft).toMatchObject({ order: { orderNo: '1' }, transport: { country: 'JEY' } });
    expect(outcome.counts.byCode).toEqual({ 'intake.row.patternMismatch': 1 });
  });
});

it('names columns without a name and those of the same name', () => {
  expect(columnNames([' A ', '', 'A', 'Ｂ'])).toEqual(['A', 'B', 'A (2)', 'B (2)']);
});
