import type { Decimal } from '#shared/base/decimal.ts';
import {
  compare,
  dec,
  equals,
  multiply,
  parseDecimal,
  roundHalfUp,
  sign,
  subtract,
  sum,
  ZERO,
} from '#shared/base/decimal.ts';
import type { Fields, Refusal } from './fieldChecks.ts';
import type { Content } from './matching.ts';

/** The modes whose declaration is compared with an electronic order, and the order's type. */
export const B2B_ORDER_TYPES: Readonly<Record<string, string>> = { '9710': 'B', '9810': 'W' };

const CHINA = 'CHN';
/**
 * How the values of a declaration may stand to those of the order, which are FOB: equal on FOB, not more on EXW, on
 * every other term not less, because they hold freight or insurance as well.
 */
const VALUES_BY_TERM: Readonly<Record<string, readonly number[]>> = { '3': [0], '7': [-1, 0] };
const WITH_CHARGES: readonly number[] = [0, 1];
const VALUE_DECIMALS = 4;
const HALF_PRICE_STEP = dec('0.00005');
const HALF_TOTAL_STEP = dec('0.005');

/** Currencies of a declaration by the numbers an order has them under (old customs numbers). */
const CURRENCY_LETTERS: Readonly<Record<string, string>> = {
  '110': 'HKD',
  '116': 'JPY',
  '121': 'MOP',
  '122': 'MYR',
  '129': 'PHP',
  '132': 'SGD',
  '133': 'KRW',
  '136': 'THB',
  '142': 'CNY',
  '300': 'EUR',
  '302': 'DKK',
  '303': 'GBP',
  '326': 'NOK',
  '330': 'SEK',
  '331': 'CHF',
  '501': 'CAD',
  '502': 'USD',
  '601': 'AUD',
  '609': 'NZD',
};

/** What customs finds wrong with a declaration on its own; null when nothing. */
export function declarationFault({ head, lines }: Content): Refusal | null {
  return (
    faultOf('1801', weightFault(head)) ??
    faultOf('1804', head['TradeCountry'] === CHINA ? '运抵国不能是中国' : null) ??
    firstOf(lines, (line, at) => faultOf('1804', countryFault(line, at))) ??
    firstOf(lines, (line, at) => faultOf('1802', quantityFault(line, at))) ??
    firstOf(lines, (line, at) => faultOf('1313', valueFault(line, at)))
  );
}

/** Where a B2B declaration and the order it names differ (报关单与订单比对); null when they agree. */
export function orderMismatch(declaration: Content, order: Content): Refusal | null {
  const { head, lines } = declaration;
  const mode = head['TradeMode'] ?? '';
  if (order.head['orderType'] !== B2B_ORDER_TYPES[mode]) {
    const text = `监管方式${mode}的订单类型应为${B2B_ORDER_TYPES[mode]}，订单为${order.head['orderType']}`;
    return { code: '1313', text };
  }
  if (lines.length !== order.lines.length) {
    const text = `报关单与订单商品项数不一致：订单${order.lines.length}项，报关单${lines.length}项`;
    return { code: '1322', text };
  }
  const ordered = new Map(order.lines.map((line) => [Number(line['gnum']), line]));
  const allowed = VALUES_BY_TERM[head['TransMode'] ?? ''] ?? WITH_CHARGES;
  return (
    firstOf(lines, (line, at) => {
      const other = ordered.get(Number(line['GNo']));
      if (other === undefined) return { code: '1322', text: `${at}在订单中没有对应序号` };
      return faultOf('1322', lineMismatch(line, other, at, allowed));
    }) ?? faultOf('1313', totalMismatch(lines, order, allowed))
  );
}

