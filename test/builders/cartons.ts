import type { Decimal } from '#shared/base/decimal.ts';
import { dec } from '#shared/base/decimal.ts';
import type { Carton, CartonPlan, PackedItem } from '#shared/documents/cartons/carton.ts';

/** Figures as a seller types them; left out is "work it out". */
type Typed<Names extends string> = { readonly [N in Names]?: string };

function read(text: string | undefined): Decimal | null {
  return text === undefined ? null : dec(text);
}

/** A goods item of a carton plan. */
export function packedItem(typed: Typed<'pieces' | 'netWeight' | 'value' | 'recordedNetWeight'>): PackedItem {
  return {
    pieces: read(typed.pieces),
    netWeight: read(typed.netWeight),
    value: read(typed.value),
    recordedNetWeight: read(typed.recordedNetWeight),
  };
}

/** A carton: its own figures, then what is in it as [item, pieces, net weight]. */
export function carton(
  typed: Typed<'pieces' | 'netWeight' | 'grossWeight'>,
  ...contents: readonly (readonly [item: number, pieces?: string, netWeight?: string])[]
): Carton {
  return {
    pieces: read(typed.pieces),
    netWeight: read(typed.netWeight),
    grossWeight: read(typed.grossWeight),
    contents: contents.map(([item, pieces, netWeight]) => ({
      item,
      pieces: read(pieces),
      netWeight: read(netWeight),
    })),
  };
}

/** A plan: weights to two decimals, whole pieces, by pieces, unless told. */
export function cartonPlan(
  items: readonly PackedItem[],
  cartons: readonly Carton[],
  more: Partial<Pick<CartonPlan, 'key' | 'digits'>> & {
    readonly totals?: Typed<'pieces' | 'netWeight' | 'grossWeight'>;
  } = {},
): CartonPlan {
  const { totals = {} } = more;
  return {
    items,
    cartons,
    totals: {
      pieces: read(totals.pieces),
      netWeight: read(totals.netWeight),
      grossWeight: read(totals.grossWeight),
    },
    key: more.key ?? 'pieces',
    digits: more.digits ?? { weight: 2, pieces: 0 },
  };
}
