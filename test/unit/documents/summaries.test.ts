import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dec, equals, parseDecimal, sum, ZERO } from '#shared/base/decimal.ts';
import type { SummaryWishes } from '#shared/documents/summaries/request.ts';
import { MOST_INVENTORIES, problemOf, summaryRequest } from '#shared/documents/summaries/request.ts';
import type { SentInventory } from '#shared/documents/summaries/summing.ts';
import { obstacleOf, sumUp } from '#shared/documents/summaries/summing.ts';
import { CEB701 } from '#shared/messages/ceb701.ts';
import { checkRecord } from '#shared/messages/check.ts';
import { documentsOf } from '#test/builders/messages.ts';

type Parts = Partial<Omit<SentInventory, 'head'>> & { readonly head?: Readonly<Record<string, string>> };

function anInventory({ head = {}, ...parts }: Parts = {}): SentInventory {
  const { inventory } = documentsOf();
  return {
    id: 'd1',
    consignmentId: 'c1',
    invtNo: '46062026E000000001',
    state: 'closed',
    summaryId: null,
    cancelling: false,
    takenBack: false,
    list: inventory.list,
    ...parts,
    head: { ...inventory.head, statisticsFlag: 'B', ...head },
  };
}

const WAY = { byProducer: false, byName: true };
const WISHES: SummaryWishes = {
  ...WAY,
  copNo: 'SUM20260205093000AB12CD',
  filer: { code: '4199000001', name: '示例报关企业' },
  note: '',
};
const SENDING = { guid: '0A1B2C3D-0000-4000-8000-00000000000A', appTime: '20260205093000' };

/** Inventories of which many can be merged and some cannot. */
const someInventories = fc.array(
  fc.record({
    country: fc.constantFrom('502', '303'),
    ownerCode: fc.constantFrom('4199000002', 'NO'),
    gross: fc.integer({ min: 1, max: 99999 }),
    lines: fc.array(
      fc.record({
        gcode: fc.constantFrom('4602199000', '5810920000'),
        gname: fc.constantFrom('麦秆画', '汴绣'),
        qty: fc.integer({ min: 1, max: 9999 }),
        total: fc.integer({ min: 1, max: 999999 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  }),
  { maxLength: 12 },
);

function made(given: (typeof someInventories extends fc.Arbitrary<infer T> ? T : never)[number], i: number) {
  return anInventory({
    id: `d${i}`,
    invtNo: `46062026E${String(i).padStart(9, '0')}`,
    head: {
      country: given.country,
      ownerCode: given.ownerCode,
      grossWeight: dec(`${given.gross}.125`).toString(),
    },
    list: given.lines.map(({ gcode, gname, qty, total }) => ({
      ...documentsOf().inventory.list[0],
      ...{ gcode, gname, country: given.country },
      qty: `${qty}.5`,
      totalPrice: `${total}.01`,
    })),
  });
}

describe('summing up', () => {
  it('loses and adds nothing, whatever the way: sums agree to the last digit', () => {
    fc.assert(
      fc.property(someInventories, fc.boolean(), fc.boolean(), (given, byProducer, byName) => {
        const inventories = given.map(made);
        const groups = sumUp(inventories, { byProducer, byName });
        expect(groups.flatMap((group) => group.inventories).toSorted()).toEqual(
          inventories.map(({ id }) => id).toSorted(),
        );
        for (const name of ['qty', 'totalPrice'] as const) {
          const all = inventories.flatMap(({ list }) =>
            list.map((line) => parseDecimal(line[name] ?? '') ?? ZERO),
          );
          const summed = groups.flatMap(({ lines }) => lines.map((line) => line[name]));
          expect(equals(sum(summed), sum(all))).toBe(true);
        }
        const gross = inventories.map(({ head }) => parseDecimal(head['grossWeight'] ?? '') ?? ZERO);
        expect(equals(sum(groups.map((group) => group.grossWeight)), sum(gross))).toBe(true);
        expect(sumUp(inventories, { byProducer, byName })).toEqual(groups);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps apart what must not be in one declaration, and finer on demand', () => {
    const two = [anInventory(), anInventory({ id: 'd2', head: { ownerCode: '4199000009' } })];
    expect(sumUp(two, WAY)).toHaveLength(1);
    expect(sumUp(two, { ...WAY, byProducer: true })).toHaveLength(2);
    for (const head of [{ country: '303' }, { trafMode: '2' }, { portCode: '4600' }, { customsCode: '4604' }])
      expect(sumUp([anInventory(), anInventory({ id: 'd2', head })], WAY)).toHaveLength(2);
    const [line] = anInventory().list;
    const other = [{ ...line, gname: '另一种麦秆画' }];
    const named = [anInventory({ list: [{ ...line }] }), anInventory({ id: 'd2', list: other })];
    expect(sumUp(named, WAY)[0]?.lines).toHaveLength(2);
    expect(sumUp(named, { ...WAY, byName: false })[0]?.lines).toMatchObject([{ items: 2 }]);
  });

  it('says how many declarations a group takes: fifty lines each', () => {
    const [line] = anInventory().list;
    const list = Array.from({ length: 51 }, (_, i) => ({ ...line, gname: `名称${i}` }));
    expect(sumUp([anInventory({ list })], WAY)).toMatchObject([{ declarations: 2 }]);
  });
});

describe('an inventory', () => {
  it('is kept out with its reason', () => {
    expect(obstacleOf(anInventory())).toBeNull();
    expect(obstacleOf(anInventory({ state: 'released' }))).toBe('notClosed');
    expect(obstacleOf(anInventory({ head: { statisticsFlag: 'A' } }))).toBe('simplified');
    expect(obstacleOf(anInventory({ invtNo: '' }))).toBe('noNumber');
    expect(obstacleOf(anInventory({ cancelling: true }))).toBe('cancelling');
    expect(obstacleOf(anInventory({ takenBack: true }))).toBe('takenBack');
    expect(obstacleOf(anInventory({ summaryId: 's1' }))).toBe('already');
  });
});

describe('the request', () => {
  it('names every inventory and no period, and holds against its table', () => {
    const record = summaryRequest([anInventory(), anInventory({ invtNo: 'N2' })], WISHES, SENDING);
    expect(checkRecord(CEB701, record)).toEqual([]);
    expect(record.list).toEqual([{ invtNo: '46062026E000000001' }, { invtNo: 'N2' }]);
    expect(record.head).toMatchObject({ summaryFlag: '1', itemNameFlag: '1', ebcCode: '4199000002' });
    expect(record.head).not.toHaveProperty('startTime');
    const finer = summaryRequest([anInventory()], { ...WISHES, byProducer: true, byName: false }, SENDING);
    expect(finer.head).toMatchObject({ summaryFlag: '2', itemNameFlag: '0' });
  });

  it('is refused for none, too many, mixed or unfit inventories, and for one that is gone', () => {
    expect(problemOf([])).toEqual({ code: 'summary.none' });
    expect(problemOf([anInventory(), null])).toEqual({ code: 'summary.gone', params: { count: 1 } });
    expect(problemOf(Array.from({ length: MOST_INVENTORIES + 1 }, () => anInventory()))).toMatchObject({
      code: 'summary.tooMany',
    });
    expect(problemOf([anInventory(), anInventory({ head: { ebcCode: '4199000009' } })])).toEqual({
      code: 'summary.mixed',
    });
    expect(problemOf([anInventory(), anInventory({ summaryId: 's1' })])).toEqual({
      code: 'summary.obstacle',
      params: { count: 1 },
    });
    expect(problemOf([anInventory({ state: 'released' })])).toBeNull();
  });
});
