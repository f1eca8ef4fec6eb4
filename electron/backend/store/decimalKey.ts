import type { Decimal } from '#shared/base/decimal.ts';
import { sign } from '#shared/base/decimal.ts';

/**
 * Text of a decimal whose binary order is the order of the numbers, exactly: "1", the number of whole digits as two
 * digits, the digits. Below zero "0" and every digit turned round (9 - d), with "~" at the end so that the longer
 * fraction comes first.
 */
export function decimalKey(value: Decimal): string {
  const [whole = '0', fraction = ''] = value.toString().replace('-', '').split('.');
  const digits = `${String(whole.length).padStart(2, '0')}${whole}.${fraction}`;
  if (sign(value) >= 0) return `1${digits}`;
  return `0${digits.replace(/\d/g, (digit) => String(9 - Number(digit)))}~`;
}
