/** What one goods item will get back, as far as it can be told before it is declared. */
import type { Decimal } from '#shared/base/decimal.ts';
import {
  add,
  compare,
  dec,
  divide,
  equals,
  multiply,
  roundHalfUp,
  sign,
  subtract,
  sum,
  ZERO,
} from '#shared/base/decimal.ts';
import type { GoodsItem } from '#shared/consignment/consignment.ts';
import type { UnitName } from '#shared/documents/refund/measures.ts';
import { measureIn } from '#shared/documents/refund/measures.ts';
import type { InvoiceLine } from '#shared/documents/refund/supplierInvoice.ts';

/** What the pack and the store know beside the consignment. */
export interface RefundFacts {
  readonly unitName: UnitName;
  /** Refund rate of a commodity code in percent, "none" when there is none, null when nobody has looked it up. */
  readonly rebate: (gcode: string) => Decimal | 'none' | null;
  /** The order number of another consignment that uses an invoice line already; "" for none. */
  readonly usedIn: (invoiceNo: string, name: string) => string;
}

/** What of one invoice line is exported with a goods item. */
export interface RefundPart {
  /** The part of its quantity that is exported. */
  readonly quantity: Decimal;
  /** That part of its amount without tax, CNY, to the cent. */
  readonly taxable: Decimal;
  /** The lower of its tax rate and the refund rate, percent; null when one is not known. */
  readonly rate: Decimal | null;
  /** taxable × rate, to the cent, CNY; null without a rate. */
  readonly refund: Decimal | null;
}

/** What a goods item will get back, as far as it can be told. */
export interface ItemRefund {
  readonly item: number;
  /** Quantity declared, in the unit the invoices use, its own without any; null when no unit fits, or they use several. */
  readonly declared: Decimal | null;
  readonly unit: string;
  /** Bought, by the invoices assigned to it, in that unit; null when they use several. */
  readonly bought: Decimal | null;
  /** For each of its invoice lines, in their order; null for one of which it cannot be told. */
  readonly parts: readonly (RefundPart | null)[];
  /** Without tax, CNY: what of the purchase is exported; null when it cannot be told. */
  readonly taxable: Decimal | null;
  /** Percent; null when it is not known or not the same for all lines. */
  readonly rate: Decimal | null;
  /** CNY; null when it cannot be told of every line. */
  readonly refund: Decimal | null;
}

const HUNDRED = dec('100');

/**
 * What a goods item will get back: the exported part of what was bought, at the lower of the two rates. Lines are used up
 * in their order; what is left of the last ones remains for later exports.
 */
export function itemRefund(
  item: GoodsItem,
  index: number,
  lines: readonly InvoiceLine[],
  facts: RefundFacts,
): ItemRefund {
  const measures = lines.map(({ unit }) => measureIn(item, unit, facts.unitName));
  const oneUnit = new Set(measures.map((found, i) => found?.name ?? `? ${lines[i]?.unit}`)).size <= 1;
  const own = { name: facts.unitName(item.unit), declared: item.qty };
  const measure = lines.length === 0 ? own : oneUnit ? (measures[0] ?? null) : null;
  const declared = measure?.declared ?? null;
  const parts =
    declared === null ? lines.map(() => null) : partsOf(lines, declared, facts.rebate(item.gcode));
  const known = parts.filter((part) => part !== null);
  const whole = known.length > 0 && known.length === parts.length;
  const refunds = known.flatMap(({ refund }) => (refund === null ? [] : [refund]));
  return {
    item: index,
    declared,
    unit: measure?.name ?? '',
    bought: oneUnit ? sum(lines.map(({ quantity }) => quantity ?? ZERO)) : null,
    parts,
    taxable: whole ? sum(known.map(({ taxable }) => taxable)) : null,
    rate: whole ? sameRate(known) : null,
    refund: whole && refunds.length === known.length ? sum(refunds) : null,
  };
}

function partsOf(
  lines: readonly InvoiceLine[],
  declared: Decimal,
  rebate: Decimal | 'none' | null,
): readonly (RefundPart | null)[] {
  let left = declared;
  return lines.map(({ quantity, amount, taxRate }) => {
    if (quantity === null || amount === null || sign(quantity) === 0) return null;
    const used = compare(quantity, left) <= 0 ? quantity : left;
    left = subtract(left, used);
    const share = equals(used, quantity) ? amount : divide(multiply(amount, used), quantity, 2);
    if (share === null) return null;
    const taxable = roundHalfUp(share, 2);
    const rate = lowerRate(rebate, taxRate);
    return {
      ...{ quantity: used, taxable, rate },
      refund: rate === null ? null : roundHalfUp(percentOf(taxable, rate), 2),
    };
  });
}

function sameRate(parts: readonly RefundPart[]): Decimal | null {
  const [first, ...rest] = parts.map(({ rate }) => rate);
  if (first === undefined || first === null) return null;
  return rest.every((rate) => rate !== null && equals(rate, first)) ? first : null;
}

function lowerRate(rebate: Decimal | 'none' | null, tax: Decimal | null): Decimal | null {
  if (rebate === 'none') return ZERO;
  if (rebate === null || tax === null) return null;
  return compare(rebate, tax) < 0 ? rebate : tax;
}

/** So many percent of an amount, exact. */
export function percentOf(amount: Decimal, percent: Decimal): Decimal {
  const whole = multiply(amount, percent);
  return divide(whole, HUNDRED, whole.scale + 2) ?? ZERO;
}

/** The sum of what is known; null when nothing is. */
export function sumOfKnown(values: readonly (Decimal | null)[]): Decimal | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce(add, ZERO);
}
