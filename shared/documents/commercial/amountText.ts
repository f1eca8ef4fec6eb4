import type { Decimal } from '#shared/base/decimal.ts';
import { digitCounts, toFixed } from '#shared/base/decimal.ts';

/** Digits after the point of a currency's smallest coin (ISO 4217), where they are not two. */
const MINOR_DIGITS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

/** Digits after the point in which a currency is counted; two for one that is not known. */
export function minorDigits(currency: string): number {
  return MINOR_DIGITS[currency] ?? 2;
}

/** An amount as it is printed: at least the digits of its coin, never rounded, thousands apart by commas. */
export function amountText(amount: Decimal, currency: string): string {
  const places = Math.max(minorDigits(currency), digitCounts(amount).fraction);
  const [whole = '', fraction] = toFixed(amount, places).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
