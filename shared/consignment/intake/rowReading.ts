import type { Decimal } from '#shared/base/decimal.ts';
import { multiply, parseDecimal, sign } from '#shared/base/decimal.ts';
import { tidyText } from '#shared/base/normalize.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { FieldSpec } from '#shared/consignment/fields.ts';
import { FIELD_PATTERNS } from '#shared/consignment/fields.ts';
import type { FieldSource, ImportOptions, MappingProfile } from '#shared/consignment/intake/columnMapping.ts';
import { columnLetter } from '#shared/consignment/intake/columnMapping.ts';
import type { NameLookup } from '#shared/consignment/intake/nameLookup.ts';
import type {
  CellIssue,
  CellIssueCode,
  IssueParams,
  RawRow,
  RowIssue,
  SkipCode,
} from '#shared/consignment/intake/rowIssue.ts';
import type { ReadCell } from '#shared/consignment/intake/valueReading.ts';
import { readCell, readNumber } from '#shared/consignment/intake/valueReading.ts';

/** What one row of the file turned out to be. */
export type RowReading =
  | {
      readonly kind: 'skipped';
      readonly orderNo: string;
      readonly code: SkipCode;
      readonly params: IssueParams;
    }
  | {
      readonly kind: 'freight';
      readonly orderNo: string;
      readonly amount: Decimal;
      readonly params: IssueParams;
    }
  | { readonly kind: 'bad'; readonly orderNo: string; readonly issues: readonly RowIssue[] }
  | {
      readonly kind: 'item';
      readonly orderNo: string;
      /** One text for each of the reader's `targets`. */
      readonly texts: readonly string[];
      /** Which of the targets hold something the cell did not say. */
      readonly completed: readonly number[];
    };

/** A field that is read from a column, or the weight of one piece that another field is worked out from. */
export interface ColumnTarget {
  readonly field: string;
  readonly column: string;
  /** The column's place in a row, from 0. */
  readonly index: number;
  /** Whether the field stands once in an order. */
  readonly once: boolean;
  readonly gather: 'same' | 'sum';
  /** Whether the cell is an ingredient (one piece's weight) and not the field itself. */
  readonly ingredient: boolean;
}

/** Reads the rows of one file by one mapping. */
export interface RowReader {
  readonly targets: readonly ColumnTarget[];
  read(raw: RawRow): RowReading;
}

/** A column the mapping needs and the file does not have. */
export interface MappingProblem {
  readonly code: 'intake.mapping.columnMissing' | 'intake.mapping.unknownField';
  readonly params: { readonly column: string; readonly field: string };
}

type CellReader = (raw: string) => Result<ReadCell, CellIssue>;

interface Compiled extends ColumnTarget {
  readonly read: CellReader;
}

const DECIMAL: FieldSpec = { kind: 'decimal' };
const TEXT: FieldSpec = { kind: 'text', max: 60 };
/** Fields without which a row is no goods item. */
const NEEDED: ReadonlySet<string> = new Set(['items.*.qty', 'items.*.price']);

/** Prepares reading: every column is looked up once. Fails with all columns that are missing. */
export function rowReader(
  profile: Pick<MappingProfile, 'mapping' | 'groupBy' | 'options'>,
  header: readonly string[],
  lookup: NameLookup,
): Result<RowReader, readonly MappingProblem[]> {
  const { mapping, options } = profile;
  const problems: MappingProblem[] = [];
  const indexOf = (column: string, field: string): number => {
    const index = header.indexOf(column);
    if (index < 0) problems.push({ code: 'intake.mapping.columnMissing', params: { column, field } });
    return index;
  };
  const orderAt = indexOf(profile.groupBy, 'order.orderNo');
  const targets: Compiled[] = [];
  for (const [field, source] of Object.entries(mapping)) {
    const spec = FIELD_PATTERNS.get(field);
    if (spec === undefined)
      problems.push({ code: 'intake.mapping.unknownField', params: { column: '', field } });
    else if ('column' in source)
      targets.push(compile(field, spec, source, indexOf(source.column, field), options, lookup));
  }
  const skips = options.skipWhen.map(({ column, values }) => ({
    column,
    index: indexOf(column, ''),
    values: new Set(values.map(foldText)),
  }));
  if (problems.length > 0) return err(problems);

  const orderReader = remembering((raw) => readCell(TEXT, raw, options, lookup));
  const services = new Set(options.serviceItems.map(foldText));
  const target = (field: string): Compiled | undefined =>
    targets.find((t) => t.field === field && !t.ingredient);
  const qty = target('items.*.qty');
  const price = target('items.*.price');
  const itemNo = target('items.*.itemNo');

  const read = (raw: RawRow): RowReading => {
    const cell = (index: number): string => raw.cells[index] ?? '';
    const order = orderReader(cell(orderAt));
    const orderNo = order.ok ? order.value.text : tidyText(cell(orderAt));
    const skipped = (code: SkipCode, params: IssueParams): RowReading => ({
      kind: 'skipped',
      orderNo,
      code,
      params,
    });
    const bad = (...issues: readonly RowIssue[]): RowReading => ({ kind: 'bad', orderNo, issues });
    if (raw.cells.every((c) => c === '' || c.trim() === '')) return skipped('intake.skip.blank', {});
    const extra = raw.cells.findIndex((c, i) => i >= header.length && c.trim() !== '');
    if (extra >= 0) {
      const params = { columns: header.length, cells: raw.cells.length };
      return bad(issue(raw, columnLetter(extra), null, cell(extra), 'intake.row.tooManyCells', params));
    }
    if (!order.ok)
      return bad(
        issue(raw, profile.groupBy, 'order.orderNo', cell(orderAt), order.error.code, order.error.params),
      );
    if (orderNo === '')
      return bad(issue(raw, profile.groupBy, 'order.orderNo', '', 'intake.row.noOrderNumber'));
    for (const { column, index, values } of skips) {
      if (values.has(foldText(cell(index))))
        return skipped('intake.skip.byValue', { column, value: tidyText(cell(index)) });
    }
    const quantity = amount(qty, cell, options);
    if (quantity !== null && sign(quantity) < 0 && isCancellation(orderNo, options)) {
      return skipped('intake.skip.cancelled', { orderNo });
    }
    const item = itemNo === undefined ? '' : tidyText(cell(itemNo.index));
    if (item !== '' && services.has(item.toLowerCase())) {
      const unitPrice = amount(price, cell, options);
      const total = quantity === null || unitPrice === null ? null : multiply(quantity, unitPrice);
      return options.serviceLines === 'addToFreight' && total !== null && sign(total) > 0
        ? { kind: 'freight', orderNo, amount: total, params: { item, amount: total.toString() } }
        : skipped('intake.skip.serviceLine', { item });
    }
    return readTargets(raw, orderNo, targets);
  };
  return ok({ targets, read });
}

