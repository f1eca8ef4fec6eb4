import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, dec, sum, ZERO } from '#shared/base/decimal.ts';
import {
  applicationData,
  EXPORT_COLUMNS,
  PURCHASE_COLUMNS,
} from '#shared/documents/refund/applicationData.ts';
import { assignLines } from '#shared/documents/refund/assign.ts';
import { invoiceColumns, invoiceLineOf } from '#shared/documents/refund/invoiceHeaders.ts';
import type { RefundFacts } from '#shared/documents/refund/itemRefund.ts';
import type { RefundFinding } from '#shared/documents/refund/preflight.ts';
import { preflight, REFUND_CODES } from '#shared/documents/refund/preflight.ts';
import type { InvoiceLineDraft } from '#shared/documents/refund/supplierInvoice.ts';
import { emptyInvoiceLine, readInvoiceLine } from '#shared/documents/refund/supplierInvoice.ts';
import { findText } from '#shared/i18n/texts.ts';
import type { DraftOverrides } from '#test/builders/consignment.ts';
import { aConsignment, anItem } from '#test/builders/consignment.ts';

const UNITS: Readonly<Record<string, string>> = { '011': '件', '035': '千克', '006': '套' };

const FACTS: RefundFacts = {
  unitName: (code) => UNITS[code] ?? '',
  rebate: () => dec('13'),
  usedIn: () => '',
};

function aLine(parts: Partial<InvoiceLineDraft> = {}): InvoiceLineDraft {
  return {
    ...emptyInvoiceLine(),
    invoiceNo: '26412000000012345678',
    date: '2026-01-03',
    sellerTaxNo: '91410000MA00000000',
    sellerName: '示例手工合作社',
    name: '*工艺品*麦秆画',
    unit: '件',
    quantity: '3',
    amount: '300.00',
    taxRate: '13%',
    tax: '39.00',
    item: 0,
    itemNo: 'STRAW-P-3040',
    ...parts,
  };
}

function compared(
  lines: readonly InvoiceLineDraft[],
  draft: DraftOverrides = {},
  facts: Partial<RefundFacts> = {},
) {
  const consignment = aConsignment({
    declaration: { statisticsFlag: 'B', refundWanted: 'yes' },
    items: [anItem()],
    ...draft,
  });
  return preflight(consignment, lines.map(readInvoiceLine), { ...FACTS, ...facts });
}

const codes = (findings: readonly RefundFinding[]) => findings.map(({ code }) => code);

