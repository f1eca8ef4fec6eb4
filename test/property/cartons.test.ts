import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decimal } from '#shared/base/decimal.ts';
import {
  add,
  compare,
  decimalOf,
  digitCounts,
  equals,
  multiply,
  subtract,
  sum,
  ZERO,
} from '#shared/base/decimal.ts';
import { apportion } from '#shared/documents/cartons/apportion.ts';
import type {
  CartonPlan,
  CartonProblemCode,
  CartonSplit,
  Figures,
  Place,
  SplitStep,
} from '#shared/documents/cartons/carton.ts';
import { SPLIT_KEYS } from '#shared/documents/cartons/carton.ts';
import { splitCartons } from '#shared/documents/cartons/splitCartons.ts';
import { fromUnits } from '#shared/documents/cartons/units.ts';
import { cartonStepLines } from '#shared/i18n/cartonTexts.ts';
import { solvable } from '#test/builders/cartonOracle.ts';

const digitsOf = fc.record({
  weight: fc.constantFrom(0, 1, 2, 3, 5),
  pieces: fc.constantFrom(0, 0, 1),
} as const);
const maybe = <T>(value: T) => fc.option(fc.constant(value), { nil: null });

/** Which items are in which cartons: no carton empty, no item left out. */
const packing = (most: number) =>
  fc
    .record({
      cartons: fc.integer({ min: 1, max: most }),
      items: fc.integer({ min: 1, max: most }),
      picks: fc.array(fc.boolean(), { minLength: most * most, maxLength: most * most }),
    })
    .map(({ cartons, items, picks }) => ({
      items,
      contents: Array.from({ length: cartons }, (_, c) =>
        Array.from({ length: items }, (_, i) => i).filter(
          (i) => picks[c * most + i] || i === c % items || c === i % cartons,
        ),
      ),
    }));

/** Plans that hide a true packing: every figure given is true, so there is always an answer. */
const truthful: fc.Arbitrary<CartonPlan> = fc
  .record({ shape: packing(5), digits: digitsOf, key: fc.constantFrom(...SPLIT_KEYS) })
  .chain(({ shape, digits, key }) => {
    const units = fc.oneof(fc.nat(9), fc.nat(100_000));
    const cells = fc.tuple(
      ...shape.contents.map((items) =>
        fc.tuple(...items.map((item) => fc.tuple(fc.constant(item), units, units))),
      ),
    );
    return fc
      .tuple(
        cells,
        fc.array(fc.nat(5000), { minLength: 5, maxLength: 5 }),
        fc.array(fc.tuple(units, units), { minLength: 5, maxLength: 5 }),
      )
      .chain(([cartons, packaging, keys]) => {
        const of = (n: number, d: number) => fromUnits(BigInt(n), d);
        const plus = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
        const all = cartons.flat();
        const pick = (d: number, n: number) => maybe(of(n, d));
        return fc.record({
          key: fc.constant(key),
          digits: fc.constant(digits),
          totals: fc.record({
            pieces: pick(digits.pieces, plus(all.map(([, p]) => p))),
            netWeight: pick(digits.weight, plus(all.map(([, , n]) => n))),
            grossWeight: pick(
              digits.weight,
              plus(all.map(([, , n]) => n)) + plus(cartons.map((_, c) => packaging[c] ?? 0)),
            ),
          }),
          items: fc.tuple(
            ...Array.from({ length: shape.items }, (_, i) => {
              const own = all.filter(([item]) => item === i);
              return fc.record({
                pieces: pick(digits.pieces, plus(own.map(([, p]) => p))),
                netWeight: pick(digits.weight, plus(own.map(([, , n]) => n))),
                value: maybe(of(keys[i]?.[0] ?? 0, 2)),
                recordedNetWeight: maybe(of(keys[i]?.[1] ?? 0, 3)),
              });
            }),
          ),
          cartons: fc.tuple(
            ...cartons.map((lines, c) => {
              const net = plus(lines.map(([, , n]) => n));
              return fc.record({
                pieces: pick(digits.pieces, plus(lines.map(([, p]) => p))),
                netWeight: pick(digits.weight, net),
                grossWeight: pick(digits.weight, net + (packaging[c] ?? 0)),
                contents: fc.tuple(
                  ...lines.map(([item, p, n]) =>
                    fc.record({
                      item: fc.constant(item),
                      pieces: pick(digits.pieces, p),
                      netWeight: pick(digits.weight, n),
                    }),
                  ),
                ),
              });
            }),
          ),
        });
      });
  });

const three = fc.nat(3).map((n) => decimalOf(n));
const seldom = (nulls: number) =>
  fc.oneof({ weight: nulls, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: three });
