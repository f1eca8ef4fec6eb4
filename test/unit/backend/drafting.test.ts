import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pointer } from '#shared/base/pointer.ts';
import { emptyItem } from '#shared/consignment/consignment.ts';
import type { Edit } from '#shared/consignment/edit.ts';
import { textAt } from '#shared/consignment/edit.ts';
import { FIELD_PATTERNS } from '#shared/consignment/fields.ts';
import { aDraft } from '#test/builders/consignment.ts';
import type { TestWorkstation } from '#test/builders/workstation.ts';
import { aWorkstation } from '#test/builders/workstation.ts';

let station: TestWorkstation;

beforeEach(async () => {
  station = await aWorkstation();
  await station.call('profile.create', {
    kind: 'live',
    enterprise: {
      code: '4101980256',
      name: '郑州示例报关有限公司',
      telephone: '0371-55550100',
      dxpId: 'DXPENT0000099999',
    },
  });
});
afterEach(() => station.close());

const set = (at: string, text: string): Edit => ({ kind: 'set', at: pointer(...at.split('.')), text });

describe('drafting', () => {
  it('fills the enterprise into a new consignment and shows where it came from', async () => {
    const view = await station.call('consignments.create', {});
    expect(view.draft.declarant.code).toBe('4101980256');
    expect(view.filled['declarant.code']).toBe('enterprise');
    const edited = await station.call('consignments.edit', {
      id: view.id,
      revision: view.revision,
      edits: [set('declarant.code', '4101960128')],
    });
    expect(edited.filled['declarant.code']).toBeUndefined();
  });

  it('saves every edit as typed, also what cannot be valid, and keeps it over a restart', async () => {
    const { id, revision } = await station.call('consignments.create', {});
    await station.call('consignments.edit', {
      id,
      revision,
      edits: [
        set('order.orderNo', ' A-1 '),
        { kind: 'insertItem', index: 0, item: emptyItem() },
        set('items.0.qty', 'zwei'),
      ],
    });
    station = await station.restart();
    const view = await station.call('consignments.get', { id });
    expect(view.draft.order.orderNo).toBe(' A-1 ');
    expect(view.draft.items[0]?.qty).toBe('zwei');
    expect(view.findings.some((finding) => finding.at.includes(pointer('items', 0, 'qty')))).toBe(true);
  });

  it('refuses an edit that was made on an older version, and changes nothing', async () => {
    const { id, revision } = await station.call('consignments.create', {});
    await station.call('consignments.edit', { id, revision, edits: [set('order.note', 'first')] });
    expect(
      await station.backend.call('consignments.edit', { id, revision, edits: [set('order.note', 'second')] }),
    ).toMatchObject({ ok: false, error: { code: 'consignment.stale' } });
    expect((await station.call('consignments.get', { id })).draft.order.note).toBe('first');
  });

  it('undoes and redoes step by step, over a restart, marks included', async () => {
    const created = await station.call('consignments.create', {});
    const { id } = created;
    const one = await station.call('consignments.edit', {
      id,
      revision: created.revision,
      edits: [set('seller.code', 'X')],
    });
    await station.call('consignments.edit', {
      id,
      revision: one.revision,
      edits: [{ kind: 'insertItem', index: 0, item: { ...emptyItem(), itemNo: 'SKU-1' } }],
    });
    station = await station.restart();
    expect((await station.call('consignments.undo', { id })).draft.items).toHaveLength(0);
    const undone = await station.call('consignments.undo', { id });
    expect(undone.draft).toEqual(created.draft);
    expect(undone.filled).toEqual(created.filled);
    expect(undone.canUndo).toBe(false);
    expect(await station.backend.call('consignments.undo', { id })).toMatchObject({
      error: { code: 'consignment.nothingToUndo' },
    });
    await station.call('consignments.redo', { id });
    const redone = await station.call('consignments.redo', { id });
    expect(redone.draft.items[0]?.itemNo).toBe('SKU-1');
    expect(redone.canRedo).toBe(false);
  });

  it('moves the marks of goods items with them', async () => {
    const { id, revision } = await station.call('consignments.create', {});
    const edits: Edit[] = [
      { kind: 'insertItem', index: 0, item: emptyItem() },
      { kind: 'insertItem', index: 1, item: emptyItem() },
    ];
    const two = await station.call('consignments.edit', { id, revision, edits });
    const fixed = await station.call('consignments.edit', {
      id,
      revision: two.revision,
      edits: [set('items.1.barCode', '无')],
      source: 'fix',
    });
    const after = await station.call('consignments.edit', {
      id,
      revision: fixed.revision,
      edits: [{ kind: 'removeItem', index: 0 }],
    });
    expect(after.filled['items.0.barCode']).toBe('fix');
    expect(after.filled['items.1.barCode']).toBeUndefined();
    const undone = await station.call('consignments.undo', { id });
    expect(undone.filled['items.1.barCode']).toBe('fix');
  });

  it('sets a field in many consignments, and takes it all back at once', async () => {
    const made = await Promise.all([1, 2, 3].map(() => station.call('consignments.create', {})));
    const ids = made.map(({ id }) => id);
    const { changed, batch } = await station.call('consignments.setMany', {
      ids,
      at: 'transport.mode',
      text: '5',
    });
    expect(changed).toBe(3);
    expect((await station.call('consignments.get', { id: ids[1] ?? '' })).draft.transport.mode).toBe('5');
    expect(await station.call('consignments.undoMany', { batch })).toEqual({ changed: 3 });
    expect((await station.call('consignments.get', { id: ids[1] ?? '' })).draft.transport.mode).toBe('');
  });

  it('copies a consignment without what belongs to one parcel', async () => {
    const { id, revision } = await station.call('consignments.create', {});
    await station.call('consignments.edit', {
      id,
      revision,
      edits: [
        set('order.orderNo', 'A-1'),
        set('transport.waybillNo', 'W-1'),
        set('order.platformName', '示例海外集市'),
      ],
    });
    const copy = await station.call('consignments.create', { copyOf: id });
    expect(copy.draft.order).toMatchObject({ orderNo: '', platformName: '示例海外集市' });
    expect(copy.draft.transport.waybillNo).toBe('');
    expect(copy.filled['order.platformName']).toBe('copy');
  });

  it('finds consignments by Chinese words, order number and waybill, and sorts them', async () => {
    for (const [orderNo, seller] of [
      ['B-2', '开封汴绣坊'],
      ['A-1', '禹州钧瓷行'],
    ] as const) {
      const { id, revision } = await station.call('consignments.create', {});
      await station.call('consignments.edit', {
        id,
        revision,
        edits: [set('order.orderNo', orderNo), set('seller.name', seller)],
      });
    }
    const found = await station.call('consignments.list', { search: '钧瓷' });
    expect(found.rows.map((row) => row.orderNo)).toEqual(['A-1']);
    const sorted = await station.call('consignments.list', { sort: 'orderNo', descending: false });
    expect(sorted.rows.map((row) => row.orderNo)).toEqual(['A-1', 'B-2']);
  });

  it('puts consignments into the bin and takes them out again', async () => {
    const { id } = await station.call('consignments.create', {});
    expect(await station.call('consignments.remove', { ids: [id] })).toEqual({ changed: 1 });
    expect((await station.call('consignments.list', {})).total).toBe(0);
    expect((await station.call('consignments.list', { removed: true })).total).toBe(1);
    await station.call('consignments.restore', { ids: [id] });
    expect((await station.call('consignments.list', {})).total).toBe(1);
  });

  it('exports messages, and tables in which nothing can run as a formula', async () => {
    const { id, revision } = await station.call('consignments.create', {});
    await station.call('consignments.edit', {
      id,
      revision,
      edits: [
        set('order.orderNo', '=HYPERLINK("http://example.invalid")'),
        { kind: 'insertItem', index: 0, item: { ...emptyItem(), qty: '-1', gname: '麦秆画' } },
      ],
    });
    const csv = await station.call('consignments.export', { ids: [id], format: 'csv' });
    const file = await station.backend.fileOf(csv.ticket);
    const text = readFileSync(file?.path ?? '', 'utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""http://example.invalid"")"`);
    expect(text).toContain(',-1,');
    expect(await station.backend.call('consignments.export', { ids: [id], format: 'xml' })).toMatchObject({
      error: { code: 'consignment.nothingToExport' },
    });
  });

  it('exports the messages of a complete consignment, and says that they are not signed', async () => {
    const { id, revision } = await station.call('consignments.create', {});
    const edits = [...FIELD_PATTERNS.keys()]
      .filter((pattern) => !pattern.startsWith('items'))
      .map((pattern) => set(pattern, textAt(aDraft(), pointer(...pattern.split('.'))) ?? ''));
    const items = aDraft().items.map((item, index): Edit => ({ kind: 'insertItem', index, item }));
    await station.call('consignments.edit', { id, revision, edits: [...edits, ...items] });
    const zip = await station.call('consignments.export', { ids: [id], format: 'xml' });
    const zipped = await station.backend.fileOf(zip.ticket);
    const names = Object.keys(unzipSync(readFileSync(zipped?.path ?? '')));
    expect(names).toHaveLength(4);
    expect(names.every((name) => name.endsWith('-unsigned.xml'))).toBe(true);
  });

  it.each(['EX-1', '..'])('keeps consignments of one order number (%s) apart', async (orderNo) => {
    const ids: string[] = [];
    for (let i = 0; i < 2; i += 1) {
      const { id, revision } = await station.call('consignments.create', {});
      const edits = [...FIELD_PATTERNS.keys()]
        .filter((pattern) => !pattern.startsWith('items'))
        .map((pattern) => set(pattern, textAt(aDraft(), pointer(...pattern.split('.'))) ?? ''));
      const items = aDraft().items.map((item, index): Edit => ({ kind: 'insertItem', index, item }));
      const number = set('order.orderNo', orderNo);
      await station.call('consignments.edit', { id, revision, edits: [...edits, ...items, number] });
      ids.push(id);
    }
    const zip = await station.call('consignments.export', { ids, format: 'xml' });
    const zipped = await station.backend.fileOf(zip.ticket);
    const names = Object.keys(unzipSync(readFileSync(zipped?.path ?? '')));
    expect(names).toHaveLength(8);
    expect(names.some((name) => name.startsWith('../'))).toBe(false);
  });
});

describe('a call', () => {
  it.each([
    ['consignments.nothing', {}, 'api.unknownMethod'],
    ['__proto__', {}, 'api.unknownMethod'],
    ['constructor', {}, 'api.unknownMethod'],
    ['consignments.get', { id: '../../etc' }, 'api.badArguments'],
    ['consignments.get', { id: 'a', more: 1 }, 'api.badArguments'],
    ['consignments.list', { limit: 100_000 }, 'api.badArguments'],
    ['consignments.list', { search: 'x'.repeat(300_000) }, 'api.tooLarge'],
    ['consignments.get', { id: 'nobody' }, 'consignment.missing'],
  ])('$0 is refused with $2', async (method, args, code) => {
    expect(await station.backend.call(method, args)).toMatchObject({ ok: false, error: { code } });
  });
});

describe('a profile that will not open', () => {
  it('says why, offers its backups, and comes back from one', async () => {
    const { id } = await station.call('consignments.create', {});
    const backup = await station.call('backup.now', {});
    await station.call('profile.close', {});
    writeFileSync(
      join(station.dataFolder, 'live', 'work.db'),
      'this is no database at all, and long enough to be read',
    );
    expect(await station.backend.call('profile.open', { kind: 'live' })).toMatchObject({
      ok: false,
      error: { code: 'store.damaged' },
    });
    const { trouble } = await station.call('profile.status', {});
    expect(trouble).toMatchObject({ kind: 'live', backups: [{ name: backup.name }] });
    await station.call('profile.recover', { kind: 'live', backup: backup.name });
    expect((await station.call('consignments.get', { id })).id).toBe(id);
    expect((await station.call('profile.status', {})).trouble).toBeNull();
  });
});
