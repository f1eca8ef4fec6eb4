import { slotsOf } from '#shared/catalog/elements/slots.ts';
import type { SheetCell, SheetColumn, SheetInput, SheetRow } from '#shared/documents/sheet/sheet.ts';
import { sheetOf } from '#shared/documents/sheet/sheetOf.ts';
import { someCodes } from '#test/builders/codes.ts';
import { aDraft } from '#test/builders/consignment.ts';

const BRANDED = slotsOf(
  ['品牌类型', '出口享惠情况', '材质', '品牌(中文或外文名称)', '型号'].map((name) => ({
    name,
    required: true,
  })),
);
const UNKNOWN = slotsOf('unknown');
/** Elements of the heading of plaited goods, which has a slot for brand and for model here. */
const someSlots: SheetInput['slots'] = (gcode) => (gcode.startsWith('4602') ? BRANDED : UNKNOWN);

const STORED: Readonly<Record<string, string>> = {
  'currency 502': 'USD',
  'currency 300': 'EUR',
  'country 502': 'USA',
  'unit 011': '011',
};

/** What a sheet of the usual draft is made of, with parts changed. */
export function aSheetInput(overrides: Partial<SheetInput> = {}): SheetInput {
  return {
    draft: aDraft(),
    codes: someCodes(),
    storedCode: (table, customs) => STORED[`${table} ${customs}`] ?? null,
    slots: someSlots,
    packing: null,
    sent: {},
    ...overrides,
  };
}

/** The row of a sheet by its key; throws when there is none. */
export function sheetRow(input: SheetInput, key: string): SheetRow {
  const row = sheetOf(input).rows.find((one) => one.key === key);
  if (row === undefined) throw new Error(`no row ${key}`);
  return row;
}

/** What a column says in a row; null where the document does not carry the fact. */
export function sheetCell(input: SheetInput, key: string, column: SheetColumn): SheetCell | null {
  const at = sheetOf(input).columns.indexOf(column);
  return sheetRow(input, key).cells[at] ?? null;
}
