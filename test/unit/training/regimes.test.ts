import { describe, expect, it } from 'vitest';
import { aPlatform, firmKey, post, send, settled, statuses, textIn } from './aPlatform.ts';
import type { Differences } from './messages.ts';
import { fourMessages, item, itemsOf, signed } from './messages.ts';

/** Papers worth an amount of RMB, of a B2B mode. */
function worth(amount: string, tradeMode = '9710', orderType = 'B'): Differences {
  const line = { currency: '142', qty: '1', price: amount, totalPrice: amount };
  return {
    order: { currency: '142', orderType, goodsValue: amount },
    orderLine: line,
    inventoryLine: { ...line, qty1: '1' },
    inventory: { tradeMode },
  };
}

/** Sends the papers of an order without a payment receipt. */
async function sendThree(platform: { url: string }, serial: number, differences: Differences): Promise<void> {
  const { order, waybill, inventory } = fourMessages(serial, differences);
  await send(platform, [item(order), item(waybill), item(signed(inventory, await firmKey()))]);
}

describe('the regimes by list', () => {
  it.each([
    ['9710', 'B'],
    ['9810', 'W'],
  ])('release %s on order and waybill alone', async (tradeMode, orderType) => {
    const platform = await aPlatform();
    await sendThree(platform, 1, { order: { orderType }, inventory: { tradeMode } });
    const receipts = await settled(platform);
    expect(statuses(receipts, 'CEB604Message').at(-1)).toBe('899');
    expect(statuses(receipts, 'CEB304Message')).toEqual(['2', '120']);
    expect(statuses(receipts, 'CEB506Message')).toEqual(['2', '120']);
  });

  it('send a payment receipt of a B2B order back', async () => {
    const platform = await aPlatform();
    const b2b = { order: { orderType: 'B' }, inventory: { tradeMode: '9710' } };
    await send(platform, itemsOf(1, await firmKey(), b2b));
    const [late] = [fourMessages(2, b2b).receipts].map((xml) => item(xml));
    await sendThree(platform, 2, b2b);
    await settled(platform);
    if (late !== undefined) await send(platform, [late]);
    const receipts = await settled(platform);
    expect(statuses(receipts, 'CEB404Message')).toEqual(['2', '100', '2', '100']);
    expect(statuses(receipts, 'CEB604Message').filter((status) => status === '899')).toHaveLength(2);
  });

  it.each([
    ['9610', 'B', 'E'],
    ['1210', 'W', 'E'],
    ['9710', 'E', 'B'],
    ['9810', 'B', 'W'],
  ])('return a list of %s whose order is of type %s', async (tradeMode, orderType, wanted) => {
    const platform = await aPlatform();
    await sendThree(platform, 1, { order: { orderType }, inventory: { tradeMode } });
    const receipts = await settled(platform);
    expect(statuses(receipts, 'CEB604Message')).toEqual(['2', '100']);
    expect(receipts.map((receipt) => textIn(receipt, 'returnInfo')).join()).toContain(
      `[Code:1313;Desc:监管方式${tradeMode}的订单类型应为${wanted}，订单为${orderType}]`,
    );
  });

  it('release a special area’s list with its account, and store the payment receipt after', async () => {
    const platform = await aPlatform();
    const key = await firmKey();
    const withAccount = (xml: string): string =>
      xml
        .replace(
          '<ceb:tradeMode>',
          '<ceb:iacCode>4199000005</ceb:iacCode><ceb:iacName>区内企业</ceb:iacName><ceb:emsNo>T4606A000001</ceb:emsNo><ceb:tradeMode>',
        )
        .replace(
          /(<ceb:InventoryList>[\s\S]*?<\/ceb:itemNo>)/,
          '$1<ceb:itemRecordNo>REC-1</ceb:itemRecordNo>',
        );
    const papers = fourMessages(1, { inventory: { tradeMode: '1210' } });
    await send(
      platform,
      [papers.order, papers.receipts, papers.waybill, signed(withAccount(papers.inventory), key)].map((xml) =>
        item(xml),
      ),
    );
    const receipts = await settled(platform);
    expect(statuses(receipts, 'CEB604Message').at(-1)).toBe('899');
    expect(statuses(receipts, 'CEB404Message')).toEqual(['2', '120']);
  });

  it.each(['iacCode', 'iacName', 'emsNo', 'itemRecordNo'])(
    'return a special area’s list without %s',
    async (missing) => {
      const platform = await aPlatform();
      const given: Readonly<Record<string, string>> = {
        iacCode: '4199000005',
        iacName: '区内企业',
        emsNo: 'T4606A000001',
      };
      const account = Object.entries(given)
        .filter(([name]) => name !== missing)
        .map(([name, value]) => `<ceb:${name}>${value}</ceb:${name}>`)
        .join('');
      const papers = fourMessages(1, { inventory: { tradeMode: '1210' } });
      const inventory = papers.inventory
        .replace('<ceb:tradeMode>', `${account}<ceb:tradeMode>`)
        .replace(
          /(<ceb:InventoryList>[\s\S]*?<\/ceb:itemNo>)/,
          missing === 'itemRecordNo' ? '$1' : '$1<ceb:itemRecordNo>REC-1</ceb:itemRecordNo>',
        );
      await send(
        platform,
        [papers.order, papers.waybill, signed(inventory, await firmKey())].map((xml) => item(xml)),
      );
      const receipts = await settled(platform);
      expect(statuses(receipts, 'CEB604Message')).toEqual(['2', '100']);
      expect(receipts.map((receipt) => textIn(receipt, 'returnInfo')).join()).toContain('[Code:1805;');
    },
  );
});