function lineMismatch(line: Fields, ordered: Fields, at: string, allowed: readonly number[]): string | null {
  const differs = (label: string, name: string, orderName: string): string =>
    `${at}${label}不一致：订单${ordered[orderName]}，报关单${line[name]}`;
  if (!equals(number(line, 'GQty'), number(ordered, 'qty'))) return differs('数量', 'GQty', 'qty');
  if (line['GUnit'] !== ordered['unit']) return differs('计量单位', 'GUnit', 'unit');
  const currency = CURRENCY_LETTERS[ordered['currency'] ?? ''];
  if (currency !== undefined && line['TradeCurr'] !== currency) {
    return differs('币制', 'TradeCurr', 'currency');
  }
  return fits(number(line, 'DeclTotal'), number(ordered, 'totalPrice'), allowed)
    ? null
    : differs('总价', 'DeclTotal', 'totalPrice');
}

function totalMismatch(lines: readonly Fields[], order: Content, allowed: readonly number[]): string | null {
  const total = sum(lines.map((line) => number(line, 'DeclTotal')));
  return fits(total, number(order.head, 'goodsValue'), allowed)
    ? null
    : `报关单总价${total}与订单商品金额${order.head['goodsValue']}不一致`;
}

/** A declaration has four decimals at most. */
function fits(declared: Decimal, ordered: Decimal, allowed: readonly number[]): boolean {
  return allowed.includes(compare(declared, roundHalfUp(ordered, VALUE_DECIMALS)));
}

function weightFault(head: Fields): string | null {
  const gross = number(head, 'GrossWet');
  const net = number(head, 'NetWt');
  if (sign(gross) <= 0 || sign(net) <= 0) return '毛重和净重应大于0';
  if (compare(net, gross) > 0) return `净重${head['NetWt']}大于毛重${head['GrossWet']}`;
  return sign(number(head, 'PackNo')) <= 0 ? '件数应大于0' : null;
}

/** On export the element OriginCountry carries the final destination (DOMAIN 5.3). */
function countryFault(line: Fields, at: string): string | null {
  return line['OriginCountry'] === CHINA
    ? `${at}最终目的国（出口时填在OriginCountry）不能是中国，原产国填在DestinationCountry`
    : null;
}

function quantityFault(line: Fields, at: string): string | null {
  if (sign(number(line, 'GQty')) <= 0 || sign(number(line, 'FirstQty')) <= 0) return `${at}数量应大于0`;
  if (line['GUnit'] === line['FirstUnit'] && !equals(number(line, 'GQty'), number(line, 'FirstQty'))) {
    return `${at}成交单位与法定单位相同，数量却不同`;
  }
  const second = (line['SecondUnit'] ?? '') !== '';
  return second === sign(number(line, 'SecondQty')) > 0 ? null : `${at}第二法定单位与第二法定数量应同时填写`;
}

/**
 * Quantity times price is the total. The price may have been rounded to four decimals, which leaves half of the last
 * of them a piece, and the total to two.
 */
function valueFault(line: Fields, at: string): string | null {
  const [price, total] = [number(line, 'DeclPrice'), number(line, 'DeclTotal')];
  if (sign(price) <= 0 || sign(total) <= 0) return `${at}单价和总价应大于0`;
  const product = multiply(number(line, 'GQty'), price);
  const slack = sum([multiply(number(line, 'GQty'), HALF_PRICE_STEP), HALF_TOTAL_STEP]);
  const apart = compare(product, total) > 0 ? subtract(product, total) : subtract(total, product);
  return compare(apart, slack) > 0 ? `${at}总价${line['DeclTotal']}不等于数量乘单价${product}` : null;
}

function firstOf(
  lines: readonly Fields[],
  check: (line: Fields, at: string) => Refusal | null,
): Refusal | null {
  for (const line of lines) {
    const refusal = check(line, `第${Number(line['GNo'])}项`);
    if (refusal !== null) return refusal;
  }
  return null;
}

function faultOf(code: string, text: string | null): Refusal | null {
  return text === null ? null : { code, text };
}

/** The fields were checked when the message was read; what is not there counts as nothing. */
function number(from: Fields, name: string): Decimal {
  return parseDecimal(from[name] ?? '') ?? ZERO;
}
