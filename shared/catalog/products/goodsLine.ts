import { tidyText } from '#shared/base/normalize.ts';
import { exactFactor } from '#shared/catalog/products/conversion.ts';
import type { ProductChange, ProductFieldName, ProductTexts } from '#shared/catalog/products/fields.ts';
import { productChanges, productOf, saysSame } from '#shared/catalog/products/fields.ts';
import type { ItemDraft } from '#shared/consignment/consignment.ts';

/** Fields that a product and a goods line hold alike. */
const SHARED = [
  'itemNo',
  'itemName',
  'gname',
  'gcode',
  'gmodel',
  'barCode',
  'unit',
  'unit1',
  'unit2',
  'price',
  'originCountry',
  'district',
  'originPlace',
  'wildlife',
  'battery',
  'antique',
] as const satisfies readonly (ProductFieldName & keyof ItemDraft)[];
/** One of them. */
export type SharedField = (typeof SHARED)[number];

/** What using a product in a line does. */
export interface LineFill {
  /** Empty fields of the line, and what the product has for them. */
  readonly fill: readonly { readonly field: SharedField; readonly text: string }[];
  /** Fields of the line that say something else than the product; they stay as they are. */
  readonly differs: readonly {
    readonly field: SharedField;
    readonly line: string;
    readonly product: string;
  }[];
  /** The price was left out: the order is in another currency than the product. */
  readonly otherCurrency: boolean;
}

/** Fills the empty fields of a line from a product. `currency` is that of the order; "" when it has none yet. */
export function fillFromProduct(item: ItemDraft, currency: string, product: ProductTexts): LineFill {
  const own = tidyText(product.currency);
  const order = tidyText(currency);
  const otherCurrency = own !== '' && order !== '' && own !== order && tidyText(product.price) !== '';
  const usable = SHARED.filter((field) => product[field] !== '' && !(field === 'price' && otherCurrency));
  return {
    fill: usable
      .filter((field) => tidyText(item[field]) === '')
      .map((field) => ({ field, text: product[field] })),
    differs: usable
      .filter((field) => tidyText(item[field]) !== '' && !saysSame(field, item[field], product[field]))
      .map((field) => ({ field, line: item[field], product: product[field] })),
    otherCurrency: otherCurrency && tidyText(item.price) === '',
  };
}

/** What a line tells of its product; fields it says nothing of are left out. */
function textsOfLine(item: ItemDraft, currency: string): Partial<ProductTexts> {
  const texts: Partial<Record<ProductFieldName, string>> = {};
  for (const field of SHARED) if (tidyText(item[field]) !== '') texts[field] = tidyText(item[field]);
  if (texts.price !== undefined && tidyText(currency) !== '') texts.currency = tidyText(currency);
  const factors = {
    factor1: exactFactor(item.qty1, item.qty),
    factor2: exactFactor(item.qty2, item.qty),
    netWeight: exactFactor(item.netWeight, item.qty),
  };
  for (const [field, factor] of Object.entries(factors)) {
    if (factor !== null) texts[field as keyof typeof factors] = factor;
  }
  return texts;
}

/** A line as a new product. */
export function productOfLine(item: ItemDraft, currency: string): ProductTexts {
  return productOf(textsOfLine(item, currency));
}

/** What updating a product from a line would change in it. */
export function changesFromLine(
  product: ProductTexts,
  item: ItemDraft,
  currency: string,
): readonly ProductChange[] {
  return productChanges(product, textsOfLine(item, currency));
}
