import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { add, dec, equals, multiply, parseDecimal, roundHalfUp, sum } from '#shared/base/decimal.ts';
import type { Draft, ItemDraft } from '#shared/consignment/consignment.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import { applyEdits } from '#shared/consignment/edit.ts';
import { deriveDocuments } from '#shared/documents/derive.ts';
import type { Documents } from '#shared/documents/documents.ts';
import { choicesOf } from '#shared/documents/sheet/choices.ts';
import { keptSheet } from '#shared/documents/sheet/keptSheet.ts';
import type { SheetInput } from '#shared/documents/sheet/sheet.ts';
import { sheetOf } from '#shared/documents/sheet/sheetOf.ts';
import { evaluate } from '#shared/rules/evaluate.ts';
import { aDraft, anItem } from '#test/builders/consignment.ts';
import { aContext } from '#test/builders/messages.ts';
import { starterPack } from '#test/builders/rulePack.ts';
import { aSheetInput, sheetRow } from '#test/builders/sheet.ts';

const amounts = fc.constantFrom('', '0', '1', '2', '3', '1.5', '0.30', '15.00', '45', 'x', '3.333', '-1');
const names = fc.constantFrom(
  '',
  '麦秆画',
  '麦秆画 品牌：中原',
  '钧瓷花瓶',
  'Straw painting, brand: Zhong',
  '型号：A-2 麦秆画',
);
const elements = fc.constantFrom(
  '',
  '1|0|麦秆|豫秆|A-1',
  '0|0|麦秆|无品牌|无型号',
  '1|0|麦秆|中原/ZHONG|A-2',
  '乱写',
);
const units = fc.constantFrom('', '011', '035');

const someItem: fc.Arbitrary<ItemDraft> = fc
  .record({
    itemNo: fc.constantFrom('', 'A', 'A-VERY-LONG-NUMBER-OF-AN-ITEM'),
    itemName: names,
    gname: names,
    gmodel: elements,
    gcode: fc.constantFrom('4602', '6913900000', ''),
    qty: amounts,
    unit: units,
    qty1: amounts,
    unit1: units,
    price: amounts,
    totalPrice: amounts,
    netWeight: amounts,
    country: fc.constantFrom('', 'USA', 'GBR'),
  })
  .map(anItem);

const someDraft: fc.Arbitrary<Draft> = fc
  .record({
    regime: fc.constantFrom('9610', '9710', '9810', '1210', '0110'),
    route: fc.constantFrom('', 'list', 'declaration'),
    refundWanted: fc.constantFrom('yes', 'no'),
    orderCurrency: fc.constantFrom('USD', 'EUR', ''),
    paymentCurrency: fc.constantFrom('USD', 'EUR', ''),
    freight: amounts,
    insuredFee: amounts,
    charge: fc.constantFrom('68.50', '45', '', '51.5', '1'),
    packages: fc.constantFrom('1', '2', ''),
    grossWeight: amounts,
    netWeight: amounts,
    declarant: fc.constantFrom('4199000001', '4199000002'),
    items: fc.array(someItem, { maxLength: 4 }),
  } as const)
  .map((one) =>
    aDraft({
      regime: one.regime,
      declaration: { route: one.route, refundWanted: one.refundWanted },
      order: { currency: one.orderCurrency, freight: one.freight, insuredFee: one.insuredFee },
      payment: { currency: one.paymentCurrency, charge: one.charge },
      transport: { packages: one.packages, grossWeight: one.grossWeight, netWeight: one.netWeight },
      declarant: { code: one.declarant },
      items: one.items,
    }),
  );

const somePacking = fc.option(
  fc.record({
    packages: fc.constantFrom('1', '2'),
    netWeight: fc.constantFrom('1.2', '3'),
    grossWeight: fc.constantFrom('1.4', '4'),
    items: fc.array(
      fc.option(fc.record({ pieces: fc.constantFrom('1', '3'), netWeight: fc.constantFrom('0.9', '1') })),
      { maxLength: 4 },
    ),
  }),
  { nil: null },
);

/** An input whose sent copies were made from another draft. */
const someInput: fc.Arbitrary<SheetInput> = fc
  .record({ draft: someDraft, earlier: fc.option(someDraft, { nil: null }), packing: somePacking })
  .map(({ draft, earlier, packing }) => {
    const documents = earlier === null ? {} : (derived(earlier) ?? {});
    const sent = Object.fromEntries(
      Object.entries(documents).map(([kind, record]) => [kind, { ...record, returned: null }]),
    );
    return aSheetInput({ draft, packing, sent });
  });

function derived(draft: Draft): Documents | null {
  const made = deriveDocuments(readConsignment(draft).consignment, aContext());
  return made.ok ? made.value : null;
}

