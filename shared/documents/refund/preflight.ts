/**
 * Whether what was bought fits what is declared, before it is declared: at refund the tax office compares supplier
 * invoices with the declaration by name, unit and quantity, and a difference can no longer be mended then. The
 * comparisons are those of refund practice (外贸企业免退税); their exact tolerances are to be confirmed.
 */
import type { Decimal } from '#shared/base/decimal.ts';
import { add, compare, dec, roundHalfUp, sign, subtract, ZERO } from '#shared/base/decimal.ts';
import type { Consignment, GoodsItem } from '#shared/consignment/consignment.ts';
import type { ItemRefund, RefundFacts } from '#shared/documents/refund/itemRefund.ts';
import { itemRefund, percentOf, sumOfKnown } from '#shared/documents/refund/itemRefund.ts';
import { measureIn, sameName, unitNames } from '#shared/documents/refund/measures.ts';
import type { InvoiceField, InvoiceLine } from '#shared/documents/refund/supplierInvoice.ts';

/** How grave: block (the refund would be refused or lost), warn (look again), note. */
export type RefundSeverity = 'block' | 'warn' | 'note';

/** What can be found; each is a text key. */
export const REFUND_CODES = [
  'refund.simplified',
  'refund.notWanted',
  'refund.unreadable',
  'refund.invoiceNo',
  'refund.missing',
  'refund.discount',
  'refund.tax',
  'refund.dateAfter',
  'refund.used',
  'refund.twice',
  'refund.unassigned',
  'refund.name',
  'refund.unit',
  'refund.noInvoice',
  'refund.rateUnknown',
  'refund.noRate',
  'refund.mixedUnits',
  'refund.mixedRates',
  'refund.short',
  'refund.over',
] as const;

/** One thing to mend before declaring. */
export interface RefundFinding {
  readonly code: (typeof REFUND_CODES)[number];
  readonly severity: RefundSeverity;
  readonly params: Readonly<Record<string, string | number>>;
  /** The invoice line, from 0; null for a finding on the goods. */
  readonly line: number | null;
  readonly field: InvoiceField | null;
  /** The goods item, from 0. */
  readonly item: number | null;
}

/** The whole comparison. */
export interface Preflight {
  readonly findings: readonly RefundFinding[];
  readonly items: readonly ItemRefund[];
  /** Sum of what can be told, CNY; null when nothing can. */
  readonly refund: Decimal | null;
}

/** Invoicing software lets tax differ from amount × rate by so much, CNY (to be confirmed). */
const TAX_TOLERANCE = dec('0.06');
const ELECTRONIC = /^\d{20}$/;
const PAPER = /^(?:\d{10}|\d{12})\d{8}$/;

/** Compares the supplier invoices of a consignment with its goods. */
export function preflight(
  consignment: Consignment,
  lines: readonly InvoiceLine[],
  facts: RefundFacts,
): Preflight {
  const findings: RefundFinding[] = [...possible(consignment)];
  const seen = new Set<string>();
  for (const [at, line] of lines.entries()) {
    findings.push(...lineFindings(consignment, line, at, facts));
    const same = JSON.stringify([line.invoiceNo, line.name, line.unit, line.quantity, line.amount]);
    if (line.invoiceNo !== '' && seen.has(same)) findings.push(twice(line, at));
    seen.add(same);
  }
  const items = consignment.items.map((item, index) => {
    const own = lines.flatMap((line, at) => (line.item === index ? [{ line, at }] : []));
    findings.push(...itemFindings(item, index, own, facts));
    return itemRefund(
      item,
      index,
      own.map(({ line }) => line),
      facts,
    );
  });
  return { findings, items, refund: sumOfKnown(items.map(({ refund }) => refund)) };
}

/** Whether a refund can come of this way of declaring at all. */
function possible({ declaration }: Consignment): readonly RefundFinding[] {
  if (declaration.statisticsFlag === 'A') return [finding('refund.simplified', 'block', {}, { item: null })];
  return declaration.refundWanted === 'yes' ? [] : [finding('refund.notWanted', 'note', {}, { item: null })];
}

