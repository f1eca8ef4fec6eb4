import { describe, expect, it } from 'vitest';
import type { Platform } from '#training/platform.ts';
import {
  aFolder,
  aPlatform,
  closePlatform,
  firmKey,
  ledgerOf,
  receiptPage,
  send,
  settled,
  statuses,
  textIn,
  until,
} from './aPlatform.ts';
import type { Values } from './messages.ts';
import { item, itemsOf } from './messages.ts';
import { cancellation, declared, heldAt, signedItem, summary, takeBack } from './requests.ts';

const HOUR_MS = 3_600_000;

/** A platform that keeps the inventory of an order under inspection; the answer is the number of that inventory. */
async function inspected(
  serial: number,
  dataDir = aFolder(),
): Promise<{ readonly platform: Platform; readonly invtNo: string }> {
  const platform = await aPlatform({ dataDir });
  platform.control.officer({ outcomes: [{ when: {}, do: 'inspect', holdMs: HOUR_MS }] });
  return { platform, invtNo: await heldAt(platform, serial, '500') };
}

describe('a cancellation', () => {
  it('is granted: the inventory goes no further, and its order can be declared anew', async () => {
    const { platform, invtNo } = await inspected(1);
    await send(platform, [await signedItem(cancellation(1, invtNo))]);
    const receipts = await settled(platform);
    expect(statuses(receipts, 'CEB606Message')).toEqual(['2', '399']);
    const [answer] = receipts.filter(({ type }) => type === 'CEB606Message').slice(-1);
    expect(answer && textIn(answer, 'invtNo')).toBe(invtNo);
    expect(answer && textIn(answer, 'copNo')).toBe('COP-20260105-00001');
    expect(answer && textIn(answer, 'preNo')).toMatch(/^B\d{17}$/);
    expect(answer && textIn(answer, 'returnInfo')).toMatch(/^【演练】/);
    // Nothing was pending, so the inspection ended with the cancellation.
    expect(statuses(receipts, 'CEB604Message').at(-1)).toBe('500');
    expect((await ledgerOf(platform)).documents).toContainEqual(
      expect.objectContaining({ kind: 'inventory', state: 'cancelled', current: 1 }),
    );
    platform.control.officer({ outcomes: [] });
    await send(platform, itemsOf(1, await firmKey()));
    expect(statuses(await settled(platform), 'CEB604Message').at(-1)).toBe('899');
    expect((await ledgerOf(platform)).effects).toMatchObject({
      refusedAsDuplicate: 0,
      repeatedByBusinessKey: [],
    });
  });

  it('is turned down by the officer, and the inventory goes on', async () => {
    const { platform, invtNo } = await inspected(1);
    platform.control.officer({
      outcomes: [
        {
          when: { document: 'cancellation', orderNo: 'EX20260105-00001', next: 1 },
          do: 'return',
          info: '货物已装机',
        },
        { when: { document: 'cancellation' }, do: 'error', code: '-623029', info: '系统繁忙' },
      ],
    });
    await send(platform, [await signedItem(cancellation(1, invtNo))]);
    await until(
      async () => statuses((await receiptPage(platform, 'after=0')).items, 'CEB606Message').length === 2,
    );
    await send(platform, [await signedItem(cancellation(1, invtNo))]);
    await until(
      async () => statuses((await receiptPage(platform, 'after=0')).items, 'CEB606Message').length === 4,
    );
    platform.control.resolve('EX20260105-00001');
    const receipts = await settled(platform);
    expect(statuses(receipts, 'CEB606Message')).toEqual(['2', '100', '2', '-623029']);
    expect(receipts.map((receipt) => textIn(receipt, 'returnInfo')).join()).toContain('Desc:货物已装机');
    expect(statuses(receipts, 'CEB604Message').slice(-2)).toEqual(['800', '899']);
  });

  it('can still come when the goods are released, and holds the list until it is decided', async () => {
    const { platform, invtNo } = await inspected(1);
    platform.control.pace({ stepMs: HOUR_MS });
    platform.control.resolve('EX20260105-00001');
    const listAt = async () =>
      statuses((await receiptPage(platform, 'after=0')).items, 'CEB604Message').at(-1);
    await until(async () => (await listAt()) === '800');
    await send(platform, [await signedItem(cancellation(1, invtNo))]);
    await until(async () => (await ledgerOf(platform)).messages.waiting === 0);
    // The closing of the list was due before the cancellation came.
    platform.control.pace({ stepMs: 0 });
    const receipts = await settled(platform);
    expect(statuses(receipts, 'CEB604Message').at(-1)).toBe('800');
    expect(statuses(receipts, 'CEB606Message')).toEqual(['2', '399']);
  });

  it.each<[string, Values, string, string]>([
    ['an unknown list', { invtNo: '46062026E999999999' }, '-623003', '不存在'],
    ['no reason', { reason: '' }, '-623001', 'reason 为空'],
    ['another list’s number of the firm', { copNo: 'COP-OTHER' }, '-623001', 'copNo不一致'],
    ['another seller', { ebcCode: '4199000099' }, '-623001', 'ebcCode不一致'],
    ['another declarant', { agentCode: '4199000008' }, '-623001', '与申报企业4199000008不一致'],
    ['a deletion', { appType: '3' }, '-623001', '不受理删除'],
  ])('is refused for %s', async (_what, differences, code, reason) => {
    const { platform, invtNo } = await inspected(1);
    await send(platform, [await signedItem(cancellation(1, invtNo, differences))]);
    platform.control.resolve('EX20260105-00001');
    const receipts = await settled(platform);
    expect(statuses(receipts, 'CEB606Message')).toEqual([code]);
    expect(receipts.map((receipt) => textIn(receipt, 'returnInfo')).join()).toContain(reason);
    expect(statuses(receipts, 'CEB604Message').at(-1)).toBe('899');
  });

  it('is refused without a signature', async () => {
    const { platform, invtNo } = await inspected(1);
    await send(platform, [item(cancellation(1, invtNo))]);
    platform.control.resolve('EX20260105-00001');
    const receipts = await settled(platform);
    expect(statuses(receipts, 'CEB606Message')).toEqual(['-301020']);
    expect(statuses(receipts, 'CEB604Message').at(-1)).toBe('899');
  });

  it('is refused for a list that is closed, returned, cancelled, or has something else under way', async () => {
    const platform = await aPlatform();
    const closed = await declared(platform, 1);
    const wrong = { inventoryLine: { qty: '4', totalPrice: '60.00' } };
    const returned = await declared(platform, 2, wrong);
    await send(platform, [
      await signedItem(cancellation(1, closed)),
      await signedItem(cancellation(2, returned)),
    ]);
    await settled(platform);
    platform.control.officer({ outcomes: [{ when: {}, do: 'inspect', holdMs: HOUR_MS }] });
    const held = await heldAt(platform, 3, '500');
    await send(platform, [await signedItem(cancellation(3, held))]);
    await settled(platform);
    await send(platform, [await signedItem(cancellation(3, held))]);
    const receipts = await settled(platform);
    expect(statuses(receipts, 'CEB606Message')).toEqual(['-623005', '-623005', '2', '399', '-623009']);
  });

  it('bars a cancelled list from coming back and from being summed up', async () => {
    const platform = await aPlatform();
    platform.control.officer({ outcomes: [{ when: {}, do: 'inspect', holdMs: HOUR_MS }] });
    const invtNo = await heldAt(platform, 1, '500', { inventory: { statisticsFlag: 'B' } });
    await send(platform, [await signedItem(cancellation(1, invtNo))]);
    await settled(platform);
    await send(platform, [item(takeBack('BACK-1', invtNo)), await signedItem(summary('SUM-1', [invtNo]))]);
    const receipts = await settled(platform);
    expect(statuses(receipts, 'CEB214Message')).toEqual(['-625001']);
    expect(statuses(receipts, 'CEB702Message')).toEqual(['2', '100']);
  });

  it('takes effect once: replays, a second one under another key, a restart in the middle', async () => {
    const dataDir = aFolder();
    const { platform, invtNo } = await inspected(1, dataDir);
    platform.control.pace({ stepMs: 60_000 });
    const first = await signedItem(cancellation(1, invtNo));
    await send(platform, [first]);
    await send(platform, [await signedItem(cancellation(1, invtNo))]);
    await until(async () => (await ledgerOf(platform)).messages.waiting === 0);
    await closePlatform(platform);
    const second = await aPlatform({ dataDir });
    expect((await send(second, [first])).map(({ outcome }) => outcome)).toEqual(['duplicate']);
    const receipts = await settled(second);
    expect(statuses(receipts, 'CEB606Message')).toEqual(['-304001', '2', '399']);
    expect(statuses(receipts, 'CEB604Message').at(-1)).toBe('500');
  });
});
