// `npx node test/e2e/screenshots.ts OUTDIR`: pictures of every page, in both languages and themes, for the README.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { findBrowser } from '#test/browsers.ts';
import { expect, ROOT, startWeb } from '#test/e2e/fixtures.ts';
import { field, finding, openConsignment } from '#test/e2e/pages/consignments.ts';
import { publishLesson, updateRules } from '#test/e2e/pages/packs.ts';
import { addOfficerRule, hurryOfficer } from '#test/e2e/pages/training.ts';
import { enterTraining, expectProgress, goToPage } from '#test/e2e/pages/window.ts';

const out = process.argv[2];
if (out === undefined) {
  process.stderr.write('usage: npx node test/e2e/screenshots.ts OUTDIR\n');
  process.exit(2);
}
mkdirSync(out, { recursive: true });

const LOOKS = [
  ['zh-CN', 'light'],
  ['zh-CN', 'dark'],
  ['en', 'light'],
  ['en', 'dark'],
] as const;

const dataDir = mkdtempSync(join(tmpdir(), 'highland-pictures-'));
const found = findBrowser();
const browser = await chromium.launch({
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  ...(found === null ? {} : { executablePath: found.path }),
});
const options = {
  locale: 'zh-CN',
  viewport: { width: 1440, height: 900 },
  reducedMotion: 'reduce',
} as const;
async function takeAll(page: Page, fileOf: (name: string) => string): Promise<void> {
  const take = async (name: string): Promise<void> => {
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: fileOf(name) });
    process.stdout.write(`${name}\n`);
  };
  await takeStart(page, take);
  await enterTraining(page);
  const flawed = await prepare(page);
  for (const [language, theme] of LOOKS) {
    await setLooks(page, language, theme);
    const named = (name: string) => take(`${name}-${language}-${theme}`);
    for (const [name, place] of PLACES) {
      await goTo(page, place);
      await named(name);
    }
    await takeEditor(page, flawed, named);
    await takeImport(page, named);
  }
}

const PLACES = [
  ['home', 'home'],
  ['list', 'consignments'],
  ['exchange', 'exchange'],
  ['receipts', 'exchange?tab=receipts'],
  ['training', 'exchange?tab=training'],
  ['rules', 'rules'],
  ['radar', 'rules?tab=radar'],
  ['codes', 'rules?tab=codes'],
  ['packs', 'rules?tab=packs'],
  ['settings', 'settings'],
] as const;

async function goTo(page: Page, place: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#/${place}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

async function takeStart(page: Page, take: (name: string) => Promise<void>): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    for (const [language, label] of [
      ['en', 'English'],
      ['zh-CN', '中文'],
    ] as const) {
      await page.getByRole('radiogroup').getByText(label).click();
      await take(`start-${language}-${theme}`);
    }
  }
}

interface Addresses {
  readonly flawed: string;
  readonly released: string;
}

/** A day's work: most released, one returned, one inspected, one with a mistake. */
async function prepare(page: Page): Promise<Addresses> {
  await hurryOfficer(page);
  await addOfficerRule(page, 'HN2026110005', '退单（100）', '规格型号申报不规范，请补充材质和用途');
  await openConsignment(page, 'HN2026110024');
  await field(page, '电商平台代码').fill('');
  await field(page, '毛重（千克）').fill('0.1');
  await field(page, '电商企业代码').fill('41019601');
  await expect(finding(page, '没有填写电商平台代码')).toBeVisible();
  const flawed = await addressOf(page);
  await goToPage(page, '首页');
  await page.getByRole('button', { name: '全部申报' }).click();
  await expectProgress(page, '结关', 22);
  await page.getByRole('region', { name: '消息' }).getByRole('button', { name: '关闭' }).first().click();
  await publishLesson(page, '收件人电话改为必填');
  await updateRules(page);
  await openConsignment(page, 'HN2026110003');
  return { flawed, released: await addressOf(page) };
}

async function addressOf(page: Page): Promise<string> {
  return new URL(page.url()).hash.slice(2);
}

async function setLooks(page: Page, language: 'zh-CN' | 'en', theme: 'light' | 'dark'): Promise<void> {
  await goTo(page, 'settings');
  const press = (name: RegExp) => page.getByRole('main').getByRole('button', { name }).click();
  await press(language === 'en' ? /^English$/ : /^中文$/);
  await press(theme === 'dark' ? /^(深色|Dark)$/ : /^(浅色|Light)$/);
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

async function takeEditor(
  page: Page,
  { flawed, released }: Addresses,
  take: (name: string) => Promise<void>,
): Promise<void> {
  const tab = (index: number) => page.getByRole('tab').nth(index).click();
  await goTo(page, flawed);
  await expect(page.getByRole('complementary').getByRole('listitem').first()).toBeVisible();
  await take('editor');
  await tab(3);
  await expect(page.getByRole('tabpanel').getByRole('textbox')).toBeVisible();
  await take('passports');
  await goTo(page, released);
  await tab(1);
  await expect(page.getByRole('table').first()).toBeVisible();
  await take('documents');
  await tab(2);
  await expect(page.getByText(/^899/).first()).toBeVisible();
  await take('timeline');
}

async function takeImport(page: Page, take: (name: string) => Promise<void>): Promise<void> {
  await goTo(page, 'import');
  const restart = page.getByRole('button', {
    name: /^(换一个文件|Use another file|Another file|Choose another file)$/,
  });
  if (await restart.isVisible()) await restart.click();
  await station.giveFile(join(ROOT, 'resources', 'samples', 'orders-henan.csv'), () =>
    page
      .getByRole('main')
      .getByRole('button', { name: /^(选择文件|Choose (a )?file)$/ })
      .click(),
  );
  const steps = page.getByRole('list').first().getByRole('button');
  await steps.nth(1).click();
  await expect(page.getByRole('table').first()).toBeVisible();
  await take('mapping');
  await steps.nth(2).click();
  await expect(page.getByRole('row').filter({ hasText: 'European Community' })).toBeVisible();
  await take('preview');
}

const station = await startWeb(browser, options, dataDir);
try {
  await takeAll(station.page, (name) => join(out, `${name}.png`));
} finally {
  await station.stop('SIGINT');
  await browser.close();
  rmSync(dataDir, { recursive: true, force: true });
}
