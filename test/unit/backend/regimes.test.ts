import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pointer } from '#shared/base/pointer.ts';
import type { Edit } from '#shared/consignment/edit.ts';
import type { TestWorkstation } from '#test/builders/workstation.ts';
import { aWorkstation } from '#test/builders/workstation.ts';

let station: TestWorkstation;

beforeEach(async () => {
  station = await aWorkstation();
  await station.call('profile.create', { kind: 'training' });
});
afterEach(() => station.close());

const set = (at: string, text: string): Edit => ({ kind: 'set', at: pointer(...at.split('.')), text });

async function readyOne(): Promise<string> {
  const { ids } = await station.call('consignments.ids', { check: 'ready' });
  if (ids[0] === undefined) throw new Error('no sample is ready');
  return ids[0];
}

/** Changes the closed database the way another version would have written it. */
async function rewrite(...statements: readonly string[]): Promise<void> {
  const folder = station.dataFolder;
  await station.backend.close();
  const database = new Database(join(folder, 'training', 'work.db'));
  try {
    for (const statement of statements) database.exec(statement);
  } finally {
    database.close();
  }
  station = await aWorkstation({ dataFolder: folder });
}

describe('every regime', () => {
  it('can be begun and copied; a regime nobody knows cannot', async () => {
    for (const regime of ['9610', '9710', '9810', '1210', '0110'] as const) {
      const begun = await station.call('consignments.create', { regime });
      expect(begun.draft.regime).toBe(regime);
      expect((await station.call('consignments.create', { copyOf: begun.id })).draft.regime).toBe(regime);
    }
    expect(await station.backend.call('consignments.create', { regime: '9611' })).toMatchObject({
      ok: false,
      error: { code: 'api.badArguments' },
    });
    expect((await station.call('consignments.create', {})).draft.regime).toBe('9610');
  });
});

describe('a draft that an older version stored', () => {
  it('opens, is checked as before, and takes every field', async () => {
    const id = await readyOne();
    const before = await station.call('consignments.get', { id });
    const passport = await station.call('passports.make', { id });
    await rewrite(
      `UPDATE consignment_draft SET draft = json_remove(draft, '$.trade', '$.zone', '$.order.warehouseNo',
         '$.consignee.code', '$.declaration.route', '$.items[0].recordNo', '$.items[0].dutyMode')
       WHERE n = (SELECT n FROM consignment WHERE id = '${id}')`,
    );
    const after = await station.call('consignments.get', { id });
    expect(after.draft).toEqual(before.draft);
    expect(after.findings).toEqual(before.findings);
    expect(await station.call('passports.list', { id })).toMatchObject([{ id: passport.id, current: true }]);
    const edits = [set('trade.term', '3'), set('items.0.recordNo', 'A-1'), set('order.warehouseNo', 'W-1')];
    const edited = await station.call('consignments.edit', { id, revision: after.revision, edits });
    expect(edited.draft.trade.term).toBe('3');
    expect(edited.draft.items[0]?.recordNo).toBe('A-1');
    const undone = await station.call('consignments.undo', { id });
    expect(undone.draft).toEqual(before.draft);
  });
});