describe('what was bought beside what is declared', () => {
  it('agrees: nothing to say, and the refund to the cent', () => {
    const { findings, items, refund } = compared([aLine()]);
    expect(findings).toEqual([]);
    expect(items[0]).toMatchObject({ unit: '件' });
    expect(items[0]?.taxable?.toString()).toBe('300');
    expect(refund?.toString()).toBe('39');
  });

  it('takes the lower of tax and refund rate', () => {
    expect(compared([aLine({ taxRate: '3', tax: '9.00' })]).refund?.toString()).toBe('9');
    expect(compared([aLine()], {}, { rebate: () => dec('9') }).refund?.toString()).toBe('27');
    expect(compared([aLine()], {}, { rebate: () => null }).refund).toBeNull();
  });

  it('counts by a statutory unit too, and by another word for the same', () => {
    const kilos = aLine({ unit: '公斤', quantity: '0.9' });
    expect(codes(compared([kilos]).findings)).toEqual([]);
  });

  it.each([
    [[aLine({ unit: '卷' })], 'refund.unit'],
    [[aLine({ quantity: '2' })], 'refund.short'],
    [[aLine({ quantity: '4' })], 'refund.over'],
    [[aLine({ name: '竹编篮' })], 'refund.name'],
    [[aLine({ tax: '40' })], 'refund.tax'],
    [[aLine({ date: '2026-02-03' })], 'refund.dateAfter'],
    [[aLine({ invoiceNo: '12345' })], 'refund.invoiceNo'],
    [[aLine({ amount: '' })], 'refund.missing'],
    [[aLine({ amount: 'many' })], 'refund.unreadable'],
    [[aLine({ amount: '300,00' })], 'refund.unreadable'],
    [[aLine({ quantity: '3%' })], 'refund.unreadable'],
    [[aLine({ taxRate: '-13' })], 'refund.unreadable'],
    [[aLine({ date: '2026-02-30' })], 'refund.unreadable'],
    [[aLine(), aLine({ quantity: '', amount: '-20', tax: '-2.6' })], 'refund.discount'],
    [[aLine({ quantity: '1.5' }), aLine({ quantity: '1.5' })], 'refund.twice'],
    [[aLine({ quantity: '2' }), aLine({ quantity: '0.3', unit: '千克' })], 'refund.mixedUnits'],
    [[aLine({ quantity: '1' }), aLine({ quantity: '2', taxRate: '9', tax: '27' })], 'refund.mixedRates'],
  ] as const)('says what is wrong: %#', (lines, code) => {
    expect(codes(compared(lines).findings)).toContain(code);
  });

  it('counts each line at its own rate, and uses lines up in their order', () => {
    const lines = [
      aLine({ quantity: '2', amount: '200', tax: '26' }),
      aLine({ quantity: '2', amount: '240', taxRate: '3%', tax: '7.2' }),
    ];
    const { items, refund } = compared(lines);
    // 2 of 2 at 13 %, and 1 of 2 at 3 %.
    expect(refund?.toString()).toBe('29.6');
    expect(items[0]).toMatchObject({ rate: null });
    expect(items[0]?.taxable?.toString()).toBe('320');
    expect(items[0]?.parts.map((part) => part?.quantity.toString())).toEqual(['2', '1']);
  });

  it('takes what a red-letter line gives back off again', () => {
    const back = aLine({ quantity: '-1', amount: '-100', tax: '-13' });
    const { findings, refund } = compared([aLine({ quantity: '4', amount: '400', tax: '52' }), back]);
    expect(findings).toEqual([]);
    expect(refund?.toString()).toBe('26');
  });

  it('says nothing of a sum of which a part cannot be told', () => {
    const { items, refund } = compared([aLine({ quantity: '2' }), aLine({ quantity: '1', amount: '' })]);
    expect(items[0]).toMatchObject({ taxable: null, refund: null });
    expect(refund).toBeNull();
    expect(compared([aLine(), aLine({ quantity: '1', unit: '千克' })]).items[0]).toMatchObject({
      bought: null,
      refund: null,
    });
  });

  it.each([
    ['0.13', '13'],
    ['13%', '13'],
    ['13 ％', '13'],
    ['1%', '1'],
    ['0.5%', '0.5'],
    ['0.01', '1'],
    ['1', '1'],
    ['免税', undefined],
  ])('reads a rate as spreadsheets and people write it: %s', (taxRate, read) => {
    expect(readInvoiceLine(aLine({ taxRate })).taxRate?.toString()).toBe(read);
  });

  it.each(['2026/1/3', '2026年1月3日', '2026 年 1 月 3 日', '20260103', '2026-01-03 09:30:00', '2026.01.03'])(
    'reads a day as lists write it: %s',
    (date) => expect(readInvoiceLine(aLine({ date })).date).toBe('2026-01-03'),
  );

  it('reads an amount with thousands parted and a currency sign', () => {
    expect(readInvoiceLine(aLine({ amount: '￥1,234,567.80' })).amount?.toString()).toBe('1234567.8');
    expect(readInvoiceLine(aLine({ amount: '-1，200' })).amount?.toString()).toBe('-1200');
  });

  it('adds up over the lines to the cent, and never takes more than is exported', () => {
    const line = fc.record({
      quantity: fc.integer({ min: 1, max: 50 }),
      cents: fc.integer({ min: 1, max: 1_000_000 }),
    });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 200 }),
        (of, out) => {
          const drafts = of.map(({ quantity, cents }) =>
            aLine({ quantity: String(quantity), amount: (cents / 100).toFixed(2), tax: '' }),
          );
          const { items } = compared(drafts, { items: [{ ...anItem(), qty: String(out) }] });
          const parts = items[0]?.parts.flatMap((part) => (part === null ? [] : [part])) ?? [];
          const bought = of.reduce((total, { quantity }) => total + quantity, 0);
          expect(sum(parts.map(({ quantity }) => quantity)).toString()).toBe(String(Math.min(bought, out)));
          expect(sum(parts.map(({ taxable }) => taxable)).toString()).toBe(items[0]?.taxable?.toString());
          for (const [i, { taxable }] of parts.entries())
            expect(compare(taxable, dec(drafts[i]?.amount ?? ''))).toBeLessThanOrEqual(0);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('says what is missing altogether', () => {
    expect(codes(compared([]).findings)).toEqual(['refund.noInvoice']);
    expect(codes(compared([aLine({ item: null })]).findings)).toContain('refund.unassigned');
    const used = compared([aLine()], {}, { usedIn: () => 'EX-9' });
    expect(used.findings).toMatchObject([{ code: 'refund.used', params: { orderNo: 'EX-9' } }]);
    expect(codes(compared([aLine()], {}, { rebate: () => 'none' }).findings)).toEqual(['refund.noRate']);
    expect(codes(compared([aLine()], {}, { rebate: () => null }).findings)).toEqual(['refund.rateUnknown']);
  });

  it('says that no refund comes of simplified declaration, or was asked for', () => {
    const simplified = { declaration: { statisticsFlag: 'A', refundWanted: 'yes' } };
    expect(compared([aLine()], simplified).findings[0]).toMatchObject({ code: 'refund.simplified' });
    const silent = { declaration: { statisticsFlag: 'B', refundWanted: '' } };
    expect(compared([aLine()], silent).findings[0]).toMatchObject({ code: 'refund.notWanted' });
  });

  it('never gives back more than the tax on what was bought', () => {
    const quantity = fc.integer({ min: 1, max: 100_000 });
    const cents = fc.integer({ min: 1, max: 100_000_000 });
    const rate = fc.constantFrom('0', '3', '9', '13');
    fc.assert(
      fc.property(quantity, quantity, cents, rate, rate, (bought, declared, amount, tax, rebate) => {
        const { refund } = compared(
          [aLine({ quantity: String(bought), amount: (amount / 100).toFixed(2), taxRate: tax, tax: '' })],
          { items: [{ ...anItem(), qty: String(declared) }] },
          { rebate: () => dec(rebate) },
        );
        if (refund === null) throw new Error('it can be told');
        expect(compare(refund, ZERO)).toBeGreaterThanOrEqual(0);
        // Half a cent of rounding, on an amount that was rounded to cents itself.
        expect(Number(refund.toString())).toBeLessThanOrEqual((amount / 100) * (Number(tax) / 100) + 0.006);
      }),
      { numRuns: 200 },
    );
  });

  it('has words for everything it can say', () => {
    for (const language of ['zh-CN', 'en'] as const)
      expect(REFUND_CODES.filter((code) => findText(language, code) === null)).toEqual([]);
  });
});

describe('a list of invoices', () => {
  const HEADER = [
    '发票代码',
    '发票号码',
    '销方名称',
    '货物或应税劳务名称',
    '单位',
    '数量',
    '金额',
    '税率',
    '税额',
  ];

  it('is read by the names tax software gives its columns', () => {
    const columns = invoiceColumns(HEADER);
    if (columns === null) throw new Error('not found');
    const row = ['4100184130', '01234567', '合作社', '*工艺品*麦秆画', '件', '3', '300', '13%', '39'];
    expect(invoiceLineOf(columns, row)).toMatchObject({
      invoiceNo: '410018413001234567',
      name: '*工艺品*麦秆画',
      quantity: '3',
      item: null,
    });
    expect(invoiceLineOf(columns, ['', '', '', '合计', '', '', '300', '', '39'])).toBeNull();
    expect(invoiceColumns(['A', 'B'])).toBeNull();
  });

  it('has either number, no void invoice, and nothing that is too long to keep', () => {
    const columns = invoiceColumns([
      ...[
        '发票代码',
        '发票号码',
        '数电发票号码',
        '货物或应税劳务名称',
        '数量',
        '金额(元)',
        '税率(%)',
        '发票状态',
      ],
    ]);
    if (columns === null) throw new Error('not found');
    const paper = invoiceLineOf(columns, ['4100184130', '01234567', '', '画', '3', '300', '13', '正常']);
    expect(paper).toMatchObject({ invoiceNo: '410018413001234567', amount: '300', taxRate: '13' });
    const electronic = invoiceLineOf(columns, ['', '', '26412000000012345678', '画', '3', '300', '13', '']);
    expect(electronic?.invoiceNo).toBe('26412000000012345678');
    for (const status of ['已作废', '已红冲-全额'])
      expect(invoiceLineOf(columns, ['', '', '2', '画', '3', '300', '13', status])).toBeNull();
    const long = invoiceLineOf(columns, ['', '9'.repeat(40_000), '', 'x'.repeat(40_000), '3']);
    expect(Object.values(long ?? {}).every((text) => String(text).length <= 300)).toBe(true);
    expect(invoiceLineOf(columns, ['', '', '', '合 计', '', '300'])).toBeNull();
  });

  it('is assigned where name and unit leave one item only', () => {
    const other = { ...anItem(), gname: '麦秆编杯垫', unit: '006' };
    const consignment = aConsignment({ items: [anItem(), other] });
    const lines = [aLine(), aLine({ name: '麦秆编杯垫', unit: '套' }), aLine({ name: '瓷器' })];
    expect(assignLines(consignment, lines.map(readInvoiceLine), FACTS.unitName)).toEqual([0, 1, null]);
    const twins = aConsignment({ items: [anItem(), anItem()] });
    expect(assignLines(twins, lines.map(readInvoiceLine), FACTS.unitName)[0]).toBeNull();
  });
});

describe('the data for a refund application', () => {
  it('ties what was bought to what was exported', () => {
    const consignment = aConsignment({ items: [anItem()] });
    const lines = [readInvoiceLine(aLine())];
    const { items } = compared([aLine()]);
    const entry = (item: number) => ({ entryId: '460620260000000001', line: String(item + 1) });
    const data = applicationData([{ consignment, lines, items, entry }]);
    expect(data.purchases).toEqual([
      [
        'EX20260105-0001-001',
        'V',
        '26412000000012345678',
        '2026-01-03',
        '91410000MA00000000',
        '示例手工合作社',
        anItem().gcode,
        '麦秆画',
        '件',
        '3',
        '300',
        '13',
        '13',
        '39',
      ],
    ]);
    expect(data.purchases[0]).toHaveLength(PURCHASE_COLUMNS.length);
    expect(data.exports[0]).toHaveLength(EXPORT_COLUMNS.length);
    expect(data.exports[0]?.slice(0, 4)).toEqual([
      'EX20260105-0001-001',
      'EX20260105-0001',
      '460620260000000001',
      '1',
    ]);
  });

  it('lists of an invoice only what is exported, so that every row adds up', () => {
    const consignment = aConsignment({ items: [anItem()] });
    const drafts = [
      aLine({ quantity: '5', amount: '500', tax: '65' }),
      aLine({ invoiceNo: '26412000000012345679' }),
    ];
    const { items } = compared(drafts);
    const entry = () => ({ entryId: '', line: '' });
    const { purchases } = applicationData([
      { consignment, lines: drafts.map(readInvoiceLine), items, entry },
    ]);
    expect(purchases.map((row) => row.slice(9))).toEqual([['3', '300', '13', '13', '39']]);
  });
});
