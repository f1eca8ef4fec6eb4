import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JobProgress } from '#shared/api/events.ts';
import { EXPORT_COLUMNS, STANDARD_SETS } from '#shared/api/exportColumns.ts';
import type { FileOffer } from '#shared/api/files.ts';
import { PAPER_KINDS } from '#shared/documents/commercial/paperKinds.ts';
import type { TestWorkstation } from '#test/builders/workstation.ts';
import { aWorkstation, until } from '#test/builders/workstation.ts';

const PAPERS = [...PAPER_KINDS];
let station: TestWorkstation;
let ids: readonly string[];
let first = '';
const asked: string[] = [];
let pdf: (html: string) => Promise<Uint8Array> = async () => new TextEncoder().encode('%PDF-1.4 made up');

beforeAll(async () => {
  station = await aWorkstation({
    pdf: (html) => {
      asked.push(html);
      return pdf(html);
    },
  });
  await station.call('profile.create', { kind: 'training', language: 'zh-CN' });
  ids = (await station.call('consignments.ids', {})).ids;
  first = ids[0] ?? '';
});
afterAll(() => station.close());

async function contentOf({ ticket }: FileOffer): Promise<Buffer> {
  const file = await station.backend.fileOf(ticket);
  if (file === null) throw new Error('no file');
  return readFileSync(file.path);
}

