import { describe, expect, it } from 'vitest';
import { openLedger } from '#training/ledger.ts';
import {
  aFolder,
  aPlatform,
  aPlatformProcess,
  closePlatform,
  enrol,
  firmKey,
  ledgerOf,
  post,
  receiptPage,
  send,
  settled,
  statuses,
  textIn,
  until,
} from './aPlatform.ts';
import { aKey, fourMessages, item, itemsOf, signed } from './messages.ts';

describe('the way of a consignment', () => {
  it('releases and closes what is in order, and says everywhere that it is training', async () => {
    const platform = await aPlatform();
    const key = await firmKey();
    await send(
      platform,
      Object.values(fourMessages(1)).map((xml) => item(signed(xml, key))),
    );
    const receipts = await settled(platform);
    expect(statuses(receipts, 'CEB304Message')).toEqual(['2', '120']);
    expect(statuses(receipts, 'CEB404Message')).toEqual(['2', '120']);
    expect(statuses(receipts, 'CEB506Message')).toEqual(['2', '120']);
    expect(statuses(receipts, 'CEB604Message')).toEqual(['2', '120', '399', '800', '899']);
    for (const receipt of receipts) expect(textIn(receipt, 'returnInfo')).toMatch(/^【演练】/);
    const times = receipts.filter(({ type }) => type === 'CEB604Message').map((r) => textIn(r, 'returnTime'));
    expect(times).toEqual([...new Set(times)].sort());
    const [last] = receipts.filter(({ type }) => type === 'CEB604Message').slice(-1);
    expect(last && textIn(last, 'preNo')).toMatch(/^B\d{17}$/);
    expect(last && textIn(last, 'invtNo')).toMatch(/^4606\d{4}E\d{9}$/);
  });

  it('lets an inventory wait for its partners, in whatever order they come', async () => {
    const platform = await aPlatform();
    const [order, receipts, waybill, inventory] = itemsOf(2, await firmKey());
    if (!order || !receipts || !waybill || !inventory) throw new Error('four messages');
    await send(platform, [inventory, receipts]);
    expect(statuses(await settled(platform), 'CEB604Message')).toEqual(['2']);
    await send(platform, [waybill]);
    expect(statuses(await settled(platform), 'CEB604Message')).toEqual(['2']);
    await send(platform, [order]);
    const all = await settled(platform);
    expect(statuses(all, 'CEB604Message').at(-1)).toBe('899');
    expect(statuses(all, 'CEB404Message')).toEqual(['2', '120']);
  });

  it('returns an inventory that differs from its order, says where, and takes the corrected papers', async () => {
    const platform = await aPlatform();
    const key = await firmKey();
    const wrong = { inventoryLine: { qty: '4', totalPrice: '60.00' } };
    await send(platform, itemsOf(3, key, wrong));
    const receipts = await settled(platform);
    expect(statuses(receipts, 'CEB604Message')).toEqual(['2', '100']);
    const returned = receipts.find((receipt) => textIn(receipt, 'returnStatus') === '100');
    expect(returned && textIn(returned, 'returnInfo')).toContain(
      '[Code:1322;Desc:第1项数量不一致：订单3，清单4]',
    );
    await send(platform, itemsOf(3, key));
    expect(statuses(await settled(platform), 'CEB604Message').at(-1)).toBe('899');
    const { effects } = await ledgerOf(platform);
    expect(effects).toMatchObject({
      repeatedByBusinessKey: [],
      refusedAsDuplicate: 0,
      resentBusinessKeys: 4,
    });
  });

  it.each([
    ['goods value', { order: { goodsValue: '46.00' } }, '商品金额'],
    [
      'line total',
      { orderLine: { totalPrice: '44.00' }, inventoryLine: { totalPrice: '44.00' } },
      '数量乘单价',
    ],
    ['gross weight', { waybill: { grossWeight: '1.50' } }, '毛重不一致'],
    ['parcels', { waybill: { packNo: '2' } }, '件数不一致'],
    ['net weight', { inventory: { netWeight: '1.41' } }, '净重'],
    ['currency', { waybill: { currency: '999' } }, '币制'],
    ['second unit', { inventoryLine: { unit: '035', unit1: '035' }, orderLine: { unit: '035' } }, '法定单位'],
    ['destination', { inventory: { country: '142' } }, '运抵国'],
  ])('returns papers with a wrong %s', async (_what, differences, reason) => {
    const platform = await aPlatform();
    await send(platform, itemsOf(4, await firmKey(), differences));
    const receipts = await settled(platform);
    expect(statuses(receipts, 'CEB604Message')).toEqual(['2', '100']);
    expect(receipts.map((r) => textIn(r, 'returnInfo')).join()).toContain(reason);
  });

  it('refuses a business key that is taken, and takes a message only once under its key', async () => {
    const platform = await aPlatform();
    const key = await firmKey();
    const items = itemsOf(5, key);
    await send(platform, items);
    await settled(platform);
    expect((await send(platform, items)).map(({ outcome }) => outcome)).toEqual(Array(4).fill('duplicate'));
    await send(platform, itemsOf(5, key));
    const receipts = await settled(platform);
    expect(statuses(receipts, 'CEB604Message').at(-1)).toBe('-304001');
    const { effects } = await ledgerOf(platform);
    expect(effects).toMatchObject({ total: 4, refusedAsDuplicate: 4, repeatedByKey: [] });
  });

  it('keeps a document that is only saved aside until it is declared', async () => {
    const platform = await aPlatform();
    const key = await firmKey();
    await send(platform, itemsOf(6, key, { inventory: { appStatus: '1' } }));
    expect(statuses(await settled(platform), 'CEB604Message')).toEqual(['1']);
    const { inventory } = fourMessages(6);
    await send(platform, [item(signed(inventory, key))]);
    expect(statuses(await settled(platform), 'CEB604Message').at(-1)).toBe('899');
  });
});

