import { randomUUID } from 'node:crypto';
import type { SendItem } from '#shared/messages/platformProtocol.ts';
import { firmKey, receiptPage, send, settled, textIn, until } from './aPlatform.ts';
import type { Differences, Values } from './messages.ts';
import { FIRM, item, itemsOf, part, rows, signed, wrap } from './messages.ts';

const NEW = { appType: '1', appTime: '20260110093000', appStatus: '2', customsCode: '4606' };
const AGENT = { agentCode: FIRM.copCode, agentName: FIRM.copName };
const SELLER = { ebcCode: '4199000002', ebcName: '示例工艺品商行' };

function guid(): Values {
  return { guid: randomUUID().toUpperCase() };
}

/** The application to cancel the inventory of order number `serial`, not signed. */
export function cancellation(serial: number, invtNo: string, differences: Values = {}): string {
  const copNo = `COP-20260105-${String(serial).padStart(5, '0')}`;
  const head = {
    ...guid(),
    ...NEW,
    copNo,
    invtNo,
    reason: '买家取消订单',
    ...AGENT,
    ...SELLER,
    ...differences,
  };
  return wrap('CEB605Message', 'InvtCancel', rows(head));
}

/** What a test wants different in a return. */
export interface ReturnDifferences {
  readonly head?: Values;
  readonly line?: Values;
  /** Lines of its own in the place of the usual one. */
  readonly lines?: readonly Values[];
}

/** The one line of the usual inventory coming back whole. */
export const RETURNED_LINE: Values = {
  gnum: '1',
  gcode: '4602000000',
  gname: '麦秆画',
  gmodel: '麦秆编结|无品牌|30x40cm',
  qty: '3',
  qty1: '1.2',
  unit: '011',
  unit1: '035',
};

/** The application to take goods of an inventory back, not signed. */
export function takeBack(coElNo: string, invtNo: string, differences: ReturnDifferences = {}): string {
  const head = {
    ...guid(),
    ...NEW,
    ebpCode: '无',
    ebpName: 'ExampleMall',
    ...SELLER,
    logisticsNo: 'BACK-0001',
    logisticsCode: '4199000003',
    logisticsName: '示例物流',
    coElNo,
    invtNo,
    tradeMode: '9661',
    ...AGENT,
    billNo: '99900000009',
    ieFlag: 'I',
    trafMode: '5',
    trafName: 'XX4321',
    portCode: '4606',
    reason: '买家退货',
    country: '502',
    voyageNo: 'XX4321/09',
    ...differences.head,
  };
  const lines = differences.lines ?? [{ ...RETURNED_LINE, ...differences.line }];
  const list = lines.map((line) => part('InvtRefundList', line)).join('');
  return wrap('CEB213Message', 'InvtRefund', part('InvtRefundHead', head) + list);
}

/** The application to sum inventories up, not signed. */
export function summary(copNo: string, invtNos: readonly string[], differences: Values = {}): string {
  const head = {
    ...guid(),
    ...NEW,
    copNo,
    ...AGENT,
    ...SELLER,
    declAgentCode: FIRM.copCode,
    declAgentName: FIRM.copName,
    startTime: undefined,
    endTime: undefined,
    summaryFlag: '1',
    itemNameFlag: '1',
    msgCount: '1',
    msgSeqNo: '1',
    ...differences,
  };
  const list = invtNos.map((invtNo) => part('SummaryApplyList', { invtNo })).join('');
  return wrap('CEB701Message', 'SummaryApply', part('SummaryApplyHead', head) + list);
}

/** An application ready to send, signed by the firm. */
export async function signedItem(xml: string): Promise<SendItem> {
  return item(signed(xml, await firmKey()));
}

/** Sends the papers of an order and waits until nothing more happens; the answer is the number of its inventory. */
export async function declared(
  platform: { url: string },
  serial: number,
  differences: Differences = {},
): Promise<string> {
  await send(platform, itemsOf(serial, await firmKey(), differences));
  const orderNo = `EX20260105-${String(serial).padStart(5, '0')}`;
  const own = (await settled(platform)).filter(
    (receipt) => receipt.type === 'CEB604Message' && textIn(receipt, 'orderNo') === orderNo,
  );
  const [last] = own.slice(-1);
  if (last === undefined) throw new Error('no receipt of the inventory');
  return textIn(last, 'invtNo');
}

/** Declares an order and waits until its inventory has been at a number; the answer is the inventory's own. */
export async function heldAt(
  platform: { url: string },
  serial: number,
  state: string,
  differences: Differences = {},
): Promise<string> {
  await send(platform, itemsOf(serial, await firmKey(), differences));
  const orderNo = `EX20260105-${String(serial).padStart(5, '0')}`;
  let invtNo = '';
  await until(async () => {
    const { items } = await receiptPage(platform, 'after=0&limit=1000');
    const at = items.find(
      (one) =>
        one.type === 'CEB604Message' &&
        textIn(one, 'orderNo') === orderNo &&
        textIn(one, 'returnStatus') === state,
    );
    invtNo = at === undefined ? '' : textIn(at, 'invtNo');
    return at !== undefined;
  });
  return invtNo;
}
