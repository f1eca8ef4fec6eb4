import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { Claim, NoProportion } from '#shared/documents/cartons/apportion.ts';
import { apportion } from '#shared/documents/cartons/apportion.ts';
import type { Basis, CartonProblem, Place, SplitStep } from '#shared/documents/cartons/carton.ts';
import { WHOLE } from '#shared/documents/cartons/carton.ts';
import type { Line, SplitTable } from '#shared/documents/cartons/table.ts';
import { refusal } from '#shared/documents/cartons/table.ts';
import { fromUnits, greatestDivisor } from '#shared/documents/cartons/units.ts';

/** The cells as the keys alone would have them, with the arithmetic. */
export interface Start {
  readonly cells: readonly bigint[];
  readonly steps: readonly SplitStep[];
}

/**
 * Shares out from the whole downwards: over the lines of one axis by its key, then each line over its cells. What is
 * locked stays; figures locked along the other axis are met afterwards.
 */
export function startByKeys(
  table: SplitTable,
  whole: bigint,
  axis: 'items' | 'cartons',
  lines: readonly Line[],
): Result<Start, readonly CartonProblem[]> {
  const [outer, inner] =
    axis === 'items' ? [table.keys.item, table.keys.inItem] : [table.keys.carton, table.keys.inCarton];
  const steps: SplitStep[] = [];
  const problems: CartonProblem[] = [];
  const cells: bigint[] = table.cells.map(() => 0n);

  const share = (of: Place, amount: bigint, basis: Basis, claims: readonly (Claim & { place: Place })[]) => {
    const shared = apportion(amount, claims);
    if (!shared.ok) {
      problems.push(keyProblem(table, of, basis, claims, shared.error));
      return null;
    }
    if (claims.length > 1 && claims.some(({ fixed }) => fixed === null)) {
      steps.push(shareStep(table, of, amount, basis, claims, shared.value));
    }
    return shared.value.parts.map(({ result }) => result);
  };

  const amounts = share(
    WHOLE,
    whole,
    outer.basis,
    lines.map(({ place, known, least }, at) => ({ place, fixed: known, least, key: outer.of(at) })),
  );
  if (amounts === null) return err(problems);
  lines.forEach((line, at) => {
    const claims = line.cells.flatMap((position) => {
      const cell = table.cells[position];
      if (cell === undefined) return [];
      const place = { carton: cell.carton, item: cell.item };
      return [{ place, fixed: cell.fixed, least: 0n, key: inner.of(cell) }];
    });
    share(line.place, amounts[at] ?? 0n, inner.basis, claims)?.forEach((amount, i) => {
      const position = line.cells[i];
      if (position !== undefined) cells[position] = amount;
    });
  });
  return problems.length > 0 ? err(problems) : ok({ cells, steps });
}

function keyProblem(
  table: SplitTable,
  of: Place,
  basis: Basis,
  claims: readonly { readonly place: Place }[],
  problem: NoProportion,
): CartonProblem {
  switch (problem.reason) {
    case 'noKey':
      return refusal(table, 'cartons.noKey', claims[problem.claim]?.place ?? of, { basis });
    case 'zeroKey':
      return refusal(table, 'cartons.zeroKey', of, { basis });
  }
}

function shareStep(
  table: SplitTable,
  of: Place,
  amount: bigint,
  basis: Basis,
  claims: readonly { readonly place: Place }[],
  shared: Extract<ReturnType<typeof apportion>, { ok: true }>['value'],
): SplitStep {
  const { quantity, digits } = table;
  const { rest, weights, taken, leftOver, parts } = shared;
  return {
    kind: 'share',
    quantity,
    of,
    basis,
    total: fromUnits(amount, digits),
    taken: fromUnits(taken, digits),
    rest: fromUnits(rest, digits),
    weights: fromUnits(weights, 0),
    unit: fromUnits(1n, digits),
    leftOver,
    shares: parts.map(({ by, weight, down, extra, result }, at) => ({
      place: claims[at]?.place ?? of,
      by,
      weight: fromUnits(weight, 0),
      exact: by === 'share' ? exactShare(rest * weight, weights, digits) : exactShare(result, 1n, digits),
      down: fromUnits(down, digits),
      extra,
      result: fromUnits(result, digits),
    })),
  };
}

/** units / by, in units of the last digit, as a reduced fraction of the quantity itself. */
function exactShare(units: bigint, by: bigint, digits: number) {
  const under = by * 10n ** BigInt(digits);
  const divisor = greatestDivisor(units, under);
  return { numerator: fromUnits(units / divisor, 0), denominator: fromUnits(under / divisor, 0) };
}
