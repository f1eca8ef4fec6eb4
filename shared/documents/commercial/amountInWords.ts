import type { Decimal } from '#shared/base/decimal.ts';
import { digitCounts, sign, toFixed } from '#shared/base/decimal.ts';
import { minorDigits } from '#shared/documents/commercial/amountText.ts';

const ONES = [
  ...['', 'ONE', 'TWO', 'THREE', 'FOUR', 'FIVE', 'SIX', 'SEVEN', 'EIGHT', 'NINE', 'TEN', 'ELEVEN'],
  ...['TWELVE', 'THIRTEEN', 'FOURTEEN', 'FIFTEEN', 'SIXTEEN', 'SEVENTEEN', 'EIGHTEEN', 'NINETEEN'],
];
const TENS = ['', '', 'TWENTY', 'THIRTY', 'FORTY', 'FIFTY', 'SIXTY', 'SEVENTY', 'EIGHTY', 'NINETY'];
const GROUPS = ['', 'THOUSAND', 'MILLION', 'BILLION', 'TRILLION'];
const MOST_DIGITS = GROUPS.length * 3;

/**
 * An amount in English words as an invoice states it, "SAY USD SIXTY-EIGHT AND 50/100 ONLY". Exact: null for an amount
 * that has more digits than the coin of its currency, is negative, or is beyond trillions.
 */
export function amountInWords(amount: Decimal, currency: string): string | null {
  const places = minorDigits(currency);
  const counts = digitCounts(amount);
  if (currency === '' || sign(amount) < 0 || counts.fraction > places || counts.whole > MOST_DIGITS)
    return null;
  const [whole = '0', fraction = ''] = toFixed(amount, places).split('.');
  const coins = /^0*$/.test(fraction) ? '' : ` AND ${fraction}/1${'0'.repeat(places)}`;
  return `SAY ${currency} ${wholeInWords(whole)}${coins} ONLY`;
}

function wholeInWords(digits: string): string {
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const count = padded.length / 3;
  const words: string[] = [];
  for (let i = 0; i < count; i++) {
    const group = Number(padded.slice(i * 3, i * 3 + 3));
    if (group > 0) words.push(belowThousand(group), GROUPS[count - 1 - i] ?? '');
  }
  return words.filter((word) => word !== '').join(' ') || 'ZERO';
}

function belowThousand(value: number): string {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  const low =
    rest < 20
      ? (ONES[rest] ?? '')
      : [TENS[Math.floor(rest / 10)], ONES[rest % 10]].filter((word) => word !== '').join('-');
  if (hundreds === 0) return low;
  const head = `${ONES[hundreds]} HUNDRED`;
  return low === '' ? head : `${head} AND ${low}`;
}
