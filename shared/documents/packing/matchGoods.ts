import type { GoodsRef, PackingPlan } from '#shared/documents/packing/plan.ts';

/** Goods items as far as they are found again by. */
type Numbered = { readonly itemNo: string };

/**
 * The index of a packed goods item as the goods stand now; null when it is not among them any more. Where it was, if its
 * number is still the same; else where that number stands now, the nearest place first.
 */
export function matchGoods(ref: GoodsRef, items: readonly Numbered[]): number | null {
  if (items[ref.index]?.itemNo === ref.itemNo) return ref.index;
  if (ref.itemNo === '') return null;
  let found: number | null = null;
  items.forEach(({ itemNo }, index) => {
    if (itemNo !== ref.itemNo) return;
    if (found === null || Math.abs(index - ref.index) < Math.abs(found - ref.index)) found = index;
  });
  return found;
}

/** The packed goods items that are not among the goods any more, each once. */
export function lostGoods(plan: PackingPlan, items: readonly Numbered[]): readonly GoodsRef[] {
  const lost = new Map<string, GoodsRef>();
  const refs = [...plan.items, ...plan.cartons.flatMap(({ contents }) => contents)].map(({ goods }) => goods);
  for (const ref of refs) {
    if (matchGoods(ref, items) === null) lost.set(`${ref.index} ${ref.itemNo}`, ref);
  }
  return [...lost.values()];
}
