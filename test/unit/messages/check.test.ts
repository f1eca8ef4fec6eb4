import { describe, expect, it } from 'vitest';
import { CEB303 } from '#shared/messages/ceb303.ts';
import { CEB505 } from '#shared/messages/ceb505.ts';
import { CEB603 } from '#shared/messages/ceb603.ts';
import { checkRecord, checkTransfer } from '#shared/messages/check.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { aTransfer, documentsOf } from '#test/builders/messages.ts';

const { order, waybill, inventory } = documentsOf();
const codes = (table: MessageTable, head: Record<string, string>) => {
  const whole = table === CEB303 ? order : table === CEB505 ? waybill : inventory;
  return checkRecord(table, { ...whole, head: { ...whole.head, ...head } }).map((problem) => problem.code);
};

describe('checkRecord', () => {
  it('finds nothing in the documents of a valid consignment', () => {
    expect(checkRecord(CEB303, order)).toEqual([]);
    expect(checkRecord(CEB505, waybill)).toEqual([]);
    expect(checkRecord(CEB603, inventory)).toEqual([]);
  });

  it('counts characters as the schema does: a rare ideograph is one', () => {
    expect(codes(CEB303, { orderNo: '𠀀'.repeat(60) })).toEqual([]);
    expect(codes(CEB303, { orderNo: '𠀀'.repeat(61) })).toEqual(['messages.problem.tooLong']);
    expect(codes(CEB603, { POD: '12' })).toEqual(['messages.problem.wrongLength']);
    expect(codes(CEB603, { customsCode: '46' })).toEqual(['messages.problem.wrongLength']);
  });

  it.each([
    ['12345678901234.12345', []],
    ['123456789012345.12345', ['messages.problem.tooManyDigits']],
    ['1.123456', ['messages.problem.tooManyDecimals']],
    ['1.10000000', []],
    ['1e3', ['messages.problem.notDecimal']],
    ['1,000', ['messages.problem.notDecimal']],
  ])('holds the amount %s against N19,5', (freight, expected) => {
    expect(codes(CEB303, { freight })).toEqual(expected);
  });

  it.each([
    ['999999999', []],
    ['1000000000', ['messages.problem.tooManyDigits']],
    ['1.5', ['messages.problem.notInteger']],
  ])('holds the count %s against N9', (packNo, expected) => {
    expect(codes(CEB505, { packNo })).toEqual(expected);
  });

  it('holds options, forms and characters against the table', () => {
    expect(codes(CEB303, { orderType: 'X' })).toEqual(['messages.problem.notAnOption']);
    expect(codes(CEB303, { appTime: '2026-01-05 093' })).toEqual(['messages.problem.form.time']);
    expect(codes(CEB303, { ebcCode: '12345' })).toEqual(['messages.problem.form.firm']);
    expect(codes(CEB303, { note: 'a\u0007' })).toEqual(['messages.problem.character']);
    expect(codes(CEB303, { surprise: '1' })).toEqual(['messages.problem.unknownElement']);
  });

  it('points a line’s problem at its goods item, and a sum at the goods', () => {
    const [first, second] = inventory.list;
    if (first === undefined || second === undefined) throw new Error('two lines expected');
    const list = [first, { ...second, gname: '' }];
    expect(checkRecord(CEB603, { ...inventory, list })).toEqual([
      {
        code: 'messages.problem.missing',
        element: 'gname',
        line: 1,
        params: { name: '商品名称' },
        pointer: 'items.1.gname',
      },
    ]);
    const [problem] = checkRecord(CEB303, { ...order, head: { ...order.head, goodsValue: '' } });
    expect(problem?.pointer).toBe('items.0.totalPrice');
  });

  it('says when there are too few or too many lines', () => {
    expect(checkRecord(CEB603, { ...inventory, list: [] })).toMatchObject([
      { code: 'messages.problem.tooFewLines' },
    ]);
    const list = Array.from({ length: 101 }, () => inventory.list[0] ?? {});
    expect(checkRecord(CEB603, { ...inventory, list })).toMatchObject([
      { code: 'messages.problem.tooManyLines' },
    ]);
  });

  it('checks the sender', () => {
    expect(checkTransfer(aTransfer())).toEqual([]);
    expect(checkTransfer({ ...aTransfer(), dxpId: '' })).toMatchObject([
      { code: 'messages.problem.missing', element: 'dxpId' },
    ]);
  });
});
