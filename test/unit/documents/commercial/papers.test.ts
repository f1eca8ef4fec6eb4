import { describe, expect, it } from 'vitest';
import { dec } from '#shared/base/decimal.ts';
import { addressLabelsOf } from '#shared/documents/commercial/addressLabel.ts';
import { contractOf } from '#shared/documents/commercial/contract.ts';
import { declarationSheetOf } from '#shared/documents/commercial/declarationSheet.ts';
import { inventorySheetOf } from '#shared/documents/commercial/inventorySheet.ts';
import { invoiceOf } from '#shared/documents/commercial/invoice.ts';
import { packingListOf } from '#shared/documents/commercial/packingList.ts';
import { PAPER_KINDS } from '#shared/documents/commercial/paperKinds.ts';
import { PAPER_MAKERS } from '#shared/documents/commercial/papers.ts';
import { itemNumberOf, postalDeclarationOf } from '#shared/documents/commercial/postalDeclaration.ts';
import { anItem } from '#test/builders/consignment.ts';
import { anEmptyPaperInput, aPaperInput } from '#test/builders/papers.ts';

describe('the invoice', () => {
  it('adds up exactly', () => {
    expect(invoiceOf(aPaperInput())).toMatchObject({
      number: 'EX20260105-0001',
      goodsTotal: '62.00',
      freight: '6.50',
      insurance: '',
      total: '68.50',
      totalInWords: 'SAY USD SIXTY-EIGHT AND 50/100 ONLY',
    });
  });

  it('has no total when one amount is missing', () => {
    const invoice = invoiceOf(aPaperInput({}, { items: [anItem(), anItem({ totalPrice: '' })] }));
    expect(invoice).toMatchObject({ goodsTotal: null, total: null, totalInWords: '' });
  });

  it('uses the letterhead only for the firm it belongs to', () => {
    const own = invoiceOf(aPaperInput());
    expect(own.seller.nameEn).toBe('Example Straw Craft Co., Ltd.');
    expect(own.bank?.bankAccount).toBe('6200 0000 0000 0000');
    const other = invoiceOf(aPaperInput({}, { seller: { code: '4199000009', name: '别家' } }));
    expect(other.seller).toMatchObject({ nameZh: '别家', nameEn: null, addressZh: null, addressEn: null });
    expect(other.bank).toBeNull();
  });

  it('never makes up an English name', () => {
    const names = new Map<string, string>();
    const items = [anItem(), anItem({ itemName: 'Straw coaster' }), anItem({ itemName: 'A6 纸' })];
    const { lines } = invoiceOf(aPaperInput({ englishNames: names }, { items }));
    expect(lines.map(({ nameEn }) => nameEn)).toEqual([null, 'Straw coaster', null]);
  });
});

describe('the packing list', () => {
  it('goes by goods items when nobody said how they are packed', () => {
    const list = packingListOf(aPaperInput());
    expect(list.byCartons).toBe(false);
    expect(list.lines.map(({ pieces, netWeight }) => [pieces, netWeight])).toEqual([
      ['3', '0.9'],
      ['2', '0.3'],
    ]);
    // Paintings and sets of coasters have no sum.
    expect(list.totals).toEqual({ pieces: '', netWeight: '1.2', grossWeight: '1.4' });
  });

  it('goes by cartons when they are known, and its totals are theirs', () => {
    const figures = (pieces: string, netWeight: string, grossWeight: string) => ({
      pieces: dec(pieces),
      netWeight: dec(netWeight),
      grossWeight: dec(grossWeight),
    });
    const packing = {
      cartons: [
        {
          ...figures('4', '1.1', '1.2'),
          contents: [
            { item: 0, ...figures('3', '0.9', '1') },
            { item: 1, ...figures('1', '0.2', '0.2') },
          ],
        },
        { ...figures('1', '0.1', '0.2'), contents: [] },
      ],
    };
    const list = packingListOf(aPaperInput({ packing }));
    expect(list).toMatchObject({ byCartons: true, packages: '2' });
    expect(list.lines.map(({ carton, span, goods }) => [carton, span, goods?.number ?? null])).toEqual([
      [1, 2, 1],
      [1, 0, 2],
      [2, 1, null],
    ]);
    expect(list.totals).toEqual({ pieces: '5', netWeight: '1.2', grossWeight: '1.4' });
  });
});

