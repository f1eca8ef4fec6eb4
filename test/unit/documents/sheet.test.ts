import { describe, expect, it } from 'vitest';
import { pointer } from '#shared/base/pointer.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import { applyEdits } from '#shared/consignment/edit.ts';
import { choicesOf, resolve } from '#shared/documents/sheet/choices.ts';
import type { SheetInput } from '#shared/documents/sheet/sheet.ts';
import { sheetOf } from '#shared/documents/sheet/sheetOf.ts';
import { aDraft, anItem } from '#test/builders/consignment.ts';
import { documentsOf } from '#test/builders/messages.ts';
import { aSheetInput, sheetCell, sheetRow } from '#test/builders/sheet.ts';

const differing = (input: SheetInput) =>
  sheetOf(input)
    .rows.filter(({ agreement }) => agreement !== 'same')
    .map(({ key }) => key);
const chosen = (input: SheetInput, key: string, text: string, of: 'now' | 'sent' = 'now'): SheetInput => {
  const edits = resolve(input, key, text, of);
  const edited = edits === null ? null : applyEdits(input.draft, edits);
  if (edited?.ok !== true) throw new Error(`cannot choose ${text}`);
  return { ...input, draft: edited.value.draft };
};
const offered = (input: SheetInput, key: string) =>
  choicesOf(input, key)?.choices.map(({ text, columns, refused }) => [text, columns.join(), refused]);
const packed = (items: readonly (readonly [string, string])[]) => ({
  packages: '2',
  netWeight: '1.20',
  grossWeight: '1.40',
  items: items.map(([pieces, netWeight]) => ({ pieces, netWeight })),
});

describe('the sheet', () => {
  it('shows what each document carries, with official names, and a gap where it carries nothing', () => {
    const input = aSheetInput();
    expect(sheetOf(input).columns).toEqual([
      'order',
      'receipts',
      'waybill',
      'inventory',
      'invoice',
      'packingList',
      'customsLabel',
      'follows',
    ]);
    expect(sheetCell(input, 'currency', 'inventory')).toEqual({
      text: '502',
      element: 'fCurrency',
      source: 'entered',
      name: { zh: '美元', en: 'US dollar' },
    });
    expect(sheetCell(input, 'currency', 'packingList')).toBeNull();
    expect(sheetCell(input, 'goodsValue', 'order')).toMatchObject({ text: '62', element: 'goodsValue' });
    expect(sheetCell(input, 'items.1.quantity', 'order')).toMatchObject({ text: '2', element: 'qty' });
    expect(sheetRow(input, 'orderNo')).toMatchObject({
      agreement: 'same',
      rule: 'orderNo',
      pointers: [pointer('order', 'orderNo')],
    });
  });

  it('finds nothing in a draft whose fields agree', () => {
    expect(differing(aSheetInput())).toEqual([]);
  });

  it('has the columns of the procedure: papers of a trade, and refund data where a refund is wanted', () => {
    const draft = aDraft({
      regime: '9710',
      declaration: { route: 'declaration', refundWanted: 'yes' },
      trade: { contractNo: 'C-1' },
    });
    expect(sheetOf(aSheetInput({ draft })).columns).toEqual([
      'order',
      'declaration',
      'contract',
      'invoice',
      'packingList',
      'refund',
      'follows',
    ]);
    const input = aSheetInput({ draft });
    expect(sheetCell(input, 'contractNo', 'contract')?.text).toBe('C-1');
    expect(sheetCell(input, 'orderNo', 'declaration')).toMatchObject({
      text: 'EX20260105-0001',
      element: 'EdocID',
    });
    expect(sheetCell(input, 'currency', 'declaration')).toMatchObject({ text: 'USD', element: 'TradeCurr' });
    expect(sheetRow(input, 'currency').agreement).toBe('same');
  });

  it('takes more goods items than any procedure sends', () => {
    const items = Array.from({ length: 200 }, (_, i) => anItem({ itemNo: `N-${i}` }));
    const input = aSheetInput({ draft: aDraft({ items }) });
    expect(sheetCell(input, 'items.199.itemNo', 'order')?.text).toBe('N-199');
  });
});

