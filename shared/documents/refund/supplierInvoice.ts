/** Supplier invoices (进货发票, 增值税专用发票): what was bought to be exported, as typed and as read. */
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { parseCompactDate, parseDate } from '#shared/base/calendarDate.ts';
import type { Decimal } from '#shared/base/decimal.ts';
import { compare, dec, multiply, parseDecimal, sign } from '#shared/base/decimal.ts';
import { tidyText } from '#shared/base/normalize.ts';

/** The fields of one line of a supplier invoice, in the order in which tax software lists them, with Chinese names. */
export const INVOICE_FIELDS = {
  /** 发票号码: 20 digits of an electronic invoice, else its 10 or 12-digit code and 8-digit number together */
  invoiceNo: '发票号码',
  /** 开票日期 */
  date: '开票日期',
  /** 销方识别号 */
  sellerTaxNo: '销方识别号',
  /** 销方名称 */
  sellerName: '销方名称',
  /** 货物或应税劳务名称; electronic invoices put the class between asterisks before it */
  name: '货物名称',
  /** 单位, as a word */
  unit: '单位',
  /** 数量 */
  quantity: '数量',
  /** 金额 without tax, CNY */
  amount: '金额',
  /** 税率, percent */
  taxRate: '税率',
  /** 税额, CNY */
  tax: '税额',
} as const;
/** A field of a supplier invoice's line. */
export type InvoiceField = keyof typeof INVOICE_FIELDS;
/** Every field, in order. */
export const INVOICE_FIELD_NAMES = Object.keys(INVOICE_FIELDS) as readonly InvoiceField[];

/** One line of a supplier invoice exactly as typed; "" where nothing was entered. */
export type InvoiceLineDraft = { readonly [F in InvoiceField]: string } & {
  /** The index of the goods item it was bought for; null while it is assigned to none. */
  readonly item: number | null;
  /** The article number of that item when it was assigned, so that a moved item is noticed. */
  readonly itemNo: string;
};

/** The most characters a field keeps. */
export const MOST_INVOICE_TEXT = 300;

/** The most lines a consignment keeps. */
export const MOST_INVOICE_LINES = 500;

/** A line as read: null where nothing usable was entered. */
export interface InvoiceLine {
  readonly invoiceNo: string;
  readonly date: CalendarDate | null;
  readonly sellerTaxNo: string;
  readonly sellerName: string;
  /** Without the class between asterisks. */
  readonly name: string;
  readonly unit: string;
  readonly quantity: Decimal | null;
  readonly amount: Decimal | null;
  /** Percent. */
  readonly taxRate: Decimal | null;
  readonly tax: Decimal | null;
  readonly item: number | null;
  /** Fields whose text could not be read. */
  readonly unreadable: readonly InvoiceField[];
}

/** A line with nothing entered. */
export function emptyInvoiceLine(): InvoiceLineDraft {
  const texts = Object.fromEntries(INVOICE_FIELD_NAMES.map((name) => [name, '']));
  // Every field of the table, each an empty text.
  return { ...(texts as { [F in InvoiceField]: string }), item: null, itemNo: '' };
}

/** Reads a line; never fails. Thousands separators, a currency sign and the percent sign of a rate are taken off. */
export function readInvoiceLine(draft: InvoiceLineDraft): InvoiceLine {
  const unreadable: InvoiceField[] = [];
  const read = <T>(field: InvoiceField, reader: (text: string) => T | null): T | null => {
    const text = tidyText(draft[field]);
    if (text === '') return null;
    const value = reader(text);
    if (value === null) unreadable.push(field);
    return value;
  };
  return {
    invoiceNo: tidyText(draft.invoiceNo).replace(/[\s-]/g, ''),
    date: read('date', readDay),
    sellerTaxNo: tidyText(draft.sellerTaxNo).toUpperCase(),
    sellerName: tidyText(draft.sellerName),
    name: tidyText(draft.name).replace(/^\*[^*]*\*/, ''),
    unit: tidyText(draft.unit),
    quantity: read('quantity', readNumber),
    amount: read('amount', readNumber),
    taxRate: read('taxRate', readRate),
    tax: read('tax', readNumber),
    item: draft.item,
    unreadable,
  };
}

/** Commas only where they part thousands: "1,50" is no number here. */
const NUMBER = /^([+-]?)¥?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)$/;

function readNumber(text: string): Decimal | null {
  const [, sign = '', digits] = NUMBER.exec(text.replace(/\s/g, '').replace(/^¥([+-])/, '$1')) ?? [];
  return digits === undefined ? null : parseDecimal(`${sign}${digits.replaceAll(',', '')}`);
}

/** Spreadsheets keep 13 % as 0.13; no rate of this tax is below 0.5 % (增值税: 13, 9, 6, 5, 3, 1.5, 1, 0.5). */
const LEAST_RATE = dec('0.5');
const HUNDRED = dec('100');

function readRate(text: string): Decimal | null {
  const value = readNumber(text.replace(/\s*%$/, ''));
  if (value === null || sign(value) < 0 || compare(value, HUNDRED) > 0) return null;
  return text.endsWith('%') || compare(value, LEAST_RATE) >= 0 ? value : multiply(value, HUNDRED);
}

/** "2026-1-5", "2026/01/05", "2026年1月5日", "20260105", each with a time after it or without. */
const DAY = /^(\d{4})\s?[-./年]\s?(\d{1,2})\s?[-./月]\s?(\d{1,2})\s?日?(?:[ T]\d{1,2}:.*)?$/;

function readDay(text: string): CalendarDate | null {
  const [, year, month = '', day = ''] = DAY.exec(text) ?? [];
  if (year === undefined) return parseCompactDate(text.replace(/ \d{1,2}:.*$/, ''));
  return parseDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
