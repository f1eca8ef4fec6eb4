import type { Decimal } from '#shared/base/decimal.ts';
import { sum } from '#shared/base/decimal.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import { readField } from '#shared/consignment/consignment.ts';
import { ITEM_FIELDS } from '#shared/consignment/fields.ts';

/** Sum of the items' totals (商品金额); null without items, or when one of them is missing or cannot be read. */
export function goodsTotal(draft: Draft): Decimal | null {
  const totals: Decimal[] = [];
  for (const item of draft.items) {
    const total = readField(ITEM_FIELDS.totalPrice, item.totalPrice);
    if (typeof total !== 'object' || total === null) return null;
    totals.push(total);
  }
  return totals.length === 0 ? null : sum(totals);
}
