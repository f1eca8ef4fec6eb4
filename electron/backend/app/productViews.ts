import type { StoredLine, StoredProduct } from '#backend/store/contract/products.ts';
import type { ProductView } from '#shared/api/products.ts';
import { productName } from '#shared/catalog/products/fields.ts';
import type { DescribedGoods } from '#shared/catalog/products/sameGoods.ts';
import { EDITABLE_STATES } from '#shared/exchange/consignmentState.ts';

/** A product as the window shows it. */
export function productView(stored: StoredProduct): ProductView {
  return {
    id: stored.id,
    revision: stored.revision,
    texts: stored.texts,
    standing: stored.standing,
    sample: stored.sample,
    photos: stored.photos,
    usedAt: stored.usedAt === 0 ? null : isoTime(stored.usedAt),
    updatedAt: isoTime(stored.updatedAt),
    removed: stored.removedAt !== null,
  };
}

/** A product as goods to be compared. */
export function goodsOfProduct({ id, texts }: StoredProduct): DescribedGoods {
  const { itemNo, barCode, gcode, unit1, unit2, gmodel } = texts;
  const name = productName(texts);
  return {
    place: 'product',
    id,
    title: name,
    line: null,
    itemNo,
    name,
    barCode,
    gcode,
    unit1,
    unit2,
    gmodel,
  };
}

/** A goods line as goods to be compared. */
export function goodsOfLine({ consignmentId, orderNo, state, index, item }: StoredLine): DescribedGoods {
  const { itemNo, itemName, gname, barCode, gcode, unit1, unit2, gmodel } = item;
  return {
    place: EDITABLE_STATES.has(state) ? 'draft' : 'sent',
    id: consignmentId,
    title: orderNo,
    line: index,
    itemNo,
    name: gname === '' ? itemName : gname,
    ...{ barCode, gcode, unit1, unit2, gmodel },
  };
}

/** ISO 8601, UTC, from milliseconds since 1970. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