/** Small plans of any figures at all, many of them impossible; whole numbers, so that all answers can be tried. */
const arbitrary: fc.Arbitrary<CartonPlan> = packing(2).chain(({ items, contents }) =>
  fc.record({
    key: fc.constantFrom(...SPLIT_KEYS),
    digits: fc.constant({ weight: 0, pieces: 0 } as const),
    totals: fc.record({ pieces: seldom(20), netWeight: seldom(2), grossWeight: seldom(2) }),
    items: fc.array(
      fc.record({ pieces: seldom(20), netWeight: seldom(1), value: three, recordedNetWeight: three }),
      { minLength: items, maxLength: items },
    ),
    cartons: fc.tuple(
      ...contents.map((list) =>
        fc.record({
          pieces: seldom(20),
          netWeight: seldom(2),
          grossWeight: seldom(1),
          contents: fc.tuple(
            ...list.map((item) =>
              fc.record({ item: fc.constant(item), pieces: three, netWeight: seldom(6) }),
            ),
          ),
        }),
      ),
    ),
  }),
);

/** Cartons and items locked at the same total, which fits or not by where the items are. */
const margins: fc.Arbitrary<CartonPlan> = packing(3)
  .chain(({ items, contents }) =>
    fc.record({
      contents: fc.constant(contents),
      items: fc.constant(items),
      units: fc.array(fc.tuple(fc.nat(contents.length - 1), fc.nat(items - 1)), { maxLength: 6 }),
      open: fc.array(seldom(0), { minLength: 6, maxLength: 6 }),
      gross: fc.array(seldom(2), { minLength: 3, maxLength: 3 }),
      key: fc.constantFrom(...SPLIT_KEYS),
    }),
  )
  .map(({ contents, items, units, open, gross, key }) => {
    const count = (list: readonly (readonly [number, number])[]) => decimalOf(list.length);
    const shut = (at: number, value: Decimal) => (String(open[at]) === '0' ? null : value);
    return {
      key,
      digits: { weight: 0, pieces: 0 },
      totals: { pieces: null, netWeight: count(units), grossWeight: null },
      items: Array.from({ length: items }, (_, i) => ({
        pieces: null,
        netWeight: shut(i, count(units.filter(([, item]) => item === i))),
        value: decimalOf(i + 1),
        recordedNetWeight: decimalOf(1),
      })),
      cartons: contents.map((list, c) => {
        const net = count(units.filter(([carton]) => carton === c));
        return {
          pieces: null,
          netWeight: shut(3 + c, net),
          grossWeight: add(net, gross[c] ?? decimalOf(6)),
          contents: list.map((item) => ({ item, pieces: decimalOf(1), netWeight: null })),
        };
      }),
    };
  });

const QUANTITIES = ['pieces', 'netWeight', 'grossWeight'] as const;
/** What a plan may lack: not a contradiction, only something not said. */
const LACKING: readonly CartonProblemCode[] = [
  'cartons.unknownTotal',
  'cartons.unknownGross',
  'cartons.noKey',
  'cartons.zeroKey',
];

function kept(given: Decimal | null, result: Decimal): boolean {
  return given === null || equals(given, result);
}

/** Every sum, every lock, every digit and net under gross. */
function sound(plan: CartonPlan, split: CartonSplit): void {
  const lines = split.cartons.flatMap(({ contents }) => contents);
  for (const quantity of QUANTITIES) {
    const of = (figures: readonly Figures[]) => sum(figures.map((figure) => figure[quantity]));
    expect(of(split.items).toString()).toBe(split.totals[quantity].toString());
    expect(of(split.cartons).toString()).toBe(split.totals[quantity].toString());
    split.items.forEach((figures, item) => {
      expect(of(lines.filter((line) => line.item === item)).toString()).toBe(figures[quantity].toString());
    });
    for (const one of split.cartons) expect(of(one.contents).toString()).toBe(one[quantity].toString());
    expect(kept(plan.totals[quantity], split.totals[quantity])).toBe(true);
    plan.cartons.forEach((one, at) => {
      expect(kept(one[quantity], split.cartons[at]?.[quantity] ?? ZERO)).toBe(true);
    });
  }
  plan.items.forEach((item, at) => {
    expect(kept(item.pieces, split.items[at]?.pieces ?? ZERO)).toBe(true);
    expect(kept(item.netWeight, split.items[at]?.netWeight ?? ZERO)).toBe(true);
  });
  plan.cartons.forEach(({ contents }, c) => {
    contents.forEach((line, at) => {
      const result = split.cartons[c]?.contents[at];
      expect(result?.item).toBe(line.item);
      expect(kept(line.pieces, result?.pieces ?? ZERO)).toBe(true);
      expect(kept(line.netWeight, result?.netWeight ?? ZERO)).toBe(true);
    });
  });
  for (const figures of [split.totals, ...split.items, ...split.cartons, ...lines]) {
    expect(compare(figures.netWeight, figures.grossWeight)).not.toBe(1);
    expect(digitCounts(figures.pieces).fraction).toBeLessThanOrEqual(plan.digits.pieces);
    expect(digitCounts(figures.grossWeight).fraction).toBeLessThanOrEqual(plan.digits.weight);
    for (const quantity of QUANTITIES) expect(compare(figures[quantity], ZERO)).not.toBe(-1);
  }
}

