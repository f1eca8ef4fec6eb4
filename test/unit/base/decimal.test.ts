import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  dec,
  divide,
  equals,
  multiply,
  parseDecimal,
  roundHalfUp,
  subtract,
  sum,
  toFixed,
} from '#shared/base/decimal.ts';

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.nat({ max: 8 }))
  .map(([coefficient, scale]) => {
    const digits = (coefficient < 0n ? -coefficient : coefficient).toString().padStart(scale + 1, '0');
    const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
    return { coefficient, scale, value: dec(coefficient < 0n ? `-${text}` : text) };
  });

describe('exact decimals', () => {
  it('adds what doubles cannot', () => {
    expect(add(dec('0.1'), dec('0.2')).toString()).toBe('0.3');
    expect(sum([dec('185.76'), dec('14.29')]).toString()).toBe('200.05');
  });

  it('keeps all 19 digits and 5 decimals of the message format', () => {
    const largest = dec('99999999999999.99999');
    expect(add(largest, dec('0.00001')).toString()).toBe('100000000000000');
    expect(multiply(largest, largest).toString()).toBe('9999999999999999998000000000.0000000001');
  });

  it('rounds halves away from zero, negative ones too', () => {
    expect(toFixed(dec('-324.995'), 2)).toBe('-325.00');
    expect(roundHalfUp(dec('0.005'), 2).toString()).toBe('0.01');
    expect(roundHalfUp(dec('0.0049'), 2).toString()).toBe('0');
    expect(divide(dec('1'), dec('3'), 5)?.toString()).toBe('0.33333');
    expect(divide(dec('-2'), dec('3'), 2)?.toString()).toBe('-0.67');
    expect(divide(dec('1'), dec('0'), 2)).toBeNull();
  });

  it.each(['', '.', '1.', '.5', '1e3', '1,000', ' 1', '--1', '0x10', '1'.repeat(61), 'NaN'])(
    'refuses %j',
    (text) => {
      expect(parseDecimal(text)).toBeNull();
    },
  );

  it('reads back its own text, and equal values have equal text', () => {
    fc.assert(
      fc.property(decimals, ({ value }) => {
        expect(dec(value.toString()).toString()).toBe(value.toString());
        expect(equals(dec(value.toString()), value)).toBe(true);
      }),
    );
  });

  it('agrees with whole-number arithmetic on the coefficients', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        const scale = Math.max(a.scale, b.scale);
        const x = a.coefficient * 10n ** BigInt(scale - a.scale);
        const y = b.coefficient * 10n ** BigInt(scale - b.scale);
        expect(compare(a.value, b.value)).toBe(x < y ? -1 : x > y ? 1 : 0);
        expect(equals(subtract(add(a.value, b.value), b.value), a.value)).toBe(true);
        const product = multiply(a.value, b.value);
        expect(BigInt(product.coefficient) * 10n ** BigInt(a.scale + b.scale - product.scale)).toBe(
          a.coefficient * b.coefficient,
        );
      }),
    );
  });
});
