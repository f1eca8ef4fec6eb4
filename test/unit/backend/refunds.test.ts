import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TestWorkstation } from '#test/builders/workstation.ts';
import { aWorkstation } from '#test/builders/workstation.ts';

let station: TestWorkstation;

beforeEach(async () => {
  station = await aWorkstation();
  await station.call('profile.create', { kind: 'training' });
});
afterEach(() => station.close());

async function aDraftWithGoods(): Promise<{
  readonly id: string;
  readonly gname: string;
  readonly unit: string;
}> {
  const { ids } = await station.call('consignments.ids', { check: 'ready' });
  const [id] = ids;
  if (id === undefined) throw new Error('no sample is ready');
  const { draft } = await station.call('consignments.get', { id });
  const units = await station.call('rules.codes', { table: 'unit', query: draft.items[0]?.unit ?? '' });
  const found = units.find(({ code }) => code === draft.items[0]?.unit);
  return { id, gname: draft.items[0]?.gname ?? '', unit: found?.zh ?? '' };
}

async function aList(rows: readonly string[]): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'highland-invoices-')), '发票.csv');
  writeFileSync(path, `\uFEFF${rows.join('\r\n')}\r\n`);
  return station.backend.offerFile(path, '发票.csv');
}

it('invoices are read from a list, kept, compared and put into a file for the refund', async () => {
  const { id, gname, unit } = await aDraftWithGoods();
  const file = await aList([
    '数电票号码,开票日期,销方名称,货物名称,单位,数量,金额,税率,税额',
    `26412000000012345678,2026-01-03,合作社,*工艺品*${gname},${unit},1,100.00,13%,13.00`,
    '合计,,,,,,100.00,,13.00',
  ]);
  const read = await station.call('refunds.read', { id, file });
  expect(read).toMatchObject({ skipped: 1, cut: false, lines: [{ quantity: '1' }] });

  const empty = await station.call('refunds.get', { id });
  expect(empty).toMatchObject({ revision: 0, lines: [] });
  const lines = read.lines.map((line) => ({ ...line, item: 0 }));
  const kept = await station.call('refunds.set', { id, revision: 0, lines });
  expect(kept).toMatchObject({ revision: 1, totals: { amount: '100', tax: '13' } });
  const stale = await station.backend.call('refunds.set', { id, revision: 0, lines: [] });
  expect(stale).toMatchObject({ ok: false, error: { code: 'refund.stale' } });
  expect((await station.call('audit.verify', {})).brokenAt).toBeNull();

  const offer = await station.call('refunds.file', { ids: [id], format: 'csv' });
  const made = await station.backend.fileOf(offer.ticket);
  const text = readFileSync(made?.path ?? '', 'utf8');
  expect(offer.name).toContain('TRAINING');
  expect(text).toContain('演练数据');
  expect(text).toContain('26412000000012345678');

  station = await station.restart();
  expect(await station.call('refunds.get', { id })).toMatchObject({ revision: 1, lines: [{ item: 0 }] });
});

it('an invoice that another consignment uses is told, and a list without goods is refused', async () => {
  const { id, gname, unit } = await aDraftWithGoods();
  const line = {
    ...{ invoiceNo: '26412000000012345678', date: '', sellerTaxNo: '', sellerName: '', name: gname, unit },
    ...{ quantity: '1', amount: '100', taxRate: '13', tax: '', item: 0, itemNo: '' },
  };
  const { draft } = await station.call('consignments.get', { id });
  await station.call('refunds.set', { id, revision: 0, lines: [line] });
  const copy = await station.call('consignments.create', { copyOf: id });
  const second = await station.call('refunds.set', { id: copy.id, revision: 0, lines: [line] });
  expect(second.findings).toContainEqual(
    expect.objectContaining({
      code: 'refund.used',
      params: { invoiceNo: line.invoiceNo, orderNo: draft.order.orderNo },
    }),
  );
  const file = await aList(['a,b', 'x,y']);
  expect(await station.backend.call('refunds.read', { id, file })).toMatchObject({
    ok: false,
    error: { code: 'refund.columns' },
  });
  expect(await station.backend.call('refunds.file', { ids: [copy.id], format: 'xlsx' })).toMatchObject({
    ok: true,
  });
});
