import { parseCompactDate, parseDate, parseLocalTime } from '#shared/base/calendarDate.ts';
import { parseDecimal } from '#shared/base/decimal.ts';
import { tidyText } from '#shared/base/normalize.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import { MAX_FIELD_TEXT } from '#shared/consignment/edit.ts';
import type { FieldSpec } from '#shared/consignment/fields.ts';
import type { NameLookup } from '#shared/consignment/intake/nameLookup.ts';
import { readCode } from '#shared/consignment/intake/nameLookup.ts';
import type { CellIssue, CellIssueCode, IssueParams } from '#shared/consignment/intake/rowIssue.ts';

/** How the file writes numbers and dates, where the text alone does not say. */
export interface ValueFormats {
  /** The decimal mark: "1,234.50" has a point, "1.234,50" a comma. */
  readonly decimalMark: 'point' | 'comma';
  /** What 03/04/2026 means: third of April, fourth of March, or ask. */
  readonly dateOrder: 'ask' | 'dayFirst' | 'monthFirst';
}

/** A cell read for a field: the text a draft keeps, "" when the cell is empty. */
export interface ReadCell {
  readonly text: string;
  /** Whether something was completed that the cell did not say (a lost leading zero, midnight). */
  readonly completed: boolean;
}

type Reading = Result<ReadCell, CellIssue>;

const CHOICES: ReadonlyMap<string, string> = new Map<string, string>([
  ...['清单', 'inventory', 'inventory list'].map((t): [string, string] => [t, 'list']),
  ...['报关单', 'customs declaration'].map((t): [string, string] => [t, 'declaration']),
  ...['yes', 'y', 'true', '1', '是', '有', '含', '√'].map((t): [string, 'yes'] => [t, 'yes']),
  ...['no', 'n', 'false', '0', '否', '无', '不含', '×'].map((t): [string, 'no'] => [t, 'no']),
]);

/** Reads the text of one cell as a field wants it. */
export function readCell(spec: FieldSpec, raw: string, formats: ValueFormats, lookup: NameLookup): Reading {
  if (raw === '') return filled('');
  const text = tidyText(raw);
  if (text === '') return filled('');
  if (CELL_ERROR.test(text)) return bad('intake.row.cellError');
  switch (spec.kind) {
    case 'text':
      return readText(text);
    case 'code':
      return readCode(spec.table, text, lookup);
    case 'choice':
      return readChoice(spec.options, text);
    case 'decimal':
      return readNumber(text, formats.decimalMark);
    case 'integer':
      return readWhole(text, formats.decimalMark);
    case 'date':
      return readDate(text, formats.dateOrder);
    case 'time':
      return readTime(text, formats.dateOrder);
  }
}

/** What spreadsheet programs show where a formula failed. */
const CELL_ERROR = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/;
/** A long number that a spreadsheet program shortened when it saved the file as text. */
const SHORTENED = /^\d(\.\d+)?E\+\d+$/i;

function readText(text: string): Reading {
  if (text.length > MAX_FIELD_TEXT) return bad('intake.row.tooLong', { max: MAX_FIELD_TEXT });
  return SHORTENED.test(text) ? bad('intake.row.digitsLost') : filled(text);
}

function readChoice(options: readonly string[], text: string): Reading {
  const lower = text.toLowerCase();
  const choice = options.includes(lower) ? lower : CHOICES.get(lower);
  if (choice !== undefined && options.includes(choice)) return filled(choice);
  return bad('intake.row.notAChoice');
}

const PLAIN = /^[+-]?\d+(\.\d+)?$/;
const GROUPED = {
  point: /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/,
  comma: /^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$/,
} as const;
const OTHER_MARK = {
  point: /^[+-]?[\d.]*\d,\d+$/,
  comma: /^[+-]?[\d,]*\d\.\d+$/,
} as const;
const COMMA_PLAIN = /^[+-]?\d+(,\d+)?$/;
/** Currency signs and the letters sellers write beside an amount; they say nothing about its size. */
const MONEY_MARK = /^(?:[A-Z]{1,3}\$|RMB|[A-Z]{3}|[¥$€£₩₽])\s?(?=[\d+-])|(?<=\d)\s?(?:[A-Z]{3}|[¥$€£₩₽元])$/;

