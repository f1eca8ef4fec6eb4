import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { chromium, expect, test } from '@playwright/test';
import { printDocument, printSheets } from '#backend/output/print/printDocument.ts';
import { fontFolders, printFonts } from '#hosts/printFonts.ts';
import type { PaperInput } from '#shared/documents/commercial/paperInput.ts';
import type { PaperKind, PaperLanguage } from '#shared/documents/commercial/paperKinds.ts';
import { PAPER_KINDS } from '#shared/documents/commercial/paperKinds.ts';
import { findBrowser } from '#test/browsers.ts';
import {
  aCrowdedPaperInput,
  aLongPaperInput,
  anEmptyPaperInput,
  aPaperInput,
} from '#test/builders/papers.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const withFonts = printFonts(fontFolders({ root: ROOT, renderer: join(ROOT, 'no-build') }));

/** Letters as much alike on every machine as can be: the program's own font, unhinted, in greys. */
const PLAIN_LETTERS = ['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'];

/** Half the size of the screen: a sheet stays under 60 KB. */
const SCALE = 0.5;

const INPUTS = {
  usual: aPaperInput,
  long: aLongPaperInput,
  crowded: () => aCrowdedPaperInput(100),
  empty: anEmptyPaperInput,
} as const satisfies Readonly<Record<string, () => PaperInput>>;

let browser: Browser;
test.beforeAll(async () => {
  const found = findBrowser();
  browser = await chromium.launch({
    args: [...PLAIN_LETTERS, '--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    ...(found === null ? {} : { executablePath: found.path }),
  });
});
test.afterAll(() => browser.close());

async function show(
  input: PaperInput,
  papers: readonly PaperKind[],
  language: PaperLanguage,
  profile: 'live' | 'training' = 'live',
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1240, height: 900 },
    deviceScaleFactor: SCALE,
  });
  const page = await context.newPage();
  const sheets = printSheets(profile, input, papers, { language, labels: 'own' });
  await page.setContent(await withFonts(printDocument(profile, 'test', [sheets])));
  await page.evaluate(() => document.fonts.ready.then(() => true));
  return page;
}

/** Texts that stick out of their sheet or cover each other, by what they say. */
async function faults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const sheet of document.querySelectorAll('.sheet')) {
      const edge = sheet.getBoundingClientRect();
      const texts: { readonly text: string; readonly box: DOMRect }[] = [];
      const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const text = node.textContent?.trim() ?? '';
        // The mark across the sheet is there to cover.
        if (text === '' || node.parentElement?.closest('.across') != null) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) texts.push({ text: text.slice(0, 40), box });
      }
      for (const { text, box } of texts) {
        if (box.left < edge.left || box.right > edge.right + 0.5) found.push(`out of the sheet: ${text}`);
      }
      const sorted = texts.toSorted((a, b) => a.box.top - b.box.top);
      sorted.forEach((one, i) => {
        for (const other of sorted.slice(i + 1)) {
          if (other.box.top >= one.box.bottom) break;
          const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
          const high = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
          // Boxes of lines are taller than their letters.
          const tall = Math.min(one.box.height, other.box.height);
          if (wide > 1 && high > tall * 0.45) found.push(`covered: ${one.text} / ${other.text}`);
        }
      });
      for (const cell of sheet.querySelectorAll('td, th, p, h1, h2, li, section')) {
        if (cell.closest('.across, .frame-head') !== null) continue;
        if (cell.scrollWidth > cell.clientWidth + 2 && cell.clientWidth > 0)
          found.push(`wider than its box: ${cell.textContent?.trim().slice(0, 40)}`);
      }
    }
    return [...new Set(found)];
  });
}

for (const [name, input] of Object.entries(INPUTS)) {
  test(`nothing sticks out or covers another: ${name} @web`, async () => {
    for (const language of ['zh', 'en', 'both'] as const) {
      const page = await show(input(), PAPER_KINDS, language, 'training');
      expect(await faults(page), language).toEqual([]);
      await page.context().close();
    }
  });
}

const PICTURES: readonly (readonly [
  picture: string,
  input: keyof typeof INPUTS,
  kind: PaperKind,
  language: PaperLanguage,
  profile: 'live' | 'training',
])[] = [
  ['invoice-long-en', 'long', 'invoice', 'en', 'live'],
  ['invoice-training-zh', 'usual', 'invoice', 'zh', 'training'],
  ['invoice-hundred-lines', 'crowded', 'invoice', 'both', 'live'],
  ['packing-list-empty-zh', 'empty', 'packingList', 'zh', 'live'],
  ['declaration-long-zh', 'long', 'declaration', 'zh', 'live'],
  ['cn22', 'usual', 'cn22', 'both', 'live'],
  ['cn23-empty', 'empty', 'cn23', 'both', 'training'],
  ['address-label-long', 'long', 'addressLabel', 'both', 'live'],
];

for (const [picture, input, kind, language, profile] of PICTURES) {
  test(`looks as it did: ${picture} @web`, async () => {
    const page = await show(INPUTS[input](), [kind], language, profile);
    const box = await page.locator('.sheet').first().boundingBox();
    if (box === null) throw new Error('no sheet');
    // Of a sheet that runs over many pages, what stands on the first.
    await expect(page).toHaveScreenshot(`${picture}.png`, {
      clip: { ...box, height: Math.min(box.height, 1123) },
      fullPage: true,
      scale: 'device',
      maxDiffPixelRatio: 0.035,
      threshold: 0.45,
    });
    await page.context().close();
  });
}
