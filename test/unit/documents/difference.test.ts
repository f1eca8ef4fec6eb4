import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDocuments } from '#shared/documents/difference.ts';

const NAMES = ['orderNo', 'ebcCode', 'freight', 'currency', 'note', 'appTime', 'qty', 'price'];
const shown = (values: Readonly<Record<string, string>>) =>
  NAMES.flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : [{ spec: { name }, value }];
  });
const someValues = fc
  .subarray(NAMES)
  .chain((names) =>
    fc.record(Object.fromEntries(names.map((name) => [name, fc.constantFrom('', '1', '2')]))),
  );
const document = (head: Readonly<Record<string, string>>, ...lines: readonly Record<string, string>[]) => ({
  head: shown(head),
  lines: lines.map(shown),
});

describe('two editions of a document side by side', () => {
  it('differ where a value is other, came or went, and an added element stands in its place', () => {
    const rows = compareDocuments(
      document({ orderNo: 'A', freight: '6.5', currency: '502' }, { qty: '1', price: '2' }),
      document({ orderNo: 'A', freight: '7', currency: '502', note: 'x' }, { qty: '1' }, { qty: '3' }),
    );
    expect(rows.map(({ spec, line, sent, now, differs }) => [spec.name, line, sent, now, differs])).toEqual([
      ['orderNo', null, 'A', 'A', false],
      ['freight', null, '6.5', '7', true],
      ['currency', null, '502', '502', false],
      ['note', null, null, 'x', true],
      ['qty', 0, '1', '1', false],
      ['price', 0, '2', null, true],
      ['qty', 1, null, '3', true],
    ]);
  });

  it('do not differ by what every sending makes anew, nor by an empty element that is left out', () => {
    const rows = compareDocuments(
      document({ appTime: '20260105093000', note: '' }),
      document({ appTime: '20260106093000' }),
    );
    expect(rows.map(({ spec, differs }) => [spec.name, differs])).toEqual([['note', false]]);
  });

  it('are all there when only one edition is', () => {
    const one = document({ orderNo: 'A' }, { qty: '1' });
    expect(compareDocuments(null, one).map(({ sent, now }) => [sent, now])).toEqual([
      [null, 'A'],
      [null, '1'],
    ]);
    expect(compareDocuments(one, null).map(({ sent, now }) => [sent, now])).toEqual([
      ['A', null],
      ['1', null],
    ]);
    expect(compareDocuments(null, null)).toEqual([]);
  });

  it('show every element once, in the order of the message, and differ exactly where the values do', () => {
    fc.assert(
      fc.property(someValues, someValues, (before, after) => {
        const rows = compareDocuments(document(before), document(after));
        const expected = NAMES.filter((name) => name !== 'appTime' && (name in before || name in after));
        expect(rows.map(({ spec }) => spec.name).sort()).toEqual([...expected].sort());
        for (const { spec, sent, now, differs } of rows) {
          expect([sent, now]).toEqual([before[spec.name] ?? null, after[spec.name] ?? null]);
          expect(differs).toBe((before[spec.name] ?? '') !== (after[spec.name] ?? ''));
        }
        for (const edition of [before, after]) {
          const own = rows.map(({ spec }) => spec.name).filter((name) => name in edition);
          expect(own).toEqual(NAMES.filter((name) => name !== 'appTime' && name in edition));
        }
      }),
      { numRuns: 300 },
    );
  });
});
