import type { Decimal } from '#shared/base/decimal.ts';
import { compare, parseDecimal, sign, subtract, sum, ZERO } from '#shared/base/decimal.ts';
import type { Fields, Refusal } from './fieldChecks.ts';
import type { Ledger } from './ledger.ts';
import type { StoredDocument } from './ledgerRows.ts';
import { CANCELLED, isCancellable, isOpen, isReleased } from './lifecycle.ts';
import type { IncomingDocument } from './readMessage.ts';

const UNKNOWN_LIST = '-623003';
const LIST_STATE = '-623005';
const ALREADY_CANCELLED = '-623009';
const BAD_CANCELLATION = '-623001';
const BAD_RETURN = '-625001';
const SECOND_UNIT = '-625009';
const NOT_IN_TABLE = '-625012';
const NOT_IN_LIST = '-625209';
const BAD_SUMMARY = '-999999';

const CHINA = '142';

/** The supervision modes a return may name for the mode of its inventory; the manual and its schema name different ones. */
const RETURN_MODES: Readonly<Record<string, readonly string[]>> = {
  '9610': ['9661', '9610'],
  '1210': ['1261', '1210'],
  '1239': ['1261', '1239'],
  '9710': ['9710'],
  '9810': ['9810'],
};

/** What an application cannot be taken in for; null when it can, and for every other document. */
export function applicationRefusal(ledger: Ledger, document: IncomingDocument): Refusal | null {
  switch (document.kind) {
    case 'cancellation':
      return cancellationRefusal(ledger, document.head);
    case 'return':
      return returnRefusal(ledger, document);
    case 'summary':
      return summaryRefusal(document);
    default:
      return null;
  }
}

/** Whether an application to cancel the inventory is being decided. */
export function isBeingCancelled(ledger: Ledger, { invtNo }: StoredDocument): boolean {
  return ledger.applicationsFor('cancellation', invtNo).some(({ state }) => ['0', '2'].includes(state));
}

function cancellationRefusal(ledger: Ledger, head: Fields): Refusal | null {
  const { invtNo = '' } = head;
  const inventory = ledger.inventoryByNumber(invtNo);
  if (inventory === null) return { code: UNKNOWN_LIST, text: `清单编号${invtNo}不存在` };
  const differing = (['copNo', 'agentCode', 'ebcCode', 'customsCode'] as const).find(
    (name) => head[name] !== inventory.head[name],
  );
  if (differing !== undefined) {
    const text = `撤销申请单与清单的${differing}不一致：清单${inventory.head[differing]}，撤销申请单${head[differing]}`;
    return { code: BAD_CANCELLATION, text };
  }
  if (inventory.state === CANCELLED) return { code: ALREADY_CANCELLED, text: `清单${invtNo}已经撤销` };
  const state = (text: string): Refusal => ({ code: LIST_STATE, text: `清单${invtNo}${text}，不能撤销` });
  if (!isCancellable(inventory.state)) return state(`状态为${inventory.state}`);
  if (ledger.isSummed(inventory.id)) return state('已汇总申报');
  return standing(ledger, 'return', invtNo).length > 0 ? state('已申请退货') : null;
}

function returnRefusal(ledger: Ledger, { head, lines }: IncomingDocument): Refusal | null {
  const { invtNo = '' } = head;
  const bad = (text: string): Refusal => ({ code: BAD_RETURN, text });
  const inventory = ledger.inventoryByNumber(invtNo);
  if (inventory === null) return bad(`原清单编号${invtNo}不存在`);
  const differing = (['ebcCode', 'ebpCode'] as const).find((name) => head[name] !== inventory.head[name]);
  if (differing !== undefined) {
    return bad(
      `退货申请单与清单的${differing}不一致：清单${inventory.head[differing]}，退货申请单${head[differing]}`,
    );
  }
  if (!isReleased(inventory.state))
    return bad(`原清单${invtNo}状态为${inventory.state}，放行或结关后才能退货`);
  if (isBeingCancelled(ledger, inventory)) return bad(`原清单${invtNo}正在撤销`);
  const { tradeMode } = head;
  if (tradeMode !== undefined && !returnModesOf(inventory).includes(tradeMode)) {
    return bad(`监管方式${tradeMode}与原清单的${inventory.head['tradeMode']}不符`);
  }
  if (head['country'] === CHINA) return { code: NOT_IN_TABLE, text: '启运国不能是中国' };
  const listed = new Map(ledger.linesOf(inventory.id).map((line) => [lineNumber(line), line]));
  const earlier = standing(ledger, 'return', invtNo)
    .filter(
      (other) => other.head['coElNo'] !== head['coElNo'] || other.head['agentCode'] !== head['agentCode'],
    )
    .flatMap(({ id }) => ledger.linesOf(id));
  for (const line of lines) {
    const refusal = lineRefusal(line, listed.get(lineNumber(line)), earlier);
    if (refusal !== null) return refusal;
  }
  return null;
}

