import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decimalKey } from '#backend/store/decimalKey.ts';
import { compare, Decimal } from '#shared/base/decimal.ts';

const decimals = fc
  .tuple(
    fc.oneof(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: -1200n, max: 1200n })),
    fc.nat({ max: 6 }),
  )
  .map(([coefficient, scale]) => new Decimal(coefficient, scale));

it('has the order of the numbers as text, and one text for equal numbers', () => {
  fc.assert(
    fc.property(decimals, decimals, (a, b) => {
      const [x, y] = [decimalKey(a), decimalKey(b)];
      expect(x < y ? -1 : x > y ? 1 : 0).toBe(compare(a, b));
    }),
    { numRuns: 2000 },
  );
});
