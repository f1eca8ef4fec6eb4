import type { Decimal } from '#shared/base/decimal.ts';
import {
  add,
  compare,
  digitCounts,
  divide,
  equals,
  multiply,
  parseDecimal,
  sign,
  subtract,
  ZERO,
} from '#shared/base/decimal.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { DocumentRecords, ElementValues } from '#shared/documents/documents.ts';
import { present } from '#shared/documents/elementText.ts';
import type {
  InventoryNumbers,
  RequestContext,
  SentRecord,
} from '#shared/documents/requests/cancellation.ts';
import { requestStart } from '#shared/documents/requests/cancellation.ts';

/** The quantities of a line: declared, statutory and second ("" where the line has none). */
const QUANTITIES = ['qty', 'qty1', 'qty2'] as const;
type Quantity = (typeof QUANTITIES)[number];

/** N19,5 */
const FRACTION = 5;

/** One line of an inventory and what of it can still be taken back; quantities are canonical decimal text. */
export interface ReturnableLine {
  /** gnum of the inventory. */
  readonly gnum: string;
  readonly gcode: string;
  readonly gname: string;
  readonly unit: string;
  readonly unit1: string;
  readonly sent: Readonly<Record<Quantity, string>>;
  readonly left: Readonly<Record<Quantity, string>>;
}

/** What the seller takes back of one line; `qty1` "" leaves the statutory quantity to be worked out. */
export interface TakenLine {
  readonly gnum: string;
  readonly qty: string;
  readonly qty1: string;
}

/** What the seller says of the way back. */
export interface ReturnWish {
  readonly lines: readonly TakenLine[];
  readonly reason: string;
  readonly note: string;
  /** coElNo 企业唯一编号, a number of its own for every return. */
  readonly requestNo: string;
  /** logisticsNo: that of the way out or of the way back. */
  readonly waybillNo: string;
  readonly carrierCode: string;
  readonly carrierName: string;
  /** billNo; "" where there is none: then it is the waybill's number. */
  readonly billNo: string;
  readonly trafMode: string;
  readonly trafName: string;
  readonly voyageNo: string;
  /** country 启运国: where the goods come back from. */
  readonly country: string;
  /** loctNo 监管场所代码; optional. */
  readonly siteCode: string;
}

/** Why a return cannot be made as wished; `line` is the gnum. */
export interface ReturnProblem {
  readonly code:
    | 'changes.return.noLines'
    | 'changes.return.unknownLine'
    | 'changes.return.badQuantity'
    | 'changes.return.tooMuch'
    | 'changes.return.noRatio'
    | 'changes.return.fromChina';
  readonly params: Readonly<Record<string, string>>;
}

/**
 * `tradeMode` of a return by that of the export: 9661 for retail, 1261 from special areas (prose of edition 202205; the
 * schema's comment says 9610 and 1210, so to be confirmed). Other modes have rules of their own: left out, it is optional.
 */
const RETURN_MODES: Readonly<Record<string, string>> = { '9610': '9661', '1210': '1261', '1239': '1261' };
const CHINA = '142';

/** What of an inventory can still be taken back, after the returns that were granted or still wait for their answer. */
export function returnableLines(
  inventory: SentRecord,
  before: readonly SentRecord[],
): readonly ReturnableLine[] {
  return inventory.list.map((line) => {
    const taken = before.flatMap(({ list }) => list.filter((one) => one['gnum'] === line['gnum']));
    const left = (name: Quantity): string => {
      if ((line[name] ?? '') === '') return '';
      return subtract(amountOf(line, name), total(taken, name)).toString();
    };
    return {
      gnum: line['gnum'] ?? '',
      gcode: line['gcode'] ?? '',
      gname: line['gname'] ?? '',
      unit: line['unit'] ?? '',
      unit1: line['unit1'] ?? '',
      sent: { qty: line['qty'] ?? '', qty1: line['qty1'] ?? '', qty2: line['qty2'] ?? '' },
      left: { qty: left('qty'), qty1: left('qty1'), qty2: left('qty2') },
    };
  });
}

/** Whether anything is left to take back. */
export function anythingLeft(lines: readonly ReturnableLine[]): boolean {
  return lines.some(({ left }) => sign(parseDecimal(left.qty) ?? ZERO) > 0);
}

/**
 * The statutory and second quantity that go with a declared quantity: what is left of them when all that is left goes,
 * so that the returns of a line add up to it exactly; else in proportion, to five decimals. Null where that cannot be said.
 */
export function proportionOf(line: ReturnableLine, qty: Decimal, name: 'qty1' | 'qty2'): Decimal | null {
  const left = parseDecimal(line.left[name]);
  const leftQty = parseDecimal(line.left.qty);
  if (left === null || leftQty === null) return null;
  if (equals(qty, leftQty)) return left;
  if (name === 'qty1' && line.unit === line.unit1) return qty;
  return divide(multiply(left, qty), leftQty, FRACTION);
}

