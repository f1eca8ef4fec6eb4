import { expect, it } from 'vitest';
import type { NewProduct, ProductQuery } from '#backend/store/contract/products.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import type { ProductTexts } from '#shared/catalog/products/fields.ts';
import { newStanding } from '#shared/catalog/products/standing.ts';
import { aDraft } from '#test/builders/consignment.ts';
import { aProduct } from '#test/builders/products.ts';
import {
  A_MORNING,
  aFolder,
  aNewConsignment,
  anEntry,
  aStore,
  ofMany,
  opened,
} from '#test/builders/store.ts';

const aNewProduct = (id: string, texts: Partial<ProductTexts> = {}): NewProduct => ({
  id,
  texts: aProduct({ itemNo: id, ...texts }),
  standing: newStanding(A_MORNING),
  sample: false,
  createdAt: A_MORNING,
});

const aQuery = (overrides: Partial<ProductQuery> = {}): ProductQuery => ({
  ...{
    search: '',
    standing: 'any',
    removed: false,
    sort: 'itemNo',
    descending: false,
    offset: 0,
    limit: 100,
  },
  ...overrides,
});

function added(store: WorkStore, ...products: readonly NewProduct[]): void {
  for (const product of products) {
    expect(store.products.insert(product, anEntry({ subject: product.id })).ok).toBe(true);
  }
}

const found = (store: WorkStore, search: string, more: Partial<ProductQuery> = {}) =>
  store.products.list(aQuery({ search, ...more })).rows.map(({ id }) => id);

it('finds by Chinese and English words, number, bar code and code, by parts of them too', () => {
  const store = aStore();
  added(
    store,
    aNewProduct('JUN-V26', {
      gname: '钧瓷花瓶',
      nameEn: 'Jun porcelain vase',
      gcode: '6913100000',
      itemName: '',
    }),
    aNewProduct('TEA-250', { gname: '绿茶', nameEn: 'Green tea', barCode: '6901234567892', itemName: '' }),
  );
  for (const word of ['钧瓷', '花瓶', '瓷', 'porcelain', 'vas', 'jun-v26', 'V26', '69131', '6913100000']) {
    expect(found(store, word), word).toEqual(['JUN-V26']);
  }
  for (const word of ['绿茶', '茶', 'green tea', '6901234567892', '67892']) {
    expect(found(store, word), word).toEqual(['TEA-250']);
  }
  expect(found(store, '汝瓷')).toEqual([]);
  expect(found(store, '')).toEqual(['JUN-V26', 'TEA-250']);
  expect(store.products.list(aQuery({ offset: 1, limit: 1 })).total).toBe(2);
});

it('finds by the new words after a change and no longer by the old ones', () => {
  const store = aStore();
  added(store, aNewProduct('A1', { gname: '剪纸' }));
  const texts = aProduct({ itemNo: 'A1', gname: '窗花', itemName: '' });
  const change = {
    id: 'A1',
    expectedRevision: 1,
    texts,
    standing: newStanding(A_MORNING),
    at: A_MORNING + 1,
  };
  expect(store.products.save(change, anEntry({ subject: 'A1' }))).toEqual({ ok: true, value: 2 });
  expect([found(store, '剪纸'), found(store, '窗花')]).toEqual([[], ['A1']]);
  expect(store.products.save(change, anEntry())).toMatchObject({ error: { code: 'product.stale' } });
  expect(store.products.get('A1')?.texts.gname).toBe('窗花');
});

it('gives an article number to one living product only', () => {
  const store = aStore();
  added(
    store,
    aNewProduct('A1'),
    aNewProduct('B1'),
    aNewProduct('n1', { itemNo: '' }),
    aNewProduct('n2', { itemNo: '' }),
  );
  const taken = { ok: false, error: { code: 'product.itemNoTaken', itemNo: 'ａ1' } };
  expect(store.products.insert(aNewProduct('A2', { itemNo: 'ａ1' }), anEntry())).toEqual(taken);
  const texts = aProduct({ itemNo: 'ａ1' });
  const change = { id: 'B1', expectedRevision: 1, texts, standing: newStanding(A_MORNING), at: A_MORNING };
  expect(store.products.save(change, anEntry())).toEqual(taken);
  expect(store.products.remove(['A1', 'A1', 'none'], ofMany)).toEqual(['A1']);
  expect(store.products.save(change, anEntry()).ok).toBe(true);
  expect(store.products.restore(['A1'], ofMany)).toEqual([]);
  expect(found(store, '', { removed: true })).toEqual(['A1']);
});

it('writes an audit row for every change, and none for what did not happen', () => {
  const store = aStore();
  added(store, aNewProduct('A1'));
  store.products.remove(['A1'], ofMany);
  store.products.remove(['A1'], ofMany);
  store.products.restore(['A1'], ofMany);
  const photo = { sha256: 'a'.repeat(64), kind: 'png', bytes: 9, name: 'a.png', addedAt: A_MORNING } as const;
  for (let i = 0; i < 2; i++) store.products.addPhoto('A1', photo, anEntry({ subject: 'A1' }));
  expect(store.products.get('A1')?.photos).toEqual([photo]);
  for (let i = 0; i < 2; i++) store.products.removePhoto('A1', photo.sha256, anEntry({ subject: 'A1' }));
  expect(store.audit.ofSubject('A1', 99)).toHaveLength(5);
  expect(store.audit.verify().brokenAt).toBeNull();
});

