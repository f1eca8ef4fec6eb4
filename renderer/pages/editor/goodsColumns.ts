import type { ItemDraft } from '#shared/consignment/consignment.ts';
import type { FieldSpec } from '#shared/consignment/fields.ts';
import { ITEM_FIELDS } from '#shared/consignment/fields.ts';
import { OFFERED_FIELDS } from '#shared/consignment/regimeFields.ts';

/** One column of the goods grid. */
export interface GoodsColumn {
  readonly name: keyof ItemDraft;
  readonly spec: FieldSpec;
  /** px at the usual text size. */
  readonly width: number;
}

const WIDTHS: Partial<Record<keyof ItemDraft, number>> = {
  itemNo: 110,
  itemName: 190,
  gcode: 120,
  gname: 120,
  gmodel: 220,
  barCode: 90,
  speciesPermitNo: 120,
  inspectionNo: 120,
};

/** What a person fills in most stands first; the field table has the rest of the order. */
const FIRST: readonly (keyof ItemDraft)[] = [
  'gname',
  'gcode',
  'qty',
  'unit',
  'price',
  'totalPrice',
  'qty1',
  'unit1',
  'netWeight',
  'gmodel',
  'itemName',
  'itemNo',
];

const names = (Object.keys(ITEM_FIELDS) as (keyof ItemDraft)[]).filter((name) =>
  OFFERED_FIELDS.has(`items.*.${name}`),
);

/** The columns of the goods grid. */
export const GOODS_COLUMNS: readonly GoodsColumn[] = [
  ...FIRST,
  ...names.filter((name) => !FIRST.includes(name)),
].map((name) => ({ name, spec: ITEM_FIELDS[name], width: WIDTHS[name] ?? 88 }));

/** Their names, in order. */
export const GOODS_NAMES: readonly string[] = GOODS_COLUMNS.map((column) => column.name);
