import { decimalKey } from '#backend/store/decimalKey.ts';
import type { FindingCounts } from '#shared/api/consignments.ts';
import { searchText, tidyText } from '#shared/base/normalize.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import { goodsTotal } from '#shared/consignment/goodsTotal.ts';

/** What the list shows of a draft, by the database's column names. */
export type DraftColumns = Readonly<
  Record<
    | 'order_no'
    | 'order_key'
    | 'waybill_no'
    | 'seller'
    | 'consignee'
    | 'country'
    | 'goods'
    | 'currency'
    | 'total'
    | 'total_key',
    string
  > & { readonly items: number }
>;

/** Derives the list's columns from a draft. */
export function draftColumns(draft: Draft): DraftColumns {
  const total = goodsTotal(draft);
  const [first] = draft.items;
  return {
    order_no: tidyText(draft.order.orderNo),
    order_key: searchText(draft.order.orderNo),
    waybill_no: tidyText(draft.transport.waybillNo),
    seller: tidyText(draft.seller.name),
    consignee: tidyText(draft.consignee.name),
    country: tidyText(draft.transport.country),
    goods: first === undefined ? '' : tidyText(first.itemName === '' ? first.gname : first.itemName),
    items: draft.items.length,
    currency: tidyText(draft.order.currency),
    total: total === null ? '' : total.toString(),
    total_key: total === null ? '' : decimalKey(total),
  };
}

/** One number that sorts by the gravest findings first; 999 of a kind is as many as it tells apart. */
export function problemWeight(counts: FindingCounts): number {
  const ordered = [counts.fatal, counts.hold, counts.verify, counts.warning, counts.info];
  return ordered.reduce((weight, count) => weight * 1000 + Math.min(count, 999), 0);
}
