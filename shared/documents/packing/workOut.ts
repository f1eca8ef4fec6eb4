import type { Decimal } from '#shared/base/decimal.ts';
import { parseDecimal } from '#shared/base/decimal.ts';
import { tidyText } from '#shared/base/normalize.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import type {
  CartonPlan,
  CartonProblem,
  CartonSplit,
  Place,
  Quantity,
} from '#shared/documents/cartons/carton.ts';
import { WHOLE } from '#shared/documents/cartons/carton.ts';
import { splitCartons } from '#shared/documents/cartons/splitCartons.ts';
import { matchGoods } from '#shared/documents/packing/matchGoods.ts';
import type { PackingPlan } from '#shared/documents/packing/plan.ts';

/** Why a plan does not work out: a figure that is no number, or what splitting says. `place` as in CartonProblem. */
export type PackingProblem =
  | CartonProblem
  | {
      readonly code: 'packing.unreadable';
      readonly place: Place;
      readonly quantity: Quantity;
      readonly params: { readonly value: string };
    };

/** Works a plan out on the goods of a draft. Goods that are not there any more count as unknown ones. */
export function workOut(plan: PackingPlan, draft: Draft): Result<CartonSplit, readonly PackingProblem[]> {
  const problems: PackingProblem[] = [];
  const figure = (place: Place, quantity: Quantity, text: string): Decimal | null => {
    const tidy = tidyText(text);
    const value = tidy === '' ? null : parseDecimal(tidy);
    if (tidy !== '' && value === null) {
      problems.push({ code: 'packing.unreadable', place, quantity, params: { value: tidy } });
    }
    return value;
  };
  const read = cartonPlan(plan, draft, figure);
  if (problems.length > 0) return err(problems);
  const split = splitCartons(read);
  return split.ok ? ok(split.value) : err(split.error);
}

function cartonPlan(
  plan: PackingPlan,
  draft: Draft,
  figure: (place: Place, quantity: Quantity, text: string) => Decimal | null,
): CartonPlan {
  const { items } = readConsignment(draft).consignment;
  const given = new Map(plan.items.map((one) => [matchGoods(one.goods, draft.items), one]));
  return {
    key: plan.key,
    digits: plan.digits,
    totals: {
      pieces: figure(WHOLE, 'pieces', plan.totals.pieces),
      netWeight: figure(WHOLE, 'netWeight', plan.totals.netWeight),
      grossWeight: figure(WHOLE, 'grossWeight', plan.totals.grossWeight),
    },
    items: items.map((item, index) => {
      const place = { carton: null, item: index };
      const locked = given.get(index);
      return {
        pieces: figure(place, 'pieces', locked?.pieces ?? '') ?? item.qty,
        netWeight: figure(place, 'netWeight', locked?.netWeight ?? ''),
        value: item.totalPrice,
        recordedNetWeight: item.netWeight,
      };
    }),
    cartons: plan.cartons.map((carton, at) => {
      const place = { carton: at, item: null };
      return {
        pieces: figure(place, 'pieces', carton.pieces),
        netWeight: figure(place, 'netWeight', carton.netWeight),
        grossWeight: figure(place, 'grossWeight', carton.grossWeight),
        contents: carton.contents.map((line) => {
          const item = matchGoods(line.goods, draft.items) ?? items.length + line.goods.index;
          return {
            item,
            pieces: figure({ carton: at, item }, 'pieces', line.pieces),
            netWeight: figure({ carton: at, item }, 'netWeight', line.netWeight),
          };
        }),
      };
    }),
  };
}