function readTargets(raw: RawRow, orderNo: string, targets: readonly Compiled[]): RowReading {
  const issues: RowIssue[] = [];
  const completed: number[] = [];
  const texts = targets.map((target, i) => {
    const value = raw.cells[target.index] ?? '';
    const result = target.read(value);
    if (!result.ok) {
      issues.push(issue(raw, target.column, target.field, value, result.error.code, result.error.params));
      return '';
    }
    if (result.value.completed) completed.push(i);
    const code = target.ingredient ? null : fieldIssue(target.field, result.value.text);
    if (code !== null) issues.push(issue(raw, target.column, target.field, value, code));
    return result.value.text;
  });
  return issues.length > 0 ? { kind: 'bad', orderNo, issues } : { kind: 'item', orderNo, texts, completed };
}

/** What a readable text still cannot be in an order: no quantity, nothing sold, nothing paid. */
function fieldIssue(field: string, text: string): CellIssueCode | null {
  if (text === '') return NEEDED.has(field) ? 'intake.row.missing' : null;
  const checks = SIGN_CHECKS.get(field);
  const value = checks === undefined ? null : parseDecimal(text);
  if (checks === undefined || value === null) return null;
  return sign(value) > 0 ? null : sign(value) < 0 ? checks.negative : checks.zero;
}

const SIGN_CHECKS: ReadonlyMap<string, { readonly negative: CellIssueCode; readonly zero: CellIssueCode }> =
  new Map([
    ['items.*.qty', { negative: 'intake.row.notPositive', zero: 'intake.row.notPositive' }],
    ['items.*.price', { negative: 'intake.row.negativePrice', zero: 'intake.row.zeroPrice' }],
    ['items.*.totalPrice', { negative: 'intake.row.negativePrice', zero: 'intake.row.zeroPrice' }],
  ]);

function compile(
  field: string,
  spec: FieldSpec,
  source: Extract<FieldSource, { readonly column: string }>,
  index: number,
  options: ImportOptions,
  lookup: NameLookup,
): Compiled {
  const once = !field.startsWith('items.');
  if (source.from === 'computed') {
    const read = remembering((raw) => readCell(DECIMAL, raw, options, lookup));
    return { field, column: source.column, once, gather: 'same', ingredient: true, index, read };
  }
  const values = new Map(Object.entries(source.values ?? {}).map(([from, to]) => [foldText(from), to]));
  const [before = '', after = ''] = (source.pattern ?? '{value}').split('{value}');
  const readValue: CellReader = (raw) => {
    const mapped = values.size > 0 ? values.get(foldText(raw)) : undefined;
    if (mapped !== undefined) return ok({ text: mapped, completed: false });
    if (before === '' && after === '') return readCell(spec, raw, options, lookup);
    const text = tidyText(raw);
    if (text === '') return ok({ text, completed: false });
    const fits =
      text.startsWith(before) && text.endsWith(after) && text.length >= before.length + after.length;
    return fits
      ? readCell(spec, text.slice(before.length, text.length - after.length), options, lookup)
      : err({ code: 'intake.row.patternMismatch', params: { pattern: source.pattern ?? '' } });
  };
  const read = remembering(readValue);
  return {
    field,
    column: source.column,
    once,
    gather: source.gather ?? 'same',
    ingredient: false,
    index,
    read,
  };
}

/** The rows of one order repeat most cells; the last answer is kept. */
function remembering<R>(read: (raw: string) => R): (raw: string) => R {
  let last: { readonly raw: string; readonly answer: R } | null = null;
  return (raw) => {
    if (last === null || last.raw !== raw) last = { raw, answer: read(raw) };
    return last.answer;
  };
}

function amount(
  target: Compiled | undefined,
  cell: (index: number) => string,
  options: ImportOptions,
): Decimal | null {
  if (target === undefined) return null;
  const read = readNumber(tidyText(cell(target.index)), options.decimalMark);
  return read.ok ? parseDecimal(read.value.text) : null;
}

function isCancellation(orderNo: string, options: ImportOptions): boolean {
  return options.cancelPrefixes.some(
    (prefix) => prefix !== '' && orderNo.startsWith(prefix) && /^\d+$/.test(orderNo.slice(prefix.length)),
  );
}

function foldText(text: string): string {
  return tidyText(text).toLowerCase();
}

function issue(
  raw: RawRow,
  column: string | null,
  field: string | null,
  value: string,
  code: CellIssueCode,
  params: IssueParams = {},
): RowIssue {
  return { row: raw.row, column, field, value, code, params };
}