function shareAddsUp(step: Extract<SplitStep, { kind: 'share' }>): void {
  const { shares, rest, weights, unit } = step;
  const shared = shares.filter(({ by }) => by === 'share');
  expect(equals(step.total, add(step.taken, rest))).toBe(true);
  expect(equals(sum(shares.filter(({ by }) => by !== 'share').map(({ result }) => result)), step.taken)).toBe(
    true,
  );
  expect(equals(sum(shares.map(({ result }) => result)), step.total)).toBe(true);
  expect(equals(sum(shared.map(({ weight }) => weight)), weights)).toBe(true);
  for (const { result } of shares) expect(compare(result, ZERO)).not.toBe(-1);
  expect(shared.filter(({ extra }) => extra).length).toBe(step.leftOver);
  const remainders = shared.map(({ weight, down, extra, exact, result }) => {
    expect(
      equals(multiply(exact.numerator, weights), multiply(exact.denominator, multiply(rest, weight))),
    ).toBe(true);
    expect(equals(result, extra ? add(down, unit) : down)).toBe(true);
    const remainder = subtract(multiply(rest, weight), multiply(down, weights));
    expect(compare(remainder, ZERO)).not.toBe(-1);
    expect(compare(remainder, multiply(unit, weights))).toBe(-1);
    return { remainder, extra };
  });
  remainders.forEach(({ remainder, extra }, at) => {
    remainders.slice(at + 1).forEach((later) => {
      const order = compare(remainder, later.remainder);
      // Of two remainders the larger is served first, of equals the earlier.
      if (order === 0) expect(later.extra && !extra).toBe(false);
      else expect(order > 0 ? later.extra && !extra : extra && !later.extra).toBe(false);
    });
  });
}

/** Follows the steps to the end and finds the figures of the result. */
function arithmeticLeadsTo(split: CartonSplit): void {
  const now = new Map<string, Decimal>();
  const name = (quantity: string, { carton, item }: Place) => `${quantity} ${carton} ${item}`;
  for (const step of split.steps) {
    for (const language of ['zh-CN', 'en'] as const) {
      expect(cartonStepLines(language, step).join()).not.toMatch(/[{}]|cartons\.|null|undefined/);
    }
    if (step.kind === 'share') {
      shareAddsUp(step);
      for (const { place, result } of step.shares) now.set(name(step.quantity, place), result);
      continue;
    }
    for (const { place, before, after } of step.changes) {
      const known = now.get(name(step.quantity, place));
      if (known !== undefined) expect(equals(known, before)).toBe(true);
      expect(
        equals(step.amount, compare(after, before) > 0 ? subtract(after, before) : subtract(before, after)),
      ).toBe(true);
      now.set(name(step.quantity, place), after);
    }
  }
  split.cartons.forEach(({ contents }, carton) => {
    for (const { item, ...figures } of contents) {
      const place = { carton, item };
      const found = {
        pieces: now.get(name('pieces', place)) ?? figures.pieces,
        netWeight: now.get(name('netWeight', place)) ?? figures.netWeight,
        packaging: now.get(name('packaging', place)),
      };
      expect(equals(found.pieces, figures.pieces)).toBe(true);
      expect(equals(found.netWeight, figures.netWeight)).toBe(true);
      const packaging = subtract(figures.grossWeight, figures.netWeight);
      expect(equals(found.packaging ?? packaging, packaging)).toBe(true);
    }
  });
}

