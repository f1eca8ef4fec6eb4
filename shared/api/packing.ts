import { z } from 'zod';
import type { ConsignmentView } from '#shared/api/consignments.ts';
import { change, read } from '#shared/api/method.ts';
import { fieldText, id } from '#shared/api/schemas.ts';
import { CARTON_BOUNDS } from '#shared/documents/cartons/planCheck.ts';
import type { GoodsRef, PackingPlan } from '#shared/documents/packing/plan.ts';
import type { PackingProblem } from '#shared/documents/packing/workOut.ts';
import type { PackedFigures } from '#shared/documents/sheet/sheet.ts';

/** What the cartons of a consignment come to. */
export type PackingResult =
  | {
      readonly ok: true;
      readonly figures: PackedFigures;
      readonly cartons: readonly {
        readonly pieces: string;
        readonly netWeight: string;
        readonly grossWeight: string;
      }[];
      /** The arithmetic, line by line, in the language of the settings. */
      readonly steps: readonly string[];
    }
  | { readonly ok: false; readonly problems: readonly (PackingProblem & { readonly text: string })[] };

/** How a consignment is packed. */
export interface PackingView {
  /** Rises with every change of the plan; 0 while none is kept. */
  readonly revision: number;
  readonly plan: PackingPlan;
  readonly result: PackingResult;
  /** Goods that are packed and not in the draft any more. */
  readonly lost: readonly GoodsRef[];
}

const typed = z.string().max(60);
const digits = z.literal([0, 1, 2, 3, 4, 5]);
const goods = z.strictObject({ itemNo: fieldText, index: z.int().min(0).max(2000) });
const figures = { pieces: typed, netWeight: typed } as const;

/** A plan as it may be stored. */
const packingPlan = z.strictObject({
  cartons: z
    .array(
      z.strictObject({
        mark: z.string().max(200),
        ...figures,
        grossWeight: typed,
        length: typed,
        width: typed,
        height: typed,
        contents: z
          .array(z.strictObject({ goods, ...figures }))
          .max(CARTON_BOUNDS.items)
          .readonly(),
      }),
    )
    .max(CARTON_BOUNDS.cartons)
    .readonly(),
  items: z
    .array(z.strictObject({ goods, ...figures }))
    .max(CARTON_BOUNDS.items)
    .readonly(),
  totals: z.strictObject({ ...figures, grossWeight: typed }),
  key: z.literal(['netWeight', 'pieces', 'value']),
  digits: z.strictObject({ weight: digits, pieces: digits }),
}) satisfies z.ZodType<PackingPlan>;

/** packing.* */
export const PACKING_METHODS = {
  /** The plan that is kept, or the one packing begins with, and what it comes to. */
  'packing.get': read<PackingView>()(z.strictObject({ id })),
  /** Keeps a whole plan. Error `packing.stale` when `revision` is not the current one; nothing is changed then. */
  'packing.set': change<PackingView>()(
    z.strictObject({ id, revision: z.int().min(0), plan: packingPlan }),
    4 * 1024 * 1024,
  ),
  /** Writes what is packed into the draft, as one step to undo: packages, weights, net weight of each goods item. */
  'packing.apply': change<ConsignmentView>()(z.strictObject({ id, revision: z.int().min(0) })),
} as const;