describe('the officer', () => {
  it('returns, answers with an error, and lets the corrected document pass when the script says "next 1"', async () => {
    const platform = await aPlatform();
    const key = await firmKey();
    platform.control.officer({
      outcomes: [
        { when: { orderNo: '*-00001', next: 1 }, do: 'return', code: '1401', info: '品名过于笼统' },
        { when: { orderNo: '*-00002' }, do: 'error', code: '-621012', info: '状态不允许' },
      ],
    });
    await send(platform, [...itemsOf(1, key), ...itemsOf(2, key)]);
    const receipts = await settled(platform);
    const list = receipts.filter(({ type }) => type === 'CEB604Message');
    const of = (orderNo: string) =>
      list.filter((r) => textIn(r, 'orderNo').endsWith(orderNo)).map((r) => textIn(r, 'returnStatus'));
    expect(of('-00001')).toEqual(['2', '120', '100']);
    expect(of('-00002')).toEqual(['2', '-621012']);
    expect(list.map((r) => textIn(r, 'returnInfo')).join()).toContain('[Code:1401;Desc:品名过于笼统]');
    const { inventory } = fourMessages(1);
    await send(platform, [item(signed(inventory, key))]);
    expect(statuses(await settled(platform), 'CEB604Message').slice(-5)).toEqual([
      '2',
      '120',
      '399',
      '800',
      '899',
    ]);
  });

  it('inspects until the trainer ends it', async () => {
    const platform = await aPlatform();
    const script = { outcomes: [{ when: {}, do: 'inspect', holdMs: 3_600_000 }] };
    expect((await post(platform, '/control/officer', script)).status).toBe(200);
    await send(platform, itemsOf(7, await firmKey()));
    await until(async () =>
      statuses((await receiptPage(platform, 'after=0')).items, 'CEB604Message').includes('500'),
    );
    expect((await post(platform, '/control/resolve', { orderNo: 'none' })).status).toBe(404);
    expect((await post(platform, '/control/resolve', { orderNo: 'EX20260105-00007' })).status).toBe(200);
    expect(statuses(await settled(platform), 'CEB604Message')).toEqual([
      '2',
      '120',
      '399',
      '500',
      '800',
      '899',
    ]);
  });

  it('decides the same for the same seed and orders', async () => {
    const key = await firmKey();
    const items = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((serial) => itemsOf(serial, key));
    const run = async (): Promise<readonly string[]> => {
      const platform = await aPlatform({ seed: 11 });
      platform.control.officer({ outcomes: [{ when: { share: 0.5 }, do: 'return' }] });
      await send(platform, items);
      const receipts = await settled(platform);
      const returned = receipts.filter((r) => textIn(r, 'returnStatus') === '100');
      return returned.map((r) => textIn(r, 'orderNo')).sort();
    };
    const first = await run();
    expect(await run()).toEqual(first);
    expect(first.length).toBeGreaterThan(0);
    expect(first.length).toBeLessThan(8);
  });
});

