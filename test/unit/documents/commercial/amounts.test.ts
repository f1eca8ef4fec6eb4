import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dec, parseDecimal } from '#shared/base/decimal.ts';
import { isPostalItem, readPostalItem } from '#shared/base/postalItem.ts';
import { amountInWords } from '#shared/documents/commercial/amountInWords.ts';
import { amountText } from '#shared/documents/commercial/amountText.ts';

describe('an amount in words', () => {
  it.each([
    ['0', 'USD', 'SAY USD ZERO ONLY'],
    ['0.05', 'USD', 'SAY USD ZERO AND 05/100 ONLY'],
    ['68.5', 'USD', 'SAY USD SIXTY-EIGHT AND 50/100 ONLY'],
    ['100', 'EUR', 'SAY EUR ONE HUNDRED ONLY'],
    ['119.01', 'GBP', 'SAY GBP ONE HUNDRED AND NINETEEN AND 01/100 ONLY'],
    ['1000000', 'JPY', 'SAY JPY ONE MILLION ONLY'],
    ['12045.6', 'USD', 'SAY USD TWELVE THOUSAND FORTY-FIVE AND 60/100 ONLY'],
    ['999999999999999', 'CNY', null],
    ['1.234', 'KWD', 'SAY KWD ONE AND 234/1000 ONLY'],
  ])('%s %s', (amount, currency, words) => {
    const said = amountInWords(dec(amount), currency);
    if (words === null) expect(said).toContain('NINE HUNDRED AND NINETY-NINE TRILLION');
    else expect(said).toBe(words);
  });

  it.each([
    ['1.005', 'USD'],
    ['0.5', 'JPY'],
    ['-1', 'USD'],
    ['1000000000000000', 'USD'],
    ['1', ''],
  ])('is not said when it cannot be said exactly: %s %s', (amount, currency) => {
    expect(amountInWords(dec(amount), currency)).toBeNull();
  });

  it('says another amount in other words', () => {
    const cents = fc.integer({ min: 0, max: 10 ** 15 - 1 });
    const say = (value: number) => amountInWords(dec((BigInt(value) * 1n).toString()), 'JPY');
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        expect(say(a) === say(b)).toBe(a === b);
      }),
      { numRuns: 300 },
    );
  });
});

describe('an amount as printed', () => {
  it.each([
    ['68.5', 'USD', '68.50'],
    ['1234567.891', 'USD', '1,234,567.891'],
    ['1234', 'JPY', '1,234'],
    ['-1234.5', 'USD', '-1,234.50'],
    ['999', 'USD', '999.00'],
  ])('%s %s is %s', (amount, currency, text) => {
    expect(amountText(dec(amount), currency)).toBe(text);
  });

  it('is never rounded', () => {
    const digits = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 19n }), fc.integer({ min: 0, max: 5 }));
    fc.assert(
      fc.property(digits, fc.constantFrom('USD', 'JPY', 'KWD'), ([units, scale], currency) => {
        const text = units.toString().padStart(scale + 1, '0');
        const value = dec(scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`);
        expect(parseDecimal(amountText(value, currency).replaceAll(',', ''))?.toString()).toBe(
          value.toString(),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('a postal item number', () => {
  it('has a check digit', () => {
    expect(isPostalItem('RR473124829CN')).toBe(true);
    expect(isPostalItem('LX123456785CN')).toBe(true);
    expect(readPostalItem('LX123456780CN')).toMatchObject({ checkDigit: '0', expected: '5' });
    expect(readPostalItem('WB2026010500001')).toBeNull();
  });

  it('has exactly one right check digit', () => {
    const serial = fc.integer({ min: 0, max: 99_999_999 }).map((n) => String(n).padStart(8, '0'));
    fc.assert(
      fc.property(serial, (digits) => {
        const right = [...'0123456789'].filter((check) => isPostalItem(`EE${digits}${check}CN`));
        expect(right).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });
});
