import type { ItemDraft } from '#shared/consignment/consignment.ts';
import { CARTON_BOUNDS } from '#shared/documents/cartons/planCheck.ts';
import { matchGoods } from '#shared/documents/packing/matchGoods.ts';
import type { GoodsRef, PackedCarton, PackingPlan } from '#shared/documents/packing/plan.ts';
import { emptyCarton } from '#shared/documents/packing/plan.ts';

/** A figure of a plan that is typed: of the whole, of a goods item, of a carton, of goods in a carton. */
export type PlanPlace =
  | { readonly of: 'whole' }
  | { readonly of: 'goods'; readonly goods: GoodsRef }
  | { readonly of: 'carton'; readonly carton: number }
  | { readonly of: 'line'; readonly carton: number; readonly line: number };

/** The columns of the table in which something can be typed. */
export const PACKING_COLUMNS = ['pieces', 'netWeight', 'grossWeight', 'length', 'width', 'height'] as const;
/** A column of the table. */
export type PackingColumn = (typeof PACKING_COLUMNS)[number];

/** Which columns a place has. */
export const COLUMNS_OF: Readonly<Record<PlanPlace['of'], readonly PackingColumn[]>> = {
  whole: ['pieces', 'netWeight', 'grossWeight'],
  goods: ['pieces', 'netWeight'],
  carton: PACKING_COLUMNS,
  line: ['pieces', 'netWeight'],
};

type Items = readonly Pick<ItemDraft, 'itemNo'>[];

/** What is typed at a place; "" where it is worked out. */
export function typedAt(plan: PackingPlan, place: PlanPlace, column: PackingColumn, items: Items): string {
  const texts: { readonly [C in PackingColumn]?: string } | undefined = partAt(plan, place, items);
  return texts?.[column] ?? '';
}

/** The plan with another text at a place. */
export function withTyped(
  plan: PackingPlan,
  place: PlanPlace,
  column: PackingColumn,
  text: string,
  items: Items,
): PackingPlan {
  switch (place.of) {
    case 'whole':
      return { ...plan, totals: { ...plan.totals, [column]: text } };
    case 'carton':
      return withCarton(plan, place.carton, (carton) => ({ ...carton, [column]: text }));
    case 'line':
      return withCarton(plan, place.carton, (carton) => ({
        ...carton,
        contents: carton.contents.map((line, i) => (i === place.line ? { ...line, [column]: text } : line)),
      }));
    case 'goods': {
      const index = matchGoods(place.goods, items);
      const others = plan.items.filter(({ goods }) => matchGoods(goods, items) !== index);
      const known = plan.items.find(({ goods }) => matchGoods(goods, items) === index);
      const now = {
        goods: place.goods,
        pieces: known?.pieces ?? '',
        netWeight: known?.netWeight ?? '',
        [column]: text,
      };
      return {
        ...plan,
        items: now.pieces === '' && now.netWeight === '' ? others : [...others, now],
      };
    }
  }
}

/** The plan with another mark on a carton. */
export function withMark(plan: PackingPlan, carton: number, mark: string): PackingPlan {
  return withCarton(plan, carton, (one) => ({ ...one, mark }));
}

/** The plan with an empty carton after another one, or at the end. */
export function withNewCarton(plan: PackingPlan, after: number | null): PackingPlan {
  if (plan.cartons.length >= CARTON_BOUNDS.cartons) return plan;
  const at = after === null ? plan.cartons.length : after + 1;
  return { ...plan, cartons: plan.cartons.toSpliced(at, 0, emptyCarton(String(plan.cartons.length + 1))) };
}

/** The plan without a carton. */
export function withoutCarton(plan: PackingPlan, carton: number): PackingPlan {
  return { ...plan, cartons: plan.cartons.toSpliced(carton, 1) };
}

/** The plan with goods put into a carton. */
export function withGoods(plan: PackingPlan, carton: number, goods: GoodsRef): PackingPlan {
  return withCarton(plan, carton, (one) => ({
    ...one,
    contents: [...one.contents, { goods, pieces: '', netWeight: '' }],
  }));
}

/** The plan with goods taken out of a carton. */
export function withoutLine(plan: PackingPlan, carton: number, line: number): PackingPlan {
  return withCarton(plan, carton, (one) => ({ ...one, contents: one.contents.toSpliced(line, 1) }));
}

/** The plan with so many cartons like one of them, that one included; marks that are numbers count on. */
export function withEqual(plan: PackingPlan, carton: number, count: number): PackingPlan {
  const like = plan.cartons[carton];
  const room = CARTON_BOUNDS.cartons - plan.cartons.length;
  if (like === undefined || count < 2) return plan;
  const copies = Array.from({ length: Math.min(count - 1, room) }, (_, i) => ({
    ...like,
    mark: countedOn(like.mark, i + 1),
  }));
  return { ...plan, cartons: plan.cartons.toSpliced(carton + 1, 0, ...copies) };
}

function countedOn(mark: string, by: number): string {
  const number = /^(.*?)(\d{1,9})$/.exec(mark);
  if (number === null) return mark;
  const [, before = '', digits = ''] = number;
  return before + String(Number(digits) + by).padStart(digits.length, '0');
}

function withCarton(
  plan: PackingPlan,
  at: number,
  change: (carton: PackedCarton) => PackedCarton,
): PackingPlan {
  return { ...plan, cartons: plan.cartons.map((carton, i) => (i === at ? change(carton) : carton)) };
}

function partAt(plan: PackingPlan, place: PlanPlace, items: Items) {
  switch (place.of) {
    case 'whole':
      return plan.totals;
    case 'carton':
      return plan.cartons[place.carton];
    case 'line':
      return plan.cartons[place.carton]?.contents[place.line];
    case 'goods': {
      const index = matchGoods(place.goods, items);
      return plan.items.find(({ goods }) => matchGoods(goods, items) === index);
    }
  }
}