describe('a restart', () => {
  it('goes on where it stopped and does nothing twice', async () => {
    const dataDir = aFolder();
    const key = await firmKey();
    const first = await aPlatform({ dataDir, pace: { stepMs: 40 } });
    const items = [1, 2, 3].flatMap((serial) => itemsOf(serial, key));
    await send(first, items);
    const { epoch } = await receiptPage(first, 'after=0&wait=5');
    await closePlatform(first);
    const second = await aPlatform({ dataDir, pace: { stepMs: 0 } });
    expect((await send(second, items)).every(({ outcome }) => outcome === 'duplicate')).toBe(true);
    const receipts = await settled(second);
    expect((await receiptPage(second, 'after=0')).epoch).toBe(epoch);
    expect(receipts.map(({ seq }) => seq)).toEqual(receipts.map((_r, i) => i + 1));
    const list = statuses(receipts, 'CEB604Message');
    expect([...list].sort()).toEqual(
      ['120', '2', '399', '800', '899'].flatMap((status) => [status, status, status]),
    );
    expect((await ledgerOf(second)).effects).toMatchObject({ total: 12, repeatedByBusinessKey: [] });
  });

  it('loses nothing and does nothing twice when it is killed at any moment', async () => {
    const dataDir = aFolder();
    const key = await firmKey();
    const items = [1, 2, 3, 4].flatMap((serial) => itemsOf(serial, key));
    for (const killAfterMs of [0, 5, 20, 60]) {
      const child = await aPlatformProcess(dataDir, 5);
      await enrol(child, key);
      expect((await send(child, items)).length).toBe(items.length);
      await new Promise((resolve) => setTimeout(resolve, killAfterMs));
      await child.kill();
    }
    const platform = await aPlatform({ dataDir });
    const receipts = await settled(platform);
    expect(receipts.map(({ seq }) => seq)).toEqual(receipts.map((_receipt, i) => i + 1));
    for (const status of ['2', '120', '399', '800', '899']) {
      expect(statuses(receipts, 'CEB604Message').filter((found) => found === status)).toHaveLength(4);
    }
    expect((await ledgerOf(platform)).effects).toMatchObject({ total: 16, refusedAsDuplicate: 0 });
  });

  it('looks at messages that were stored and not looked at when the process ended', async () => {
    const dataDir = aFolder();
    await closePlatform(await aPlatform({ dataDir }));
    const ledger = openLedger(dataDir);
    for (const sent of itemsOf(1, await firmKey())) ledger.takeIn(sent, Date.now());
    ledger.close();
    const platform = await aPlatform({ dataDir });
    expect(statuses(await settled(platform), 'CEB604Message').at(-1)).toBe('899');
  });

  it('keeps a ledger to one platform at a time', async () => {
    const dataDir = aFolder();
    await aPlatform({ dataDir });
    await expect(aPlatform({ dataDir })).rejects.toMatchObject({ code: 'ledgerInUse' });
  });
});

describe('signatures', () => {
  it('accepts RSA with SHA-1 as well, and a second key of the same firm', async () => {
    const platform = await aPlatform();
    const other = await aKey();
    await enrol(platform, other);
    const { order, receipts, waybill, inventory } = fourMessages(1);
    const bodies = [
      signed(order, other, 'sha1'),
      receipts,
      waybill,
      signed(inventory, await firmKey(), 'sha1'),
    ];
    await send(
      platform,
      bodies.map((body) => item(body)),
    );
    expect(statuses(await settled(platform), 'CEB604Message').at(-1)).toBe('899');
  });

  it.each([
    [
      'changed after signing',
      async (xml: string) => signed(xml, await firmKey()).replace('>1.20<', '>1.21<'),
      '1004',
    ],
    ['signed by a stranger', async (xml: string) => signed(xml, await aKey()), '1001'],
    ['not signed', async (xml: string) => xml, '1001'],
    [
      'with a signature value of another message',
      async (xml: string) => {
        const value = /<ds:SignatureValue>[^<]*/;
        const foreign = value.exec(signed(fourMessages(9).inventory, await firmKey()))?.[0] ?? '';
        return signed(xml, await firmKey()).replace(value, foreign);
      },
      '1001',
    ],
  ])('refuses an inventory %s', async (_what, make, code) => {
    const platform = await aPlatform();
    const body = await make(fourMessages(1).inventory);
    await send(platform, [item(body)]);
    const [receipt, ...more] = await settled(platform);
    expect(more).toEqual([]);
    expect(receipt && textIn(receipt, 'returnStatus')).toBe('-621029');
    expect(receipt && textIn(receipt, 'returnInfo')).toContain(`[Code:${code};`);
  });

  it('refuses a firm that is not enrolled and a signer who is not the declarant', async () => {
    const platform = await aPlatform();
    const key = await firmKey();
    const stranger = itemsOf(1, key, { copCode: '4199000009' });
    const other = itemsOf(2, key, { inventory: { agentCode: '4199000008' } });
    await send(platform, [...stranger.slice(3), ...other.slice(3)]);
    expect(statuses(await settled(platform), 'CEB604Message')).toEqual(['-10102', '-621015']);
  });
});
