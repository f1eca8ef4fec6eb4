import type { StoredProduct } from '#backend/store/contract/products.ts';
import type { SearchEntry } from '#backend/store/searchIndex.ts';
import { entryOf } from '#backend/store/searchIndex.ts';
import { storedJson } from '#backend/store/sql.ts';
import type { ProductPhoto } from '#shared/api/products.ts';
import { tidyText } from '#shared/base/normalize.ts';
import type { ProductTexts } from '#shared/catalog/products/fields.ts';
import { productName, productOf } from '#shared/catalog/products/fields.ts';
import { goodsKeys } from '#shared/catalog/products/sameGoods.ts';
import type { ProductStanding } from '#shared/catalog/products/standing.ts';

/** A row of `product` as the database has it. */
export interface ProductRecord {
  readonly n: number;
  readonly id: string;
  readonly revision: number;
  readonly texts: string;
  readonly item_no_key: string;
  readonly standing: string;
  readonly sample: number;
  readonly created_at: number;
  readonly updated_at: number;
  readonly used_at: number;
  readonly removed_at: number | null;
}

/** A product from its record. */
export function productOfRecord(record: ProductRecord, photos: readonly ProductPhoto[]): StoredProduct {
  return {
    id: record.id,
    revision: record.revision,
    texts: productOf(storedJson<Record<string, string>>(record.texts, 'product', record.id)),
    standing: storedJson<ProductStanding>(record.standing, 'product', record.id),
    sample: record.sample === 1,
    createdAt: record.created_at,
    updatedAt: record.updated_at,
    usedAt: record.used_at,
    removedAt: record.removed_at,
    photos,
  };
}

/** What the list and the search for the same goods go by, by the database's column names. */
export function productColumns(texts: ProductTexts, standing: ProductStanding) {
  const keys = goodsKeys({ itemNo: texts.itemNo, barCode: texts.barCode, name: productName(texts) });
  return {
    texts: JSON.stringify(texts),
    item_no_key: keys.itemNo,
    name_key: keys.name,
    bar_code_key: keys.barCode,
    gcode: tidyText(texts.gcode),
    units: unitsOf(texts),
    confirmed: standing.confirmed ? 1 : 0,
    standing: JSON.stringify(standing),
  };
}

/** "" when neither unit is there. */
function unitsOf({ unit1, unit2 }: ProductTexts): string {
  const units = [unit1, unit2].map(tidyText);
  return units.every((unit) => unit === '') ? '' : units.join('|');
}

/** What the search finds of a product: article number, bar code and code, names, brand and model, supplier. */
export function productSearchEntry(texts: ProductTexts): SearchEntry {
  return entryOf(
    [texts.itemNo, texts.barCode, texts.gcode],
    [texts.gname, texts.itemName, texts.nameEn, texts.brand, texts.model, texts.supplier],
  );
}
