/** The keys by which the quantities of a plan are shared out. */
import type { Decimal } from '#shared/base/decimal.ts';
import type { CartonPlan, PackedItem, SplitKey } from '#shared/documents/cartons/carton.ts';
import type { Cell, Key, SolvedTable, SplitTable } from '#shared/documents/cartons/table.ts';
import type { Fraction } from '#shared/documents/cartons/units.ts';
import { toFraction } from '#shared/documents/cartons/units.ts';

/** Nothing tells the parts apart. */
export const EQUAL = { basis: 'equal', of: (): Fraction => ({ numerator: 1n, denominator: 1n }) } as const;

/** The key of a goods item: its pieces, its value, or what it should weigh. */
export function itemKey(
  key: SplitKey,
  itemAt: (at: number) => PackedItem | undefined,
  piecesAt: (at: number) => Fraction | null,
): Key<number> {
  switch (key) {
    case 'pieces':
      return { basis: 'pieces', of: piecesAt };
    case 'value':
      return { basis: 'value', of: (at) => fraction(itemAt(at)?.value) };
    case 'netWeight':
      return { basis: 'recordedNetWeight', of: (at) => fraction(itemAt(at)?.recordedNetWeight) };
  }
}

/** The key of an item as far as it is in a carton: the item's key by the pieces that are there. */
export function cellKey(item: Key<number>, inItem: Key<Cell>, pieces: SolvedTable): Key<Cell> {
  return {
    basis: item.basis,
    of: (cell) => {
      const key = item.of(cell.item);
      const here = inItem.of(cell);
      const all = pieces.items[cell.item] ?? 0n;
      if (key === null || here === null) return null;
      if (item.basis === 'pieces') return here;
      if (all === 0n) return { numerator: 0n, denominator: 1n };
      return { numerator: key.numerator * here.numerator, denominator: key.denominator * all };
    },
  };
}

/** The pieces of a cell as its key. */
export function piecesIn(plan: CartonPlan, pieces: SolvedTable): Key<Cell> {
  return { basis: 'pieces', of: keyOfCells(plan, pieces) };
}

/** The amounts of a table that is already worked out, as keys. */
export function keyOfCells(plan: CartonPlan, table: SolvedTable): (cell: Cell) => Fraction | null {
  const amounts = new Map(
    cellsOf(plan, () => null).map(({ carton, item }, at) => [`${carton}.${item}`, table.cells[at]]),
  );
  return ({ carton, item }) => whole(amounts.get(`${carton}.${item}`));
}

/** The cells of a plan, carton by carton, each with what is locked of it. */
export function cellsOf(
  { cartons }: CartonPlan,
  fixed: (line: CartonPlan['cartons'][number]['contents'][number]) => bigint | null,
): SplitTable['cells'] {
  return cartons.flatMap(({ contents }, carton) =>
    contents.map((line) => ({ carton, item: line.item, fixed: fixed(line) })),
  );
}

/** A figure as a key; null for none. */
export function fraction(value: Decimal | null | undefined): Fraction | null {
  return value === null || value === undefined ? null : toFraction(value);
}

/** Units as a key; null for none. */
export function whole(units: bigint | undefined): Fraction | null {
  return units === undefined ? null : { numerator: units, denominator: 1n };
}
