import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findChromium } from '#hosts/chromium.ts';
import { fontFolders, printFonts } from '#hosts/printFonts.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const PAGE = (text: string) => `<!doctype html><head><title>x</title></head><body>${text}</body>`;
const faces = (html: string) => [...html.matchAll(/unicode-range:([^}]+)\}/g)].map(([, range]) => range);
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'highland-test-'));
  mkdirSync(join(folder, 'built'));
  writeFileSync(join(folder, 'built', 'latin-1a2b.woff2'), 'latin');
  writeFileSync(join(folder, 'secret.woff2'), 'secret');
  const face = (url: string, range: string, family = 'Noto Sans SC Variable') =>
    `@font-face{font-family:${family};src:url(${url})format("woff2-variations");unicode-range:${range}}`;
  writeFileSync(
    join(folder, 'built', 'index-1a2b.css'),
    [
      face('./latin-1a2b.woff2', 'U+20-7E'),
      face('data:font/woff2;base64,AAAA', 'U+9EA6,U+79C6'),
      face('../secret.woff2', 'U+753B'),
      face('https://example.org/a.woff2', 'U+753B'),
      face('./latin-1a2b.woff2', 'U+753B', 'Another'),
    ].join(''),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

it('puts into a page the slices it needs, and no others', async () => {
  const add = printFonts([join(folder, 'built')]);
  expect(faces(await add(PAGE('plain')))).toEqual(['U+20-7E']);
  const chinese = await add(PAGE('麦'));
  expect(faces(chinese)).toEqual(['U+20-7E', 'U+9EA6,U+79C6']);
  expect(chinese).toContain(Buffer.from('latin').toString('base64'));
  expect(chinese).toContain('data:font/woff2;base64,AAAA');
});

it('takes no file from elsewhere and nothing from the network', async () => {
  const page = await printFonts([join(folder, 'built')])(PAGE('画'));
  expect(faces(page)).toEqual(['U+20-7E']);
  expect(page).not.toContain(Buffer.from('secret').toString('base64'));
  expect(page).not.toContain('example.org');
});

it('leaves a page as it is where there is no font', async () => {
  expect(await printFonts([join(folder, 'none')])(PAGE('麦'))).toBe(PAGE('麦'));
});

it('finds the font of the source tree', async () => {
  const folders = fontFolders({ root: ROOT, renderer: join(ROOT, 'no-build') });
  const page = await printFonts(folders)(PAGE('麦秆画 Straw'));
  expect(faces(page).length).toBeGreaterThan(1);
  expect(page.match(/data:font\/woff2;base64,d09GM/g)?.length).toBe(faces(page).length);
});

it('takes the Chromium that is named, or none', () => {
  expect(findChromium('linux', { HIGHLAND_CHROMIUM: process.execPath })).toBe(process.execPath);
  expect(findChromium('linux', { HIGHLAND_CHROMIUM: '/nowhere/chromium', PATH: '/usr/bin' })).toBeNull();
});
