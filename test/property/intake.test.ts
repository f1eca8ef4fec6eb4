import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvScanner } from '#backend/intake/csvScanner.ts';
import { parseDecimal } from '#shared/base/decimal.ts';
import { readNumber } from '#shared/consignment/intake/valueReading.ts';
import { importRows } from '#test/builders/orderRows.ts';

const cell = fc.oneof(
  fc.constantFrom(
    '',
    '1',
    '2',
    'C3',
    '0',
    '-1',
    '1.50',
    '12 pcs',
    'POST',
    'A',
    'FRA',
    'EIRE',
    'Unspecified',
    '1,5',
    '#N/A',
    '__proto__',
  ),
  fc.string({ maxLength: 8 }),
);
const table = fc.array(fc.array(cell, { minLength: 0, maxLength: 9 }), { maxLength: 40 });
const options = fc.record({
  badRows: fc.constantFrom('holdWholeOrder' as const, 'keepOrderWithoutRow' as const),
  splitOver: fc.option(fc.integer({ min: 1, max: 4 })),
  serviceLines: fc.constantFrom('skip' as const, 'addToFreight' as const),
});

describe('import', () => {
  it('ends every row exactly once, as an item or with its reason and its cells', () => {
    fc.assert(
      fc.property(table, options, (rows, chosen) => {
        const { outcome, drafts } = importRows(rows, { options: chosen });
        const { counts, left } = outcome;
        const places = [...drafts.flatMap((d) => d.rows), ...left.map(({ row }) => row)].sort(
          (a, b) => a - b,
        );
        expect(places).toEqual(rows.map((_, i) => i + 2));
        expect(counts.items + counts.errors + counts.skipped + counts.held).toBe(counts.rows);
        expect(counts.drafts).toBe(drafts.length);
        expect(drafts.every((d) => d.rows.length === d.draft.items.length && d.rows.length > 0)).toBe(true);
        expect(left.every(({ row, cells }) => cells === rows[row - 2])).toBe(true);
        expect(left.every((l) => l.fate !== 'error' || l.issues.length > 0)).toBe(true);
        if (chosen.splitOver !== null) {
          expect(drafts.every((d) => d.rows.length <= (chosen.splitOver ?? 0))).toBe(true);
        }
      }),
    );
  });

  it('reads back every number that is written the usual ways', () => {
    const digits = fc.tuple(
      fc.boolean(),
      fc.integer({ min: 0, max: 999_999_999 }),
      fc.integer({ min: 0, max: 99 }),
    );
    fc.assert(
      fc.property(digits, ([negative, whole, cents]) => {
        const plain = `${negative ? '-' : ''}${whole}.${String(cents).padStart(2, '0')}`;
        const grouped = plain.replace(/\B(?=(\d{3})+\.)/g, ',');
        const european = grouped.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
        const expected = { ok: true, value: { text: parseDecimal(plain)?.toString(), completed: false } };
        expect(readNumber(plain, 'point')).toEqual(expected);
        expect(readNumber(grouped, 'point')).toEqual(expected);
        expect(readNumber(european, 'comma')).toEqual(expected);
      }),
    );
  });
});

describe('delimited text', () => {
  it('reads the same however it is cut into pieces', () => {
    const field = fc.stringMatching(/^[ab,;"\n\r\t é中]{0,6}$/);
    const records = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(records, fc.array(fc.nat(60), { maxLength: 6 }), (rows, cuts) => {
        const text = `${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
        const scanner = new CsvScanner(',');
        const places = [...new Set(cuts.map((cut) => Math.min(cut, text.length)))].sort((a, b) => a - b);
        const ends = [...places, text.length];
        const read = ends.flatMap((end, i) => [...scanner.feed(text.slice(ends[i - 1] ?? 0, end), false)]);
        read.push(...scanner.feed('', true));
        expect(read.map(({ cells }) => cells)).toEqual(rows);
      }),
    );
  });
});