/** Reads a number in the file's way of writing; text in the draft's: plain digits and a point. */
export function readNumber(tidy: string, mark: 'point' | 'comma'): Reading {
  if (mark === 'point' && PLAIN.test(tidy)) return number(tidy);
  const text = tidy.replace(MONEY_MARK, '').replace(/(?<=\d)[' ](?=\d{3})/g, '');
  if (mark === 'point') {
    if (PLAIN.test(text)) return number(text);
    if (GROUPED.point.test(text)) return number(text.replaceAll(',', ''));
    if (OTHER_MARK.point.test(text)) return bad('intake.row.decimalComma');
  } else {
    if (COMMA_PLAIN.test(text)) return number(text.replace(',', '.'));
    if (GROUPED.comma.test(text)) return number(text.replaceAll('.', '').replace(',', '.'));
    if (OTHER_MARK.comma.test(text)) return bad('intake.row.decimalPoint');
  }
  if (SHORTENED.test(text)) return bad('intake.row.digitsLost');
  return /^[+-]?[\d.,]+\s*[\p{L}%]/u.test(text)
    ? bad('intake.row.numberWithUnit')
    : bad('intake.row.notANumber');
}

function number(text: string): Reading {
  const value = parseDecimal(text);
  return value === null ? bad('intake.row.notANumber') : filled(value.toString());
}

function readWhole(text: string, mark: 'point' | 'comma'): Reading {
  const read = readNumber(text, mark);
  if (!read.ok) return read;
  return /^\d{1,15}$/.test(read.value.text) ? read : bad('intake.row.notWhole');
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
const YEAR_FIRST = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;
const DAY_NAME_YEAR = /^(\d{1,2})[- ]([A-Za-z]{3,9})\.?[- ,]+(\d{4})$/;
const NAME_DAY_YEAR = /^([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/;
const SHORT_YEAR = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}$|^\d{1,2}[- ][A-Za-z]{3,9}[- ]\d{2}$/;
const DATE_AND_TIME = /^(.*?\d日?)[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/;

/** Reads a day written in one of the usual ways as "YYYY-MM-DD"; a time beside it is left out. */
export function readDate(tidy: string, order: ValueFormats['dateOrder']): Reading {
  return readDay(DATE_AND_TIME.exec(tidy)?.[1] ?? tidy, order);
}

function readTime(tidy: string, order: ValueFormats['dateOrder']): Reading {
  const match = DATE_AND_TIME.exec(tidy);
  const day = readDay(match?.[1] ?? tidy, order);
  if (!day.ok) return day;
  if (match === null) return ok({ text: `${day.value.text} 00:00:00`, completed: true });
  const [, , hour = '', minute = '', second = '00'] = match;
  const time = parseLocalTime(`${day.value.text} ${hour.padStart(2, '0')}:${minute}:${second}`);
  return time === null ? bad('intake.row.notADate') : filled(time);
}

function readDay(text: string, order: ValueFormats['dateOrder']): Reading {
  const compact = parseCompactDate(text);
  if (compact !== null) return filled(compact);
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst !== null) return day(yearFirst[1], yearFirst[2], yearFirst[3]);
  const yearLast = YEAR_LAST.exec(text);
  if (yearLast !== null) return dayWithOrder(yearLast[1] ?? '', yearLast[2] ?? '', yearLast[3] ?? '', order);
  const dayName = DAY_NAME_YEAR.exec(text);
  if (dayName !== null) return day(dayName[3], monthNumber(dayName[2]), dayName[1]);
  const nameDay = NAME_DAY_YEAR.exec(text);
  if (nameDay !== null) return day(nameDay[3], monthNumber(nameDay[1]), nameDay[2]);
  if (SHORT_YEAR.test(text)) return bad('intake.row.shortYear');
  return /^\d{5}(\.\d+)?$/.test(text) ? bad('intake.row.dateSerial') : bad('intake.row.notADate');
}

function dayWithOrder(a: string, b: string, year: string, order: ValueFormats['dateOrder']): Reading {
  if (order === 'dayFirst') return day(year, b, a);
  if (order === 'monthFirst') return day(year, a, b);
  if (Number(a) > 12) return day(year, b, a);
  if (Number(b) > 12 || a === b) return day(year, a, b);
  return bad('intake.row.dateOrderUnclear');
}

function day(year = '', month = '', dayOfMonth = ''): Reading {
  const date = parseDate(`${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`);
  return date === null ? bad('intake.row.notADate') : filled(date);
}

function monthNumber(name = ''): string {
  return String(MONTHS.indexOf(name.slice(0, 3).toLowerCase() as (typeof MONTHS)[number]) + 1);
}

function filled(text: string): Reading {
  return ok({ text, completed: false });
}

function bad(code: CellIssueCode, params: IssueParams = {}): Reading {
  return err({ code, params });
}
