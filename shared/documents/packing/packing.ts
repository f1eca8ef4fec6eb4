import { decimalOf, parseDecimal } from '#shared/base/decimal.ts';
import { tidyText } from '#shared/base/normalize.ts';
import type { Pointer } from '#shared/base/pointer.ts';
import { pointer } from '#shared/base/pointer.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import type { Edit } from '#shared/consignment/edit.ts';
import { textAt } from '#shared/consignment/edit.ts';
import type { CartonSplit, Digits } from '#shared/documents/cartons/carton.ts';
import type { GoodsRef, PackingPlan } from '#shared/documents/packing/plan.ts';
import { emptyCarton } from '#shared/documents/packing/plan.ts';
import type { PackedFigures } from '#shared/documents/sheet/sheet.ts';

/** What a message carries after the point (N19,5), and what scales show at least. */
const DIGITS: { readonly most: Digits; readonly scales: Digits } = { most: 5, scales: 2 };

/** The goods item at an index, as a plan remembers it. */
export function goodsRef(draft: Draft, index: number): GoodsRef {
  return { itemNo: draft.items[index]?.itemNo ?? '', index };
}

/**
 * What packing begins with: everything in one carton, the weights of the draft as what the whole weighs, split by the
 * net weights of the goods where they all have one, else by pieces. Nothing of it is kept until it is changed.
 */
export function firstPlan(draft: Draft): PackingPlan {
  const { transport, items } = draft;
  const weighed = items.length > 0 && items.every(({ netWeight }) => decimals(netWeight) !== null);
  const weights = [transport.netWeight, transport.grossWeight];
  return {
    cartons:
      items.length === 0
        ? []
        : [
            {
              ...emptyCarton('1'),
              contents: items.map((_, i) => ({ goods: goodsRef(draft, i), pieces: '', netWeight: '' })),
            },
          ],
    items: [],
    totals: { pieces: '', netWeight: transport.netWeight, grossWeight: transport.grossWeight },
    key: weighed ? 'netWeight' : 'pieces',
    digits: {
      weight: atLeast(DIGITS.scales, weights),
      pieces: atLeast(
        0,
        items.map(({ qty }) => qty),
      ),
    },
  };
}

/** What the cartons come to, for the documents: nothing is rounded any more. */
export function packedFigures(split: CartonSplit): PackedFigures {
  return {
    packages: String(split.cartons.length),
    netWeight: split.totals.netWeight.toString(),
    grossWeight: split.totals.grossWeight.toString(),
    items: split.items.map(({ pieces, netWeight }) => ({
      pieces: pieces.toString(),
      netWeight: netWeight.toString(),
    })),
  };
}

/** The edits by which a draft says what is packed: packages, weights of the whole, net weight of each goods item. */
export function packingEdits(split: CartonSplit, draft: Draft): readonly Edit[] {
  const wanted: readonly (readonly [Pointer, string])[] = [
    [pointer('transport', 'packages'), decimalOf(split.cartons.length).toString()],
    [pointer('transport', 'netWeight'), split.totals.netWeight.toString()],
    [pointer('transport', 'grossWeight'), split.totals.grossWeight.toString()],
    ...split.items.map(({ netWeight }, i): readonly [Pointer, string] => [
      pointer('items', i, 'netWeight'),
      netWeight.toString(),
    ]),
  ];
  return wanted.flatMap(([at, text]): readonly Edit[] =>
    sameNumber(textAt(draft, at) ?? '', text) ? [] : [{ kind: 'set', at, text }],
  );
}

function sameNumber(typed: string, text: string): boolean {
  return parseDecimal(tidyText(typed))?.toString() === text;
}

function decimals(text: string): number | null {
  return parseDecimal(tidyText(text))?.scale ?? null;
}

function atLeast(least: Digits, texts: readonly string[]): Digits {
  const wanted = Math.max(least, ...texts.map((text) => decimals(text) ?? 0));
  const digits: readonly Digits[] = [0, 1, 2, 3, 4, 5];
  return digits.find((one) => one >= wanted) ?? DIGITS.most;
}