describe('prints.pages', () => {
  it('gives the papers of a consignment as one document', async () => {
    const { html, notices, pdf: can } = await station.call('prints.pages', { ids: [first], papers: PAPERS });
    expect(html.match(/<section class="sheet/g)).toHaveLength(PAPERS.length);
    expect(html.match(/class="training"/g)).toHaveLength(PAPERS.length);
    expect(notices.some(({ code, paper }) => code === 'gaps' && paper === 'invoice')).toBe(true);
    expect(can).toBe(true);
  });

  it('follows the letterhead of the settings', async () => {
    const { enterprise, letterhead } = await station.call('settings.get', {});
    const id = (await station.call('consignments.create', {})).id;
    const order = { ids: [id], papers: ['invoice' as const], language: 'en' as const };
    await station.call('settings.save', { letterhead: { ...letterhead, nameEn: 'Example <Exports> Ltd.' } });
    expect((await station.call('prints.pages', order)).html).toContain('Example &lt;Exports&gt; Ltd.');
    expect(enterprise.code).not.toBe('');
    await station.call('consignments.remove', { ids: [id] });
  });

  it('prints the cartons that were planned', async () => {
    const { revision, plan } = await station.call('packing.get', { id: first });
    await station.call('packing.set', { id: first, revision, plan: structuredClone(plan) as never });
    const { html } = await station.call('prints.pages', { ids: [first], papers: ['packingList'] });
    expect(html).toContain('Carton');
  });

  it('refuses more than it can show, and papers there are none of', async () => {
    const refused = async (args: unknown) => station.backend.call('prints.pages', args);
    expect(await refused({ ids: ids.slice(0, 21), papers: ['invoice'] })).toMatchObject({ ok: false });
    expect(await refused({ ids: [first], papers: ['passport'] })).toMatchObject({ ok: false });
    expect(await refused({ ids: [first], papers: [] })).toMatchObject({ ok: false });
    expect(await refused({ ids: ['none'], papers: ['invoice'] })).toMatchObject({
      ok: false,
      error: { code: 'consignment.missing' },
    });
  });
});

describe('prints.make', () => {
  it('makes a PDF through the host, named as training', async () => {
    asked.length = 0;
    const made = await station.call('prints.make', { ids: [first], papers: ['invoice'] });
    if (made.kind !== 'file') throw new Error('a job for one consignment');
    expect(made.offer.name).toMatch(/^highland-print-\d{4}-\d\d-\d\d-1-TRAINING\.pdf$/);
    expect((await contentOf(made.offer)).toString()).toContain('%PDF-');
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain('演练 TRAINING — NOT VALID');
  });

  it('makes the document itself when that is asked for', async () => {
    const made = await station.call('prints.make', { ids: [first], papers: ['cn23'], format: 'html' });
    if (made.kind !== 'file') throw new Error('a job for one consignment');
    expect(made.offer.name).toMatch(/-TRAINING\.html$/);
    expect((await contentOf(made.offer)).toString()).toMatch(/^<!doctype html>/);
  });

  it('hands on no file when the host fails or gives something else', async () => {
    const usual = pdf;
    const make = () => station.backend.call('prints.make', { ids: [first], papers: ['invoice'] });
    const failed = { ok: false, error: { code: 'prints.pdfFailed', params: {} } };
    pdf = () => Promise.reject(new Error('no printer'));
    expect(await make()).toEqual(failed);
    pdf = async () => new TextEncoder().encode('<html>');
    expect(await make()).toEqual(failed);
    pdf = usual;
  });

  it('makes many by a job that reports, and gives the file once', async () => {
    expect(ids.length).toBeGreaterThan(20);
    const heard: JobProgress[] = [];
    const forget = station.backend.listen((event) => {
      if (event.name === 'job.progress' && event.data.kind === 'print') heard.push(event.data);
    });
    asked.length = 0;
    const made = await station.call('prints.make', { ids: [...ids], papers: ['addressLabel', 'invoice'] });
    if (made.kind !== 'job') throw new Error('no job');
    await until(
      () => heard.at(-1)?.state,
      (state) => state === 'done',
    );
    forget();
    expect(heard.at(-1)).toMatchObject({ job: made.job, done: ids.length, total: ids.length, error: null });
    expect(asked[0]?.match(/paper-invoice"/g)).toHaveLength(ids.length);
    const offer = await station.call('prints.take', { job: made.job });
    expect(offer.name).toContain(`-${ids.length}-TRAINING.pdf`);
    const again = await station.backend.call('prints.take', { job: made.job });
    expect(again).toMatchObject({ ok: false, error: { code: 'prints.gone' } });
  });

  it('can be cancelled, and then keeps no file', async () => {
    const usual = pdf;
    const printing = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<Uint8Array>();
    pdf = () => {
      printing.resolve();
      return finish.promise;
    };
    let state = '';
    const forget = station.backend.listen((event) => {
      if (event.name === 'job.progress' && event.data.kind === 'print') state = event.data.state;
    });
    const made = await station.call('prints.make', { ids: [...ids], papers: ['cn22'] });
    if (made.kind !== 'job') throw new Error('no job');
    await printing.promise;
    expect(await station.call('jobs.cancel', { job: made.job })).toEqual({ cancelled: true });
    finish.resolve(new TextEncoder().encode('%PDF-1.4'));
    await until(
      () => state,
      (now) => now === 'cancelled',
    );
    forget();
    pdf = usual;
    expect(await station.backend.call('prints.take', { job: made.job })).toMatchObject({ ok: false });
  });

  it('says so when the host makes no PDF', async () => {
    const bare = await aWorkstation();
    await bare.call('profile.create', { kind: 'live' });
    const { id } = await bare.call('consignments.create', {});
    const order = { ids: [id], papers: ['invoice' as const] };
    expect((await bare.call('prints.pages', order)).pdf).toBe(false);
    expect(await bare.backend.call('prints.make', { ...order, format: 'pdf' })).toMatchObject({
      ok: false,
      error: { code: 'prints.noPdf' },
    });
    const made = await bare.call('prints.make', order);
    expect(made.kind === 'file' && made.offer.name).toMatch(/-1\.html$/);
    await bare.close();
  });
});

describe('column sets of exports', () => {
  async function csv(columns?: readonly string[]): Promise<readonly string[]> {
    const chosen = columns === undefined ? {} : { columns: [...columns] };
    const offer = await station.call('consignments.export', { ids: [first], format: 'csv', ...chosen });
    return (await contentOf(offer)).toString('utf8').trim().split('\r\n');
  }

  it('choose columns and their order', async () => {
    const [head, row] = await csv(['line', 'order.orderNo', 'state', 'regime', 'items.*.gcode']);
    expect(head).toBe('商品序号,订单编号,状态,监管方式,商品编码');
    expect(row).toMatch(/^1,HN\d+,草稿,9610,\d{4,10}$/);
  });

  it('leave an export without columns as it was: every field, to be imported again', async () => {
    const [head = ''] = await csv();
    expect(head.split(',').length).toBe(EXPORT_COLUMNS.length - 10);
    expect(head).not.toContain('清单编号');
  });

  it('are those of the program and the seller’s own, kept in the settings', async () => {
    const own = { name: '我的', columns: ['order.orderNo', 'lastInfo'] };
    await station.call('settings.save', { exportSets: [own] });
    const again = await station.call('settings.get', {});
    expect(again.exportSets).toEqual([own]);
    for (const columns of Object.values(STANDARD_SETS))
      expect((await csv(columns)).length).toBeGreaterThan(1);
  });

  it('carry the numbers that customs gave', async () => {
    const ready = await station.call('consignments.ids', { check: 'ready', states: ['draft'] });
    const [id = ''] = ready.ids;
    await station.call('exchange.send', { ids: [id] });
    await until(
      () => station.call('consignments.get', { id }),
      ({ state }) => state === 'closed' || state === 'released',
    );
    const columns = ['invtNo', 'documents', 'lastInfo'];
    const offer = await station.call('consignments.export', { ids: [id], format: 'csv', columns });
    const [, row = ''] = (await contentOf(offer)).toString('utf8').split('\r\n');
    const [invtNo = '', documents = ''] = row.split(',');
    expect(invtNo).toMatch(/^\d{4}\d{4}[EI]?\d{9,10}$/);
    expect(documents).toMatch(/出口清单 (放行|结关)/);
    const { html } = await station.call('prints.pages', { ids: [id], papers: ['inventory'] });
    expect(html).toContain(invtNo);
  });

  it('name the column there is none of', async () => {
    const answer = await station.backend.call('consignments.export', {
      ids: [first],
      format: 'csv',
      columns: ['order.orderNo', 'order.secret'],
    });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'exports.column', params: { column: 'order.secret' } },
    });
  });

  it('write every cell of a workbook as text', async () => {
    const columns = ['order.orderNo', 'items.*.gcode'];
    const offer = await station.call('consignments.export', { ids: [first], format: 'xlsx', columns });
    const files = unzipSync(await contentOf(offer));
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet.match(/<c r="[A-Z]+1"/g)).toHaveLength(2);
  });
});
