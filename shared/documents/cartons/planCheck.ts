import type { Decimal } from '#shared/base/decimal.ts';
import { compare, dec, sign } from '#shared/base/decimal.ts';
import type {
  CartonPlan,
  CartonProblem,
  CartonProblemCode,
  Place,
  Quantity,
} from '#shared/documents/cartons/carton.ts';
import { WHOLE } from '#shared/documents/cartons/carton.ts';
import { toUnits } from '#shared/documents/cartons/units.ts';

/** How large a plan may be. */
export const CARTON_BOUNDS = { cartons: 500, items: 500, lines: 5000 } as const;
/** The messages carry 14 digits before the point (N19,5). */
const TOO_LARGE = dec('100000000000000');

/** A figure of a plan with where it stands; `digits` is null for keys, which may have any number. */
interface Figure {
  readonly place: Place;
  readonly quantity: Quantity;
  readonly value: Decimal | null;
  readonly digits: number | null;
}

/** What is wrong with a plan before anything is worked out: its shape first, then its figures one by one. */
export function checkPlan(plan: CartonPlan): readonly CartonProblem[] {
  const shape = checkShape(plan);
  return shape.length > 0 ? shape : figuresOf(plan).flatMap(checkFigure);
}

function problem(code: CartonProblemCode, place: Place, params: CartonProblem['params'] = {}): CartonProblem {
  return { code, place, quantity: 'pieces', params };
}

function checkShape({ cartons, items }: CartonPlan): readonly CartonProblem[] {
  if (cartons.length === 0) return [problem('cartons.noCartons', WHOLE)];
  if (items.length === 0) return [problem('cartons.noItems', WHOLE)];
  const lines = cartons.reduce((count, { contents }) => count + contents.length, 0);
  if (
    cartons.length > CARTON_BOUNDS.cartons ||
    items.length > CARTON_BOUNDS.items ||
    lines > CARTON_BOUNDS.lines
  ) {
    return [problem('cartons.tooMany', WHOLE, CARTON_BOUNDS)];
  }
  const problems: CartonProblem[] = [];
  const packed = new Set<number>();
  cartons.forEach(({ contents }, carton) => {
    if (contents.length === 0) problems.push(problem('cartons.emptyCarton', { carton, item: null }));
    const here = new Set<number>();
    for (const { item } of contents) {
      const place = { carton, item };
      if (items[item] === undefined) problems.push(problem('cartons.unknownItem', place));
      else if (here.has(item)) problems.push(problem('cartons.itemTwice', place));
      here.add(item);
      packed.add(item);
    }
  });
  items.forEach((_, item) => {
    if (!packed.has(item)) problems.push(problem('cartons.itemUnpacked', { carton: null, item }));
  });
  return problems;
}

function figuresOf({ cartons, items, totals, digits }: CartonPlan): readonly Figure[] {
  const pieces = (place: Place, value: Decimal | null): Figure => ({
    place,
    quantity: 'pieces',
    value,
    digits: digits.pieces,
  });
  const weight = (place: Place, quantity: Quantity, value: Decimal | null): Figure => ({
    place,
    quantity,
    value,
    digits: digits.weight,
  });
  return [
    pieces(WHOLE, totals.pieces),
    weight(WHOLE, 'netWeight', totals.netWeight),
    weight(WHOLE, 'grossWeight', totals.grossWeight),
    ...items.flatMap((of, item): readonly Figure[] => {
      const place = { carton: null, item };
      return [
        pieces(place, of.pieces),
        weight(place, 'netWeight', of.netWeight),
        { place, quantity: 'netWeight', value: of.recordedNetWeight, digits: null },
        { place, quantity: 'value', value: of.value, digits: null },
      ];
    }),
    ...cartons.flatMap((of, carton): readonly Figure[] => {
      const place = { carton, item: null };
      return [
        pieces(place, of.pieces),
        weight(place, 'netWeight', of.netWeight),
        weight(place, 'grossWeight', of.grossWeight),
        ...of.contents.flatMap(({ item, ...line }) => [
          pieces({ carton, item }, line.pieces),
          weight({ carton, item }, 'netWeight', line.netWeight),
        ]),
      ];
    }),
  ];
}

function checkFigure({ place, quantity, value, digits }: Figure): readonly CartonProblem[] {
  if (value === null) return [];
  const params = { value: value.toString() };
  if (sign(value) < 0) return [{ code: 'cartons.negative', place, quantity, params }];
  if (compare(value, TOO_LARGE) >= 0) return [{ code: 'cartons.tooLarge', place, quantity, params }];
  if (digits === null || toUnits(value, digits) !== null) return [];
  return [{ code: 'cartons.digits', place, quantity, params: { ...params, digits } }];
}
