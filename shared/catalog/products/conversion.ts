import type { Decimal } from '#shared/base/decimal.ts';
import {
  digitCounts,
  divide,
  equals,
  multiply,
  parseDecimal,
  roundHalfUp,
  sign,
} from '#shared/base/decimal.ts';
import { tidyText } from '#shared/base/normalize.ts';
import type { ProductTexts } from '#shared/catalog/products/fields.ts';
import type { ItemDraft } from '#shared/consignment/consignment.ts';

/** Digits after the point that a quantity of a message keeps (N19,5). */
const QUANTITY_PLACES = 5;
/** Digits after the point of a factor that is worked out from a line. */
const FACTOR_PLACES = 8;

/** Fields of a goods line that are a multiple of its quantity. */
export type ScaledField = 'qty1' | 'qty2' | 'netWeight';

/** A quantity worked out from the quantity of a line. */
export interface ScaledQuantity {
  readonly field: ScaledField;
  /** As the line has it now. */
  readonly before: string;
  readonly after: string;
  /** The factor it was worked out with. */
  readonly factor: string;
  /** The exact product has more digits than a message keeps. */
  readonly rounded: boolean;
}

/**
 * Statutory quantities and net weight of a line by the conversion of a product. Empty without a quantity; a field is
 * left out where the product says nothing, the line counts in another unit than the product, or the line is right already.
 */
export function scaledQuantities(item: ItemDraft, product: ProductTexts): readonly ScaledQuantity[] {
  const qty = readNumber(item.qty);
  if (qty === null || !sameOrEmpty(item.unit, product.unit)) return [];
  const scaled = (field: ScaledField, factor: Decimal | null): readonly ScaledQuantity[] => {
    if (factor === null) return [];
    const exact = multiply(qty, factor);
    const after = roundHalfUp(exact, QUANTITY_PLACES);
    const now = readNumber(item[field]);
    if (now !== null && equals(now, after)) return [];
    const rounded = digitCounts(exact).fraction > QUANTITY_PLACES;
    return [{ field, before: item[field], after: after.toString(), factor: factor.toString(), rounded }];
  };
  return [
    ...(sameOrEmpty(item.unit1, product.unit1) ? scaled('qty1', factorOf(product, 'unit1', 'factor1')) : []),
    ...(sameOrEmpty(item.unit2, product.unit2) ? scaled('qty2', factorOf(product, 'unit2', 'factor2')) : []),
    ...scaled('netWeight', readNumber(product.netWeight)),
  ];
}

/** How many statutory units one declared unit is; 1 where both are the same unit. */
function factorOf(
  product: ProductTexts,
  unit: 'unit1' | 'unit2',
  factor: 'factor1' | 'factor2',
): Decimal | null {
  const given = readNumber(product[factor]);
  if (given !== null) return given;
  const own = tidyText(product.unit);
  return own !== '' && own === tidyText(product[unit]) ? parseDecimal('1') : null;
}

/** The factor between two quantities of a line, when it is exact; null when it is not, or one of them is missing. */
export function exactFactor(part: string, whole: string): string | null {
  const [dividend, divisor] = [readNumber(part), readNumber(whole)];
  if (dividend === null || divisor === null || sign(divisor) === 0) return null;
  const factor = divide(dividend, divisor, FACTOR_PLACES);
  return factor !== null && equals(multiply(factor, divisor), dividend) ? factor.toString() : null;
}

function readNumber(text: string): Decimal | null {
  const tidy = tidyText(text);
  return tidy === '' ? null : parseDecimal(tidy);
}

function sameOrEmpty(one: string, other: string): boolean {
  const [a, b] = [tidyText(one), tidyText(other)];
  return a === '' || b === '' || a === b;
}
