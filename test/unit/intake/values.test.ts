import { describe, expect, it } from 'vitest';
import type { FieldSpec } from '#shared/consignment/fields.ts';
import type { NameLookup } from '#shared/consignment/intake/nameLookup.ts';
import type { ValueFormats } from '#shared/consignment/intake/valueReading.ts';
import { readCell } from '#shared/consignment/intake/valueReading.ts';

const LOOKUP: NameLookup = {
  find: (table, text) => (table === 'country' && text.toLowerCase() === 'czechia' ? 'CZE' : undefined),
};
const USUAL: ValueFormats = { decimalMark: 'point', dateOrder: 'ask' };

function read(spec: FieldSpec, text: string, formats: Partial<ValueFormats> = {}): string {
  const result = readCell(spec, text, { ...USUAL, ...formats }, LOOKUP);
  if (!result.ok) return result.error.code;
  return result.value.completed ? `${result.value.text} (completed)` : result.value.text;
}

const DECIMAL: FieldSpec = { kind: 'decimal' };
const DATE: FieldSpec = { kind: 'date' };
const code = (table: Extract<FieldSpec, { kind: 'code' }>['table']): FieldSpec => ({
  kind: 'code',
  table,
  max: 10,
});

describe('numbers', () => {
  it.each([
    ['12', '12'],
    ['1,234.50', '1234.5'],
    ['￥12.5', '12.5'],
    ['US$ 8.00', '8'],
    ['USD 8', '8'],
    ['12.50 EUR', '12.5'],
    ['１２', '12'],
    ['-3', '-3'],
    ['1 234 567.8', '1234567.8'],
    ['12 pcs', 'intake.row.numberWithUnit'],
    ['12个', 'intake.row.numberWithUnit'],
    ['1.234,50', 'intake.row.decimalComma'],
    ['12,5', 'intake.row.decimalComma'],
    ['1.2E+15', 'intake.row.digitsLost'],
    ['abc', 'intake.row.notANumber'],
    ['1,23,456', 'intake.row.notANumber'],
    ['#REF!', 'intake.row.cellError'],
    ['', ''],
  ])('%s reads as %s', (text, expected) => expect(read(DECIMAL, text)).toBe(expected));

  it.each([
    ['1.234,50', '1234.5'],
    ['12,5', '12.5'],
    ['1.234', '1234'],
    ['12.5', 'intake.row.decimalPoint'],
  ])('%s with a decimal comma reads as %s', (text, expected) => {
    expect(read(DECIMAL, text, { decimalMark: 'comma' })).toBe(expected);
  });

  it('wants whole numbers where pieces are counted', () => {
    expect(read({ kind: 'integer' }, '2')).toBe('2');
    expect(read({ kind: 'integer' }, '2.0')).toBe('2');
    expect(read({ kind: 'integer' }, '2.5')).toBe('intake.row.notWhole');
  });
});

describe('dates', () => {
  it.each([
    ['2026-01-05', '2026-01-05'],
    ['2026/1/5', '2026-01-05'],
    ['2026年1月5日', '2026-01-05'],
    ['20260105', '2026-01-05'],
    ['5-Jan-2026', '2026-01-05'],
    ['January 5, 2026', '2026-01-05'],
    ['25/12/2026', '2026-12-25'],
    ['12/25/2026', '2026-12-25'],
    ['2011-07-01 08:55', '2011-07-01'],
    ['03/04/2026', 'intake.row.dateOrderUnclear'],
    ['5-Jan-26', 'intake.row.shortYear'],
    ['46027', 'intake.row.dateSerial'],
    ['2026-02-30', 'intake.row.notADate'],
    ['soon', 'intake.row.notADate'],
  ])('%s reads as %s', (text, expected) => expect(read(DATE, text)).toBe(expected));

  it('takes the order of day and month from the options', () => {
    expect(read(DATE, '03/04/2026', { dateOrder: 'dayFirst' })).toBe('2026-04-03');
    expect(read(DATE, '03/04/2026', { dateOrder: 'monthFirst' })).toBe('2026-03-04');
  });

  it('says when a time was completed', () => {
    expect(read({ kind: 'time' }, '2026/1/5 8:30')).toBe('2026-01-05 08:30:00');
    expect(read({ kind: 'time' }, '2026/1/5')).toBe('2026-01-05 00:00:00 (completed)');
  });
});

describe('codes', () => {
  it.each([
    ['country', 'EIRE', 'IRL'],
    ['country', 'RSA', 'ZAF'],
    ['country', 'us', 'USA'],
    ['country', '德国', 'DEU'],
    ['country', 'Czechia', 'CZE'],
    ['country', 'FRA', 'FRA'],
    ['country', 'European Community', 'intake.row.unclearName'],
    ['country', 'Channel Islands', 'intake.row.unclearName'],
    ['country', 'Atlantis', 'intake.row.unknownCode'],
    ['currency', '美元', 'USD'],
    ['currency', '$', 'intake.row.unknownCode'],
    ['unit', '千克', '035'],
    ['unit', 'pcs', '007'],
    ['unit', '7', '007 (completed)'],
    ['hs', '6704.20.00.00', '6704200000'],
    ['hs', '712340000', '0712340000 (completed)'],
    ['hs', '703', '0703 (completed)'],
    ['hs', '4602', '4602'],
    ['hs', '12', 'intake.row.unknownCode'],
    ['customs', '4604', '4604'],
  ] as const)('%s: %s is %s', (table, text, expected) => expect(read(code(table), text)).toBe(expected));
});

describe('texts and choices', () => {
  it('never takes a number that lost its digits for a document number', () => {
    expect(read({ kind: 'text', max: 60 }, '6.22E+15')).toBe('intake.row.digitsLost');
    expect(read({ kind: 'text', max: 60 }, '  ＡＢ　1 ')).toBe('AB 1');
    expect(read({ kind: 'text', max: 60 }, 'x'.repeat(4001))).toBe('intake.row.tooLong');
  });

  it('reads yes and no in both languages', () => {
    const choice: FieldSpec = { kind: 'choice', options: ['yes', 'no'] };
    expect(['是', 'Y', 'TRUE', '1', '否', 'no', '也许'].map((t) => read(choice, t))).toEqual([
      'yes',
      'yes',
      'yes',
      'yes',
      'no',
      'no',
      'intake.row.notAChoice',
    ]);
  });
});