/** The application to return exported goods (退货申请单, CEB213), from the inventory as it was sent and its receipts. */
export function deriveReturn(
  inventory: SentRecord,
  before: readonly SentRecord[],
  numbers: InventoryNumbers,
  wish: ReturnWish,
  context: RequestContext,
): Result<DocumentRecords['return'], ReturnProblem> {
  if (wish.lines.length === 0) return err({ code: 'changes.return.noLines', params: {} });
  if (wish.country === CHINA) return err({ code: 'changes.return.fromChina', params: {} });
  const returnable = returnableLines(inventory, before);
  const list: ElementValues[] = [];
  for (const taken of wish.lines) {
    const line = returnable.find(({ gnum }) => gnum === taken.gnum);
    const sent = inventory.list.find((one) => one['gnum'] === taken.gnum);
    const again = wish.lines.filter(({ gnum }) => gnum === taken.gnum).length > 1;
    if (line === undefined || sent === undefined || again)
      return err({ code: 'changes.return.unknownLine', params: { line: taken.gnum } });
    const made = returnLine(line, sent, taken);
    if (!made.ok) return made;
    list.push(made.value);
  }
  return ok({ head: returnHead(inventory.head, numbers, wish, context), list });
}

function returnHead(
  head: ElementValues,
  numbers: InventoryNumbers,
  wish: ReturnWish,
  context: RequestContext,
): ElementValues {
  return {
    ...requestStart(context),
    customsCode: head['customsCode'],
    ...present({ loctNo: wish.siteCode }),
    ebpCode: head['ebpCode'],
    ebpName: head['ebpName'],
    ebcCode: head['ebcCode'],
    ebcName: head['ebcName'],
    logisticsNo: wish.waybillNo,
    logisticsCode: wish.carrierCode,
    logisticsName: wish.carrierName,
    coElNo: wish.requestNo,
    ...present({ preNo: numbers.preNo }),
    invtNo: numbers.invtNo,
    ...present({ tradeMode: RETURN_MODES[head['tradeMode'] ?? ''] ?? '' }),
    agentCode: head['agentCode'],
    agentName: head['agentName'],
    billNo: wish.billNo === '' ? wish.waybillNo : wish.billNo,
    ieFlag: 'I',
    trafMode: wish.trafMode,
    trafName: wish.trafName,
    portCode: head['portCode'],
    reason: wish.reason,
    country: wish.country,
    voyageNo: wish.voyageNo,
    ...present({ note: wish.note }),
  };
}

function returnLine(
  line: ReturnableLine,
  sent: ElementValues,
  taken: TakenLine,
): Result<ElementValues, ReturnProblem> {
  const params = { line: line.gnum, left: line.left.qty };
  const qty = quantity(taken.qty);
  if (qty === null) return err({ code: 'changes.return.badQuantity', params });
  if (compare(qty, parseDecimal(line.left.qty) ?? ZERO) > 0)
    return err({ code: 'changes.return.tooMuch', params });
  const qty1 = taken.qty1 === '' ? proportionOf(line, qty, 'qty1') : quantity(taken.qty1);
  if (qty1 === null)
    return err({
      code: taken.qty1 === '' ? 'changes.return.noRatio' : 'changes.return.badQuantity',
      params,
    });
  if (compare(qty1, parseDecimal(line.left.qty1) ?? ZERO) > 0)
    return err({ code: 'changes.return.tooMuch', params: { ...params, left: line.left.qty1 } });
  const qty2 = line.left.qty2 === '' ? null : proportionOf(line, qty, 'qty2');
  // So few that five decimals cannot say it, or an earlier return took all of it: customs takes no zero.
  if (sign(qty1) <= 0 || (qty2 !== null && sign(qty2) <= 0))
    return err({ code: 'changes.return.noRatio', params });
  return ok({
    gnum: line.gnum,
    gcode: sent['gcode'],
    gname: sent['gname'],
    gmodel: sent['gmodel'],
    qty: qty.toString(),
    qty1: qty1.toString(),
    unit: line.unit,
    unit1: line.unit1,
    ...(qty2 === null ? {} : present({ qty2: qty2.toString(), unit2: sent['unit2'] ?? '' })),
  });
}

/** A quantity a return may have: above zero, at most five decimals. */
function quantity(text: string): Decimal | null {
  const read = parseDecimal(text.trim());
  return read !== null && sign(read) > 0 && digitCounts(read).fraction <= FRACTION ? read : null;
}

function amountOf(line: ElementValues, name: Quantity): Decimal {
  return parseDecimal(line[name] ?? '') ?? ZERO;
}

function total(lines: readonly ElementValues[], name: Quantity): Decimal {
  return lines.reduce((so, line) => add(so, amountOf(line, name)), ZERO);
}
