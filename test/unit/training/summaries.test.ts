import { describe, expect, it } from 'vitest';
import { compactTimeInChina } from '#shared/base/calendarDate.ts';
import type { ReceiptItem } from '#shared/messages/platformProtocol.ts';
import {
  aFolder,
  aPlatform,
  closePlatform,
  ledgerOf,
  send,
  settled,
  statuses,
  textIn,
  until,
} from './aPlatform.ts';
import type { Differences, Values } from './messages.ts';
import { item } from './messages.ts';
import { declared, signedItem, summary } from './requests.ts';

const DAY_MS = 86_400_000;

/** An inventory that is to be summed up, closed. */
function aggregated(
  platform: { url: string },
  serial: number,
  differences: Differences = {},
): Promise<string> {
  const inventory = { statisticsFlag: 'B', ...differences.inventory };
  return declared(platform, serial, { ...differences, inventory });
}

/** One result, in short: its lines as "invtNo/gseqno/gnum/gcode". */
function linesIn({ body }: ReceiptItem): readonly string[] {
  const list = body.match(/<ceb:SummaryResultList>.*?<\/ceb:SummaryResultList>/gs) ?? [];
  const value = (line: string, name: string) => new RegExp(`<ceb:${name}>([^<]*)<`).exec(line)?.[1] ?? '';
  return list.map((line) => ['invtNo', 'gseqno', 'gnum', 'gcode'].map((name) => value(line, name)).join('/'));
}

function resultsIn(receipts: readonly ReceiptItem[]): readonly ReceiptItem[] {
  return receipts.filter(({ type }) => type === 'CEB792Message');
}

