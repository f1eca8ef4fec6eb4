/**
 * Exact decimal numbers for money, weights and quantities.
 *
 * A value is `coefficient / 10^scale`. The coefficient is a safe integer while it fits and a BigInt beyond
 * (the messages allow N19,5: 19 digits, outside 2^53), so the common path costs no more than doubles and no
 * path ever rounds unless its name says so.
 */
export class Decimal {
  readonly coefficient: number | bigint;
  readonly scale: number;

  constructor(coefficient: number | bigint, scale: number) {
    this.coefficient = coefficient;
    this.scale = scale;
  }

  /** Canonical text: no exponent, no trailing zeros, "0" for zero. Equal values have equal text. */
  toString(): string {
    return toText(this, 0);
  }

  toJSON(): string {
    return this.toString();
  }
}

const MAX_SCALE = 30;
const MAX_DIGITS = 60;
const PATTERN = /^([+-]?)(\d{1,60})(?:\.(\d{1,30}))?$/;

/** Powers of ten that are safe integers. */
const POW10: readonly number[] = Array.from({ length: 16 }, (_, i) => 10 ** i);

/** 0 as a Decimal. */
export const ZERO: Decimal = new Decimal(0, 0);
/** 1 as a Decimal. */
export const ONE: Decimal = new Decimal(1, 0);

/**
 * Reads plain decimal text ("12", "-0.50"); no exponent, no grouping, at most 60 digits before and 30 after the point.
 * Returns null for anything else, so that a caller decides what an unreadable number means.
 */
export function parseDecimal(text: string): Decimal | null {
  const match = PATTERN.exec(text);
  if (match === null) return null;
  const sign = match[1] === '-' ? '-' : '';
  const whole = match[2] ?? '';
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  const digits = whole + fraction;
  if (digits.length <= 15) return new Decimal(Number(sign + digits) + 0, fraction.length);
  return normal(BigInt(sign + digits), fraction.length);
}

/** A whole number as a Decimal; throws for a fraction or an unsafe integer (a programming error). */
export function decimalOf(value: number): Decimal {
  if (!Number.isSafeInteger(value)) throw new RangeError('decimalOf takes a safe integer');
  return new Decimal(value, 0);
}

/** Reads a literal that the program itself contains; throws when it is not a decimal. */
export function dec(text: string): Decimal {
  const value = parseDecimal(text);
  if (value === null) throw new RangeError(`not a decimal: ${text}`);
  return value;
}

/** a + b, exact. */
export function add(a: Decimal, b: Decimal): Decimal {
  if (a.scale === b.scale) return plus(a.coefficient, b.coefficient, a.scale);
  return a.scale > b.scale
    ? plus(a.coefficient, rescale(b, a.scale), a.scale)
    : plus(rescale(a, b.scale), b.coefficient, b.scale);
}

/** -a. */
export function negate(a: Decimal): Decimal {
  return new Decimal(typeof a.coefficient === 'bigint' ? -a.coefficient : 0 - a.coefficient, a.scale);
}

/** a - b, exact. */
export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, negate(b));
}

/** a × b, exact. */
export function multiply(a: Decimal, b: Decimal): Decimal {
  const scale = a.scale + b.scale;
  if (typeof a.coefficient === 'number' && typeof b.coefficient === 'number') {
    const product = a.coefficient * b.coefficient;
    if (Number.isSafeInteger(product)) return new Decimal(product + 0, scale);
  }
  return normal(BigInt(a.coefficient) * BigInt(b.coefficient), scale);
}

/** The sum of a list, exact; 0 for an empty list. */
export function sum(values: Iterable<Decimal>): Decimal {
  let total = ZERO;
  for (const value of values) total = add(total, value);
  return total;
}

/** -1, 0 or 1. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const scale = Math.max(a.scale, b.scale);
  const x = a.scale === scale ? a.coefficient : rescale(a, scale);
  const y = b.scale === scale ? b.coefficient : rescale(b, scale);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Whether two values are equal; scale does not matter (1.50 equals 1.5). */
export function equals(a: Decimal, b: Decimal): boolean {
  return compare(a, b) === 0;
}

/** -1, 0 or 1 as a is below, at or above zero. */
export function sign(a: Decimal): -1 | 0 | 1 {
  return a.coefficient < 0 ? -1 : a.coefficient > 0 ? 1 : 0;
}

/** Rounds to `places` decimals, halves away from zero (-0.005 to 2 places is -0.01): the usual rounding of invoices. */
export function roundHalfUp(a: Decimal, places: number): Decimal {
  if (a.scale <= places) return a;
  return divideIntegers(BigInt(a.coefficient), 10n ** BigInt(a.scale - places), places);
}

/** a / b rounded half up to `places` decimals; null when b is zero. */
export function divide(a: Decimal, b: Decimal, places: number): Decimal | null {
  if (sign(b) === 0) return null;
  const shift = places + b.scale - a.scale;
  let numerator = BigInt(a.coefficient);
  let denominator = BigInt(b.coefficient);
  if (shift >= 0) numerator *= 10n ** BigInt(shift);
  else denominator *= 10n ** BigInt(-shift);
  return divideIntegers(numerator, denominator, places);
}

/** Text with exactly `places` decimals, rounded half up: for print and screens. */
export function toFixed(a: Decimal, places: number): string {
  return toText(roundHalfUp(a, places), places);
}

/** How many digits stand before and after the point in canonical text. */
export function digitCounts(a: Decimal): { readonly whole: number; readonly fraction: number } {
  const [whole = '', fraction = ''] = a.toString().replace('-', '').split('.');
  return { whole: whole.length, fraction: fraction.length };
}

function plus(a: number | bigint, b: number | bigint, scale: number): Decimal {
  if (typeof a === 'number' && typeof b === 'number') {
    const total = a + b;
    if (Number.isSafeInteger(total)) return new Decimal(total, scale);
  }
  return normal(BigInt(a) + BigInt(b), scale);
}

function rescale(a: Decimal, scale: number): number | bigint {
  const shift = scale - a.scale;
  const factor = POW10[shift];
  if (typeof a.coefficient === 'number' && factor !== undefined) {
    const scaled = a.coefficient * factor;
    if (Number.isSafeInteger(scaled)) return scaled;
  }
  return BigInt(a.coefficient) * 10n ** BigInt(shift);
}

function normal(coefficient: bigint, scale: number): Decimal {
  const small = coefficient >= -9007199254740991n && coefficient <= 9007199254740991n;
  return new Decimal(small ? Number(coefficient) : coefficient, scale);
}

function divideIntegers(numerator: bigint, denominator: bigint, scale: number): Decimal {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const rounded = (2n * n + d) / (2n * d);
  return normal(negative ? -rounded : rounded, scale);
}

function toText(a: Decimal, minPlaces: number): string {
  const negative = a.coefficient < 0;
  const digits = String(a.coefficient)
    .replace('-', '')
    .padStart(a.scale + 1, '0');
  const whole = digits.slice(0, digits.length - a.scale);
  let fraction = digits.slice(digits.length - a.scale);
  while (fraction.length > minPlaces && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  fraction = fraction.padEnd(minPlaces, '0');
  const text = fraction === '' ? whole : `${whole}.${fraction}`;
  return negative ? `-${text}` : text;
}

/** The bounds parseDecimal keeps: digits before and after the point. */
export const DECIMAL_BOUNDS = { digits: MAX_DIGITS, scale: MAX_SCALE } as const;
