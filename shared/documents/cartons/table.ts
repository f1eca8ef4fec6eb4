import type {
  Basis,
  CartonProblem,
  CartonProblemCode,
  Place,
  Quantity,
  SplitStep,
} from '#shared/documents/cartons/carton.ts';
import { WHOLE } from '#shared/documents/cartons/carton.ts';
import type { Fraction } from '#shared/documents/cartons/units.ts';
import { fromUnits, total } from '#shared/documents/cartons/units.ts';

/** A key for every claim of a share-out, with the name of what it is. */
export interface Key<At> {
  readonly basis: Basis;
  readonly of: (at: At) => Fraction | null;
}

/** Where goods are: an item in a carton. */
export interface Cell {
  readonly carton: number;
  readonly item: number;
}

/** One quantity over cartons and items, in whole units of its last digit; null is to be worked out. */
export interface SplitTable {
  readonly quantity: Quantity;
  readonly digits: number;
  readonly total: bigint | null;
  readonly cartons: readonly (bigint | null)[];
  readonly items: readonly (bigint | null)[];
  readonly cells: readonly (Cell & { readonly fixed: bigint | null })[];
  readonly keys: {
    /** The whole over items, and an item over its cartons. */
    readonly item: Key<number>;
    readonly inItem: Key<Cell>;
    /** The whole over cartons, and a carton over its items. */
    readonly carton: Key<number>;
    readonly inCarton: Key<Cell>;
  };
  /** Which way to split when neither all items nor all cartons are known. */
  readonly prefer: 'items' | 'cartons';
  /** What cartons can take at most, one by one and all those together that have no bound of their own. */
  readonly room: { readonly cartons: readonly (bigint | null)[]; readonly others: bigint | null };
}

/** A table worked out. */
export interface SolvedTable {
  readonly total: bigint;
  readonly cartons: readonly bigint[];
  readonly items: readonly bigint[];
  /** In the order of the table's cells. */
  readonly cells: readonly bigint[];
  readonly steps: readonly SplitStep[];
}

/** One line of a table: a carton, or an item, with the cells in it. */
export interface Line {
  readonly place: Place;
  /** Given, or all of its cells are. */
  readonly known: bigint | null;
  /** What is locked in it at least: the line itself, or its cells. */
  readonly least: bigint;
  /** Positions in the table's cells. */
  readonly cells: readonly number[];
}

/** The cartons of a table as lines. */
export function cartonLines(table: SplitTable): readonly Line[] {
  return lines(table, 'carton', table.cartons);
}

/** The items of a table as lines. */
export function itemLines(table: SplitTable): readonly Line[] {
  return lines(table, 'item', table.items);
}

function lines(table: SplitTable, axis: keyof Cell, given: readonly (bigint | null)[]): readonly Line[] {
  const cells: number[][] = given.map(() => []);
  table.cells.forEach((cell, at) => {
    cells[cell[axis]]?.push(at);
  });
  return given.map((value, index) => {
    const own = cells[index] ?? [];
    const fixed = own.flatMap((at) => table.cells[at]?.fixed ?? []);
    const known = value ?? (fixed.length === own.length ? total(fixed) : null);
    return { place: { ...WHOLE, [axis]: index }, known, least: known ?? total(fixed), cells: own };
  });
}

/** What all lines together come to; null while one is not known. */
export function knownTotal(all: readonly Line[]): bigint | null {
  const known = all.flatMap((line) => line.known ?? []);
  return known.length === all.length ? total(known) : null;
}

/** A refusal at a place of a table. */
export function refusal(
  table: SplitTable,
  code: CartonProblemCode,
  place: Place,
  params: CartonProblem['params'],
): CartonProblem {
  return { code, place, quantity: table.quantity, params };
}

/** Locked figures that are over the room there is for them: net weights over gross weights. */
export function overRoom(
  table: SplitTable,
  whole: bigint,
  cartons: readonly Line[],
): readonly CartonProblem[] {
  const { room } = table;
  const problems: CartonProblem[] = [];
  const check = (place: Place, net: bigint, gross: bigint | null) => {
    if (gross === null || net <= gross) return;
    const params = {
      net: fromUnits(net, table.digits).toString(),
      gross: fromUnits(gross, table.digits).toString(),
    };
    problems.push(refusal(table, 'cartons.netOverGross', place, params));
  };
  cartons.forEach((line, at) => {
    check(line.place, line.least, room.cartons[at] ?? null);
  });
  const own = room.cartons.flatMap((most) => most ?? []);
  const all = own.length === room.cartons.length ? total(own) : null;
  check(WHOLE, whole, room.others === null ? all : total([...own, room.others]));
  return problems;
}

/** Lines whose locked parts already contradict them: more than the line, or all locked and less. */
export function contradictions(
  table: SplitTable,
  whole: bigint,
  all: readonly (readonly Line[])[],
): readonly CartonProblem[] {
  const problems: CartonProblem[] = [];
  const check = (place: Place, amount: bigint, locked: bigint, open: boolean) => {
    if (locked === amount || (locked < amount && open)) return;
    const params = {
      total: fromUnits(amount, table.digits).toString(),
      locked: fromUnits(locked, table.digits).toString(),
    };
    const code = locked > amount ? 'cartons.lockedOver' : 'cartons.lockedUnder';
    problems.push(refusal(table, code, place, params));
  };
  for (const axis of all) {
    for (const line of axis) {
      if (line.known === null) continue;
      const fixed = line.cells.flatMap((at) => table.cells[at]?.fixed ?? []);
      check(line.place, line.known, total(fixed), fixed.length < line.cells.length);
    }
    check(
      WHOLE,
      whole,
      total(axis.map((line) => line.least)),
      axis.some(({ known }) => known === null),
    );
  }
  return problems;
}
