import type { Decimal } from '#shared/base/decimal.ts';
import type { CartonPlan } from '#shared/documents/cartons/carton.ts';

/** Tries every way to fill a small plan of whole numbers: whether any figures at all meet what is locked. */
export function solvable(plan: CartonPlan): boolean {
  return (
    fillings(plan, 'pieces').some(() => true) &&
    fillings(plan, 'netWeight').some((net) => grossMeets(plan, net))
  );
}

/** No total of the small plans is larger where the pieces or net weights are to be tried. */
const MOST = 9;

type Lines = readonly { readonly carton: number; readonly item: number; readonly value: number }[];

function fillings(plan: CartonPlan, quantity: 'pieces' | 'netWeight'): readonly Lines[] {
  const cells = plan.cartons.flatMap(({ contents }, carton) =>
    contents.map((line) => ({ carton, item: line.item, fixed: line[quantity] })),
  );
  const bounds = (line: Decimal | null | undefined) =>
    line === null || line === undefined ? Number.POSITIVE_INFINITY : Number(line);
  let found: Lines[] = [[]];
  for (const { carton, item, fixed } of cells) {
    const values = fixed === null ? Array.from({ length: MOST + 1 }, (_, n) => n) : [Number(fixed)];
    found = found
      .flatMap((lines) => values.map((value) => [...lines, { carton, item, value }]))
      .filter(
        (lines) =>
          plus(lines) <= bounds(plan.totals[quantity]) &&
          plus(lines.filter((line) => line.carton === carton)) <= bounds(plan.cartons[carton]?.[quantity]) &&
          plus(lines.filter((line) => line.item === item)) <= bounds(plan.items[item]?.[quantity]),
      );
  }
  return found.filter(
    (lines) =>
      agrees(plan.totals[quantity], plus(lines)) &&
      plan.cartons.every((one, c) =>
        agrees(one[quantity], plus(lines.filter(({ carton }) => carton === c))),
      ) &&
      plan.items.every((one, i) => agrees(one[quantity], plus(lines.filter(({ item }) => item === i)))),
  );
}

/** Whether some gross weights are nowhere under these net weights and meet the locked ones. */
function grossMeets({ cartons, totals }: CartonPlan, net: Lines): boolean {
  const least = cartons.map((_, c) => plus(net.filter(({ carton }) => carton === c)));
  if (cartons.some(({ grossWeight }, c) => grossWeight !== null && Number(grossWeight) < (least[c] ?? 0))) {
    return false;
  }
  if (totals.grossWeight === null) return true;
  const sum = cartons.reduce(
    (total, { grossWeight }, c) => total + (grossWeight === null ? (least[c] ?? 0) : Number(grossWeight)),
    0,
  );
  const open = cartons.some(({ grossWeight }) => grossWeight === null);
  return open ? sum <= Number(totals.grossWeight) : sum === Number(totals.grossWeight);
}

function agrees(given: Decimal | null, value: number): boolean {
  return given === null || Number(given) === value;
}

function plus(lines: Lines): number {
  return lines.reduce((total, { value }) => total + value, 0);
}
