import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pointer } from '#shared/base/pointer.ts';
import type { Edit } from '#shared/consignment/edit.ts';
import type { PackedLine, PackingPlan } from '#shared/documents/packing/plan.ts';
import { emptyCarton } from '#shared/documents/packing/plan.ts';
import { anItem } from '#test/builders/consignment.ts';
import type { TestWorkstation } from '#test/builders/workstation.ts';
import { aWorkstation } from '#test/builders/workstation.ts';

let station: TestWorkstation;
let id: string;

const set = (at: string, text: string): Edit => ({ kind: 'set', at: pointer(...at.split('.')), text });
const line = (itemNo: string, index: number, pieces = '', netWeight = ''): PackedLine => ({
  goods: { itemNo, index },
  pieces,
  netWeight,
});
const plan = (...cartons: PackingPlan['cartons']): PackingPlan => ({
  cartons,
  items: [],
  totals: { pieces: '', netWeight: '', grossWeight: '3.50' },
  key: 'netWeight',
  digits: { weight: 2, pieces: 0 },
});
const TWO = plan(
  { ...emptyCarton('A'), grossWeight: '2.00', contents: [line('V', 0, '2')] },
  { ...emptyCarton('B'), contents: [line('V', 0), line('P', 1)] },
);

async function edit(...edits: Edit[]) {
  const { revision } = await station.call('consignments.get', { id });
  return station.call('consignments.edit', { id, revision, edits });
}

beforeEach(async () => {
  station = await aWorkstation();
  await station.call('profile.create', {
    kind: 'live',
    enterprise: { code: '4199000001', name: '示例报关企业', telephone: '', dxpId: '' },
  });
  id = (await station.call('consignments.create', { regime: '9610' })).id;
  await edit(
    { kind: 'insertItem', index: 0, item: anItem({ itemNo: 'V', qty: '3', netWeight: '2' }) },
    { kind: 'insertItem', index: 1, item: anItem({ itemNo: 'P', qty: '5', netWeight: '1' }) },
    set('transport.netWeight', '3'),
    set('transport.grossWeight', '3.5'),
  );
});
afterEach(() => station.close());

describe('packing', () => {
  it('begins with one carton for everything, which is not kept', async () => {
    const view = await station.call('packing.get', { id });
    expect(view).toMatchObject({ revision: 0, lost: [], plan: { key: 'netWeight' } });
    expect(view.plan.cartons).toHaveLength(1);
    expect(view.result).toMatchObject({
      ok: true,
      figures: { packages: '1', netWeight: '3', grossWeight: '3.5' },
    });
  });

  it('keeps a plan as typed over a restart, with an audit row, and refuses an older one', async () => {
    const odd = { ...TWO, totals: { ...TWO.totals, netWeight: ' drei ' } };
    const first = await station.call('packing.set', { id, revision: 0, plan: odd });
    expect(first.result).toMatchObject({ ok: false, problems: [{ code: 'packing.unreadable' }] });
    await expect(station.call('packing.set', { id, revision: 0, plan: TWO })).rejects.toThrow(
      'packing.stale',
    );
    station = await station.restart();
    expect(await station.call('packing.get', { id })).toMatchObject({ revision: 1, plan: odd });
  });

  it('writes what is packed into the draft as one step, and takes it back', async () => {
    const kept = await station.call('packing.set', { id, revision: 0, plan: TWO });
    expect(kept.result).toMatchObject({
      ok: false,
      problems: [{ code: 'cartons.unknownTotal', quantity: 'netWeight' }],
    });
    const whole = { ...TWO, totals: { ...TWO.totals, netWeight: '2.50' } };
    const { revision, result } = await station.call('packing.set', { id, revision: 1, plan: whole });
    expect(result.ok && result.steps.join('\n')).toContain('2.5');
    const before = (await station.call('consignments.get', { id })).draft;
    const view = await station.call('packing.apply', { id, revision });
    expect(view.draft.transport).toMatchObject({ packages: '2', netWeight: '2.5', grossWeight: '3.5' });
    expect(view.draft.items.map(({ netWeight }) => netWeight)).toEqual(['1.67', '0.83']);
    expect(view.filled['items.0.netWeight']).toBe('computed');
    const sheet = await station.call('sheet.get', { id, limit: 500 });
    const packed = ['packages', 'netWeight', 'grossWeight', 'items.0.netWeight', 'items.1.netWeight'];
    for (const key of packed) expect(sheet.rows.find((row) => row.key === key)?.agreement, key).toBe('same');
    const undone = await station.call('consignments.undo', { id });
    expect(undone.draft).toEqual(before);
  });

  it('does not write what cannot be split, and says why in words', async () => {
    const over = plan({ ...emptyCarton('A'), contents: [line('V', 0, '9'), line('P', 1)] });
    const { revision, result } = await station.call('packing.set', { id, revision: 0, plan: over });
    expect(!result.ok && result.problems[0]?.text).toContain('其中锁定的已有 9');
    await expect(station.call('packing.apply', { id, revision })).rejects.toThrow('packing.impossible');
  });

  it('finds goods again after others were put in, and names those that are gone', async () => {
    const whole = { ...TWO, totals: { ...TWO.totals, netWeight: '2.50' } };
    await station.call('packing.set', { id, revision: 0, plan: whole });
    await edit({ kind: 'insertItem', index: 0, item: anItem({ itemNo: 'NEW' }) });
    const moved = await station.call('packing.get', { id });
    expect(moved.lost).toEqual([]);
    expect(moved.result).toMatchObject({ ok: false, problems: [{ code: 'cartons.itemUnpacked' }] });
    await edit({ kind: 'removeItem', index: 0 }, { kind: 'removeItem', index: 0 });
    const gone = await station.call('packing.get', { id });
    expect(gone.lost).toEqual([{ itemNo: 'V', index: 0 }]);
    expect(gone.plan).toEqual(whole);
    expect(gone.result).toMatchObject({ ok: false, problems: [{ code: 'cartons.unknownItem' }, {}] });
  });

  it('stays as it was sent', async () => {
    await station.call('consignments.remove', { ids: [id] });
    await expect(station.call('packing.set', { id, revision: 0, plan: TWO })).rejects.toThrow(
      'consignment.locked',
    );
  });
});
