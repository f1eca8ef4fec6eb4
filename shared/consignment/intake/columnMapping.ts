import { tidyText } from '#shared/base/normalize.ts';
import type { ValueFormats } from '#shared/consignment/intake/valueReading.ts';
import type { RegimeCode } from '#shared/consignment/regimes.ts';

/** How a field is worked out from other fields of the same order. */
export type Computation =
  /** totalPrice = qty × price, exact. */
  | { readonly how: 'qtyTimesPrice' }
  /** price = totalPrice ÷ qty, to 5 decimals as the messages keep them. */
  | { readonly how: 'totalPerQty' }
  /** The same text as another field: legal unit as declared unit, payment currency as order currency. */
  | { readonly how: 'sameAs'; readonly field: string }
  /** qty × the number in a column: a weight given for one piece. */
  | { readonly how: 'perUnitTimesQty'; readonly column: string }
  /** Sum of the items' totals (商品金额). */
  | { readonly how: 'sumOfTotals' }
  /** Sum of the items' totals, freight and insurance. */
  | { readonly how: 'sumOfTotalsAndFees' }
  /** Sum of the items' net weights, kg. */
  | { readonly how: 'sumOfNetWeights' };
/** The name of a computation. */
export type ComputationName = Computation['how'];

/** Where the text of a field comes from. */
export type FieldSource =
  | {
      readonly from: 'column';
      readonly column: string;
      /** What a cell's text stands for, compared tidied and without case: {"EIRE": "IRL"}. */
      readonly values?: Readonly<Record<string, string>>;
      /** Fixed text around the value, "PO-{value}": the value alone is kept, a cell of another form is an error. */
      readonly pattern?: string;
      /** How a field that stands once in an order gathers its rows: all the same (default), or added up. */
      readonly gather?: 'same' | 'sum';
    }
  | { readonly from: 'constant'; readonly text: string }
  /** Text with fields in braces: "WB{order.orderNo}". Empty when a field it names is empty. */
  | { readonly from: 'template'; readonly text: string }
  | ({ readonly from: 'computed' } & Computation);

/** The source of each field that the import fills, by field pattern ("order.currency", "items.*.qty"). */
export type ColumnMapping = Readonly<Record<string, FieldSource>>;

/** What the import does where files differ. */
export interface ImportOptions extends ValueFormats {
  /**
   * What becomes of an order with a bad row. Holding the whole order is the default: the parcel is packed with all
   * its goods, and a declaration that misses one of them is a false declaration.
   */
  readonly badRows: 'holdWholeOrder' | 'keepOrderWithoutRow';
  /** Divides an order with more goods items than this into numbered consignments; null leaves it whole. */
  readonly splitOver: number | null;
  /** Item numbers that are no goods (postage, manual corrections, discounts). */
  readonly serviceItems: readonly string[];
  /** What becomes of their amounts. */
  readonly serviceLines: 'skip' | 'addToFreight';
  /** An order number of one of these and digits is a cancellation when the quantity is negative. */
  readonly cancelPrefixes: readonly string[];
  /** Rows to leave out by a column's value: the state of an order on a marketplace. */
  readonly skipWhen: readonly { readonly column: string; readonly values: readonly string[] }[];
}

/** The options an import starts with. */
export const DEFAULT_OPTIONS: ImportOptions = {
  decimalMark: 'point',
  dateOrder: 'ask',
  badRows: 'holdWholeOrder',
  splitOver: null,
  serviceItems: [
    'POST',
    'DOT',
    'C2',
    'M',
    'D',
    'CARRIAGE',
    'POSTAGE',
    'SHIPPING',
    'BANK CHARGES',
    'AMAZONFEE',
  ],
  serviceLines: 'skip',
  cancelPrefixes: ['C'],
  skipWhen: [],
};

/** A mapping the user has confirmed, remembered for the next file with the same columns. */
export interface MappingProfile {
  readonly name: string;
  /** `headerSignature` of the file it was made for. */
  readonly headerSignature: string;
  readonly mapping: ColumnMapping;
  /** The column whose value is the order number; rows with the same value are one order. */
  readonly groupBy: string;
  readonly options: ImportOptions;
  /** The regime of the consignments it makes; retail export (9610) where it does not say. */
  readonly regime?: RegimeCode;
}

/** The regime of the consignments an import makes. */
export function regimeOfProfile({ regime }: Pick<MappingProfile, 'regime'>): RegimeCode {
  return regime ?? '9610';
}

/** Names of columns made usable as keys: tidied, an empty one named by its letter, a repeated one numbered ("数量 (2)"). */
export function columnNames(cells: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, i) => {
    const name = tidyText(cell) || columnLetter(i);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/** The letter of a column as spreadsheet programs show it; 0 is "A". */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetter(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** The key by which a file's columns are known again: names without case, in any order. */
export function headerSignature(header: readonly string[]): string {
  return header
    .map((name) => tidyText(name).toLowerCase())
    .sort()
    .join('\u001f');
}

/** Whether a profile can be used for a file: the same columns, or at least every column the profile needs. */
export function profileMatches(profile: MappingProfile, header: readonly string[]): 'same' | 'usable' | 'no' {
  if (profile.headerSignature === headerSignature(header)) return 'same';
  const present = new Set(header);
  return neededColumns(profile).every((column) => present.has(column)) ? 'usable' : 'no';
}

/** The columns a profile reads. */
export function neededColumns(
  profile: Pick<MappingProfile, 'mapping' | 'groupBy' | 'options'>,
): readonly string[] {
  const columns = new Set([profile.groupBy]);
  for (const source of Object.values(profile.mapping)) {
    if ('column' in source) columns.add(source.column);
  }
  for (const skip of profile.options.skipWhen) columns.add(skip.column);
  return [...columns];
}
