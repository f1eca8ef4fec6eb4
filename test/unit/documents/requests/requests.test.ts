import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dec, parseDecimal, sum } from '#shared/base/decimal.ts';
import type { ItemDraft } from '#shared/consignment/consignment.ts';
import { deriveCancellation } from '#shared/documents/requests/cancellation.ts';
import type { ReturnWish } from '#shared/documents/requests/takeBack.ts';
import { deriveReturn, returnableLines } from '#shared/documents/requests/takeBack.ts';
import { DOCUMENT_FORMATS } from '#shared/messages/ofDocument.ts';
import type { MessageRecord } from '#shared/messages/table.ts';
import { aConsignment, anItem } from '#test/builders/consignment.ts';
import { documentsOf } from '#test/builders/messages.ts';
import { aReturnWish, NUMBERS, REQUEST_CONTEXT } from '#test/builders/requests.ts';

const inventoryOf = (...items: readonly ItemDraft[]): MessageRecord =>
  documentsOf(items.length > 0 ? aConsignment({ items }) : aConsignment()).inventory;

function taken(wish: ReturnWish, inventory = inventoryOf(), before: readonly MessageRecord[] = []) {
  const made = deriveReturn(inventory, before, NUMBERS, wish, REQUEST_CONTEXT);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}
function refusal(wish: ReturnWish, inventory = inventoryOf(), before: readonly MessageRecord[] = []) {
  const made = deriveReturn(inventory, before, NUMBERS, wish, REQUEST_CONTEXT);
  return made.ok ? null : made.error;
}

describe('a cancellation', () => {
  it('names the inventory as it was sent, by the numbers customs gave it', () => {
    const record = deriveCancellation(
      inventoryOf(),
      NUMBERS,
      { reason: '买家取消订单', note: '' },
      REQUEST_CONTEXT,
    );
    expect(record.head).toMatchObject({
      appType: '1',
      appStatus: '2',
      copNo: 'COP-20260105-0001',
      invtNo: NUMBERS.invtNo,
      preNo: NUMBERS.preNo,
      agentCode: '4199000001',
      ebcCode: '4199000002',
      reason: '买家取消订单',
    });
    expect(record.head).not.toHaveProperty('note');
    expect(DOCUMENT_FORMATS.cancellation.check(record)).toEqual([]);
  });

  it('leaves out the port number where none came', () => {
    const record = deriveCancellation(
      inventoryOf(),
      { preNo: '', invtNo: NUMBERS.invtNo },
      { reason: '申报有误', note: '' },
      REQUEST_CONTEXT,
    );
    expect(record.head).not.toHaveProperty('preNo');
    expect(DOCUMENT_FORMATS.cancellation.check(record)).toEqual([]);
  });
});

describe('a return', () => {
  it('repeats the line of the inventory with the quantity that comes back', () => {
    const record = taken(aReturnWish({ lines: [{ gnum: '1', qty: '1', qty1: '' }] }));
    expect(record.list).toEqual([
      {
        gnum: '1',
        gcode: '4602000000',
        gname: '麦秆画',
        gmodel: '无品牌|不享惠|麦秆|手工编结拼贴|30x40cm',
        qty: '1',
        qty1: '0.3',
        unit: '011',
        unit1: '035',
      },
    ]);
    expect(record.head).toMatchObject({ ieFlag: 'I', tradeMode: '9661', invtNo: NUMBERS.invtNo });
    expect(DOCUMENT_FORMATS.return.check(record)).toEqual([]);
  });

  it('takes the number of the parcel where there is no bill', () => {
    expect(taken(aReturnWish({ billNo: '' })).head['billNo']).toBe('RT20260201');
    expect(taken(aReturnWish({ billNo: '999-12345675' })).head['billNo']).toBe('999-12345675');
  });

  it('leaves the mode out where the export was neither retail nor from a special area', () => {
    const inventory = inventoryOf();
    const b2b = { ...inventory, head: { ...inventory.head, tradeMode: '9710' } };
    expect(taken(aReturnWish(), b2b).head).not.toHaveProperty('tradeMode');
    const zone = { ...inventory, head: { ...inventory.head, tradeMode: '1210' } };
    expect(taken(aReturnWish(), zone).head['tradeMode']).toBe('1261');
  });

  it('is refused with the line where more is to come back than was sent and is left', () => {
    const line = (qty: string, qty1 = '') => aReturnWish({ lines: [{ gnum: '1', qty, qty1 }] });
    expect(refusal(line('4'))).toEqual({ code: 'changes.return.tooMuch', params: { line: '1', left: '3' } });
    const first = taken(line('2'));
    expect(refusal(line('2'), inventoryOf(), [first])).toMatchObject({ params: { left: '1' } });
    expect(refusal(line('1', '0.91'))).toMatchObject({ code: 'changes.return.tooMuch' });
  });

  it.each(['', '0', '-1', '1.000001', 'x', '1e3'])('is refused for the quantity "%s"', (qty) => {
    const wish = aReturnWish({ lines: [{ gnum: '1', qty, qty1: '' }] });
    expect(refusal(wish)?.code).toBe('changes.return.badQuantity');
  });

  it('is refused without lines, for a line that was not sent, one named twice, and goods from China', () => {
    const one = { gnum: '1', qty: '1', qty1: '' };
    expect(refusal(aReturnWish({ lines: [] }))?.code).toBe('changes.return.noLines');
    expect(refusal(aReturnWish({ lines: [{ ...one, gnum: '9' }] }))?.code).toBe('changes.return.unknownLine');
    expect(refusal(aReturnWish({ lines: [one, one] }))?.code).toBe('changes.return.unknownLine');
    expect(refusal(aReturnWish({ country: '142' }))?.code).toBe('changes.return.fromChina');
  });

  it('adds up to what was sent, to the last digit, in however many returns it comes', () => {
    const amount = fc.integer({ min: 1, max: 50_000 });
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 6 }),
        amount,
        fc.option(amount, { nil: null }),
        (parcels, weight, second) => {
          const qty = String(parcels.reduce((a, b) => a + b, 0));
          const inventory = inventoryOf(
            anItem({
              qty,
              qty1: String(weight / 100),
              ...(second === null ? {} : { qty2: String(second / 100), unit2: '007' }),
            }),
          );
          const returns: MessageRecord[] = [];
          for (const parcel of parcels) {
            const wish = aReturnWish({ lines: [{ gnum: '1', qty: String(parcel), qty1: '' }] });
            returns.push(taken(wish, inventory, returns));
          }
          for (const name of ['qty', 'qty1', 'qty2'] as const) {
            const back = returns.map(({ list }) => parseDecimal(list[0]?.[name] ?? '0') ?? dec('-1'));
            expect(sum(back).toString()).toBe(inventory.list[0]?.[name] ?? '0');
          }
          expect(returnableLines(inventory, returns)[0]?.left.qty).toBe('0');
        },
      ),
      { numRuns: 200 },
    );
  });
});