describe('summing up', () => {
  it('is granted and comes to one declaration of lists that belong together', async () => {
    const platform = await aPlatform();
    const first = await aggregated(platform, 1);
    const second = await aggregated(platform, 2, { inventoryLine: { gcode: '4602000001' } });
    const third = await aggregated(platform, 3);
    await send(platform, [await signedItem(summary('SUM-1', [first, second, third]))]);
    const receipts = await settled(platform);
    expect(statuses(receipts, 'CEB702Message')).toEqual(['2', '399']);
    const [declaring, granted] = receipts.filter(({ type }) => type === 'CEB702Message');
    const [result, ...more] = resultsIn(receipts);
    if (declaring === undefined || granted === undefined || result === undefined)
      throw new Error('no result');
    expect(more).toEqual([]);
    expect(textIn(declaring, 'sumNo')).toBe('');
    expect(textIn(granted, 'sumNo')).toMatch(/^S\d{17}$/);
    expect(textIn(granted, 'preNo')).toMatch(/^B\d{17}$/);
    expect(textIn(result, 'sumNo')).toBe(textIn(granted, 'sumNo'));
    expect(textIn(result, 'declSeqNo')).toMatch(/^D\d{17}$/);
    expect(textIn(result, 'entryId')).toMatch(/^4606\d{4}0\d{9}$/);
    expect(textIn(result, 'decState')).not.toBe('');
    expect(textIn(result, 'grossWeight')).toBe('4.2');
    expect(textIn(result, 'netWeight')).toBe('3.6');
    expect(textIn(result, 'note')).toContain('【演练】');
    expect(linesIn(result)).toEqual([
      `${first}/1/1/4602000000`,
      `${second}/2/1/4602000001`,
      `${third}/1/1/4602000000`,
    ]);
  });

  it.each<[string, Differences, Values, number]>([
    ['the country of arrival', { inventory: { country: '303' } }, {}, 2],
    ['the transport', { inventory: { trafMode: '2' } }, {}, 2],
    ['the port of exit', { inventory: { portCode: '2244' } }, {}, 2],
    ['the producer, when asked', { inventory: { ownerName: '另一家合作社' } }, { summaryFlag: '2' }, 2],
    ['the producer, when not asked', { inventory: { ownerName: '另一家合作社' } }, {}, 1],
    ['the name', { inventoryLine: { gname: '麦草画' } }, {}, 1],
  ])('parts by %s', async (_what, differences, wish, declarations) => {
    const platform = await aPlatform();
    const numbers = [await aggregated(platform, 1), await aggregated(platform, 2, differences)];
    await send(platform, [await signedItem(summary('SUM-1', numbers, wish))]);
    const results = resultsIn(await settled(platform));
    expect(results).toHaveLength(declarations);
    expect(new Set(results.map((result) => textIn(result, 'entryId'))).size).toBe(declarations);
    expect(new Set(results.map((result) => textIn(result, 'sumNo'))).size).toBe(1);
  });

  it.each([
    ['1', 2],
    ['0', 1],
  ])('keeps names apart only when itemNameFlag is 1 (here %s)', async (itemNameFlag, lines) => {
    const platform = await aPlatform();
    const numbers = [
      await aggregated(platform, 1),
      await aggregated(platform, 2, { inventoryLine: { gname: '麦草画' } }),
    ];
    await send(platform, [await signedItem(summary('SUM-1', numbers, { itemNameFlag }))]);
    const [result] = resultsIn(await settled(platform));
    const seen = (result === undefined ? [] : linesIn(result)).map((line) => line.split('/')[1]);
    expect(new Set(seen).size).toBe(lines);
  });

  it('never adds quantities in different units', async () => {
    const platform = await aPlatform();
    const kilograms = { unit: '035', unit1: '035', qty: '3', qty1: '3' };
    const numbers = [
      await aggregated(platform, 1),
      await aggregated(platform, 2, { orderLine: { unit: '035' }, inventoryLine: kilograms }),
    ];
    await send(platform, [await signedItem(summary('SUM-1', numbers))]);
    const [result] = resultsIn(await settled(platform));
    expect(result && linesIn(result)).toEqual([
      `${numbers[0]}/1/1/4602000000`,
      `${numbers[1]}/2/1/4602000000`,
    ]);
  });

  it('goes on in a further declaration after 50 lines', async () => {
    const platform = await aPlatform();
    const numbers: string[] = [];
    for (let serial = 1; serial <= 51; serial += 1) {
      const gcode = `46020000${String(serial).padStart(2, '0')}`;
      numbers.push(await aggregated(platform, serial, { inventoryLine: { gcode } }));
    }
    await send(platform, [await signedItem(summary('SUM-1', numbers))]);
    const results = resultsIn(await settled(platform));
    expect(results.map((result) => linesIn(result).length)).toEqual([50, 1]);
  });

  it('takes the lists of a period, and does not look at the numbers then', async () => {
    const platform = await aPlatform();
    const inside = await aggregated(platform, 1);
    await declared(platform, 2);
    await aggregated(platform, 3, {
      order: { ebcCode: '4199000077' },
      receipts: { ebcCode: '4199000077' },
      inventory: { ebcCode: '4199000077' },
    });
    const at = (ms: number) => compactTimeInChina(Date.now() + ms);
    const today = { startTime: at(-DAY_MS), endTime: at(DAY_MS) };
    const before = { startTime: at(-9 * DAY_MS), endTime: at(-8 * DAY_MS) };
    await send(platform, [await signedItem(summary('SUM-0', [], before))]);
    await send(platform, [await signedItem(summary('SUM-1', ['46062026E999999999'], today))]);
    const receipts = await settled(platform);
    expect(statuses(receipts, 'CEB702Message')).toEqual(['2', '100', '2', '399']);
    expect(receipts.map((receipt) => textIn(receipt, 'returnInfo')).join()).toContain('没有可汇总的清单');
    const [result] = resultsIn(receipts);
    expect(result && linesIn(result)).toEqual([`${inside}/1/1/4602000000`]);
  });

  it('turns the application back for the first list that cannot be summed up', async () => {
    const platform = await aPlatform();
    const counted = await declared(platform, 1);
    const good = await aggregated(platform, 2);
    const returned = await declared(platform, 3, {
      inventory: { statisticsFlag: 'B' },
      inventoryLine: { qty: '4', totalPrice: '60.00' },
    });
    const reasons: readonly [string, string][] = [
      [counted, '不是汇总申报'],
      ['46062026E999999999', '不存在'],
      [returned, '放行或结关后才能汇总'],
    ];
    for (const [i, [invtNo]] of reasons.entries()) {
      await send(platform, [await signedItem(summary(`SUM-${i}`, [good, invtNo]))]);
    }
    await send(platform, [await signedItem(summary('SUM-8', [good]))]);
    await settled(platform);
    await send(platform, [await signedItem(summary('SUM-9', [good]))]);
    const receipts = await settled(platform);
    const of = (copNo: string) =>
      receipts.filter((one) => one.type === 'CEB702Message' && textIn(one, 'copNo') === copNo);
    for (const [i, [, reason]] of reasons.entries()) {
      const answers = of(`SUM-${i}`);
      expect(answers.map((one) => textIn(one, 'returnStatus'))).toEqual(['2', '100']);
      expect(answers.map((one) => textIn(one, 'returnInfo')).join()).toContain(reason);
    }
    expect(of('SUM-8').map((one) => textIn(one, 'returnStatus'))).toEqual(['2', '399']);
    expect(
      of('SUM-9')
        .map((one) => textIn(one, 'returnInfo'))
        .join(),
    ).toContain('已经汇总');
    expect(resultsIn(receipts)).toHaveLength(1);
  });

  it.each<[string, Values, readonly string[], string]>([
    ['half a period', { startTime: '20260101000000' }, [], '成对填写'],
    [
      'a period that ends before it begins',
      { startTime: '20260102000000', endTime: '20260101000000' },
      [],
      '不早于',
    ],
    ['neither numbers nor period', {}, [], '没有清单编号'],
    ['a number twice', {}, ['46062026E000000001', '46062026E000000001'], '清单编号重复'],
    ['a part beyond the count', { msgSeqNo: '2' }, ['46062026E000000001'], '报文序号2不在1至1之间'],
    ['a flag nobody knows', { summaryFlag: '3' }, ['46062026E000000001'], 'summaryFlag 取值不正确'],
    ['another declarant', { agentCode: '4199000008' }, ['46062026E000000001'], '不一致'],
  ])('refuses %s', async (_what, differences, numbers, reason) => {
    const platform = await aPlatform();
    await send(platform, [await signedItem(summary('SUM-1', numbers, differences))]);
    const receipts = await settled(platform);
    expect(statuses(receipts, 'CEB702Message')).toEqual(['-999999']);
    expect(receipts.map((receipt) => textIn(receipt, 'returnInfo')).join()).toContain(reason);
  });

  it('refuses an application that is not signed', async () => {
    const platform = await aPlatform();
    await send(platform, [item(summary('SUM-1', ['46062026E000000001']))]);
    expect(statuses(await settled(platform), 'CEB702Message')).toEqual(['-301020']);
  });

  it('is decided by the officer', async () => {
    const platform = await aPlatform();
    platform.control.officer({
      outcomes: [
        { when: { document: 'summary', next: 1 }, do: 'return', code: '1402', info: '请补充说明' },
        { when: { document: 'summary', next: 1 }, do: 'error', code: '-701001', info: '系统繁忙' },
      ],
    });
    const invtNo = await aggregated(platform, 1);
    for (let i = 0; i < 3; i += 1) {
      await send(platform, [await signedItem(summary('SUM-1', [invtNo]))]);
      await settled(platform);
    }
    const receipts = await settled(platform);
    expect(statuses(receipts, 'CEB702Message')).toEqual(['2', '100', '2', '-701001', '2', '399']);
    expect(receipts.map((one) => textIn(one, 'returnInfo')).join()).toContain('[Code:1402;Desc:请补充说明]');
    expect(resultsIn(receipts)).toHaveLength(1);
  });
});