function lineFindings(
  { transport, items }: Consignment,
  line: InvoiceLine,
  at: number,
  facts: RefundFacts,
): readonly RefundFinding[] {
  const found: RefundFinding[] = [];
  const say = (
    code: RefundFinding['code'],
    severity: RefundSeverity,
    field: InvoiceField | null,
    params: RefundFinding['params'] = {},
  ) => found.push({ code, severity, params, line: at, field, item: line.item });
  for (const field of line.unreadable) say('refund.unreadable', 'block', field);
  if (line.invoiceNo !== '' && !ELECTRONIC.test(line.invoiceNo) && !PAPER.test(line.invoiceNo))
    say('refund.invoiceNo', 'warn', 'invoiceNo', { invoiceNo: line.invoiceNo });
  const discount = isDiscount(line);
  if (discount) say('refund.discount', 'block', 'amount', { name: line.name });
  for (const field of ['invoiceNo', 'quantity', 'amount', 'taxRate'] as const) {
    const value = line[field];
    if (field === 'quantity' && discount) continue;
    if ((value === '' || value === null) && !line.unreadable.includes(field))
      say('refund.missing', 'block', field);
  }
  const { amount, taxRate, tax } = line;
  if (amount !== null && taxRate !== null && tax !== null) {
    const due = roundHalfUp(percentOf(amount, taxRate), 2);
    const off = subtract(tax, due);
    if (compare(off, TAX_TOLERANCE) > 0 || compare(subtract(ZERO, off), TAX_TOLERANCE) > 0)
      say('refund.tax', 'warn', 'tax', { tax: tax.toString(), due: due.toString() });
  }
  if (line.date !== null && transport.exportDate !== null && line.date > transport.exportDate)
    say('refund.dateAfter', 'warn', 'date', { date: line.date, export: transport.exportDate });
  const other = line.invoiceNo === '' ? '' : facts.usedIn(line.invoiceNo, line.name);
  if (other !== '') say('refund.used', 'warn', 'invoiceNo', { invoiceNo: line.invoiceNo, orderNo: other });
  if (line.item === null) say('refund.unassigned', 'warn', null, { name: line.name });
  const item = line.item === null ? undefined : items[line.item];
  if (item === undefined) return found;
  if (!sameName(line.name, item.gname))
    say('refund.name', 'warn', 'name', { name: line.name, gname: item.gname });
  if (line.unit !== '' && measureIn(item, line.unit, facts.unitName) === null)
    say('refund.unit', 'block', 'unit', {
      unit: line.unit,
      units: unitNames(item, facts.unitName).join('、'),
    });
  return found;
}

/** A discount stands in a line of its own, with no quantity and a negative amount (折扣行). */
function isDiscount({ quantity, amount }: InvoiceLine): boolean {
  return quantity === null && amount !== null && sign(amount) < 0;
}

function twice({ invoiceNo, item }: InvoiceLine, line: number): RefundFinding {
  return { code: 'refund.twice', severity: 'warn', params: { invoiceNo }, line, field: 'invoiceNo', item };
}

interface Own {
  readonly line: InvoiceLine;
  readonly at: number;
}

function itemFindings(
  item: GoodsItem,
  index: number,
  own: readonly Own[],
  facts: RefundFacts,
): readonly RefundFinding[] {
  const found: RefundFinding[] = [];
  const say = (code: RefundFinding['code'], severity: RefundSeverity, params: RefundFinding['params']) =>
    found.push(finding(code, severity, { name: item.gname, ...params }, { item: index }));
  if (own.length === 0) {
    say('refund.noInvoice', 'warn', {});
    return found;
  }
  const rebate = facts.rebate(item.gcode);
  if (rebate === null) say('refund.rateUnknown', 'note', { gcode: item.gcode });
  if (rebate === 'none' || (rebate !== null && compare(rebate, ZERO) === 0))
    say('refund.noRate', 'block', { gcode: item.gcode });
  const rates = new Set(own.flatMap(({ line }) => line.taxRate?.toString() ?? []));
  if (rates.size > 1) say('refund.mixedRates', 'warn', { rates: [...rates].join('、') });
  const { declared, bought, unit } = itemRefund(
    item,
    index,
    own.map(({ line }) => line),
    facts,
  );
  // Units that fit nothing are named at their own lines.
  const fitting = own.every(({ line }) => measureIn(item, line.unit, facts.unitName) !== null);
  if (bought === null && fitting) {
    const units = new Set(own.map(({ line }) => line.unit || '—'));
    say('refund.mixedUnits', 'block', { units: [...units].join('、') });
  }
  if (declared === null || bought === null) return found;
  const order = compare(bought, declared);
  const params = { bought: bought.toString(), declared: declared.toString(), unit };
  if (order < 0) say('refund.short', 'block', params);
  if (order > 0) say('refund.over', 'note', params);
  return found;
}

function finding(
  code: RefundFinding['code'],
  severity: RefundSeverity,
  params: RefundFinding['params'],
  place: { readonly item: number | null },
): RefundFinding {
  return { code, severity, params, line: null, field: null, ...place };
}

/** What was bought in all, without tax and tax, CNY. */
export function boughtInAll(lines: readonly InvoiceLine[]): {
  readonly amount: Decimal;
  readonly tax: Decimal;
} {
  return lines.reduce(
    (total, line) => ({
      amount: add(total.amount, line.amount ?? ZERO),
      tax: add(total.tax, line.tax ?? ZERO),
    }),
    { amount: ZERO, tax: ZERO },
  );
}
