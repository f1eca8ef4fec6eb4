import type { Decimal } from '#shared/base/decimal.ts';
import { digitCounts } from '#shared/base/decimal.ts';
import { isPostalItem } from '#shared/base/postalItem.ts';

/**
 * Formats by name. A rule names a format and never brings a pattern, because a pattern from outside can take for ever;
 * every pattern here is linear.
 */
export const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  /** Unified social credit code (统一社会信用代码), 18 characters, check character included. */
  uscc: isUscc,
  /** Customs registration code (海关注册编码), 10 characters. */
  customsCode10: (x) => /^[0-9A-Z]{10}$/.test(x),
  /** Registered firm: 18-character social credit code or 10-character customs code (CEB messages, edition 202205). */
  enterprise: (x) => isUscc(x) || /^[0-9A-Z]{10}$/.test(x),
  /** HS code as the inventory carries it: exactly 10 digits (CEB603 `gcode`). */
  hs10: (x) => /^\d{10}$/.test(x),
  /** HS heading (品目): 4 digits, enough for simplified declaration. */
  hs4: (x) => /^\d{4}$/.test(x),
  /** Order number: visible ASCII without spaces. */
  orderNo: (x) => /^[\x21-\x7e]{1,60}$/.test(x),
  /** Waybill number: letters, digits and hyphen. */
  waybillNo: (x) => /^[0-9A-Za-z-]{1,32}$/.test(x),
  /** The firm's own document number: visible ASCII without spaces. */
  copNo: (x) => /^[\x21-\x7e]{1,30}$/.test(x),
  /** Customs district (关区): four digits, not the head office "xx00". */
  customsOffice: (x) => /^\d{4}$/.test(x) && !x.endsWith('00'),
  /** Telephone: digits, spaces and the usual signs, at least six digits. */
  telephone: (x) => /^[0-9+() -]{6,50}$/.test(x) && x.replace(/\D/g, '').length >= 6,
  /** Declaration elements of an export (申报要素): brand type 0 to 4, then export preference 0 to 2, joined by |. */
  elements: (x) => /^[0-4]\|[0-2](\||$)/.test(x),
  /** Barcode with a right check digit. */
  gtin: isGtin,
  /** Postal item number (万国邮联 S10) with a right check digit. */
  s10: isPostalItem,
};

const USCC_CHARS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Whether a text is a unified social credit code with a right check character (GB 32100: base 31, weights 3^i mod 31). */
export function isUscc(text: string): boolean {
  if (text.length !== 18) return false;
  let total = 0;
  for (let i = 0; i < 17; i++) {
    const value = USCC_CHARS.indexOf(text.charAt(i));
    if (value < 0) return false;
    total += value * (USCC_WEIGHTS[i] ?? 0);
  }
  return USCC_CHARS.charAt((31 - (total % 31)) % 31) === text.charAt(17);
}

/** Whether a text is a GTIN-8, -12, -13 or -14 with a right check digit (GS1: weights 3 and 1 from the right). */
export function isGtin(text: string): boolean {
  const n = text.length;
  if (n !== 8 && n !== 12 && n !== 13 && n !== 14) return false;
  let total = 0;
  for (let i = 0; i < n; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return false;
    total += (n - i) % 2 === 0 ? digit * 3 : digit;
  }
  return total % 10 === 0;
}

/** Whether a number has at most so many digits before and after the point. */
export function fitsDigits(value: Decimal, whole: number, fraction: number): boolean {
  const { coefficient, scale } = value;
  // A coefficient below 10^whole cannot have more digits before the point, whatever its scale.
  if (scale <= fraction && whole <= 15 && Math.abs(Number(coefficient)) < 10 ** whole) return true;
  const counts = digitCounts(value);
  return counts.whole <= whole && counts.fraction <= fraction;
}
