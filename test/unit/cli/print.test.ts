import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '#test/browsers.ts';
import type { Ended } from '#test/builders/highland.ts';
import { startHighland } from '#test/builders/highland.ts';
import { pdfPages } from '#test/builders/pdfPages.ts';

const NO_CHROMIUM = { HIGHLAND_CHROMIUM: '/nowhere/chromium' };
const browser = findBrowser();
let folder = '';

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return startHighland([...args, '--profile', join(folder, 'data'), '--lang', 'en'], env).ended;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'highland-test-'));
  expect((await run(['init', '--training'])).code).toBe(0);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.skipIf(browser === null)(
  'prints an order to PDF through a Chromium',
  async () => {
    const out = join(folder, 'invoice.pdf');
    const args = [
      'print',
      'HN2026110024',
      '--paper',
      'invoice',
      '--paper',
      'address-label',
      '--out',
      out,
      '--json',
    ];
    const ended = await run(args, { HIGHLAND_CHROMIUM: browser?.path ?? '' });
    expect(ended).toMatchObject({ code: 0 });
    expect(JSON.parse(ended.stdout)).toMatchObject({ file: out, papers: ['invoice', 'addressLabel'] });
    const pages = pdfPages(new Uint8Array(readFileSync(out)));
    expect(pages.map(({ width }) => width)).toEqual([210, 100]);
    for (const { text } of pages) expect(text).toContain('演练TRAINING—NOTVALID');
  },
  60_000,
);

test('without a Chromium makes no PDF, and no page under the name of one', async () => {
  const pdf = join(folder, 'no.pdf');
  const order = ['print', 'HN2026110024', '--paper', 'cn23', '--out', pdf];
  const refused = await run(order, NO_CHROMIUM);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('There is no Chromium');
  const named = await run([...order, '--format', 'html'], NO_CHROMIUM);
  expect(named.code).toBe(2);
  expect(existsSync(pdf)).toBe(false);
}, 60_000);

test('prints many by a job, and says what it does not know', async () => {
  const html = join(folder, 'all.html');
  const made = await run([
    'print',
    '--all',
    '--paper',
    'invoice',
    '--format',
    'html',
    '--out',
    html,
    '--json',
  ]);
  expect(made.code).toBe(0);
  const { consignments } = JSON.parse(made.stdout);
  expect(consignments).toBeGreaterThan(20);
  expect(readFileSync(html, 'utf8').match(/paper-invoice"/g)).toHaveLength(consignments);
  const unknown = await run(['print', '--all', '--paper', 'passport']);
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toContain('“passport”');
}, 60_000);