/** What the documents themselves contradict each other in, read off them without the sheet. */
function contradictions({ order, receipts, waybill, inventory }: Documents): readonly string[] {
  const found: string[] = [];
  const agree = (name: string, ...values: readonly (string | undefined)[]) => {
    const said = new Set(values.filter((value) => value !== undefined && value !== ''));
    if (said.size > 1) found.push(name);
  };
  agree('orderNo', order?.head.orderNo, receipts?.head.orderNo, inventory?.head.orderNo);
  agree(
    'ebcCode',
    order?.head.ebcCode,
    receipts?.head.ebcCode,
    inventory?.head.ebcCode,
    waybill?.head.ebcCode,
  );
  agree(
    'ebcName',
    order?.head.ebcName,
    receipts?.head.ebcName,
    inventory?.head.ebcName,
    waybill?.head.ebcName,
  );
  agree('logisticsNo', waybill?.head.logisticsNo, inventory?.head.logisticsNo);
  agree('logisticsCode', waybill?.head.logisticsCode, inventory?.head.logisticsCode);
  agree('packNo', waybill?.head.packNo, inventory?.head.packNo);
  agree('grossWeight', waybill?.head.grossWeight, inventory?.head.grossWeight);
  agree('currency', order?.head.currency, receipts?.head.currency, inventory?.head.fCurrency);
  if (inventory?.head.agentCode === inventory?.head.ebcCode)
    agree('agentName', inventory?.head.agentName, inventory?.head.ebcName);
  order?.list.forEach((line, i) => {
    const listed = inventory?.list[i];
    agree(`gnum ${i}`, line.gnum, listed?.gnum);
    agree(`qty ${i}`, line.qty, listed?.qty);
    agree(`total ${i}`, line.totalPrice, listed?.totalPrice);
    const [qty, price, total] = [line.qty, line.price, line.totalPrice].map(parseDecimal);
    if (qty && price && total && !equals(roundHalfUp(multiply(qty, price), 2), roundHalfUp(total, 2)))
      found.push(`product ${i}`);
    if (listed !== undefined && listed.unit !== '' && listed.unit === listed.unit1)
      agree(`qty1 ${i}`, listed.qty, listed.qty1);
  });
  const goods = parseDecimal(order?.head.goodsValue ?? '');
  const lines = order?.list.map((line) => parseDecimal(line.totalPrice)) ?? [];
  if (goods && !equals(goods, sum(lines.filter((one) => one !== null)))) found.push('goodsValue');
  const [freight, charge] = [
    parseDecimal(order?.head.freight ?? ''),
    parseDecimal(receipts?.head.charge ?? ''),
  ];
  const insured = parseDecimal(inventory?.head.insuredFee ?? '') ?? dec('0');
  if (goods && freight && charge && receipts?.head.currency === order?.head.currency) {
    if (!equals(charge, add(goods, add(freight, insured)))) found.push('charge');
  }
  return found;
}

describe('the sheet of any consignment', () => {
  it('agrees on a row after any choice that it offers', () => {
    fc.assert(
      fc.property(someInput, (input) => {
        for (const row of sheetOf(input).rows) {
          if (row.agreement === 'same') continue;
          for (const choice of choicesOf(input, row.key)?.choices ?? []) {
            if (choice.refused !== null) continue;
            const edited = applyEdits(input.draft, choice.edits);
            if (!edited.ok) throw new Error(edited.error.code);
            const after = sheetRow({ ...input, draft: edited.value.draft }, row.key);
            expect(after.agreement, `${row.key} ${choice.of} ${choice.text}`).not.toBe('differs');
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('offers a way out of every contradiction between fields', () => {
    fc.assert(
      fc.property(someDraft, (draft) => {
        const input = aSheetInput({ draft });
        for (const row of sheetOf(input).rows) {
          if (row.agreement !== 'differs') continue;
          const choices = choicesOf(input, row.key)?.choices ?? [];
          expect(
            choices.some(({ refused }) => refused === null),
            row.key,
          ).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is the same for the same input', () => {
    fc.assert(
      fc.property(someInput, (input) => {
        const again = { ...input, draft: structuredClone(input.draft) };
        expect(sheetOf(again)).toEqual(sheetOf(input));
      }),
      { numRuns: 100 },
    );
  });

  it('is the same when it is kept from edit to edit', () => {
    fc.assert(
      fc.property(
        someInput,
        fc.array(fc.tuple(someDraft, fc.boolean()), { maxLength: 3 }),
        (input, later) => {
          const sheet = keptSheet();
          expect(sheet(input)).toEqual(sheetOf(input));
          let draft = input.draft;
          for (const [other, whole] of later) {
            draft = structuredClone(whole ? other : { ...draft, items: other.items });
            expect(sheet({ ...input, draft })).toEqual(sheetOf({ ...input, draft }));
          }
          expect(sheet({ ...input, draft, packing: null })).toEqual(
            sheetOf({ ...input, draft, packing: null }),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it('lights every contradiction between derived documents', () => {
    fc.assert(
      fc.property(someDraft, (draft) => {
        const documents = derived(draft);
        if (documents === null || contradictions(documents).length === 0) return;
        const lit = sheetOf(aSheetInput({ draft })).rows.some(({ agreement }) => agreement === 'differs');
        expect(lit, contradictions(documents).join()).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('no derived document contradicts another where the rules find no contradiction between fields', () => {
    const { compiled } = starterPack();
    const cross = new Set(['R5001', 'R5007', 'R6001', 'R6002', 'R6012']);
    fc.assert(
      fc.property(someDraft, (draft) => {
        const documents = derived(draft);
        const read = readConsignment(draft);
        const { findings } = evaluate(compiled, read, { today: '2026-01-05' as CalendarDate });
        if (documents === null || findings.some(({ rule }) => cross.has(rule))) return;
        // A sum with a field that is missing or cannot be read is one no rule and no document can make.
        const whole = read.consignment.order.insuredFee !== null;
        const found = contradictions(documents).filter((name) => name !== 'charge' || whole);
        expect(found).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
