import type { PlanPlace } from '#renderer/pages/editor/packing/planEdits.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import type { CartonSplit, Figures } from '#shared/documents/cartons/carton.ts';
import { matchGoods } from '#shared/documents/packing/matchGoods.ts';
import { goodsRef } from '#shared/documents/packing/packing.ts';
import type { GoodsRef, PackingPlan } from '#shared/documents/packing/plan.ts';

/** A line of the cartons table. */
export interface TableRow {
  readonly key: string;
  readonly place: PlanPlace;
  /** Index of the goods item the line speaks of; null for none, or for goods that are gone. */
  readonly item: number | null;
  /** The goods as they were packed, where they are not among the goods any more. */
  readonly lost: GoodsRef | null;
  /** What was worked out for it; null while the plan does not work out. */
  readonly figures: Partial<Figures> | null;
}

/** The lines of the table: each carton with what is in it, then each goods item over all cartons, then the whole. */
export function tableRows(plan: PackingPlan, draft: Draft, split: CartonSplit | null): readonly TableRow[] {
  const cartons = plan.cartons.flatMap((carton, c): readonly TableRow[] => [
    row(`c${c}`, { of: 'carton', carton: c }, null, null, split?.cartons[c] ?? null),
    ...carton.contents.map((line, l): TableRow => {
      const item = matchGoods(line.goods, draft.items);
      const figures = split?.cartons[c]?.contents[l] ?? null;
      const lost = item === null ? line.goods : null;
      return row(`c${c}.${l}`, { of: 'line', carton: c, line: l }, item, lost, figures);
    }),
  ]);
  const goods = draft.items.map(
    (_, i): TableRow =>
      row(`g${i}`, { of: 'goods', goods: goodsRef(draft, i) }, i, null, split?.items[i] ?? null),
  );
  return [...cartons, ...goods, row('whole', { of: 'whole' }, null, null, split?.totals ?? null)];
}

function row(
  key: string,
  place: PlanPlace,
  item: number | null,
  lost: GoodsRef | null,
  figures: Partial<Figures> | null,
): TableRow {
  return { key, place, item, lost, figures };
}
