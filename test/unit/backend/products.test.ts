import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProductView } from '#shared/api/products.ts';
import { aProduct } from '#test/builders/products.ts';
import type { TestWorkstation } from '#test/builders/workstation.ts';
import { aWorkstation, until } from '#test/builders/workstation.ts';

let station: TestWorkstation;
beforeAll(async () => {
  station = await aWorkstation();
  await station.call('profile.create', { kind: 'training' });
});
afterAll(() => station.close());

const list = async (search = '') => (await station.call('products.list', { search })).rows;
const one = async (itemNo: string): Promise<ProductView> => {
  const found = await station.call('products.byItemNo', { itemNo });
  if (found === null) throw new Error(`no product ${itemNo}`);
  return found;
};
const orderOf = async (orderNo: string) => {
  const { rows } = await station.call('consignments.list', { search: orderNo });
  const id = rows[0]?.id ?? '';
  return station.call('consignments.get', { id });
};

async function ticketOf(name: string, content: string | Uint8Array): Promise<string> {
  const folder = join(station.dataFolder, 'given');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, content);
  return station.backend.offerFile(path, name);
}

const refusedWith = async (answer: Promise<unknown>) => {
  try {
    await answer;
    return 'accepted';
  } catch (thrown) {
    return String(thrown);
  }
};

describe('products of a training profile', () => {
  it('begin with samples, marked as such and to be confirmed', async () => {
    const samples = await list();
    expect(samples.length).toBeGreaterThan(8);
    expect(
      samples.every(({ sample, standing }) => sample && !standing.confirmed && standing.reason === 'sample'),
    ).toBe(true);
    expect((await list('钧瓷')).map(({ texts }) => texts.itemNo).toSorted()).toEqual(['JUN-C02', 'JUN-V26']);
    expect((await list('maojian'))[0]?.texts).toMatchObject({
      unit: '122',
      unit1: '035',
      factor1: '0.25',
      originCountry: 'CHN',
    });
  });

  it('say which consignments hold them, newest change first', async () => {
    const { id } = await one('JUN-V26');
    const uses = await station.call('products.usedIn', { id });
    expect(uses.length).toBeGreaterThan(1);
    expect(uses).toContainEqual(
      expect.objectContaining({ orderNo: 'HN2026110001', by: 'itemNo', lines: [0] }),
    );
    expect(uses.map(({ updatedAt }) => updatedAt)).toEqual(
      uses
        .map(({ updatedAt }) => updatedAt)
        .toSorted()
        .toReversed(),
    );
  });

  it('are found where they were chosen though the line has no number', async () => {
    const product = await station.call('products.create', {
      texts: { gname: '木版年画', gcode: '4911910000' },
    });
    const draft = await station.call('consignments.create', {});
    await station.call('consignments.edit', {
      ...{ id: draft.id, revision: draft.revision, source: 'product' },
      edits: [{ kind: 'insertItem', index: 0, item: { gname: '木版 年画' } }],
    });
    expect(await station.call('products.usedIn', { id: product.id })).toEqual([]);
    await station.call('products.noteUse', { id: product.id, consignment: draft.id });
    expect(await station.call('products.usedIn', { id: product.id })).toMatchObject([
      { consignmentId: draft.id, by: 'chosen', lines: [0] },
    ]);
  });

  it('mark what they fill in a line as from a product, undone in one step', async () => {
    const draft = await station.call('consignments.create', {});
    const begun = await station.call('consignments.edit', {
      ...{ id: draft.id, revision: draft.revision },
      edits: [{ kind: 'insertItem', index: 0, item: { qty: '3' } }],
    });
    const edited = await station.call('consignments.edit', {
      ...{ id: draft.id, revision: begun.revision, source: 'product' },
      edits: [
        { kind: 'set', at: 'items.0.gname', text: '剪纸' },
        { kind: 'set', at: 'items.0.gcode', text: '4823909000' },
      ],
    });
    expect(edited.filled).toMatchObject({ 'items.0.gname': 'product', 'items.0.gcode': 'product' });
    const undone = await station.call('consignments.undo', { id: draft.id });
    expect(undone.draft.items[0]).toMatchObject({ gname: '', gcode: '', qty: '3' });
  });

  it('are confirmed by a person, and to be confirmed again when the code changes', async () => {
    const made = await station.call('products.create', { texts: { ...aProduct(), itemNo: 'CONF-1' } });
    const confirmed = await station.call('products.confirm', {
      ...{ id: made.id, revision: made.revision, confirmed: true, by: '王会计', note: '预裁定' },
    });
    expect(confirmed.standing).toMatchObject({
      confirmed: true,
      reason: 'person',
      by: '王会计',
      note: '预裁定',
    });
    const priced = await station.call('products.save', { id: made.id, revision: 2, texts: { price: '11' } });
    expect(priced.standing.confirmed).toBe(true);
    const moved = await station.call('products.save', {
      id: made.id,
      revision: 3,
      texts: { gcode: '4602110000' },
    });
    expect(moved.standing).toMatchObject({ confirmed: false, reason: 'changed' });
    const draft =
      (await station.call('products.usedIn', { id: (await one('JUN-V26')).id }))[0]?.consignmentId ?? '';
    const vase = await one('JUN-V26');
    expect(
      await refusedWith(
        station.call('products.confirm', {
          id: vase.id,
          revision: vase.revision,
          confirmed: true,
          released: draft,
        }),
      ),
    ).toContain('product.notReleased');
  });

  it('refuse a taken number, no name at all, and an old revision', async () => {
    expect(await refusedWith(station.call('products.create', { texts: { itemNo: 'jun-v26' } }))).toContain(
      'product.itemNoTaken',
    );
    expect(await refusedWith(station.call('products.create', { texts: { price: '1' } }))).toContain(
      'product.nameless',
    );
    const { id } = await one('TEA-250');
    expect(await refusedWith(station.call('products.save', { id, revision: 9, texts: {} }))).toContain(
      'product.stale',
    );
  });

  it('tell of the same goods under two codes, with where', async () => {
    const order = await orderOf('HN2026110001');
    await station.call('consignments.edit', {
      ...{ id: order.id, revision: order.revision },
      edits: [{ kind: 'set', at: 'items.0.gcode', text: '6911101900' }],
    });
    const vase = await one('JUN-V26');
    const { itemNo, gname: name, barCode, gcode, unit1, unit2, gmodel } = vase.texts;
    const goods = { itemNo, name, barCode, gcode, unit1, unit2, gmodel };
    const report = await station.call('products.conflictsOf', {
      ...goods,
      self: vase.id,
      place: 'product',
      line: null,
    });
    expect(report.conflicts[0]).toMatchObject({ by: 'itemNo', differsIn: 'gcode' });
    const other = report.conflicts[0]?.variants.find(({ value }) => value === '6911101900');
    expect(other?.places).toMatchObject([{ place: 'draft', title: 'HN2026110001', line: 0 }]);
    const all = await station.call('products.conflicts', {});
    expect(
      all.conflicts.some(
        ({ by, key, differsIn }) => by === 'itemNo' && key === 'JUN-V26' && differsIn === 'gcode',
      ),
    ).toBe(true);
    expect(all.more).toBe(false);
  });
});

