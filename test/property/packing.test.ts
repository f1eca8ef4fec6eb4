import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equals, sum } from '#shared/base/decimal.ts';
import { applyEdits } from '#shared/consignment/edit.ts';
import { lostGoods, matchGoods } from '#shared/documents/packing/matchGoods.ts';
import { goodsRef, packedFigures, packingEdits } from '#shared/documents/packing/packing.ts';
import type { PackingPlan } from '#shared/documents/packing/plan.ts';
import { emptyCarton } from '#shared/documents/packing/plan.ts';
import { workOut } from '#shared/documents/packing/workOut.ts';
import { aDraft, anItem } from '#test/builders/consignment.ts';
import { aSheetInput, sheetRow } from '#test/builders/sheet.ts';

const goods = fc
  .array(fc.record({ qty: fc.integer({ min: 1, max: 40 }), netWeight: fc.integer({ min: 1, max: 500 }) }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((all) =>
    all.map(({ qty, netWeight }, i) =>
      anItem({ itemNo: `G-${i}`, qty: String(qty), netWeight: String(netWeight / 100) }),
    ),
  );

/** Goods and a plan with every item in at least one carton, and more weight over all than any share can be short of. */
const packed = fc
  .record({
    items: goods,
    cartons: fc.integer({ min: 1, max: 4 }),
    picks: fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
    net: fc.integer({ min: 1, max: 5000 }),
    packaging: fc.integer({ min: 0, max: 300 }),
  })
  .map(({ items, cartons, picks, net, packaging }) => {
    const draft = aDraft({ items });
    const plan: PackingPlan = {
      cartons: Array.from({ length: cartons }, (_, c) => ({
        ...emptyCarton(String(c + 1)),
        contents: items.flatMap((_, i) =>
          picks[c * 5 + i] || i % cartons === c || c % items.length === i
            ? [{ goods: goodsRef(draft, i), pieces: '', netWeight: '' }]
            : [],
        ),
      })),
      items: [],
      totals: { pieces: '', netWeight: String(net / 100), grossWeight: String((net + packaging) / 100) },
      key: 'netWeight',
      digits: { weight: 2, pieces: 0 },
    };
    return { draft, plan };
  });

describe('a packing', () => {
  it('written into the draft makes every document say what is packed', () => {
    fc.assert(
      fc.property(packed, ({ draft, plan }) => {
        const split = workOut(plan, draft);
        if (!split.ok) throw new Error(split.error[0]?.code);
        const edited = applyEdits(draft, packingEdits(split.value, draft));
        if (!edited.ok) throw new Error(edited.error.code);
        const input = aSheetInput({ draft: edited.value.draft, packing: packedFigures(split.value) });
        const keys = ['packages', 'netWeight', 'grossWeight'];
        const lines = draft.items.map((_, i) => `items.${i}.netWeight`);
        for (const key of [...keys, ...lines]) expect(sheetRow(input, key).agreement, key).toBe('same');
        expect(packingEdits(split.value, edited.value.draft)).toEqual([]);
        expect(equals(sum(split.value.items.map((one) => one.netWeight)), split.value.totals.netWeight)).toBe(
          true,
        );
      }),
      { numRuns: 150 },
    );
  });

  it('finds its goods again however the others move, and nothing else', () => {
    fc.assert(
      fc.property(packed, fc.nat(4), fc.nat(5), ({ draft, plan }, out, at) => {
        const removed = Math.min(out, draft.items.length - 1);
        const items = draft.items
          .toSpliced(removed, 1)
          .toSpliced(Math.min(at, draft.items.length - 1), 0, anItem({ itemNo: 'NEW' }));
        draft.items.forEach(({ itemNo }, index) => {
          const found = matchGoods({ itemNo, index }, items);
          expect(found === null ? null : items[found]?.itemNo).toBe(index === removed ? null : itemNo);
        });
        expect(lostGoods(plan, items)).toEqual([goodsRef(draft, removed)]);
      }),
      { numRuns: 200 },
    );
  });
});
