import fc from 'fast-check';
import { expect, test } from 'vitest';
import { equals, parseDecimal, sum, ZERO } from '#shared/base/decimal.ts';
import type { SummedInventory } from '#training/summing.ts';
import { sumUp } from '#training/summing.ts';

const few = (...values: readonly string[]) => fc.constantFrom(...values);
const aLine = fc.record({
  gcode: few('4602190000', '4602000000', '6913900000'),
  gname: few('麦秆画', '钧瓷'),
  country: few('502', '303'),
  currency: few('502', '142'),
  unit: few('011', '035'),
  unit1: fc.constant('035'),
});
const aWeight = fc.integer({ min: 1, max: 999_999 }).map((grams) => `${grams / 1000}`);
const anInventory = fc.record({
  head: fc.record({
    tradeMode: few('9610', '1210'),
    trafMode: few('5', '2'),
    country: few('502', '303'),
    portCode: few('4606', '2244'),
    ownerName: few('甲', '乙'),
    grossWeight: aWeight,
    netWeight: aWeight,
  }),
  lines: fc.array(aLine, { minLength: 1, maxLength: 30 }),
});
const inventories = fc
  .array(anInventory, { minLength: 1, maxLength: 25 })
  .map((made): readonly SummedInventory[] =>
    made.map(({ head, lines }, i) => ({
      invtNo: `INVT-${i}`,
      head,
      lines: lines.map((line, at) => ({ ...line, gnum: String(at + 1) })),
    })),
  );
const aWish = fc.record({ summaryFlag: few('1', '2'), itemNameFlag: few('0', '1') });

test('summing up puts every line into one declaration, loses no weight, and merges only what is the same', () => {
  fc.assert(
    fc.property(inventories, aWish, (given, wish) => {
      const summed = sumUp(given, wish);
      if (!summed.ok) throw new Error(summed.error);
      const placed = summed.value.flatMap(({ lines }) =>
        lines.map(({ invtNo, gnum }) => `${invtNo}/${gnum}`),
      );
      const all = given.flatMap(({ invtNo, lines }) => lines.map(({ gnum }) => `${invtNo}/${gnum}`));
      expect(placed.toSorted()).toEqual(all.toSorted());
      for (const name of ['grossWeight', 'netWeight'] as const) {
        const total = sum(given.map(({ head }) => parseDecimal(head[name] ?? '') ?? ZERO));
        expect(equals(sum(summed.value.map((declaration) => declaration[name])), total)).toBe(true);
      }
      const byNumber = new Map(given.map((inventory) => [inventory.invtNo, inventory]));
      for (const { lines } of summed.value) {
        const numbers = new Set(lines.map(({ gseqno }) => gseqno));
        expect(numbers.size).toBeLessThanOrEqual(50);
        expect(Math.max(...numbers)).toBe(numbers.size);
        const heads = new Set(lines.map(({ invtNo }) => headOf(byNumber.get(invtNo), wish.summaryFlag)));
        expect(heads.size).toBe(1);
        for (const gseqno of numbers) {
          const merged = lines.filter((line) => line.gseqno === gseqno);
          const kinds = new Set(
            merged.map(({ invtNo, gnum }) => {
              const line = byNumber.get(invtNo)?.lines.find((one) => one['gnum'] === gnum) ?? {};
              const { gname, gnum: _own, ...same } = line;
              return JSON.stringify(wish.itemNameFlag === '1' ? { gname, ...same } : same);
            }),
          );
          expect(kinds.size).toBe(1);
        }
      }
    }),
    { numRuns: 200 },
  );
});

function headOf(inventory: SummedInventory | undefined, summaryFlag: string): string {
  const { tradeMode, trafMode, country, portCode, ownerName } = inventory?.head ?? {};
  return [tradeMode, trafMode, country, portCode, summaryFlag === '2' ? ownerName : ''].join('/');
}