describe('what differs', () => {
  const cases: readonly (readonly [string, Draft, string, string])[] = [
    ['payment in another currency', aDraft({ payment: { currency: 'EUR' } }), 'currency', 'currency'],
    ['less paid than is due', aDraft({ payment: { charge: '60' } }), 'amountDue', 'charge'],
    [
      'net weights that do not add up',
      aDraft({ transport: { netWeight: '1.10' } }),
      'netWeight',
      'netWeight',
    ],
    [
      'one code with two names',
      aDraft({ declarant: { code: '4199000002', name: '示例商行' } }),
      'sellerName',
      'firmName',
    ],
    [
      'a total that is no product',
      aDraft({ items: [anItem({ totalPrice: '44' })] }),
      'items.0.total',
      'lineTotal',
    ],
    [
      'one unit, two quantities',
      aDraft({ items: [anItem({ unit1: '011', qty1: '4' })] }),
      'items.0.statutoryQuantity',
      'sameUnit',
    ],
    [
      'kilograms that are not the net weight',
      aDraft({ items: [anItem({ qty1: '1' })] }),
      'items.0.statutoryQuantity',
      'kilograms',
    ],
    [
      'a number too long for the list',
      aDraft({ items: [anItem({ itemNo: 'STRAW-PAINTING-3040-XXL' })] }),
      'items.0.itemNo',
      'itemNo',
    ],
    [
      'two names of different goods',
      aDraft({ items: [anItem({ itemName: '钧瓷花瓶' })] }),
      'items.0.goodsName',
      'goodsName',
    ],
    [
      'two brands',
      aDraft({ items: [anItem({ gmodel: '1|0|麦秆|豫秆|A-1', itemName: '麦秆画 品牌：中原' })] }),
      'items.0.brand',
      'brand',
    ],
    [
      'two models',
      aDraft({ items: [anItem({ gmodel: '1|0|麦秆|豫秆|A-1', gname: '麦秆画 型号：A-2' })] }),
      'items.0.model',
      'model',
    ],
  ];

  it.each(cases)('%s', (_, draft, key, rule) => {
    const row = sheetRow(aSheetInput({ draft }), key);
    expect([row.agreement, row.rule]).toEqual(['differs', rule]);
  });

  it.each(cases)('%s: each choice that is offered makes the row agree', (_, draft, key) => {
    const input = aSheetInput({ draft });
    const choices = choicesOf(input, key)?.choices ?? [];
    expect(choices.filter(({ refused }) => refused === null).length).toBeGreaterThan(0);
    for (const choice of choices) {
      if (choice.refused !== null) continue;
      expect(sheetRow(chosen(input, key, choice.text), key).agreement, choice.text).toBe('same');
    }
  });

  it('marks what says something else than most do', () => {
    const input = aSheetInput({ draft: aDraft({ payment: { currency: 'EUR', charge: '' } }) });
    const { columns } = sheetOf(input);
    const marked = sheetRow(input, 'currency').cells.flatMap((cell, i) =>
      cell?.differs === true ? (columns[i] ?? []) : [],
    );
    expect(marked).toEqual(['receipts']);
  });

  it('is not said where two amounts are in different currencies', () => {
    const input = aSheetInput({ draft: aDraft({ payment: { currency: 'EUR', charge: '58.10' } }) });
    expect(differing(input)).toEqual(['currency']);
  });

  it('lights names in one script only', () => {
    const named = (itemName: string, gname: string) =>
      sheetRow(aSheetInput({ draft: aDraft({ items: [anItem({ itemName, gname })] }) }), 'items.0.goodsName')
        .agreement;
    expect(named('Straw painting', '麦秆画')).toBe('same');
    expect(named('Straw painting 30x40', 'Painting, straw')).toBe('same');
    expect(named('Jun vase', 'Straw painting')).toBe('differs');
  });
});