describe('photos of a product', () => {
  const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

  it('are kept by their bytes, shown, taken away and put back', async () => {
    const { id } = await one('TEA-250');
    const with1 = await station.call('products.addPhoto', { id, file: await ticketOf('茶.PNG', PNG) });
    expect(with1.photos).toMatchObject([{ kind: 'png', bytes: PNG.length, name: '茶.PNG' }]);
    const sha256 = with1.photos[0]?.sha256 ?? '';
    const shown = await station.call('products.photo', { id, sha256 });
    expect(Buffer.from(shown.base64, 'base64')).toEqual(PNG);
    expect((await station.call('products.removePhoto', { id, sha256 })).photos).toEqual([]);
    expect(await refusedWith(station.call('products.photo', { id, sha256 }))).toContain('product.photo.gone');
    const back = await station.call('products.putBackPhoto', { id, sha256, name: '茶.PNG' });
    expect(back.photos).toHaveLength(1);
    const path = join(station.dataFolder, 'training', 'photos', sha256.slice(0, 2), sha256);
    writeFileSync(path, Buffer.concat([PNG, PNG]));
    expect(await refusedWith(station.call('products.photo', { id, sha256 }))).toContain('product.photo.gone');
  });

  it('are pictures by their first bytes, whatever the name says, and not too large or too many', async () => {
    const { id } = await one('YAM-300');
    const add = async (name: string, bytes: Uint8Array | string) =>
      refusedWith(station.call('products.addPhoto', { id, file: await ticketOf(name, bytes) }));
    expect(await add('a.png', '<svg onload="alert(1)"/>')).toContain('product.photo.kind');
    expect(await add('a.webp', 'RIFFxxxxWAVE')).toContain('product.photo.kind');
    expect(await add('empty.png', '')).toContain('product.photo.kind');
    const large = Buffer.alloc(5 * 1024 * 1024 + 1);
    PNG.copy(large);
    expect(await add('large.png', large)).toContain('product.photo.large');
    for (let i = 0; i < 12; i++)
      expect(await add(`${i}.jpg`, Buffer.from([0xff, 0xd8, 0xff, i]))).toBe('accepted');
    expect(await add('13.jpg', Buffer.from([0xff, 0xd8, 0xff, 99]))).toContain('product.photo.many');
  });
});

