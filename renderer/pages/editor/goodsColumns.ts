import type { ItemDraft } from '#shared/consignment/consignment.ts';
import type { FieldSpec } from '#shared/consignment/fields.ts';
import { ITEM_FIELDS } from '#shared/consignment/fields.ts';
import { asksFor } from '#shared/consignment/regimeFields.ts';
import type { Way } from '#shared/consignment/switching.ts';

/** One column of the goods grid. */
export interface GoodsColumn {
  readonly name: keyof ItemDraft;
  readonly spec: FieldSpec;
  /** px at the usual text size. */
  readonly width: number;
}

/** Whether a column holds numbers: they stand at the right, under a heading that does too. */
export function isNumeric({ spec }: GoodsColumn): boolean {
  return spec.kind === 'decimal' || spec.kind === 'integer';
}

const WIDTHS: Partial<Record<keyof ItemDraft, number>> = {
  itemNo: 110,
  itemName: 190,
  gcode: 140,
  gname: 120,
  qty: 80,
  price: 80,
  totalPrice: 80,
  qty1: 96,
  unit1: 96,
  netWeight: 104,
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

/** Every goods field in the order of the grid. */
const NAMES: readonly (keyof ItemDraft)[] = [
  ...FIRST,
  // The field table is where these names come from.
  ...(Object.keys(ITEM_FIELDS) as (keyof ItemDraft)[]).filter((name) => !FIRST.includes(name)),
];

const made = new Map<string, readonly GoodsColumn[]>();

/** The columns of the goods grid: the fields that a regime and route ask for. The same list for the same way. */
export function goodsColumns({ regime, route }: Way): readonly GoodsColumn[] {
  const asked = NAMES.filter((name) => asksFor(regime, `items.*.${name}`, route));
  const key = asked.join();
  const columns =
    made.get(key) ?? asked.map((name) => ({ name, spec: ITEM_FIELDS[name], width: WIDTHS[name] ?? 88 }));
  made.set(key, columns);
  return columns;
}
