import type { Decimal } from '#shared/base/decimal.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { CartonPlan, CartonProblem, CartonSplit, Figures } from '#shared/documents/cartons/carton.ts';
import {
  cellKey,
  cellsOf,
  EQUAL,
  fraction,
  itemKey,
  keyOfCells,
  piecesIn,
  whole,
} from '#shared/documents/cartons/keys.ts';
import { checkPlan } from '#shared/documents/cartons/planCheck.ts';
import { splitTable } from '#shared/documents/cartons/splitTable.ts';
import type { Cell, Key, SolvedTable } from '#shared/documents/cartons/table.ts';
import { fromUnits, total, toUnits } from '#shared/documents/cartons/units.ts';

type Solved = Result<SolvedTable, readonly CartonProblem[]>;

/**
 * Splits pieces, net weights and gross weights over cartons and goods items so that every sum agrees to the last
 * digit: pieces first, then net weights, then what the packaging weighs. What is given stays as it is. Pure and
 * deterministic; the arithmetic comes with the result.
 */
export function splitCartons(plan: CartonPlan): Result<CartonSplit, readonly CartonProblem[]> {
  const problems = checkPlan(plan);
  if (problems.length > 0) return err(problems);
  const pieces = splitPieces(plan);
  if (!pieces.ok) return pieces;
  const net = splitNet(plan, pieces.value);
  if (!net.ok) return net;
  const packaging = splitPackaging(plan, pieces.value, net.value);
  if (!packaging.ok) return packaging;
  return ok(assemble(plan, pieces.value, net.value, packaging.value));
}

function splitPieces(plan: CartonPlan): Solved {
  const { cartons, items, totals, key, digits } = plan;
  const units = (value: Decimal | null) => given(value, digits.pieces);
  const counted = items.every(({ pieces }) => pieces !== null);
  const inItem: Key<Cell> = cartons.every(({ pieces }) => pieces !== null)
    ? { basis: 'cartonPieces', of: ({ carton }) => fraction(cartons[carton]?.pieces) }
    : EQUAL;
  const item = itemKey(
    counted ? 'pieces' : key,
    (at) => items[at],
    (at) => fraction(items[at]?.pieces),
  );
  return splitTable({
    quantity: 'pieces',
    digits: digits.pieces,
    total: units(totals.pieces),
    cartons: cartons.map(({ pieces }) => units(pieces)),
    items: items.map(({ pieces }) => units(pieces)),
    cells: cellsOf(plan, ({ pieces }) => units(pieces)),
    keys: { item, inItem, carton: EQUAL, inCarton: { basis: item.basis, of: (cell) => item.of(cell.item) } },
    prefer: 'items',
    room: { cartons: cartons.map(() => null), others: null },
  });
}

function splitNet(plan: CartonPlan, pieces: SolvedTable): Solved {
  const { cartons, items, totals, key, digits } = plan;
  const units = (value: Decimal | null) => given(value, digits.weight);
  const inItem = piecesIn(plan, pieces);
  const item = itemKey(
    key,
    (at) => items[at],
    (at) => whole(pieces.items[at]),
  );
  const gross = cartons.map(({ grossWeight }) => units(grossWeight));
  const weighed = total(gross.flatMap((weight) => weight ?? []));
  const grossTotal = units(totals.grossWeight);
  const others = grossTotal === null ? null : grossTotal - weighed;
  if (others !== null && (others < 0n || (others > 0n && !gross.includes(null)))) {
    return err([
      {
        code: others < 0n ? 'cartons.lockedOver' : 'cartons.lockedUnder',
        place: { carton: null, item: null },
        quantity: 'grossWeight',
        params: {
          total: String(totals.grossWeight),
          locked: fromUnits(weighed, digits.weight).toString(),
        },
      },
    ]);
  }
  return splitTable({
    quantity: 'netWeight',
    digits: digits.weight,
    total: units(totals.netWeight),
    cartons: cartons.map(({ netWeight }) => units(netWeight)),
    items: items.map(({ netWeight }) => units(netWeight)),
    cells: cellsOf(plan, ({ netWeight }) => units(netWeight)),
    keys: {
      item,
      inItem,
      carton: { basis: 'pieces', of: (at) => whole(pieces.cartons[at]) },
      inCarton: cellKey(item, inItem, pieces),
    },
    prefer: 'items',
    room: { cartons: gross, others },
  });
}

/** Packaging is gross less net, so it is never under zero where net weights keep within the gross weights. */
function splitPackaging(plan: CartonPlan, pieces: SolvedTable, net: SolvedTable): Solved {
  const { cartons, items, totals, key, digits } = plan;
  const over = (gross: Decimal | null, weight: bigint | undefined) => {
    const units = given(gross, digits.weight);
    return units === null ? null : units - (weight ?? 0n);
  };
  const inItem = piecesIn(plan, pieces);
  const item = itemKey(
    key,
    (at) => items[at],
    (at) => whole(pieces.items[at]),
  );
  const inCarton: Key<Cell> =
    key === 'netWeight' ? { basis: 'netWeight', of: keyOfCells(plan, net) } : cellKey(item, inItem, pieces);
  const solved = splitTable({
    quantity: 'packaging',
    digits: digits.weight,
    total: over(totals.grossWeight, net.total),
    cartons: cartons.map(({ grossWeight }, at) => over(grossWeight, net.cartons[at])),
    items: items.map(() => null),
    cells: cellsOf(plan, () => null),
    keys: {
      item,
      inItem,
      carton: { basis: 'netWeight', of: (at) => whole(net.cartons[at]) },
      inCarton,
    },
    prefer: 'cartons',
    room: { cartons: cartons.map(() => null), others: null },
  });
  return solved.ok
    ? solved
    : err(
        solved.error.map((problem) =>
          problem.code === 'cartons.unknownTotal'
            ? { ...problem, code: 'cartons.unknownGross' as const, quantity: 'grossWeight' as const }
            : problem,
        ),
      );
}

function assemble(
  { cartons, key, digits }: CartonPlan,
  pieces: SolvedTable,
  net: SolvedTable,
  packaging: SolvedTable,
): CartonSplit {
  const figures = (of: (table: SolvedTable) => bigint | undefined): Figures => {
    const netUnits = of(net) ?? 0n;
    return {
      pieces: fromUnits(of(pieces) ?? 0n, digits.pieces),
      netWeight: fromUnits(netUnits, digits.weight),
      grossWeight: fromUnits(netUnits + (of(packaging) ?? 0n), digits.weight),
    };
  };
  let cell = 0;
  return {
    key,
    digits,
    totals: figures((table) => table.total),
    items: net.items.map((_, at) => figures((table) => table.items[at])),
    cartons: cartons.map(({ contents }, at) => ({
      ...figures((table) => table.cartons[at]),
      contents: contents.map(({ item }) => {
        const position = cell++;
        return { item, ...figures((table) => table.cells[position]) };
      }),
    })),
    steps: [...pieces.steps, ...net.steps, ...packaging.steps],
    weightless: net.items.flatMap((weight, at) => (weight === 0n ? [at] : [])),
  };
}

function given(value: Decimal | null, digits: number): bigint | null {
  return value === null ? null : toUnits(value, digits);
}
