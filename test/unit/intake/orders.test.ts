import { describe, expect, it } from 'vitest';
import { DEFAULT_OPTIONS } from '#shared/consignment/intake/columnMapping.ts';
import { createImport } from '#shared/consignment/intake/createImport.ts';
import { NO_LOOKUP } from '#shared/consignment/intake/nameLookup.ts';
import { importRows, ORDER_MAPPING } from '#test/builders/orderRows.ts';

const row = (no: string, sku: string, qty = '1', price = '2.00', country = 'FRA', freight = ''): string[] => [
  no,
  sku,
  `name of ${sku}`,
  qty,
  price,
  country,
  freight,
];

describe('rows become consignments', () => {
  it('gathers the rows of an order wherever they stand, in file order', () => {
    const { drafts } = importRows([row('1', 'A', '3', '1.10'), row('2', 'B'), row('1', 'A', '1', '0.45')]);
    expect(drafts.map(({ orderNo, rows }) => [orderNo, rows])).toEqual([
      ['1', [2, 4]],
      ['2', [3]],
    ]);
    const [first] = drafts;
    expect(first?.draft.items.map(({ itemNo, totalPrice }) => [itemNo, totalPrice])).toEqual([
      ['A', '3.3'],
      ['A', '0.45'],
    ]);
    expect(first?.draft.payment.charge).toBe('3.75');
  });

  it('says of every filled field where it comes from', () => {
    const { drafts } = importRows([row('1', 'A')], {
      mapping: {
        'order.currency': { from: 'constant', text: 'USD' },
        'transport.waybillNo': { from: 'template', text: 'WB{order.orderNo}' },
        'payment.currency': { from: 'computed', how: 'sameAs', field: 'order.currency' },
        'items.*.unit1': { from: 'computed', how: 'sameAs', field: 'items.*.unit' },
      },
      setup: {
        defaults: { seller: { name: 'Firm' }, order: { currency: 'CNY' } },
        product: (no) => (no === 'A' ? { gcode: '4602', unit: '007', itemName: 'from list' } : undefined),
      },
    });
    const [only] = drafts;
    expect(only?.draft).toMatchObject({
      order: { currency: 'USD' },
      seller: { name: 'Firm' },
      payment: { currency: 'USD' },
      transport: { waybillNo: 'WB1' },
      items: [{ gcode: '4602', unit: '007', unit1: '007', itemName: 'name of A' }],
    });
    expect(only?.filled).toMatchObject({
      'order.orderNo': 'import',
      'order.currency': 'constant',
      'seller.name': 'profile',
      'payment.charge': 'computed',
      'transport.waybillNo': 'computed',
      'items.0.gcode': 'product',
      'items.0.qty': 'import',
    });
    expect(Object.keys(only?.filled ?? {})).not.toContain('items.0.gmodel');
  });

  it('works out a price from a total and weights from one piece', () => {
    const header = ['No', 'SKU', 'Name', 'Qty', 'Total', 'Each', 'Country', 'Freight'];
    const { drafts } = importRows([['1', 'A', 'n', '3', '10', '0.25', 'FRA', '']], {
      header,
      mapping: {
        'items.*.totalPrice': { from: 'column', column: 'Total' },
        'items.*.price': { from: 'computed', how: 'totalPerQty' },
        'items.*.netWeight': { from: 'computed', how: 'perUnitTimesQty', column: 'Each' },
        'transport.netWeight': { from: 'computed', how: 'sumOfNetWeights' },
      },
    });
    expect(drafts[0]?.draft.items[0]).toMatchObject({ price: '3.33333', netWeight: '0.75' });
    expect(drafts[0]?.draft.transport.netWeight).toBe('0.75');
  });

  it('adds up what is given line by line and refuses what contradicts itself', () => {
    const { outcome, drafts } = importRows([
      row('1', 'A', '1', '2.00', 'FRA', '1.5'),
      row('1', 'B', '1', '2.00', 'FRA', '2.5'),
      row('2', 'A', '1', '2.00', 'FRA'),
      row('2', 'B', '1', '2.00', 'DEU'),
    ]);
    expect(drafts.map(({ draft }) => draft.order.freight)).toEqual(['4']);
    expect(outcome.left).toMatchObject([
      { row: 4, fate: 'held', code: 'intake.hold.badRows' },
      {
        row: 5,
        fate: 'error',
        issues: [
          {
            column: 'Country',
            value: 'DEU',
            code: 'intake.row.differsInOrder',
            params: { other: 'FRA', otherRow: 4 },
          },
        ],
      },
    ]);
  });
});