describe('splits over cartons', () => {
  it('adds up to the last digit, keeps every locked figure, and shows how', () => {
    let accepted = 0;
    fc.assert(
      fc.property(truthful, (plan) => {
        const result = splitCartons(plan);
        if (!result.ok) return;
        accepted++;
        sound(plan, result.value);
        arithmeticLeadsTo(result.value);
      }),
      { numRuns: 400 },
    );
    expect(accepted).toBeGreaterThan(60);
  });

  it('never calls impossible what was packed', () => {
    fc.assert(
      fc.property(truthful, (plan) => {
        const result = splitCartons(plan);
        if (!result.ok) for (const { code } of result.error) expect(LACKING).toContain(code);
      }),
      { numRuns: 800 },
    );
  });

  it('refuses exactly what no figures would meet', () => {
    const seen = new Map<string, number>();
    const note = (code: string) => seen.set(code, (seen.get(code) ?? 0) + 1);
    fc.assert(
      fc.property(fc.oneof(arbitrary, margins), (plan) => {
        const result = splitCartons(plan);
        if (result.ok) {
          sound(plan, result.value);
          note('accepted');
          return;
        }
        const codes = result.error.map(({ code }) => code);
        if (codes.every((code) => LACKING.includes(code))) return;
        codes.forEach(note);
        expect(solvable(plan)).toBe(false);
      }),
      { numRuns: 2000 },
    );
    for (const code of [
      'accepted',
      'cartons.lockedOver',
      'cartons.lockedUnder',
      'cartons.netOverGross',
      'cartons.itemsOverCartons',
      'cartons.cartonsOverItems',
    ]) {
      expect(seen.get(code) ?? 0, code).toBeGreaterThan(5);
    }
  });

  it('asks for what is missing only where it is missing', () => {
    fc.assert(
      fc.property(fc.oneof(truthful, arbitrary, margins), (plan) => {
        const result = splitCartons(plan);
        for (const { code, quantity, place, params } of result.ok ? [] : result.error) {
          if (code === 'cartons.unknownTotal' || code === 'cartons.unknownGross') {
            const of = quantity === 'pieces' || quantity === 'netWeight' ? quantity : 'grossWeight';
            expect(plan.totals[of]).toBeNull();
            expect(plan.cartons.some((one) => one[of] === null)).toBe(true);
          }
          if (code === 'cartons.noKey') {
            const item = plan.items[place.item ?? -1];
            const key = params['basis'];
            const figure =
              key === 'value' ? item?.value : key === 'pieces' ? item?.pieces : item?.recordedNetWeight;
            expect(figure).toBeNull();
          }
        }
      }),
    );
  });

  it('gives the same answer again', () => {
    fc.assert(
      fc.property(truthful, (plan) => {
        expect(JSON.stringify(splitCartons(builtAnew(plan)))).toBe(JSON.stringify(splitCartons(plan)));
      }),
      { numRuns: 50 },
    );
  });
});

/** The same plan built anew, so that nothing can hang on identity. */
function builtAnew(plan: CartonPlan): CartonPlan {
  return { ...plan, items: plan.items.map((item) => ({ ...item })), cartons: [...plan.cartons] };
}

describe('shares', () => {
  const claims = fc
    .array(fc.nat(50), { minLength: 2, maxLength: 12 })
    .filter((keys) => keys.some((k) => k > 0));
  const shares = (amount: number, keys: readonly number[]) => {
    const shared = apportion(
      BigInt(amount),
      keys.map((key) => ({ fixed: null, least: 0n, key: { numerator: BigInt(key), denominator: 7n } })),
    );
    return shared.ok ? shared.value.parts : [];
  };

  it('depend on the order of the parts only where remainders are equal', () => {
    fc.assert(
      fc.property(
        fc.nat(100_000),
        claims.chain((keys) =>
          fc.tuple(
            fc.constant(keys),
            fc.shuffledSubarray([...keys.keys()], { minLength: keys.length, maxLength: keys.length }),
          ),
        ),
        (amount, [keys, order]) => {
          const weights = keys.reduce((a, b) => a + b, 0);
          const remainder = (key: number) => (amount * key) % weights;
          const before = shares(amount, keys);
          const after = shares(
            amount,
            order.map((at) => keys[at] ?? 0),
          );
          order.forEach((from, to) => {
            const own = remainder(keys[from] ?? 0);
            const tied = keys.filter((key) => remainder(key) === own).length > 1;
            expect(after[to]?.down).toBe(before[from]?.down);
            if (!tied) expect(after[to]?.result).toBe(before[from]?.result);
          });
          const sorted = (parts: typeof before) =>
            parts.map(({ result }) => Number(result)).sort((a, b) => a - b);
          const gaps = sorted(before).map((value, at) => Math.abs(value - (sorted(after)[at] ?? 0)));
          expect(Math.max(...gaps)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('stay within one unit of the exact share', () => {
    fc.assert(
      fc.property(fc.nat(100_000), claims, (amount, keys) => {
        const weights = keys.reduce((a, b) => a + b, 0);
        shares(amount, keys).forEach(({ result }, at) => {
          expect(Math.abs(Number(result) * weights - amount * (keys[at] ?? 0))).toBeLessThan(weights);
        });
      }),
    );
  });
});
