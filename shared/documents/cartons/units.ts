import { Decimal } from '#shared/base/decimal.ts';

/** An exact fraction of whole numbers; the denominator is above zero. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** A value in units of its last digit; null when it has more digits than that. */
export function toUnits(value: Decimal, digits: number): bigint | null {
  const coefficient = BigInt(value.coefficient);
  if (value.scale <= digits) return coefficient * 10n ** BigInt(digits - value.scale);
  const spare = 10n ** BigInt(value.scale - digits);
  return coefficient % spare === 0n ? coefficient / spare : null;
}

/** So many units of the last digit as a decimal. */
export function fromUnits(units: bigint, digits: number): Decimal {
  const safe = units >= -9007199254740991n && units <= 9007199254740991n;
  return new Decimal(safe ? Number(units) : units, digits);
}

/** A decimal as a fraction. */
export function toFraction(value: Decimal): Fraction {
  return { numerator: BigInt(value.coefficient), denominator: 10n ** BigInt(value.scale) };
}

/** The greatest common divisor of two whole numbers that are not negative; that of 0 and 0 is 0. */
export function greatestDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The smallest whole numbers in the same proportion as the fractions; none of them may be negative. */
export function wholeWeights(keys: readonly Fraction[]): readonly bigint[] {
  let common = 1n;
  for (const { denominator } of keys) common = (common / greatestDivisor(common, denominator)) * denominator;
  const scaled = keys.map(({ numerator, denominator }) => numerator * (common / denominator));
  const divisor = scaled.reduce(greatestDivisor, 0n);
  return divisor > 1n ? scaled.map((weight) => weight / divisor) : scaled;
}

/** The sum of whole numbers. */
export function total(values: Iterable<bigint>): bigint {
  let result = 0n;
  for (const value of values) result += value;
  return result;
}