it('sorts and filters by standing, and keeps everything over a restart', () => {
  const folder = aFolder();
  const store = opened(folder);
  added(store, aNewProduct('A1', { gcode: '2' }), aNewProduct('A2', { gcode: '1' }));
  const standing = { confirmed: true, reason: 'person', by: '王', note: '', at: A_MORNING } as const;
  const texts = aProduct({ itemNo: 'A2', gcode: '1' });
  store.products.save({ id: 'A2', expectedRevision: 1, texts, standing, at: A_MORNING + 5 }, anEntry());
  store.close();
  const again = opened(folder);
  expect(found(again, '', { sort: 'gcode' })).toEqual(['A2', 'A1']);
  expect(found(again, '', { sort: 'updated', descending: true })).toEqual(['A2', 'A1']);
  expect(found(again, '', { standing: 'confirmed' })).toEqual(['A2']);
  expect(found(again, '麦秆', { standing: 'toBeConfirmed' })).toEqual(['A1']);
  expect(again.products.ids({ search: '', standing: 'any', removed: false })).toEqual(['A2', 'A1']);
  expect(again.products.get('A2')?.standing).toEqual(standing);
});

it('answers a search with many hits in the order of the list', () => {
  const store = aStore();
  store.transaction(() => {
    for (let i = 0; i < 1_200; i++) added(store, aNewProduct(`S${String(i).padStart(4, '0')}`));
  });
  const deep = store.products.list(aQuery({ offset: 1_198, limit: 9, descending: true }));
  expect(deep.rows.map(({ id }) => id)).toEqual(['S0001', 'S0000']);
  const page = store.products.list(aQuery({ search: '麦秆', offset: 1_100, limit: 3 }));
  expect(page.total).toBe(1_200);
  expect(page.rows.map(({ id }) => id)).toEqual(['S1100', 'S1101', 'S1102']);
  store.products.remove(['S1100'], ofMany);
  expect(store.products.list(aQuery({ search: '麦秆' })).total).toBe(1_199);
});

it('finds the goods lines that hold a number, a code or a name, exactly and latest first', () => {
  const store = aStore();
  const draft = aDraft();
  const [first] = draft.items;
  if (first === undefined) throw new Error('no item');
  const like = { ...draft, items: [{ ...first, itemNo: 'STRAW-P-3040-B', gname: '麦秆画框' }] };
  store.consignments.insertMany(
    [aNewConsignment('c1'), aNewConsignment('c2', like), aNewConsignment('c3')],
    ofMany,
  );
  const at = (key: Parameters<WorkStore['products']['linesWith']>[0]) =>
    store.products.linesWith(key, 99).map(({ consignmentId, index }) => `${consignmentId}.${index}`);
  expect(at({ itemNo: 'straw-p-3040' })).toEqual(['c3.0', 'c1.0']);
  expect(at({ name: '麦秆画' })).toEqual(['c3.0', 'c1.0']);
  expect(at({ gcode: '4602' })).toHaveLength(5);
  expect(at({ itemNo: '---' })).toEqual([]);
  store.consignments.remove(['c3'], ofMany);
  expect(at({ itemNo: 'STRAW-P-3040' })).toEqual(['c1.0']);
});

it('notes the use of a product and finds products alike', () => {
  const store = aStore();
  store.consignments.insert(aNewConsignment('c1'), ofMany);
  added(
    store,
    aNewProduct('A1', { barCode: '690' }),
    aNewProduct('A2', { gname: '麦秆 编篮' }),
    aNewProduct('A3', { gname: '茶' }),
  );
  store.products.noteUse('A1', 'c1', anEntry({ at: A_MORNING + 9 }));
  store.products.noteUse('A1', 'none', anEntry());
  expect(store.products.chosenIn('A1', 9)).toEqual(['c1']);
  expect(store.products.get('A1')?.usedAt).toBe(A_MORNING + 9);
  const alike = (itemNo: string, barCode: string, name: string) =>
    store.products.alike({ itemNo, barCode, name }).map(({ id }) => id);
  expect(alike('', '', '麦秆编篮')).toEqual(['A1', 'A2']);
  expect(alike('a3', '690', '')).toEqual(['A1', 'A3']);
  expect(alike('', '无', '')).toEqual([]);
  const doubles = () => new Set(store.products.doubles(9).map(({ id }) => id));
  expect(doubles()).toEqual(new Set());
  added(
    store,
    aNewProduct('A4', { gcode: '4602110000' }),
    aNewProduct('A5', { gname: '茶', gcode: '' }),
    aNewProduct('A6', { gname: '扇', barCode: '690', unit1: '007' }),
  );
  expect(doubles()).toEqual(new Set(['A1', 'A2', 'A4', 'A6']));
  store.products.remove(['A4', 'A6'], ofMany);
  expect(doubles()).toEqual(new Set());
});