describe('choosing', () => {
  it('a sum shares it out, in the proportion there is', () => {
    const input = aSheetInput({ draft: aDraft({ transport: { netWeight: '2' } }) });
    const after = chosen(input, 'netWeight', '2');
    expect(after.draft.items.map(({ netWeight }) => netWeight)).toEqual(['1.5', '0.5']);
    expect(chosen(input, 'netWeight', '1.2').draft.transport.netWeight).toBe('1.2');
  });

  it('the amount received changes the freight, and is refused when the goods alone cost more', () => {
    const paid = (charge: string) => aSheetInput({ draft: aDraft({ payment: { charge } }) });
    expect(chosen(paid('70'), 'amountDue', '70').draft.order.freight).toBe('8');
    expect(offered(paid('60'), 'amountDue')).toEqual([
      ['60', 'receipts', 'due'],
      ['68.5', 'invoice,follows', null],
    ]);
  });

  it('what only the list can carry refuses what does not fit into it', () => {
    const input = aSheetInput({ draft: aDraft({ items: [anItem({ itemNo: 'STRAW-PAINTING-3040-XXL' })] }) });
    expect(offered(input, 'items.0.itemNo')).toEqual([
      ['STRAW-PAINTING-3040-XXL', 'order,invoice,packingList', 'list'],
      ['STRAW-PAINTING-3040-', 'inventory', null],
    ]);
  });

  it('what is packed is taken over, and only the packing changes it', () => {
    const input = aSheetInput({
      packing: packed([
        ['3', '0.80'],
        ['2', '0.40'],
      ]),
    });
    expect(differing(input)).toEqual(['packages', 'items.0.netWeight', 'items.1.netWeight']);
    expect(offered(input, 'packages')).toEqual([
      ['1', 'waybill,inventory', 'cartons'],
      ['2', 'packingList', null],
    ]);
    expect(chosen(input, 'items.0.netWeight', '0.80').draft.items[0]?.netWeight).toBe('0.80');
  });

  it('offers nothing where everything agrees, and knows no other rows', () => {
    expect(choicesOf(aSheetInput(), 'orderNo')?.choices).toEqual([]);
    expect(choicesOf(aSheetInput(), 'items.7.total')).toBeNull();
    expect(choicesOf(aSheetInput(), 'constructor')).toBeNull();
  });
});

describe('what was sent', () => {
  const sent = documentsOf();
  const copies: SheetInput['sent'] = {
    order: { ...sent.order, returned: null },
    inventory: {
      ...sent.inventory,
      returned: { ebcCode: '4199000009', invtNo: '46062026E000000001', orderNo: 'EX20260105-0001' },
    },
  };

  it('tells numbers of things apart that differ in a leading zero, and no amounts in their form', () => {
    const waybill = { ...sent.waybill, returned: null };
    const copy = (logisticsNo: string, grossWeight: string): SheetInput['sent'] => ({
      waybill: { ...waybill, head: { ...waybill.head, logisticsNo, grossWeight } },
    });
    const draft = aDraft({ transport: { waybillNo: '0123', grossWeight: '1.40' } });
    const input = aSheetInput({ draft, sent: copy('123', '1.400') });
    expect(sheetCell(input, 'waybillNo', 'waybill')).toMatchObject({ text: '0123', sent: '123' });
    expect(sheetCell(input, 'grossWeight', 'waybill')?.sent).toBeUndefined();
  });

  it('stands beside what it has become, and so does what the receipt repeats', () => {
    const draft = aDraft({ order: { currency: 'EUR' }, payment: { currency: 'EUR' } });
    const input = aSheetInput({ draft, sent: copies });
    expect(sheetCell(input, 'currency', 'order')).toMatchObject({ text: '300', sent: '502' });
    expect(sheetCell(input, 'currency', 'receipts')?.sent).toBeUndefined();
    expect(sheetRow(input, 'currency').agreement).toBe('sentDiffers');
    expect(sheetCell(input, 'sellerCode', 'inventory')).toMatchObject({
      text: '4199000002',
      returned: '4199000009',
    });
    expect(sheetCell(input, 'invtNo', 'inventory')).toMatchObject({
      text: '',
      returned: '46062026E000000001',
    });
    expect(sheetRow(input, 'invtNo').agreement).toBe('same');
    expect(differing(aSheetInput({ sent: copies }))).toEqual([]);
  });

  it('can be chosen again, code and all', () => {
    const draft = aDraft({ order: { currency: 'EUR' }, payment: { currency: 'EUR' } });
    const input = aSheetInput({ draft, sent: copies });
    const after = chosen(input, 'currency', '502', 'sent');
    expect([after.draft.order.currency, after.draft.payment.currency]).toEqual(['USD', 'USD']);
    expect(sheetRow(after, 'currency').agreement).toBe('same');
  });

  it('a line that was not sent, and a value that has gone since, are said', () => {
    const draft = aDraft({ order: { orderNo: '' }, items: [...aDraft().items, anItem({ itemNo: 'NEW' })] });
    const input = aSheetInput({ draft, sent: copies });
    expect(sheetCell(input, 'orderNo', 'order')).toMatchObject({ text: '', sent: 'EX20260105-0001' });
    expect(sheetCell(input, 'items.2.itemNo', 'order')).toMatchObject({ text: 'NEW', sent: '' });
    expect(sheetRow(input, 'orderNo').agreement).toBe('sentDiffers');
  });
});
