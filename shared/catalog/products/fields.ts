import { equals, parseDecimal } from '#shared/base/decimal.ts';
import { tidyText } from '#shared/base/normalize.ts';
import type { FieldSpec } from '#shared/consignment/fields.ts';
import { ITEM_FIELDS, SECTION_FIELDS } from '#shared/consignment/fields.ts';

/*
 * THE field table of a product record. Form, import, export, the list and the use in a goods line derive from it. A
 * field of the same name as one of a goods line means the same; labels are `product.field.<name>`.
 */

const text = (max: number) => ({ kind: 'text', max }) as const;
const decimal = { kind: 'decimal' } as const;

/** What a product record holds. */
export const PRODUCT_FIELDS = {
  /** The seller's own article number (货号); no two products have the same. */ itemNo: ITEM_FIELDS.itemNo,
  /** The declared name (申报品名). */ gname: ITEM_FIELDS.gname,
  /** The name in the shop. */ itemName: ITEM_FIELDS.itemName,
  /** The English name, for invoice and postal forms. */ nameEn: text(250),
  gcode: ITEM_FIELDS.gcode,
  /** Declaration elements, joined by |. */ gmodel: ITEM_FIELDS.gmodel,
  barCode: ITEM_FIELDS.barCode,
  brand: text(100),
  model: text(100),
  unit: ITEM_FIELDS.unit,
  unit1: ITEM_FIELDS.unit1,
  /** First statutory units in one declared unit: 0.35 kg a piece. */ factor1: decimal,
  unit2: ITEM_FIELDS.unit2,
  /** Second statutory units in one declared unit. */ factor2: decimal,
  /** Price of one declared unit. */ price: ITEM_FIELDS.price,
  currency: SECTION_FIELDS.order.currency,
  /** Net weight of one declared unit, kg. */ netWeight: decimal,
  /** Gross weight of one declared unit, kg. */ grossWeight: decimal,
  originCountry: ITEM_FIELDS.originCountry,
  district: ITEM_FIELDS.district,
  originPlace: ITEM_FIELDS.originPlace,
  wildlife: ITEM_FIELDS.wildlife,
  battery: ITEM_FIELDS.battery,
  antique: ITEM_FIELDS.antique,
  supplier: text(100),
  notes: text(1000),
} as const satisfies Record<string, FieldSpec>;

/** The name of a field of a product record. */
export type ProductFieldName = keyof typeof PRODUCT_FIELDS;
/** Every field, in the order of the form. */
export const PRODUCT_FIELD_NAMES = Object.keys(PRODUCT_FIELDS) as readonly ProductFieldName[];
/** A product exactly as typed; "" where nothing was entered. */
export type ProductTexts = { readonly [K in ProductFieldName]: string };

/** How a form groups the fields. */
export const PRODUCT_GROUPS = {
  names: ['itemNo', 'gname', 'itemName', 'nameEn', 'barCode', 'brand', 'model'],
  customs: ['gcode', 'gmodel', 'unit', 'unit1', 'factor1', 'unit2', 'factor2'],
  worth: ['price', 'currency', 'netWeight', 'grossWeight'],
  origin: ['originCountry', 'district', 'originPlace', 'supplier'],
  answers: ['wildlife', 'battery', 'antique'],
  notes: ['notes'],
} as const satisfies Readonly<Record<string, readonly ProductFieldName[]>>;
/** The name of a group of fields. */
export type ProductGroup = keyof typeof PRODUCT_GROUPS;

/** Fields on which the classification rests: when one changes, a confirmed product is to be confirmed again. */
export const CLASSIFYING: ReadonlySet<ProductFieldName> = new Set<ProductFieldName>([
  'gcode',
  'gmodel',
  'unit1',
  'unit2',
]);

/** A whole product from some of its texts: records kept before a field was there have none for it. */
export function productOf(some: Partial<Readonly<Record<string, string>>>): ProductTexts {
  return Object.fromEntries(PRODUCT_FIELD_NAMES.map((name) => [name, some[name] ?? ''])) as {
    [K in ProductFieldName]: string;
  };
}

/** What a product is called: its declared name, else the name in the shop, else the English one. */
export function productName({ gname, itemName, nameEn }: ProductTexts): string {
  return [gname, itemName, nameEn].map(tidyText).find((name) => name !== '') ?? '';
}

/** One field that differs between two records of the same product. */
export interface ProductChange {
  readonly field: ProductFieldName;
  readonly before: string;
  readonly after: string;
}

/** Where a record would change if some texts were laid over it. */
export function productChanges(before: ProductTexts, over: Partial<ProductTexts>): readonly ProductChange[] {
  return PRODUCT_FIELD_NAMES.flatMap((field) => {
    const after = over[field];
    if (after === undefined || saysSame(field, after, before[field])) return [];
    return [{ field, before: before[field], after }];
  });
}

/** Whether two texts of a field say the same: width and spaces make no difference, nor does 9.80 for 9.8. */
export function saysSame(field: ProductFieldName, one: string, other: string): boolean {
  const [a, b] = [tidyText(one), tidyText(other)];
  if (a === b || PRODUCT_FIELDS[field].kind !== 'decimal') return a === b;
  const [x, y] = [parseDecimal(a), parseDecimal(b)];
  return x !== null && y !== null && equals(x, y);
}