describe('products in tables', () => {
  const importAs = async (name: string, text: string) => {
    const file = await ticketOf(name, text);
    const { mapping } = await station.call('products.inspectFile', { file });
    const preview = await station.call('products.previewImport', { file, mapping });
    const { job } = await station.call('products.startImport', { file, mapping });
    const result = await until(
      () => station.call('products.importResult', { job }),
      (value) => value !== null,
    );
    if (result === null) throw new Error('no result');
    return { preview, result };
  };

  it('go out and come back unchanged, formulas guarded on the way', async () => {
    await station.call('products.create', { texts: { itemNo: '=1+1', gname: '@防公式', notes: '-a' } });
    const { ids } = await station.call('products.ids', {});
    const offer = await station.call('products.export', { ids: [...ids], format: 'csv' });
    const given = await station.backend.fileOf(offer.ticket);
    const text = readFileSync(given?.path ?? '', 'utf8');
    expect(text).toContain("'=1+1,'@防公式");
    expect(offer.name).toContain('TRAINING');
    const { result } = await importAs('back.csv', text);
    expect(result.counts).toMatchObject({ rows: ids.length, same: ids.length, problems: 0 });
  });

  it('show what would change before it does; rows with a problem are left out with the reason', async () => {
    const before = (await one('HONEY-500')).texts;
    const text = [
      '货号,申报品名,单价,单位',
      'HONEY-500,,22.5,',
      'NEW-1,新货,5,个',
      'NEW-1,又一行,6,个',
      'BAD-1,坏行,五块,个',
      ',,9,个',
      ',无货号,7,个',
      ',无货号,7,个',
    ].join('\r\n');
    const { preview, result } = await importAs('new.csv', text);
    expect(preview.counts).toEqual({ rows: 7, created: 2, updated: 1, same: 1, problems: 3 });
    expect(preview.rows).toMatchObject([
      {
        row: 2,
        what: 'update',
        itemNo: 'HONEY-500',
        changes: [{ field: 'price', before: '21', after: '22.5' }],
      },
      { row: 3, what: 'create', name: '新货', changes: [] },
      { row: 7, what: 'create', name: '无货号' },
    ]);
    expect(preview.problems.map(({ row, code }) => [row, code])).toEqual([
      [4, 'product.row.twice'],
      [5, 'intake.row.notANumber'],
      [6, 'product.row.nameless'],
    ]);
    expect(result).toMatchObject({ counts: preview.counts, cancelled: false });
    expect((await one('HONEY-500')).texts).toEqual({ ...before, price: '22.5' });
    expect((await one('NEW-1')).standing).toMatchObject({ confirmed: false, reason: 'new' });
    expect(await station.call('products.byItemNo', { itemNo: 'BAD-1' })).toBeNull();
  });

  it('come in as a workbook, too', async () => {
    const { ids } = await station.call('products.ids', { search: '钧瓷' });
    const offer = await station.call('products.export', {
      ids: [...ids],
      format: 'xlsx',
      columns: ['itemNo', 'gname', 'gcode'],
    });
    const given = await station.backend.fileOf(offer.ticket);
    const file = await ticketOf('out.xlsx', readFileSync(given?.path ?? ''));
    const inspected = await station.call('products.inspectFile', { file });
    expect(inspected.header).toEqual(['商品货号', '申报品名', '商品编码']);
    expect(inspected.mapping).toEqual({ itemNo: '商品货号', gname: '申报品名', gcode: '商品编码' });
  });
});

describe('commodity codes and elements', () => {
  it('come with path, units, elements and conditions of the active pack, own products first', async () => {
    const found = await station.call('hs.search', { query: '茶' });
    expect(found.products[0]?.texts.itemNo).toBe('TEA-250');
    expect(found.lines.map(({ code }) => code)).toContain('0902109000');
    const detail = await station.call('hs.code', { code: '0902109000' });
    expect(detail?.line?.unit1).toBe('035');
    expect(detail?.units[0]?.zh).toBe('千克');
    expect(detail?.hit.path.map(({ code }) => code)).toEqual(['09', '0902', '090210']);
    expect(await station.call('hs.code', { code: '9999999999' })).toBeNull();
  });

  it('remember the texts of products and of other consignments for a code', async () => {
    const basis = await station.call('elements.basis', { code: ' 0902109000 ', itemNo: 'tea-250' });
    expect(basis.list.open).toBe(false);
    expect(basis.list.slots).toHaveLength(8);
    expect(basis.product).toMatchObject({ gcode: '0902109000', brand: '示例茶' });
    expect(basis.remembered.some(({ text }) => text.startsWith('1|0|炒青'))).toBe(true);
    const sent = basis.remembered.find(({ text }) => text.startsWith('境内自主品牌|不享惠'));
    expect(sent?.times).toBeGreaterThan(0);
  });

  it('know only the two leading elements where the pack has no list', async () => {
    const basis = await station.call('elements.basis', { code: '6913100000', itemNo: '' });
    expect(basis.list).toMatchObject({ open: true, slots: [{ role: 'brandType' }, { role: 'preference' }] });
    expect(await station.call('elements.basis', { code: '', itemNo: '' })).toMatchObject({
      line: null,
      remembered: [],
      product: null,
    });
  });
});