describe('no row is lost', () => {
  const rows = [
    row('1', 'A'),
    row('1', 'B', '0'),
    row('', 'A'),
    row('C5', 'A', '-2'),
    row('C6', 'A', '2'),
    row('7', 'POST', '1', '12.00'),
    row('7', 'A', '', '1'),
    ['8', 'A', 'n', '1', '1', 'FRA', '', 'extra'],
    ['', '', '', '', '', '', ''],
    row('9', 'A', '1', '0'),
    row('9', 'B', '1', '-1'),
  ];

  it('gives each its reason and keeps its cells', () => {
    const { outcome, drafts } = importRows(rows);
    const reasons = outcome.left.map((l) => [
      l.row,
      l.fate === 'error' ? l.issues.map((i) => i.code).join() : l.code,
    ]);
    expect(reasons).toEqual([
      [2, 'intake.hold.badRows'],
      [3, 'intake.row.notPositive'],
      [4, 'intake.row.noOrderNumber'],
      [5, 'intake.skip.cancelled'],
      [7, 'intake.skip.serviceLine'],
      [8, 'intake.row.missing'],
      [9, 'intake.row.tooManyCells'],
      [10, 'intake.skip.blank'],
      [11, 'intake.row.zeroPrice'],
      [12, 'intake.row.negativePrice'],
    ]);
    expect(outcome.left.map(({ cells, row: at }) => cells === rows[at - 2])).not.toContain(false);
    expect(drafts.map(({ orderNo }) => orderNo)).toEqual(['C6']);
  });

  it('keeps the good rows of an order when asked to', () => {
    const { outcome } = importRows(rows, { options: { badRows: 'keepOrderWithoutRow' } });
    expect(outcome.counts).toMatchObject({ rows: 11, items: 2, held: 0, drafts: 2 });
  });

  it('adds postage lines to the freight when asked to', () => {
    const { drafts, outcome } = importRows(
      [row('1', 'POST', '2', '3.50'), row('1', 'A', '1', '1', 'FRA', '1')],
      {
        options: { serviceLines: 'addToFreight' },
      },
    );
    expect(drafts[0]?.draft.order.freight).toBe('8');
    expect(drafts[0]?.notes).toEqual([{ code: 'intake.note.freightFromLines', params: { amount: '7' } }]);
    expect(outcome.counts.byCode).toEqual({ 'intake.skip.serviceToFreight': 1 });
  });

  it('leaves out orders by the state a column gives', () => {
    const { outcome } = importRows([row('1', 'A', '1', '1', 'FRA'), row('2', 'A', '1', '1', 'DEU')], {
      options: { skipWhen: [{ column: 'Country', values: ['deu'] }] },
    });
    expect(outcome.left).toMatchObject([
      { row: 3, code: 'intake.skip.byValue', params: { column: 'Country', value: 'DEU' } },
    ]);
  });
});

describe('dividing an order', () => {
  it('numbers the parts, keeps the sums and says what it left empty', () => {
    const { drafts, outcome } = importRows(
      Array.from({ length: 5 }, (_, i) => row('1', `S${i}`, '1', '1.00', 'FRA', i === 0 ? '4' : '')),
      { options: { splitOver: 2 } },
    );
    expect(drafts.map(({ orderNo, rows }) => [orderNo, rows.length])).toEqual([
      ['1-1', 2],
      ['1-2', 2],
      ['1-3', 1],
    ]);
    expect(
      drafts.map(({ draft }) => [draft.order.orderNo, draft.order.freight, draft.payment.charge]),
    ).toEqual([
      ['1-1', '4', '6'],
      ['1-2', '', '2'],
      ['1-3', '', '1'],
    ]);
    expect(drafts[1]?.notes).toEqual([
      { code: 'intake.note.split', params: { orderNo: '1', part: 2, parts: 3 } },
      { code: 'intake.note.splitLeftEmpty', params: { fields: 'order.freight' } },
    ]);
    expect(outcome.counts).toMatchObject({ items: 5, drafts: 3, orders: 1 });
  });

  it('leaves an order whole unless asked, up to what a draft can hold', () => {
    const many = (n: number) => importRows(Array.from({ length: n }, (_, i) => row('1', `S${i}`)));
    expect(many(150).drafts.map(({ draft }) => draft.items.length)).toEqual([150]);
    expect(many(2001).outcome.counts).toMatchObject({
      drafts: 0,
      held: 2001,
      byCode: { 'intake.hold.tooManyItems': 2001 },
    });
  });
});

it('names every column the mapping needs and the file lacks', () => {
  const profile = { mapping: ORDER_MAPPING, groupBy: 'Nr', options: DEFAULT_OPTIONS };
  const header = ['No', 'SKU', 'Name', 'Qty', 'Price', 'Freight'];
  const run = createImport({ profile, header, lookup: NO_LOOKUP, regime: '9610', defaults: {} });
  expect(run).toEqual({
    ok: false,
    error: [
      { code: 'intake.mapping.columnMissing', params: { column: 'Nr', field: 'order.orderNo' } },
      { code: 'intake.mapping.columnMissing', params: { column: 'Country', field: 'transport.country' } },
    ],
  });
});