describe('the low value of B2B lists', () => {
  it('is held to 5,000 RMB a list, to the last cent', async () => {
    const platform = await aPlatform();
    await sendThree(platform, 1, worth('5000.00'));
    await sendThree(platform, 2, worth('5000.01'));
    await sendThree(platform, 3, worth('5000.01', '9810', 'W'));
    const receipts = await settled(platform);
    const of = (serial: number) =>
      receipts
        .filter(
          (one) => one.type === 'CEB604Message' && textIn(one, 'orderNo') === `EX20260105-0000${serial}`,
        )
        .map((one) => textIn(one, 'returnStatus'));
    expect(of(1).at(-1)).toBe('899');
    expect(of(2)).toEqual(['2', '100']);
    expect(of(3)).toEqual(['2', '100']);
    expect(receipts.map((one) => textIn(one, 'returnInfo')).join()).toContain(
      '每票不超过5000元人民币，本票5000.01元',
    );
  });

  it('is no matter for retail, nor in foreign money', async () => {
    const platform = await aPlatform();
    await sendThree(platform, 1, worth('9000.00', '9610', 'E'));
    const dollars = worth('9000.00');
    await sendThree(platform, 2, {
      ...dollars,
      order: { ...dollars.order, currency: '502' },
      orderLine: { ...dollars.orderLine, currency: '502' },
      inventoryLine: { ...dollars.inventoryLine, currency: '502' },
    });
    const receipts = await settled(platform);
    expect(statuses(receipts, 'CEB604Message').filter((status) => status === '899')).toHaveLength(2);
  });

  it('changes from a day on as the trainer sets it, and is the usual one again with a script that says none', async () => {
    const platform = await aPlatform();
    const limits = [
      { from: '2020-07-01', most: '5000' },
      { from: '2025-01-01', most: '100' },
      { from: '2099-01-01', most: '1' },
    ];
    expect((await post(platform, '/control/officer', { outcomes: [], lowValueLimits: limits })).status).toBe(
      200,
    );
    await sendThree(platform, 1, worth('100.00'));
    await sendThree(platform, 2, worth('100.01'));
    await settled(platform);
    expect((await post(platform, '/control/officer', { outcomes: [] })).status).toBe(200);
    await sendThree(platform, 3, worth('4000.00'));
    const list = statuses(await settled(platform), 'CEB604Message');
    expect(list.filter((status) => status === '899')).toHaveLength(2);
    expect(list.filter((status) => status === '100')).toHaveLength(1);
    for (const bad of [[{ from: 'soon', most: '1' }], [{ from: '2025-01-01', most: '-1' }], 'all']) {
      expect((await post(platform, '/control/officer', { lowValueLimits: bad })).status).toBe(400);
    }
  });
});
