import { describe, expect, it } from 'vitest';
import {
  aFolder,
  aPlatform,
  closePlatform,
  ledgerOf,
  post,
  receiptPage,
  send,
  settled,
  statuses,
  textIn,
  until,
} from './aPlatform.ts';
import type { DeclarationDifferences } from './declarations.ts';
import { channels, DECLARED_LINE, declaration, importAnswers, plainIn } from './declarations.ts';
import type { Differences } from './messages.ts';
import { fourMessages, item } from './messages.ts';
import { declared } from './requests.ts';

/** The order alone, of the type its mode asks for. */
function order(serial: number, differences: Differences = {}) {
  return item(
    fourMessages(serial, { ...differences, order: { orderType: 'B', ...differences.order } }).order,
  );
}

describe('the way of a customs declaration', () => {
  it('is taken in, stored, reviewed, released and closed beside the order it names', async () => {
    const platform = await aPlatform();
    await send(platform, [order(1), item(declaration(1))]);
    const receipts = await settled(platform);
    const [answer, ...more] = importAnswers(receipts);
    if (answer === undefined) throw new Error('no answer');
    expect(more).toEqual([]);
    expect(plainIn(answer, 'ResponseCode')).toBe('0');
    expect(plainIn(answer, 'ClientSeqNo')).toBe('EX2026010500000001');
    expect(plainIn(answer, 'SeqNo')).toMatch(/^\d{18}$/);
    expect(plainIn(answer, 'ErrorMessage')).toMatch(/^【演练】/);
    expect(channels(receipts)).toEqual(['L', 'J', 'P', 'R']);
    const notices = receipts.filter(({ type }) => type === 'DEC_DATA');
    for (const notice of notices) {
      expect(plainIn(notice, 'CUS_CIQ_NO')).toBe(plainIn(answer, 'SeqNo'));
      expect(plainIn(notice, 'ENTRY_ID')).toMatch(/^4606\d{4}0\d{9}$/);
      expect(plainIn(notice, 'NOTICE_DATE')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
      expect(plainIn(notice, 'CUSTOM_MASTER')).toBe('4606');
      expect(plainIn(notice, 'NOTE')).toMatch(/^【演练】/);
    }
    expect(statuses(receipts, 'CEB304Message')).toEqual(['2', '120']);
  });

  it('needs no order in general trade', async () => {
    const platform = await aPlatform();
    await send(platform, [item(declaration(1, { head: { TradeMode: '0110' }, attachment: null }))]);
    expect(channels(await settled(platform))).toEqual(['L', 'J', 'P', 'R']);
  });

  it('is compared with a stock order on the way to an overseas warehouse', async () => {
    const platform = await aPlatform();
    const to = { head: { TradeMode: '9810' } };
    await send(platform, [order(1, { order: { orderType: 'W' } }), item(declaration(1, to))]);
    await send(platform, [order(2), item(declaration(2, to))]);
    const receipts = await settled(platform);
    expect(channels(receipts).filter((letter) => letter === 'R')).toHaveLength(1);
    expect(receipts.map((r) => plainIn(r, 'NOTE')).join()).toContain('监管方式9810的订单类型应为W，订单为B');
  });

  it('finds the seller by its credit code as well', async () => {
    const platform = await aPlatform();
    const ebcCode = '91410100MA00000001';
    await send(platform, [
      order(1, { order: { ebcCode } }),
      item(declaration(1, { head: { TradeCode: '', TradeCoScc: ebcCode } })),
    ]);
    expect(channels(await settled(platform)).at(-1)).toBe('R');
  });
});

describe('what customs finds', () => {
  const two = [DECLARED_LINE, { ...DECLARED_LINE, GNo: '2' }];
  it.each<[string, Differences, DeclarationDifferences, string]>([
    ['another quantity', {}, { line: { GQty: '4', DeclTotal: '60' } }, '第1项数量不一致：订单3，报关单4'],
    ['another unit', {}, { line: { GUnit: '007' } }, '第1项计量单位不一致'],
    ['another currency', {}, { line: { TradeCurr: 'EUR' } }, '第1项币制不一致：订单502，报关单EUR'],
    ['another total', {}, { line: { DeclPrice: '16', DeclTotal: '48' } }, '第1项总价不一致'],
    ['more lines', {}, { lines: two }, '商品项数不一致：订单1项，报关单2项'],
    ['another goods value', { order: { goodsValue: '46.00' } }, {}, '订单商品金额46.00'],
    ['an order of another type', { order: { orderType: 'E' } }, {}, '订单类型应为B，订单为E'],
    ['an order of another seller', { order: { ebcCode: '4199000077' } }, {}, '平台没有发货人的订单'],
    ['an order that was never sent', {}, { attachment: { EdocID: 'NONE' } }, '平台没有发货人的订单NONE'],
    ['no order named', {}, { attachment: null }, '应随附单据10000004'],
    ['the two countries of a line swapped', {}, { line: { OriginCountry: 'CHN' } }, '最终目的国'],
    ['more net than gross weight', {}, { head: { NetWt: '2' } }, '净重2大于毛重1.4'],
    ['a total that is no product', {}, { line: { DeclPrice: '14' } }, '不等于数量乘单价'],
    ['a statutory quantity that cannot be', {}, { line: { FirstUnit: '011' } }, '成交单位与法定单位相同'],
    ['a second unit without its quantity', {}, { line: { SecondUnit: '035' } }, '第二法定单位'],
    ['going to China', {}, { head: { TradeCountry: 'CHN' } }, '运抵国不能是中国'],
  ])('sends back a declaration with %s', async (_what, orderDifferences, differences, reason) => {
    const platform = await aPlatform();
    await send(platform, [order(1, orderDifferences), item(declaration(1, differences))]);
    const receipts = await settled(platform);
    expect(channels(receipts)).toEqual(['L', 'E']);
    expect(receipts.map((receipt) => plainIn(receipt, 'NOTE')).join()).toContain(reason);
  });

  it('lets freight into the values on other terms than FOB', async () => {
    const platform = await aPlatform();
    await send(platform, [
      order(1),
      item(declaration(1, { head: { TransMode: '1' }, line: { DeclPrice: '17.1667', DeclTotal: '51.5' } })),
    ]);
    expect(channels(await settled(platform)).at(-1)).toBe('R');
  });

  it('declares an order once, by list or by declaration', async () => {
    const platform = await aPlatform();
    await declared(platform, 1, {
      order: { orderType: 'B' },
      inventory: { tradeMode: '9710' },
    });
    await send(platform, [item(declaration(1))]);
    await send(platform, [order(2), item(declaration(2))]);
    await settled(platform);
    const again = { attachment: { EdocID: 'EX20260105-00002' } };
    await send(platform, [item(declaration(3, again))]);
    await declared(platform, 2, { order: { orderType: 'B' }, inventory: { tradeMode: '9710' } });
    const receipts = await settled(platform);
    const notes = receipts.map((receipt) => plainIn(receipt, 'NOTE')).join();
    expect(notes).toContain('订单EX20260105-00001已由清单申报');
    expect(notes).toMatch(/订单EX20260105-00002已由报关单4606\d{14}申报/);
    expect(statuses(receipts, 'CEB604Message').at(-1)).toBe('100');
    // An order that was declared cannot be sent anew.
    expect(statuses(receipts, 'CEB304Message').at(-1)).toBe('-304001');
  });

  it('takes the corrected declaration under the same number, with the same 统一编号', async () => {
    const platform = await aPlatform();
    await send(platform, [order(1), item(declaration(1, { line: { GQty: '4', DeclTotal: '60' } }))]);
    await settled(platform);
    await send(platform, [item(declaration(1))]);
    const receipts = await settled(platform);
    expect(channels(receipts)).toEqual(['L', 'E', 'L', 'J', 'P', 'R']);
    const numbers = importAnswers(receipts).map((answer) => plainIn(answer, 'SeqNo'));
    expect(new Set(numbers).size).toBe(1);
    expect((await ledgerOf(platform)).effects).toMatchObject({
      resentBusinessKeys: 1,
      repeatedByBusinessKey: [],
    });
  });
});

describe('what is not taken in', () => {
  it.each<[string, DeclarationDifferences, string, string]>([
    ['another action than a draft', { sign: { OperType: 'C' } }, '4002', 'OperType为G'],
    ['a firm nobody knows', { head: { AgentCode: '4199000099' } }, '4001', '未在平台登记'],
    ['a firm without a code', { head: { TradeCode: '' } }, '2', 'TradeCode、TradeCoScc 应至少填写一个'],
    ['an element missing', { head: { EntyPortCode: undefined } }, '2', 'DecHead/EntyPortCode 缺失'],
    ['an empty value', { head: { OwnerName: '' } }, '2', 'DecHead/OwnerName 为空'],
    ['a short commodity code', { line: { CodeTS: '4602' } }, '2', 'DecList/CodeTS 应为10个字符'],
    ['no elements', { line: { GModel: '' } }, '2', 'DecList/GModel 为空'],
    ['a price with five decimals', { line: { DeclPrice: '15.00001' } }, '2', 'DeclPrice 小数位超过4位'],
    ['a country in digits', { head: { TradeCountry: '502' } }, '2', 'TradeCountry 取值不正确'],
    ['a mode it does not know', { head: { TradeMode: '9610' } }, '2', 'TradeMode 取值不正确'],
    ['an import', { head: { IEFlag: 'I' } }, '2', 'IEFlag 取值不正确'],
    ['no lines', { lines: [] }, '2', '商品项数应为1至50'],
    [
      '51 lines',
      { lines: Array.from({ length: 51 }, (_, i) => ({ ...DECLARED_LINE, GNo: `${i + 1}` })) },
      '2',
      '1至50',
    ],
    ['a gap in the line numbers', { line: { GNo: '2' } }, '2', 'GNo 应从1起连续编号'],
    ['a short number of its own', { sign: { ClientSeqNo: 'SHORT' } }, '2', 'ClientSeqNo 应为18个字符'],
    ['a foreign element', { line: { Colour: 'red' } }, '2', 'DecList/Colour 不应出现在此处'],
  ])('refuses %s and says why', async (_what, differences, code, reason) => {
    const platform = await aPlatform();
    await send(platform, [order(1), item(declaration(1, differences))]);
    const receipts = await settled(platform);
    const [answer, ...more] = importAnswers(receipts);
    expect(more).toEqual([]);
    expect(answer && plainIn(answer, 'ResponseCode')).toBe(code);
    expect(answer && plainIn(answer, 'ErrorMessage')).toContain(reason);
    expect(answer && plainIn(answer, 'SeqNo')).toBe('');
    expect(channels(receipts)).toEqual([]);
    await send(platform, [item(declaration(1))]);
    expect(channels(await settled(platform)).at(-1)).toBe('R');
  });

  it.each([
    [
      'parts out of order',
      (xml: string) =>
        xml.replace('<DecContainers/><DecLicenseDocus/>', '<DecLicenseDocus/><DecContainers/>'),
    ],
    ['two heads', (xml: string) => xml.replace(/<DecHead>.*<\/DecHead>/s, '$&$&')],
    ['a part missing', (xml: string) => xml.replace('<DecContainers/>', '')],
  ])('refuses %s', async (_what, spoil) => {
    const platform = await aPlatform();
    await send(platform, [item(spoil(declaration(1)))]);
    const [answer] = importAnswers(await settled(platform));
    expect(answer && plainIn(answer, 'ResponseCode')).toBe('2');
  });

  it.each([
    ['half a message', (xml: string) => xml.slice(0, 400)],
    ['no number of its own', (xml: string) => xml.replace(/EX20260105000\d{5}/, '')],
    ['another namespace', (xml: string) => xml.replace('gov.cn/dec"', 'gov.cn/other"')],
  ])('answers %s by the key it came under', async (_what, spoil) => {
    const platform = await aPlatform();
    const bad = item(spoil(declaration(1)));
    await send(platform, [bad]);
    const [receipt, ...more] = await settled(platform);
    expect(more).toEqual([]);
    expect(receipt?.type).toBe('CEB900Message');
    expect(receipt && textIn(receipt, 'oriCopMsgId')).toBe(bad.key);
  });

  it('takes the same declaration once, under whatever key it comes', async () => {
    const platform = await aPlatform();
    const body = declaration(1);
    const first = item(body);
    await send(platform, [order(1), first]);
    await settled(platform);
    expect((await send(platform, [first])).map(({ outcome }) => outcome)).toEqual(['duplicate']);
    await send(platform, [item(body)]);
    await send(platform, [item(declaration(1, { head: { PackNo: '2' } }))]);
    const receipts = await settled(platform);
    const answers = importAnswers(receipts);
    expect(answers.map((answer) => plainIn(answer, 'ResponseCode'))).toEqual(['0', '0', '4003']);
    expect(answers[1] && plainIn(answers[1], 'SeqNo')).toBe(answers[0] && plainIn(answers[0], 'SeqNo'));
    expect(channels(receipts)).toEqual(['L', 'J', 'P', 'R']);
    expect((await ledgerOf(platform)).effects.total).toBe(2);
  });
});

describe('the officer on declarations', () => {
  it('returns by order number, inspects by contract number, and answers with an error', async () => {
    const platform = await aPlatform();
    platform.control.officer({
      outcomes: [
        { when: { orderNo: '*-00001', next: 1 }, do: 'return', code: '1401', info: '品名过于笼统' },
        { when: { document: 'declaration', orderNo: 'CONTRACT-00002' }, do: 'inspect', holdMs: 3_600_000 },
        { when: { orderNo: '*-00003', next: 1 }, do: 'error', code: '-77', info: '系统忙' },
        { when: { document: 'inventory' }, do: 'return' },
      ],
    });
    await send(
      platform,
      [1, 2, 3].flatMap((serial) => [order(serial), item(declaration(serial))]),
    );
    await until(async () => channels((await receiptPage(platform, 'after=0')).items).includes('C'));
    expect((await post(platform, '/control/resolve', { orderNo: 'CONTRACT-00002' })).status).toBe(200);
    const receipts = await settled(platform);
    expect(channels(receipts).filter((letter) => letter === 'E')).toHaveLength(1);
    expect(receipts.map((receipt) => plainIn(receipt, 'NOTE')).join()).toContain(
      '[Code:1401;Desc:品名过于笼统]',
    );
    expect(importAnswers(receipts).map((answer) => plainIn(answer, 'ResponseCode'))).toEqual([
      '0',
      '0',
      '-77',
    ]);
    expect(channels(receipts).filter((letter) => letter === 'R')).toHaveLength(1);
    expect(channels(receipts).filter((letter) => letter === 'C')).toHaveLength(1);
    await send(platform, [item(declaration(3))]);
    expect(channels(await settled(platform)).slice(-4)).toEqual(['L', 'J', 'P', 'R']);
  });
});

describe('a restart', () => {
  it('goes on with a declaration where it stopped', async () => {
    const dataDir = aFolder();
    const first = await aPlatform({ dataDir, pace: { stepMs: 60_000 } });
    const items = [order(1), item(declaration(1))];
    await send(first, items);
    await until(async () => importAnswers((await receiptPage(first, 'after=0')).items).length === 1);
    await closePlatform(first);
    const second = await aPlatform({ dataDir, pace: { stepMs: 0 } });
    expect((await send(second, items)).map(({ outcome }) => outcome)).toEqual(['duplicate', 'duplicate']);
    const receipts = await settled(second);
    expect(channels(receipts)).toEqual(['L', 'J', 'P', 'R']);
    expect(importAnswers(receipts)).toHaveLength(1);
  });
});
