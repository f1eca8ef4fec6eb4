import { describe, expect, it } from 'vitest';
import { readConsignment } from '#shared/consignment/consignment.ts';
import type { Procedure, RegimeCode } from '#shared/consignment/regimes.ts';
import { deriveDocuments, deriveFor } from '#shared/documents/derive.ts';
import { codeTables } from '#shared/rules/tables.ts';
import { aConsignment, aDraft, aggregated, anItem } from '#test/builders/consignment.ts';
import { aContext, documentsOf } from '#test/builders/messages.ts';
import { starterPack } from '#test/builders/rulePack.ts';

describe('deriveDocuments', () => {
  it('takes the order from the consignment, its value being the sum of its lines', () => {
    const { order } = documentsOf();
    expect(order.head).toEqual({
      guid: '0A1B2C3D-0000-4000-8000-000000000001',
      appType: '1',
      appTime: '20260105093000',
      appStatus: '2',
      orderType: 'E',
      orderNo: 'EX20260105-0001',
      ebpCode: '无',
      ebpName: 'ExampleMall',
      ebcCode: '4199000002',
      ebcName: '示例麦秆工艺商行',
      goodsValue: '62',
      freight: '6.5',
      currency: '502',
    });
    expect(
      order.list.map((line) => [line.gnum, line.qty, line.price, line.totalPrice, line.currency]),
    ).toEqual([
      ['1', '3', '15', '45', '502'],
      ['2', '2', '8.5', '17', '502'],
    ]);
  });

  it('leaves the value of an order open while a line has none', () => {
    const items = [anItem(), anItem({ totalPrice: '' })];
    expect(documentsOf(aConsignment({ items })).order.head.goodsValue).toBe('');
  });

  it('takes the payment receipt with its own currency and time', () => {
    const { receipts } = documentsOf(aConsignment({ payment: { currency: 'CNY', payNo: 'PAY-1' } }));
    expect(receipts.list).toEqual([]);
    expect(receipts.head).toMatchObject({
      orderNo: 'EX20260105-0001',
      payName: '现金支付',
      payNo: 'PAY-1',
      charge: '68.5',
      currency: '142',
      accountingDate: '20260105080000',
    });
    expect(receipts.head).not.toHaveProperty('payCode');
  });

  it('takes the waybill with the names of the goods', () => {
    const { waybill } = documentsOf();
    expect(waybill.head).toMatchObject({
      logisticsNo: 'WB2026010500001',
      freight: '6.5',
      insuredFee: '0',
      currency: '502',
      grossWeight: '1.4',
      packNo: '1',
      goodsInfo: '麦秆画 花鸟 30x40cm、麦秆编杯垫 六件套',
      ebcCode: '4199000002',
      ebcTelephone: '0371-00000000',
    });
  });

  it('names each kind of goods once, and only as many as fit into 200 characters', () => {
    const named = (itemName: string) => anItem({ itemName });
    const items = [named('甲'.repeat(120)), named('甲'.repeat(120)), named('乙'.repeat(79)), named('丙')];
    const { goodsInfo } = documentsOf(aConsignment({ items })).waybill.head;
    expect(goodsInfo).toBe(`${'甲'.repeat(120)}、${'乙'.repeat(79)}`);
    const one = documentsOf(aConsignment({ items: [named('𠀀'.repeat(201))] })).waybill.head.goodsInfo;
    expect(one).toBe('𠀀'.repeat(200));
  });

  it('takes the inventory with fixed flags, customs codes and the head’s country for the lines', () => {
    const items = [anItem(), anItem({ country: 'DEU' })];
    const { inventory } = documentsOf(aConsignment({ items }));
    expect(inventory.head).toMatchObject({
      ieFlag: 'E',
      ieDate: '20260106',
      tradeMode: '9610',
      statisticsFlag: 'A',
      country: '502',
      POD: '3154',
      fCurrency: '502',
      fFlag: '3',
      iCurrency: '502',
      iFlag: '3',
      wrapType: '2',
      packNo: '1',
    });
    expect(inventory.list.map((line) => line.country)).toEqual(['502', '304']);
    expect(inventory.list[0]).toMatchObject({ gcode: '4602000000', unit: '011', unit1: '035', qty1: '0.9' });
  });

  it('does not touch goods codes outside simplified declaration, nor codes of another length', () => {
    const codes = (gcode: string) =>
      documentsOf(readConsignment(aggregated(aDraft(), gcode)).consignment).inventory.list[0]?.gcode;
    expect([codes('4602'), codes('4602190000')]).toEqual(['4602', '4602190000']);
    const simplified = aConsignment({ items: [anItem({ gcode: '460219' })] });
    expect(documentsOf(simplified).inventory.list[0]?.gcode).toBe('460219');
  });

  it('fills a simplified code up as the rule pack says, and only by as many digits', () => {
    const { compiled } = starterPack();
    const ofList = (regime: RegimeCode, statisticsFlag: string, gcode: string) => {
      const consignment = aConsignment({
        regime,
        declaration: { route: 'list', statisticsFlag },
        items: [anItem({ gcode })],
      });
      const derived = deriveDocuments(consignment, aContext({ codes: codeTables(compiled) }));
      return derived.ok ? derived.value.inventory?.list[0]?.gcode : derived.error.code;
    };
    expect(ofList('9610', 'A', '4602')).toBe('4602000000');
    expect(ofList('9610', 'A', '460219')).toBe('460219');
    expect(ofList('9610', 'B', '4602')).toBe('4602');
    expect(ofList('9710', 'A', '460219')).toBe('4602190000');
    expect(ofList('9810', 'B', '460219')).toBe('4602190000');
    expect(ofList('9710', 'A', '4602')).toBe('4602');
    expect(ofList('1210', 'A', '4602')).toBe('4602');
  });

  it('names the zone, its account book and the account items for bonded export alone', () => {
    const parts = {
      zone: { code: '4101560ZON', name: '示例仓储', emsNo: 'T4101W000001' },
      items: [anItem({ recordNo: 'JUN-0001' })],
    };
    const bonded = documentsOf(aConsignment({ regime: '1210', ...parts })).inventory;
    expect(bonded.head).toMatchObject({
      tradeMode: '1210',
      iacCode: '4101560ZON',
      iacName: '示例仓储',
      emsNo: 'T4101W000001',
    });
    expect(bonded.list[0]).toMatchObject({ itemRecordNo: 'JUN-0001' });
    const retail = documentsOf(aConsignment(parts)).inventory;
    for (const name of ['iacCode', 'iacName', 'emsNo']) expect(retail.head).not.toHaveProperty(name);
    expect(retail.list[0]).not.toHaveProperty('itemRecordNo');
  });

  it('sends no payment receipt and no waybill a regime or route does not ask for, whatever the draft keeps', () => {
    const kinds = (regime: RegimeCode, route: string) => {
      const derived = deriveDocuments(aConsignment({ regime, declaration: { route } }), aContext());
      return derived.ok ? Object.keys(derived.value) : [];
    };
    expect(kinds('9710', 'list')).toEqual(['order', 'waybill', 'inventory']);
    expect(kinds('9810', 'declaration')).toEqual(['order', 'declaration']);
    expect(kinds('1210', 'declaration')).toEqual(['order', 'receipts', 'waybill', 'inventory']);
    expect(kinds('0110', '')).toEqual(['declaration']);
    const stock = deriveDocuments(
      aConsignment({ regime: '9810', order: { platformName: '示例海外仓' }, declaration: { route: 'list' } }),
      aContext(),
    );
    expect(stock.ok && stock.value.order?.head).toMatchObject({ orderType: 'W', ebpName: '示例海外仓' });
  });

  it('keeps a code that no table has, so that it can be seen and mended', () => {
    const { inventory } = documentsOf(aConsignment({ transport: { country: 'XXX' } }));
    expect(inventory.head.country).toBe('XXX');
  });

  it('gives required elements without a value as empty texts, and leaves optional ones out', () => {
    const { inventory } = documentsOf(
      aConsignment({ order: { orderNo: '', note: '' }, transport: { grossWeight: '' } }),
    );
    expect(inventory.head.orderNo).toBe('');
    expect(inventory.head.grossWeight).toBe('');
    for (const name of ['note', 'preNo', 'invtNo', 'trafName', 'licenseNo']) {
      expect(inventory.head).not.toHaveProperty(name);
    }
  });

  it('refuses more items than the regime allows', () => {
    const items = Array.from({ length: 101 }, () => anItem());
    expect(deriveDocuments(aConsignment({ items }), aContext())).toEqual({
      ok: false,
      error: {
        code: 'documents.tooManyItems',
        params: { max: 100, count: 101 },
        pointer: 'items.100.itemNo',
      },
    });
  });
});

describe('deriveFor', () => {
  it('derives what a further regime asks for from its row alone', () => {
    const b2b: Procedure = {
      route: 'list',
      code: '9710',
      orderType: 'B',
      documents: ['order', 'waybill', 'inventory'],
      principal: 'inventory',
      maxItems: 50,
    };
    const derived = deriveFor(b2b, aConsignment(), aContext());
    if (!derived.ok) throw new Error(derived.error.code);
    expect(Object.keys(derived.value)).toEqual(['order', 'waybill', 'inventory']);
    expect(derived.value.order?.head.orderType).toBe('B');
    expect(derived.value.inventory?.head.tradeMode).toBe('9710');
    const items = Array.from({ length: 51 }, () => anItem());
    expect(deriveFor(b2b, aConsignment({ items }), aContext()).ok).toBe(false);
  });
});