function returnModesOf({ head }: StoredDocument): readonly string[] {
  return RETURN_MODES[head['tradeMode'] ?? ''] ?? [];
}

const SAME = [
  ['gcode', '商品编码'],
  ['gname', '商品名称'],
  ['gmodel', '规格型号'],
  ['unit', '申报单位'],
  ['unit1', '法定单位'],
] as const;
const QUANTITIES = [
  ['qty', '申报数量'],
  ['qty1', '法定数量'],
  ['qty2', '第二数量'],
] as const;

/** Goods fields repeat the list; of no quantity may come back more than went out, earlier returns included. */
function lineRefusal(line: Fields, listed: Fields | undefined, earlier: readonly Fields[]): Refusal | null {
  const at = `第${lineNumber(line)}项`;
  if (listed === undefined) return { code: NOT_IN_LIST, text: `${at}不在原清单中` };
  const second = (line['unit2'] ?? '') !== '';
  const amount = line['qty2'] === undefined ? null : quantity(line, 'qty2');
  if (second ? amount === null || sign(amount) <= 0 : amount !== null) {
    return { code: SECOND_UNIT, text: `${at}第二单位与第二数量应同时填写，数量应大于0` };
  }
  for (const [name, label] of SAME) {
    if (line[name] !== listed[name]) {
      return {
        code: NOT_IN_LIST,
        text: `${at}${label}与原清单不一致：原清单${listed[name]}，退货${line[name]}`,
      };
    }
  }
  if (second && line['unit2'] !== listed['unit2']) {
    return { code: NOT_IN_LIST, text: `${at}第二单位与原清单不一致` };
  }
  if (sign(quantity(line, 'qty')) <= 0) return { code: NOT_IN_LIST, text: `${at}申报数量应大于0` };
  const before = earlier.filter((other) => lineNumber(other) === lineNumber(line));
  for (const [name, label] of QUANTITIES) {
    const left = subtract(quantity(listed, name), sum(before.map((other) => quantity(other, name))));
    if (compare(quantity(line, name), left) > 0) {
      return { code: NOT_IN_LIST, text: `${at}${label}${line[name]}超过原清单可退数量${left}` };
    }
  }
  return null;
}

/** The applications for an inventory that were taken in and not turned down. */
function standing(ledger: Ledger, kind: 'return', invtNo: string): readonly StoredDocument[] {
  return ledger.applicationsFor(kind, invtNo).filter(({ state }) => !isOpen(state));
}

function summaryRefusal({ head, lines }: IncomingDocument): Refusal | null {
  const text = summaryFault(head, lines);
  return text === null ? null : { code: BAD_SUMMARY, text: `汇总申请单参数校验失败：${text}` };
}

function summaryFault(head: Fields, lines: readonly Fields[]): string | null {
  const { startTime = '', endTime = '' } = head;
  if ((startTime === '') !== (endTime === '')) return '汇总开始时间和结束时间应成对填写';
  if (endTime < startTime) return '汇总结束时间应不早于开始时间';
  const [count, number] = [Number(head['msgCount']), Number(head['msgSeqNo'])];
  if (count < 1 || number < 1 || number > count) return `报文序号${number}不在1至${count}之间`;
  if (count > MOST_PARTS) return `报文总数超过${MOST_PARTS}`;
  if (startTime === '' && lines.length === 0) return '没有清单编号，也没有汇总时间';
  const numbers = lines.map((line) => line['invtNo'] ?? '');
  return new Set(numbers).size < numbers.length ? '清单编号重复' : null;
}

const MOST_PARTS = 100;

function lineNumber(line: Fields): number {
  return Number(line['gnum']);
}

/** The fields were checked when the message was read; what is not there counts as nothing. */
function quantity(from: Fields, name: string): Decimal {
  return parseDecimal(from[name] ?? '') ?? ZERO;
}