describe('an application in parts', () => {
  it('begins with its last part, and every part is answered', async () => {
    const platform = await aPlatform();
    const numbers = [
      await aggregated(platform, 1),
      await aggregated(platform, 2),
      await aggregated(platform, 3),
    ];
    const part = (i: number) =>
      signedItem(summary('SUM-1', numbers.slice(i, i + 1), { msgCount: '3', msgSeqNo: String(i + 1) }));
    await send(platform, [await part(0)]);
    await send(platform, [await part(1)]);
    expect(statuses(await settled(platform), 'CEB702Message')).toEqual(['2', '2']);
    await send(platform, [await part(2)]);
    const receipts = await settled(platform);
    const answers = receipts.filter(({ type }) => type === 'CEB702Message');
    expect(answers.map((one) => textIn(one, 'returnStatus'))).toEqual(['2', '2', '2', '399', '399', '399']);
    expect(new Set(answers.slice(3).map((one) => textIn(one, 'sumNo'))).size).toBe(1);
    expect(answers.slice(3).map((one) => textIn(one, 'msgSeqNo'))).toEqual(['1', '2', '3']);
    const [result, ...more] = resultsIn(receipts);
    expect(more).toEqual([]);
    expect(result && linesIn(result)).toHaveLength(3);
  });

  it('is turned back while a part is missing, and goes through once all are there', async () => {
    const platform = await aPlatform();
    const numbers = [await aggregated(platform, 1), await aggregated(platform, 2)];
    const part = (i: number) =>
      signedItem(summary('SUM-1', numbers.slice(i, i + 1), { msgCount: '2', msgSeqNo: String(i + 1) }));
    await send(platform, [await part(1)]);
    await settled(platform);
    await send(platform, [await part(0)]);
    await settled(platform);
    await send(platform, [await part(1)]);
    const receipts = await settled(platform);
    expect(statuses(receipts, 'CEB702Message')).toEqual(['2', '100', '2', '2', '399', '399']);
    expect(receipts.map((one) => textIn(one, 'returnInfo')).join()).toContain('报文共2份，缺少第1份');
    expect(resultsIn(receipts)).toHaveLength(1);
  });
});

describe('a summary takes effect once', () => {
  it('over replays, a rival application for the same list, and a restart in the middle', async () => {
    const dataDir = aFolder();
    const first = await aPlatform({ dataDir });
    const invtNo = await aggregated(first, 1);
    first.control.pace({ stepMs: 60_000 });
    const items = [
      await signedItem(summary('SUM-1', [invtNo])),
      await signedItem(summary('SUM-1', [invtNo])),
      await signedItem(summary('SUM-2', [invtNo])),
    ];
    await send(first, items);
    await until(async () => (await ledgerOf(first)).messages.waiting === 0);
    await closePlatform(first);
    const second = await aPlatform({ dataDir });
    expect((await send(second, items)).every(({ outcome }) => outcome === 'duplicate')).toBe(true);
    const receipts = await settled(second);
    expect(statuses(receipts, 'CEB702Message')).toEqual(['-304001', '2', '2', '399', '100']);
    expect(resultsIn(receipts)).toHaveLength(1);
    expect((await ledgerOf(second)).effects).toMatchObject({ repeatedByKey: [], repeatedByBusinessKey: [] });
  });
});
