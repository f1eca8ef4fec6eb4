import type { Decimal } from '#shared/base/decimal.ts';
import {
  compare,
  equals,
  multiply,
  parseDecimal,
  roundHalfUp,
  sign,
  sum,
  ZERO,
} from '#shared/base/decimal.ts';
import type { Fields, Refusal } from './fieldChecks.ts';

/** Head and lines of a document. */
export interface Content {
  readonly head: Fields;
  readonly lines: readonly Fields[];
}

/** The three documents customs lays side by side (三单): order, waybill, export inventory. */
export interface Trio {
  readonly order: Content;
  readonly waybill: Content;
  readonly inventory: Content;
}

/** `limit` is the most a B2B list may be worth, RMB; null for no limit. */
type Check = (trio: Trio, limit: Decimal | null) => string | null;

/** Currencies the parameter table of the platform knows (old customs numbers). */
const CURRENCIES: ReadonlySet<string> = new Set(
  '110 112 116 121 122 129 132 133 136 142 143 300 302 303 326 330 331 344 501 502 601 609'.split(' '),
);

const CHINA = '142';
const RMB = '142';
/** Type of the order each mode declares: E retail, B direct to a business, W to an overseas warehouse (DOMAIN 3.2). */
const ORDER_TYPES: Readonly<Record<string, string>> = {
  '9610': 'E',
  '1210': 'E',
  '1239': 'E',
  '9710': 'B',
  '9810': 'W',
};
/** B2B lists: low in value, and without payment receipts. */
const B2B_MODES: ReadonlySet<string> = new Set(['9710', '9810']);
const SPECIAL_AREA_MODES: ReadonlySet<string> = new Set(['1210', '1239']);

/**
 * The checks of 三单对碰 and of the inventory itself, each with the number of its reason (1313 and 1322 as seen on
 * receipts; 1800 is the family of the logic check). The first that does not hold returns the inventory.
 */
const CHECKS: readonly (readonly [code: string, check: Check])[] = [
  ['1313', orderType],
  ['1322', sameLines],
  ['1322', lineFieldsAgree],
  ['1313', ({ order, inventory }) => agree('平台代码', order.head['ebpCode'], inventory.head['ebpCode'])],
  ['1313', ({ order, inventory }) => agree('电商企业名称', order.head['ebcName'], inventory.head['ebcName'])],
  ['1313', ({ order }) => totals(order, '订单')],
  ['1313', ({ inventory }) => totals(inventory, '清单')],
  ['1313', goodsValue],
  ['1313', ({ waybill, inventory }) => agreeNumber('毛重', 'grossWeight', waybill, inventory)],
  ['1313', ({ waybill, inventory }) => agreeNumber('件数', 'packNo', waybill, inventory)],
  ['1801', weights],
  ['1802', statutoryQuantities],
  ['1803', currencies],
  ['1804', ({ inventory }) => (inventory.head['country'] === CHINA ? '运抵国不能是中国' : null)],
  ['1805', specialArea],
  ['1810', lowValue],
];

/** The first reason why the three documents do not belong together; null when they match. */
export function firstMismatch(trio: Trio, limit: Decimal | null): Refusal | null {
  for (const [code, check] of CHECKS) {
    const text = check(trio, limit);
    if (text !== null) return { code, text };
  }
  return null;
}

/** Whether a mode is B2B: by list or by declaration, low in value by list, and without payment receipts (收款单). */
export function isB2bMode(tradeMode: string): boolean {
  return B2B_MODES.has(tradeMode);
}

function orderType({ order, inventory }: Trio): string | null {
  const mode = inventory.head['tradeMode'] ?? '';
  const wanted = ORDER_TYPES[mode];
  const given = order.head['orderType'];
  return wanted === undefined || wanted === given
    ? null
    : `监管方式${mode}的订单类型应为${wanted}，订单为${given}`;
}

/** Only a list wholly in RMB can be held to the limit here. */
function lowValue({ inventory: { head, lines } }: Trio, limit: Decimal | null): string | null {
  const mode = head['tradeMode'] ?? '';
  if (limit === null || !B2B_MODES.has(mode) || lines.some(({ currency }) => currency !== RMB)) return null;
  const total = sum(lines.map((line) => number(line, 'totalPrice')));
  return compare(total, limit) > 0
    ? `监管方式${mode}的清单每票不超过${limit}元人民币，本票${total}元，应改用报关单`
    : null;
}

function sameLines({ order, inventory }: Trio): string | null {
  if (order.lines.length !== inventory.lines.length) {
    return `订单与清单商品项数不一致：订单${order.lines.length}项，清单${inventory.lines.length}项`;
  }
  const numbers = new Set(order.lines.map(lineNumber));
  const odd = inventory.lines.find((line) => !numbers.has(lineNumber(line)));
  return odd === undefined ? null : `清单第${lineNumber(odd)}项在订单中没有对应序号`;
}

