import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pointer } from '#shared/base/pointer.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import type { Edit } from '#shared/consignment/edit.ts';
import { textAt } from '#shared/consignment/edit.ts';
import { FIELD_PATTERNS } from '#shared/consignment/fields.ts';
import type { DraftOverrides } from '#test/builders/consignment.ts';
import { aDraft, anItem } from '#test/builders/consignment.ts';
import type { TestWorkstation } from '#test/builders/workstation.ts';
import { aWorkstation, until } from '#test/builders/workstation.ts';

const ENTERPRISE = { code: '4199000001', name: '示例报关企业', telephone: '', dxpId: 'DXPENT0000099999' };

let station: TestWorkstation;

beforeEach(async () => {
  station = await aWorkstation();
});
afterEach(() => station.close());

const set = (at: string, text: string): Edit => ({ kind: 'set', at: pointer(...at.split('.')), text });

/** The edits by which a draft is typed into an empty one. */
function typing(draft: Draft): Edit[] {
  const fields = [...FIELD_PATTERNS.keys()].filter((pattern) => !pattern.startsWith('items.'));
  return [
    ...draft.items.map((item, index): Edit => ({ kind: 'insertItem', index, item })),
    ...fields.map((at) => set(at, textAt(draft, pointer(at)) ?? '')),
  ];
}

async function consignment(overrides: DraftOverrides = {}) {
  await station.call('profile.create', { kind: 'live', enterprise: ENTERPRISE });
  const { id, revision } = await station.call('consignments.create', { regime: '9610' });
  return station.call('consignments.edit', { id, revision, edits: typing(aDraft(overrides)) });
}

describe('the sheet', () => {
  it('lights a difference with the rule of the pack that speaks of it, and choosing is one step to undo', async () => {
    const { id, revision } = await consignment({ payment: { charge: '60' } });
    const sheet = await station.call('sheet.get', { id, only: 'differing' });
    expect(sheet.rows.map(({ key, agreement }) => [key, agreement])).toEqual([['amountDue', 'differs']]);
    expect([sheet.differing, sheet.editable, sheet.revision]).toEqual([1, true, revision]);

    const row = await station.call('sheet.row', { id, key: 'amountDue' });
    expect(row.findings.map(({ rule }) => rule)).toContain('R6002');
    expect(row.rule?.confidence).toBe('toBeConfirmed');
    const choice = row.choices.find(({ text }) => text === '68.5');
    expect(choice?.edits).toEqual([set('payment.charge', '68.5')]);

    await station.call('consignments.edit', { id, revision, edits: [...(choice?.edits ?? [])] });
    expect((await station.call('sheet.get', { id })).differing).toBe(0);
    await station.call('consignments.undo', { id });
    expect((await station.call('sheet.get', { id })).differing).toBe(1);
  });

  it('gives a window of many rows', async () => {
    const items = Array.from({ length: 30 }, (_, i) => anItem({ itemNo: `N-${i}`, totalPrice: '44' }));
    const { id } = await consignment({ items });
    const all = await station.call('sheet.get', { id, limit: 500 });
    const part = await station.call('sheet.get', { id, offset: 100, limit: 20 });
    expect(part.total).toBe(all.rows.length);
    expect(part.rows).toEqual(all.rows.slice(100, 120));
    const differing = await station.call('sheet.get', { id, only: 'differing', limit: 500 });
    expect(differing.rows.filter(({ fact }) => fact === 'total')).toHaveLength(30);
  });

  it('refuses rows and consignments that are not there', async () => {
    const { id } = await consignment();
    await expect(station.call('sheet.row', { id, key: 'items.9.total' })).rejects.toThrow('sheet.unknownRow');
    await expect(station.call('sheet.get', { id: 'none' })).rejects.toThrow('consignment.missing');
  });

  it('shows what was sent and what the receipt repeated beside what a returned draft says now', async () => {
    await station.call('profile.create', { kind: 'training' });
    await station.call('training.setOfficer', { rules: [{ next: 1, do: 'return' }], stepMs: 0 });
    const { ids } = await station.call('consignments.ids', { check: 'ready' });
    const id = ids[0] ?? '';
    await station.call('exchange.send', { ids: [id] });
    const view = await until(
      () => station.call('consignments.get', { id }),
      ({ state }) => state === 'returned',
    );
    const before = await station.call('sheet.get', { id, limit: 500 });
    const inventory = before.columns.indexOf('inventory');
    const cellOf = (rows: typeof before.rows, key: string) =>
      rows.find((row) => row.key === key)?.cells[inventory];
    expect(cellOf(before.rows, 'invtNo') ?? cellOf(before.rows, 'preNo')).toMatchObject({
      text: '',
      returned: expect.stringMatching(/\w{10,}/),
    });
    expect(before.differing).toBe(0);

    const old = view.draft.transport.packages;
    const edits = [set('transport.packages', `${old}0`)];
    await station.call('consignments.edit', { id, revision: view.revision, edits });
    const after = await station.call('sheet.get', { id, only: 'differing' });
    expect(after.rows.map(({ key, agreement }) => [key, agreement])).toEqual([['packages', 'sentDiffers']]);
    expect(cellOf(after.rows, 'packages')).toMatchObject({ text: `${old}0`, sent: old });
    const { choices } = await station.call('sheet.row', { id, key: 'packages' });
    expect(choices).toMatchObject([{ of: 'sent', text: old, edits: [set('transport.packages', old)] }]);
  });
});
