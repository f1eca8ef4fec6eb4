import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { inspectFile, readRows } from '#backend/intake/readOrderFile.ts';
import type { ImportOptions } from '#shared/consignment/intake/columnMapping.ts';
import type { ImportOutcome } from '#shared/consignment/intake/createImport.ts';
import { createImport } from '#shared/consignment/intake/createImport.ts';
import { NO_LOOKUP } from '#shared/consignment/intake/nameLookup.ts';
import { suggestMapping } from '#shared/consignment/intake/suggestMapping.ts';
import { fieldsOf } from '#shared/consignment/regimeFields.ts';

/** Imports a file as a user would who accepts everything that is proposed. */
async function importFile(
  path: string,
  options: Partial<ImportOptions> = {},
  values: Readonly<Record<string, string>> = {},
): Promise<ImportOutcome> {
  const file = await inspectFile(path);
  if (!file.ok) throw new Error(JSON.stringify(file.error));
  const suggestion = suggestMapping(
    file.value.header,
    file.value.sample.map(({ cells }) => cells),
  );
  const country = suggestion.mapping['transport.country'];
  if (country?.from !== 'column' || suggestion.groupBy === null) throw new Error('not recognised');
  const run = createImport({
    profile: {
      mapping: { ...suggestion.mapping, 'transport.country': { ...country, values } },
      groupBy: suggestion.groupBy,
      options: { ...suggestion.options, ...options },
    },
    header: file.value.header,
    lookup: NO_LOOKUP,
    regime: '9610',
    defaults: { order: { currency: 'GBP' } },
  });
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  const read = await readRows(path, { onChunk: (chunk) => run.value.add(chunk.rows) });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return run.value.finish();
}

const REAL = '../shared/reference/orders/online_retail_non_uk_2011H2.csv';

describe.skipIf(!existsSync(REAL))('26,287 real order lines (skipped where the file is not there)', () => {
  it('accounts for every row', async () => {
    const outcome = await importFile(REAL);
    expect(outcome.counts).toEqual({
      rows: 26287,
      items: 23924,
      errors: 786,
      skipped: 1508,
      held: 69,
      orders: 1025,
      heldOrders: 33,
      drafts: 992,
      byCode: {
        'intake.skip.cancelled': 846,
        'intake.skip.serviceLine': 662,
        'intake.row.unclearName': 775,
        'intake.row.zeroPrice': 11,
        'intake.hold.badRows': 69,
      },
    });
    const drafts = [...outcome.orders()];
    const seen = [...drafts.flatMap(({ rows }) => rows), ...outcome.left.map(({ row }) => row)];
    expect(new Set(seen).size).toBe(26287);
    expect(seen.length).toBe(26287);
    expect(drafts.filter(({ draft }) => !/^[A-Z]{3}$/.test(draft.transport.country))).toEqual([]);
    expect(drafts.filter(({ draft }) => draft.items.length > 100).length).toBe(14);
  });

  it('divides large orders and takes the user’s word for unclear countries', async () => {
    const values = { 'European Community': 'BEL', Unspecified: 'FRA', 'Channel Islands': 'JEY' };
    const outcome = await importFile(REAL, { splitOver: 100 }, values);
    const drafts = [...outcome.orders()];
    expect(outcome.counts.byCode['intake.row.unclearName']).toBeUndefined();
    expect(outcome.counts.drafts).toBe(drafts.length);
    expect(Math.max(...drafts.map(({ draft }) => draft.items.length))).toBe(100);
    expect(new Set(drafts.map(({ draft }) => draft.order.orderNo)).size).toBe(drafts.length);
  });
});

describe('the sample that comes with the workstation', () => {
  const CSV = 'resources/samples/orders-henan.csv';

  it('is the same in both formats, knows every field of retail export, and has bad rows of every usual kind', async () => {
    const csv = await importFile(CSV);
    const xlsx = await importFile('resources/samples/orders-henan.xlsx');
    expect(csv.counts).toEqual(xlsx.counts);
    expect(csv.counts).toMatchObject({ rows: 73, items: 61, errors: 7, skipped: 2, held: 3, drafts: 26 });
    expect(csv.left).toEqual(xlsx.left.map((left) => ({ ...left, cells: expect.anything() })));
    const drafts = [...csv.orders()];
    expect([...xlsx.orders()]).toEqual(drafts);
    expect(drafts.flatMap(({ notes }) => notes)).toEqual([]);
    const suggestion = suggestMapping(
      (await readFile(CSV, 'utf8')).slice(1).split('\r\n', 1)[0]?.split(',') ?? [],
      [],
    );
    expect(Object.keys(suggestion.mapping).sort()).toEqual([...fieldsOf('9610').keys()].sort());
    expect(suggestion.unused).toEqual([]);
  });
});