function lineFieldsAgree({ order, inventory }: Trio): string | null {
  const ordered = new Map(order.lines.map((line) => [lineNumber(line), line]));
  for (const line of inventory.lines) {
    const other = ordered.get(lineNumber(line));
    if (other === undefined) continue;
    for (const [name, label] of [
      ['qty', '数量'],
      ['price', '单价'],
      ['totalPrice', '总价'],
    ] as const) {
      if (!equals(number(line, name), number(other, name))) {
        return `第${lineNumber(line)}项${label}不一致：订单${other[name]}，清单${line[name]}`;
      }
    }
    for (const [name, label] of [
      ['unit', '计量单位'],
      ['currency', '币制'],
    ] as const) {
      if (line[name] !== other[name]) {
        return `第${lineNumber(line)}项${label}不一致：订单${other[name]}，清单${line[name]}`;
      }
    }
  }
  return null;
}

/** Quantity times price is the total; rounded to the decimals the total is written with, two at least. */
function totals({ lines }: Content, title: string): string | null {
  for (const line of lines) {
    const total = number(line, 'totalPrice');
    const product = multiply(number(line, 'qty'), number(line, 'price'));
    if (sign(total) <= 0 || sign(number(line, 'price')) <= 0) {
      return `${title}第${lineNumber(line)}项单价和总价应大于0`;
    }
    if (!equals(roundHalfUp(product, Math.max(2, total.scale)), total)) {
      return `${title}第${lineNumber(line)}项总价${line['totalPrice']}不等于数量乘单价${product}`;
    }
  }
  return null;
}

function goodsValue({ order }: Trio): string | null {
  const total = sum(order.lines.map((line) => number(line, 'totalPrice')));
  return equals(total, number(order.head, 'goodsValue'))
    ? null
    : `订单商品金额${order.head['goodsValue']}不等于各项总价之和${total}`;
}

function weights({ inventory: { head } }: Trio): string | null {
  const gross = number(head, 'grossWeight');
  const net = number(head, 'netWeight');
  if (sign(gross) <= 0 || sign(net) <= 0) return '毛重和净重应大于0';
  return compare(net, gross) > 0 ? `净重${head['netWeight']}大于毛重${head['grossWeight']}` : null;
}

function statutoryQuantities({ inventory }: Trio): string | null {
  for (const line of inventory.lines) {
    const at = `第${lineNumber(line)}项`;
    if (line['unit'] === line['unit1'] && !equals(number(line, 'qty'), number(line, 'qty1'))) {
      return `${at}申报单位与法定单位相同，数量却不同`;
    }
    const second = (line['unit2'] ?? '') !== '';
    if (second !== (line['qty2'] !== undefined && sign(number(line, 'qty2')) > 0)) {
      return `${at}第二法定单位与第二法定数量应同时填写`;
    }
  }
  return null;
}

function currencies({ order, waybill, inventory }: Trio): string | null {
  const used = [
    order.head['currency'],
    waybill.head['currency'],
    inventory.head['fCurrency'],
    inventory.head['iCurrency'],
    ...inventory.lines.map((line) => line['currency']),
  ];
  const unknown = used.find((currency) => !CURRENCIES.has(currency ?? ''));
  return unknown === undefined ? null : `币制代码${unknown}不在参数表中`;
}

function specialArea({ inventory: { head, lines } }: Trio): string | null {
  if (!SPECIAL_AREA_MODES.has(head['tradeMode'] ?? '')) return null;
  const complete = [head['iacCode'], head['iacName'], head['emsNo'], ...lines.map((l) => l['itemRecordNo'])];
  return complete.every((value) => (value ?? '') !== '')
    ? null
    : '特殊区域方式应填写区内企业、账册编号和备案料号';
}

function agree(label: string, ordered: string | undefined, listed: string | undefined): string | null {
  return ordered === listed ? null : `${label}不一致：订单${ordered}，清单${listed}`;
}

function agreeNumber(label: string, name: string, waybill: Content, inventory: Content): string | null {
  return equals(number(waybill.head, name), number(inventory.head, name))
    ? null
    : `${label}不一致：运单${waybill.head[name]}，清单${inventory.head[name]}`;
}

function lineNumber(line: Fields): number {
  return Number(line['gnum']);
}

/** The fields were checked when the message was read; what is not there counts as nothing. */
function number(from: Fields, name: string): Decimal {
  return parseDecimal(from[name] ?? '') ?? ZERO;
}