describe('postal papers', () => {
  it('show an item number in its groups and say when its check digit is wrong', () => {
    expect(itemNumberOf('LX123456785CN')).toEqual({ text: 'LX 123 456 785 CN', wrongDigit: '' });
    expect(itemNumberOf('lx 123 456 780 cn')).toEqual({ text: 'LX 123 456 780 CN', wrongDigit: '5' });
    expect(itemNumberOf('WB2026010500001')).toEqual({ text: 'WB2026010500001', wrongDigit: '' });
    expect(itemNumberOf('')).toEqual({ text: null, wrongDigit: '' });
  });

  it('call it a sale, but not what goes to an own warehouse', () => {
    expect(postalDeclarationOf(aPaperInput()).category).toBe('sale');
    expect(postalDeclarationOf(aPaperInput({}, { regime: '9810' })).category).toBeNull();
  });

  it.each([
    ['', 1],
    ['0', 1],
    ['3', 3],
    ['5000', 99],
  ])('a consignment of %s packages has %i labels', (packages, count) => {
    expect(addressLabelsOf(aPaperInput({}, { transport: { packages } })).count).toBe(count);
  });
});

describe('customs forms', () => {
  it('fill each row of boxes', () => {
    const spans = (rows: readonly (readonly { readonly span: number }[])[]) =>
      rows.map((row) => row.reduce((total, { span }) => total + span, 0));
    expect(new Set(spans(declarationSheetOf(aPaperInput()).rows))).toEqual(new Set([20]));
    expect(new Set(spans(inventorySheetOf(aPaperInput()).rows))).toEqual(new Set([6]));
  });

  it('have the boxes of the declaration in their official order', () => {
    expect(declarationSheetOf(aPaperInput()).rows.map((row) => row.map(({ name }) => name))).toEqual([
      ['consignor', 'exitCustoms', 'exportDate', 'declaredDate', 'recordNo'],
      ['consignee', 'mode', 'means', 'billNo'],
      ['producer', 'regime', 'levyNature', 'licenceNo'],
      ['contractNo', 'tradeCountry', 'country', 'port', 'exitPort'],
      ['packaging', 'packages', 'grossWeight', 'netWeight', 'term', 'freight', 'insurance', 'otherFees'],
      ['attached'],
      ['marks'],
    ]);
  });

  it.each([
    ['3', '', ''],
    ['1', 'USD / 6.5', 'USD / 2'],
    ['2', 'USD / 6.5', ''],
  ])(
    'state charges, light weights and note under term %s as the declaration does',
    (term, freight, insurance) => {
      const { rows } = declarationSheetOf(
        aPaperInput(
          {},
          {
            regime: '9710',
            order: { freight: '6.50', insuredFee: '2', note: '' },
            transport: { grossWeight: '0.95' },
            trade: { term },
          },
        ),
      );
      const boxes = new Map(rows.flat().map(({ name, value }) => [name, value]));
      expect(boxes.get('freight')).toBe(freight);
      expect(boxes.get('insurance')).toBe(insurance);
      expect(boxes.get('grossWeight')).toBe('1');
      expect(boxes.get('marks')).toBe('N/M / 跨境电子商务');
    },
  );

  it('print quantities and prices as they go into the message', () => {
    const [line] = inventorySheetOf(aPaperInput()).lines;
    expect(line).toMatchObject({
      declared: { quantity: '3', unit: { code: '011', zh: '件' } },
      first: { quantity: '0.9', unit: { code: '035' } },
      second: null,
      price: '15',
      total: '45',
      destination: { code: 'USA' },
    });
  });
});

it('leaves gaps where nothing was entered, and invents nothing', () => {
  const input = anEmptyPaperInput();
  expect(contractOf(input)).toMatchObject({
    number: null,
    total: null,
    term: null,
    from: null,
    shipment: null,
  });
  for (const kind of PAPER_KINDS) expect(JSON.stringify(PAPER_MAKERS[kind](input))).toContain('null');
});

it('makes the same paper of the same input', () => {
  for (const kind of PAPER_KINDS) {
    expect(PAPER_MAKERS[kind](aPaperInput())).toEqual(PAPER_MAKERS[kind](aPaperInput()));
  }
});
