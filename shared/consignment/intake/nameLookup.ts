import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { CodeTableName } from '#shared/consignment/fields.ts';
import {
  COUNTRY_ALIASES,
  COUNTRY_LETTERS,
  CURRENCY_ALIASES,
  UNCLEAR_COUNTRIES,
  UNIT_ALIASES,
} from '#shared/consignment/intake/nameAliases.ts';
import type { CellIssue } from '#shared/consignment/intake/rowIssue.ts';

/** Finding the code of a name in the installed code tables. */
export interface NameLookup {
  /** The code a text stands for: the code itself or the row's Chinese or English name, case ignored; undefined when none. */
  find(table: CodeTableName, text: string): string | undefined;
}

/** A lookup without any table: only aliases and texts that already have a code's form are understood. */
export const NO_LOOKUP: NameLookup = { find: () => undefined };

/** The form of a code of each table. A text of that form is taken as it is; whether the code exists is for the rules to say. */
const CODE_FORMS: Readonly<Record<CodeTableName, RegExp>> = {
  country: /^[A-Z]{3}$/,
  currency: /^[A-Z]{3}$/,
  unit: /^\d{3}$/,
  port: /^[A-Z]{3}\d{3}$/,
  transport: /^[0-9A-Z]$/,
  packaging: /^\d{2}$/,
  customs: /^\d{4}$/,
  hs: /^\d{4}$|^\d{6}$|^\d{8}$|^\d{10}$/,
  statistics: /^[AB]$/,
  regime: /^\d{4}$/,
  tradeTerm: /^\d$/,
  levyNature: /^\d{3}$/,
  dutyMode: /^\d$/,
  region: /^\d{4}[0-9A-Z]$/,
  division: /^\d{6}$/,
  domesticPort: /^\d{6}$/,
};

/** Code tables whose codes have a fixed number of digits, so that a leading zero a spreadsheet dropped can be put back. */
const FIXED_DIGITS: Readonly<Partial<Record<CodeTableName, number>>> = {
  unit: 3,
  packaging: 2,
  customs: 4,
  regime: 4,
  levyNature: 3,
};

const ALIASES: Readonly<Partial<Record<CodeTableName, ReadonlyMap<string, string>>>> = {
  country: COUNTRY_ALIASES,
  currency: CURRENCY_ALIASES,
  unit: UNIT_ALIASES,
};

/**
 * The code a cell means. Names that stand for more than one place ("European Community") and unknown names are
 * errors that ask for a choice: a country is never guessed.
 */
export function readCode(
  table: CodeTableName,
  text: string,
  lookup: NameLookup,
): Result<{ readonly text: string; readonly completed: boolean }, CellIssue> {
  const key = text.toLowerCase();
  if (table === 'country' && UNCLEAR_COUNTRIES.has(key)) {
    return err({ code: 'intake.row.unclearName', params: { table, name: text } });
  }
  const known = ALIASES[table]?.get(key) ?? lookup.find(table, text) ?? byForm(table, text);
  if (known !== undefined) return ok({ text: known, completed: false });
  const padded = withLeadingZero(table, text);
  if (padded !== undefined) return ok({ text: padded, completed: true });
  return err({ code: 'intake.row.unknownCode', params: { table, name: text } });
}

function byForm(table: CodeTableName, text: string): string | undefined {
  const upper = text.toUpperCase();
  if (table === 'country' && upper.length === 2) return COUNTRY_LETTERS.get(upper);
  if (table === 'hs') {
    const digits = text.replace(/[\s.]/g, '');
    return CODE_FORMS.hs.test(digits) ? digits : undefined;
  }
  return CODE_FORMS[table].test(upper) ? upper : undefined;
}

/**
 * A number cell drops leading zeros: 0712340000 arrives as 712340000. One digit short leaves one reading only;
 * commodity codes have 4, 6, 8 or 10 digits, so an odd number of them is one short.
 */
function withLeadingZero(table: CodeTableName, text: string): string | undefined {
  if (!/^\d{1,9}$/.test(text)) return undefined;
  if (table === 'hs') return text.length >= 3 && text.length % 2 === 1 ? `0${text}` : undefined;
  const digits = FIXED_DIGITS[table];
  if (digits === undefined) return undefined;
  const fits = text.length === digits - 1 || (table === 'unit' && text.length < digits);
  return fits ? text.padStart(digits, '0') : undefined;
}
