/** Whether a number format shows a day or a time of day; null for every other number. */
export type DateForm = 'date' | 'time' | null;

/** Built-in formats that show days or times (ECMA-376 part 1, 18.8.30, with those of East Asian editions). */
const BUILT_IN_DATES: readonly (readonly [from: number, to: number, form: DateForm])[] = [
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'date'],
  [27, 31, 'date'],
  [32, 35, 'time'],
  [36, 36, 'date'],
  [45, 47, 'time'],
  [50, 58, 'date'],
];

/** What a built-in number format shows. */
export function builtInForm(id: number): DateForm {
  return BUILT_IN_DATES.find(([from, to]) => id >= from && id <= to)?.[2] ?? null;
}

/** What a number format of the workbook's own shows: letters outside quotes, brackets and escapes decide. */
export function formatForm(code: string): DateForm {
  const bare = code
    .split(';', 1)
    .join('')
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .toLowerCase();
  if (bare.includes('general') || /[0#?]/.test(bare.replace(/s\.0+/g, 's'))) return null;
  if (/[yd]|e/.test(bare) || (bare.includes('m') && !/[hs]/.test(bare))) return 'date';
  return /[hs]/.test(bare) ? 'time' : null;
}

const LAST_SERIAL = 2_958_465;
const DAY_MS = 86_400_000;

/**
 * The day and time a serial number stands for, "2026-01-05" or "2026-01-05 08:30:00"; null outside the calendar.
 * Day 60 of the 1900 system never was (29 February 1900), so earlier days are one further on.
 */
export function dateText(serial: number, form: 'date' | 'time', date1904: boolean): string | null {
  if (!(serial >= 0 && serial <= LAST_SERIAL)) return null;
  const seconds = Math.round((serial % 1) * 86_400);
  if (form === 'time' && serial < 1) return new Date(seconds * 1000).toISOString().slice(11, 19);
  const days = Math.floor(serial) + (date1904 ? 1462 : serial < 60 ? 1 : 0);
  const text = new Date(Date.UTC(1899, 11, 30) + days * DAY_MS + seconds * 1000).toISOString();
  return seconds === 0 ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 19)}`;
}

const SHORT_NUMBER = /^-?\d{1,9}(\.\d{1,5})?$/;

/**
 * A stored number as plain text, never with an exponent, at the 15 digits that spreadsheet programs keep
 * (0.30000000000000004 is 0.3). `long` marks 16 digits and more, whose last ones may have been lost before.
 */
export function numberText(raw: string): { readonly text: string; readonly long: boolean } {
  if (SHORT_NUMBER.test(raw)) return { text: raw, long: false };
  if (/^-?\d+$/.test(raw)) return { text: raw, long: raw.replace('-', '').length > 15 };
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return { text: raw, long: false };
  const rounded = Number(value.toPrecision(15));
  if (Math.abs(rounded) >= 1e15) return { text: BigInt(rounded).toString(), long: true };
  const text = String(rounded);
  return { text: text.includes('e') ? rounded.toFixed(20).replace(/\.?0+$/, '') : text, long: false };
}
