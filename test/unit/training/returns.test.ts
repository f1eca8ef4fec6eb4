import { describe, expect, it } from 'vitest';
import {
  aPlatform,
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
import type { Values } from './messages.ts';
import { item, itemsOf, signed } from './messages.ts';
import type { ReturnDifferences } from './requests.ts';
import { declared, RETURNED_LINE, takeBack } from './requests.ts';

describe('a return', () => {
  it('is stored and released, with or without a signature', async () => {
    const platform = await aPlatform();
    const invtNo = await declared(platform, 1);
    const half: Values = { qty: '1', qty1: '0.4' };
    await send(platform, [
      item(takeBack('BACK-1', invtNo, { line: half })),
      item(signed(takeBack('BACK-2', invtNo, { line: half }), await firmKey())),
    ]);
    const receipts = await settled(platform);
    expect([...statuses(receipts, 'CEB214Message')].sort()).toEqual(['120', '120', '2', '2', '800', '800']);
    const [last] = receipts.filter(({ type }) => type === 'CEB214Message').slice(-1);
    expect(last && textIn(last, 'invtNo')).toBe(invtNo);
    expect(last && textIn(last, 'coElNo')).toMatch(/^BACK-[12]$/);
    expect(last && textIn(last, 'ebcCode')).toBe('4199000002');
    expect(last && textIn(last, 'returnInfo')).toMatch(/^【演练】/);
  });

  it.each<[string, ReturnDifferences, string, string]>([
    ['a line that is not in the list', { line: { gnum: '2' } }, '-625209', '第2项不在原清单中'],
    ['more than went out', { line: { qty: '4' } }, '-625209', '超过原清单可退数量3'],
    ['more statutory quantity than went out', { line: { qty1: '1.3' } }, '-625209', '法定数量1.3超过'],
    ['nothing', { line: { qty: '0' } }, '-625209', '申报数量应大于0'],
    ['another commodity code', { line: { gcode: '4602000001' } }, '-625209', '商品编码与原清单不一致'],
    ['another name', { line: { gname: '别的' } }, '-625209', '商品名称与原清单不一致'],
    ['another unit', { line: { unit: '007' } }, '-625209', '申报单位与原清单不一致'],
    ['no lines', { lines: [] }, '-625006', '表体行数'],
    ['a line twice', { lines: [RETURNED_LINE, RETURNED_LINE] }, '-625001', '序号重复'],
    ['a second quantity without a unit', { line: { qty2: '1' } }, '-625009', '第二单位与第二数量'],
    ['a second unit without a quantity', { line: { unit2: '035' } }, '-625009', '第二单位与第二数量'],
    ['a list nobody knows', { head: { invtNo: '46062026E999999999' } }, '-625001', '不存在'],
    ['another seller', { head: { ebcCode: '4199000099' } }, '-625001', 'ebcCode不一致'],
    [
      'the mode of a special area',
      { head: { tradeMode: '1261' } },
      '-625001',
      '监管方式1261与原清单的9610不符',
    ],
    ['export', { head: { ieFlag: 'E' } }, '-625001', 'ieFlag 取值不正确'],
    ['coming from China', { head: { country: '142' } }, '-625012', '启运国不能是中国'],
    ['no reason', { head: { reason: '' } }, '-625001', 'reason 为空'],
    ['another declarant', { head: { agentCode: '4199000008' } }, '-625001', '不一致'],
  ])('is refused for %s', async (_what, differences, code, reason) => {
    const platform = await aPlatform();
    const invtNo = await declared(platform, 1);
    await send(platform, [item(takeBack('BACK-1', invtNo, differences))]);
    const receipts = await settled(platform);
    expect(statuses(receipts, 'CEB214Message')).toEqual([code]);
    expect(receipts.map((receipt) => textIn(receipt, 'returnInfo')).join()).toContain(reason);
  });

  it('counts what came back before, and gives it up again when a return was turned down', async () => {
    const platform = await aPlatform();
    platform.control.officer({
      outcomes: [{ when: { document: 'return', orderNo: 'BACK-2' }, do: 'return', info: '数量不符' }],
    });
    const invtNo = await declared(platform, 1);
    const some = (coElNo: string, qty: string, qty1: string) =>
      item(takeBack(coElNo, invtNo, { line: { qty, qty1 } }));
    await send(platform, [some('BACK-1', '2', '0.8')]);
    await send(platform, [some('BACK-TOO-MUCH', '2', '0.4')]);
    await send(platform, [some('BACK-2', '1', '0.4')]);
    await settled(platform);
    await send(platform, [some('BACK-3', '1', '0.4')]);
    await send(platform, [some('BACK-4', '1', '0.1')]);
    const receipts = await settled(platform);
    const of = (coElNo: string) =>
      receipts
        .filter((one) => one.type === 'CEB214Message' && textIn(one, 'coElNo') === coElNo)
        .map((one) => textIn(one, 'returnStatus'));
    expect(of('BACK-1')).toEqual(['2', '120', '800']);
    expect(of('BACK-TOO-MUCH')).toEqual(['-625209']);
    expect(of('BACK-2')).toEqual(['2', '120', '100']);
    expect(of('BACK-3')).toEqual(['2', '120', '800']);
    expect(of('BACK-4')).toEqual(['-625209']);
    expect(receipts.map((one) => textIn(one, 'returnInfo')).join()).toContain('超过原清单可退数量1');
  });

  it('waits for the release of its list, and is barred by a cancellation', async () => {
    const platform = await aPlatform();
    platform.control.officer({ outcomes: [{ when: {}, do: 'inspect', holdMs: 3_600_000 }] });
    await send(platform, itemsOf(1, await firmKey()));
    let invtNo = '';
    await until(async () => {
      const { items } = await receiptPage(platform, 'after=0');
      const at = items.find((one) => textIn(one, 'returnStatus') === '500');
      invtNo = at === undefined ? '' : textIn(at, 'invtNo');
      return invtNo !== '';
    });
    await send(platform, [item(takeBack('BACK-1', invtNo))]);
    await until(async () => (await ledgerOf(platform)).messages.waiting === 0);
    platform.control.resolve('EX20260105-00001');
    await settled(platform);
    await send(platform, [item(takeBack('BACK-1', invtNo))]);
    const receipts = await settled(platform);
    expect(statuses(receipts, 'CEB214Message')).toEqual(['-625001', '2', '120', '800']);
  });

  it('is inspected until the trainer ends it', async () => {
    const platform = await aPlatform();
    const invtNo = await declared(platform, 1);
    const script = { outcomes: [{ when: { document: 'return' }, do: 'inspect', holdMs: 3_600_000 }] };
    expect((await post(platform, '/control/officer', script)).status).toBe(200);
    await send(platform, [item(takeBack('BACK-1', invtNo))]);
    await until(async () =>
      statuses((await receiptPage(platform, 'after=0')).items, 'CEB214Message').includes('500'),
    );
    expect((await post(platform, '/control/resolve', { orderNo: 'BACK-1' })).status).toBe(200);
    expect(statuses(await settled(platform), 'CEB214Message')).toEqual(['2', '120', '500', '800']);
  });

  it('takes effect once', async () => {
    const platform = await aPlatform();
    const invtNo = await declared(platform, 1);
    const once = item(takeBack('BACK-1', invtNo));
    await send(platform, [once, item(takeBack('BACK-1', invtNo))]);
    await send(platform, [once]);
    const receipts = await settled(platform);
    expect([...statuses(receipts, 'CEB214Message')].sort()).toEqual(['-304001', '120', '2', '800']);
    expect((await ledgerOf(platform)).effects).toMatchObject({
      repeatedByKey: [],
      repeatedByBusinessKey: [],
    });
  });
});
