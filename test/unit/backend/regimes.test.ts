import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pointer } from '#shared/base/pointer.ts';
import { emptyItem } from '#shared/consignment/consignment.ts';
import type { Edit } from '#shared/consignment/edit.ts';
import { switchEdits } from '#shared/consignment/switching.ts';
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

describe('choosing a regime', () => {
  const optionOf = async (id: string, regime: string, route: string) => {
    const { options } = await station.call('regimes.compare', { id });
    const option = options.find((one) => one.regime === regime && one.route === route);
    if (option === undefined) throw new Error(`${regime} ${route}`);
    return option;
  };

  it('says of every regime and route whether it fits and why not, which documents it needs, and what changes', async () => {
    const id = await readyOne();
    const { options, judged } = await station.call('regimes.compare', { id });
    expect(judged).toBe(true);
    expect(options.map(({ regime, route }) => `${regime} ${route}`)).toEqual([
      '9610 list',
      '9710 list',
      '9710 declaration',
      '9810 list',
      '9810 declaration',
      '1210 list',
      '0110 declaration',
    ]);
    expect(options.map(({ chosen }) => chosen)).toEqual([true, ...Array(6).fill(false)]);
    const retail = await optionOf(id, '9610', 'list');
    expect(retail).toMatchObject({ fit: 'fits', reasons: [], asked: [], kept: [] });
    const bonded = await optionOf(id, '1210', 'list');
    expect(bonded.fit).toBe('not');
    expect(bonded.reasons.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['R8301', 'R8303']));
    expect(bonded.asked).toEqual(expect.arrayContaining(['zone.emsNo', 'items.*.recordNo']));
    const stock = await optionOf(id, '9810', 'declaration');
    expect([stock.fit, stock.reasons.map(({ rule }) => rule)]).toEqual(['ask', ['R8208']]);
    const general = await optionOf(id, '0110', 'declaration');
    expect(general).toMatchObject({ fit: 'fits', documents: ['declaration'] });
    expect(general.kept).toEqual(expect.arrayContaining(['payment.charge', 'transport.waybillNo']));
  });

  it('finds the limit of 5,000 yuan by list and not by declaration, with its source and date', async () => {
    const { id, revision } = await station.call('consignments.create', { regime: '9710', route: 'list' });
    const item = { ...emptyItem(), gname: '钧瓷花瓶', totalPrice: '5000.01' };
    const edits: readonly Edit[] = [set('order.currency', 'CNY'), { kind: 'insertItem', index: 0, item }];
    const { revision: second } = await station.call('consignments.edit', { id, revision, edits: [...edits] });
    const byList = await optionOf(id, '9710', 'list');
    expect([byList.fit, byList.reasons.find(({ rule }) => rule === 'R8011')?.source.from]).toEqual([
      'not',
      '2020-07-01',
    ]);
    expect((await optionOf(id, '9710', 'declaration')).reasons.map(({ rule }) => rule)).not.toContain(
      'R8011',
    );
    const at = await station.call('consignments.edit', {
      id,
      revision: second,
      edits: [set('items.0.totalPrice', '5000')],
    });
    expect(at.draft.items[0]?.totalPrice).toBe('5000');
    expect((await optionOf(id, '9710', 'list')).reasons.map(({ rule }) => rule)).not.toContain('R8011');
  });

  it('switches in one step, keeps what was typed out of check and documents, and undo brings all back', async () => {
    const id = await readyOne();
    const before = await station.call('consignments.get', { id });
    const edits = [...switchEdits(before.draft, { regime: '9710', route: 'declaration' })];
    const switched = await station.call('consignments.edit', { id, revision: before.revision, edits });
    expect(switched.draft.regime).toBe('9710');
    expect(switched.draft.payment).toEqual(before.draft.payment);
    expect(switched.findings.flatMap(({ at }) => at).filter((at) => at.startsWith('payment.'))).toEqual([]);
    const fresh = await station.call('consignments.recheck', {});
    expect(fresh.checked).toBeGreaterThan(0);
    expect((await station.call('consignments.get', { id })).findings).toEqual(switched.findings);
    expect(
      (await station.call('consignments.list', { regimes: ['9710'] })).rows.map((row) => row.id),
    ).toEqual([id]);
    const kinds = (await station.call('consignments.documents', { id })).map(({ kind }) => kind);
    expect(kinds).toEqual(['order', 'declaration']);
    const undone = await station.call('consignments.undo', { id });
    expect(undone.draft).toEqual(before.draft);
    expect(undone.findings).toEqual(before.findings);
    expect((await station.call('consignments.redo', { id })).draft).toEqual(switched.draft);
  });

  it('is refused once sent, and for a regime nobody knows', async () => {
    const id = await readyOne();
    const { revision } = await station.call('consignments.get', { id });
    const edits = [{ kind: 'setRegime', regime: '9611' }];
    expect(await station.backend.call('consignments.edit', { id, revision, edits })).toMatchObject({
      ok: false,
      error: { code: 'api.badArguments' },
    });
    await station.call('exchange.send', { ids: [id] });
    const sent = await station.call('consignments.get', { id });
    const late = { id, revision: sent.revision, edits: [{ kind: 'setRegime', regime: '1210' }] };
    expect(await station.backend.call('consignments.edit', late)).toMatchObject({
      ok: false,
      error: { code: 'consignment.locked' },
    });
  });

  it('begins where the last one was', async () => {
    expect(await station.call('regimes.lastUsed', {})).toEqual({ regime: '9610', route: '' });
    await station.call('consignments.create', { regime: '9810', route: 'declaration' });
    expect(await station.call('regimes.lastUsed', {})).toEqual({ regime: '9810', route: 'declaration' });
    const made = await station.call('consignments.create', { regime: '1210', route: 'list' });
    expect(made.draft.declaration.route).toBe('');
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
