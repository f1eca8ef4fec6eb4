import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printDocument, printSheets } from '#backend/output/print/printDocument.ts';
import { chromiumPdf } from '#hosts/chromiumPdf.ts';
import { fontFolders, printFonts } from '#hosts/printFonts.ts';
import type { PaperInput } from '#shared/documents/commercial/paperInput.ts';
import type { PaperKind } from '#shared/documents/commercial/paperKinds.ts';
import { PAPER_KINDS } from '#shared/documents/commercial/paperKinds.ts';
import { findBrowser } from '#test/browsers.ts';
import { aCrowdedPaperInput, aLongPaperInput, aPaperInput } from '#test/builders/papers.ts';
import type { PdfPage } from '#test/builders/pdfPages.ts';
import { pdfPages } from '#test/builders/pdfPages.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const MARK = '演练TRAINING—NOTVALID';
const program = findBrowser()?.path ?? '';

async function pagesOf(
  profile: 'live' | 'training',
  sheets: readonly (readonly [PaperInput, readonly PaperKind[]])[],
): Promise<readonly PdfPage[]> {
  const withFonts = printFonts(fontFolders({ root: ROOT, renderer: join(ROOT, 'no-build') }));
  const parts = sheets.map(([input, papers]) =>
    printSheets(profile, input, papers, { language: 'both', labels: 'own' }),
  );
  return pdfPages(await chromiumPdf(program, await withFonts(printDocument(profile, 'test', parts))));
}

const LINES = 100;

// Starting a Chromium is what takes long, so that each profile prints everything at once.
describe.skipIf(program === '')('a real Chromium', () => {
  let pages: readonly PdfPage[] = [];
  let crowded: readonly PdfPage[] = [];
  let long: readonly PdfPage[] = [];
  beforeAll(async () => {
    const all = await pagesOf('live', [
      [aPaperInput(), PAPER_KINDS],
      [aCrowdedPaperInput(LINES), ['invoice']],
      [aLongPaperInput(), ['contract', 'declaration']],
    ]);
    pages = all.slice(0, PAPER_KINDS.length);
    const end = all.findIndex(({ text }) => text.includes('Salescontract') && text.includes('麦秆画麦秆画'));
    crowded = all.slice(PAPER_KINDS.length, end);
    long = all.slice(end);
  }, 60_000);

  it('prints each paper on one page of its own size', () => {
    expect(pages.map(({ width, height }) => `${width}x${height}`)).toEqual([
      '210x297',
      '210x297',
      '210x297',
      '297x210',
      '297x210',
      '74x105',
      '210x148',
      '100x150',
    ]);
    expect(pages[0]?.text).toContain('Commercialinvoice商业发票');
    expect(pages[0]?.text).toContain('SAYUSDSIXTY-EIGHTAND50/100ONLY');
    expect(pages[5]?.text).toContain('LX123456785CN');
    for (const { text } of pages) expect(text).not.toContain('TRAINING');
  });

  it('breaks a hundred lines over pages, each with the head of the table, none lost', () => {
    expect(crowded.length).toBeGreaterThan(3);
    const rows = crowded.map(({ text }) => [...text.matchAll(/麦秆画第(\d+)款/g)].map(([, n]) => Number(n)));
    expect(rows.flat()).toEqual(Array.from({ length: LINES }, (_, i) => i + 1));
    crowded.forEach(({ text }, i) => {
      if ((rows[i] ?? []).length > 0) expect(text).toContain('Descriptionofgoods货名与规格');
      expect(text).toContain('EX20260105-0001');
      expect(text).toMatch(new RegExp(`^${PAPER_KINDS.length + i + 1}/\\d+`));
    });
    expect(crowded.at(-1)?.text).toContain('4,506.50');
  });

  it('wraps long names and loses nothing of them', () => {
    const text = long.map((page) => page.text).join('');
    expect(text).toContain('987654321.12');
    expect(text).toContain('1234567.12345');
    expect(text.split('LONGMODELNUMBER').length - 1).toBe(16);
  });

  it('has the mark of training as text on every page, whatever else is on it', async () => {
    const training = await pagesOf('training', [
      [aPaperInput(), PAPER_KINDS],
      [aCrowdedPaperInput(40), ['invoice', 'declaration', 'cn22', 'cn23']],
    ]);
    expect(training.length).toBeGreaterThan(PAPER_KINDS.length + 8);
    // In the margin, in words at the head, and across.
    for (const { text } of training) expect(text.split(MARK).length - 1).toBe(3);
  }, 60_000);
});

describe('a browser that fails', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'highland-test-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('leaves nothing behind', async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('highland-print-'));
    await expect(chromiumPdf(join(folder, 'nothing'), '<p>x</p>')).rejects.toThrow();
    await expect(chromiumPdf(process.execPath, '<p>x</p>')).rejects.toThrow(/ended with/);
    const after = readdirSync(tmpdir()).filter((name) => name.startsWith('highland-print-'));
    expect(after.filter((name) => !before.includes(name))).toEqual([]);
    expect(existsSync(folder)).toBe(true);
  });
});
