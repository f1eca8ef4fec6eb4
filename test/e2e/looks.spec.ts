import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '#test/e2e/fixtures.ts';
import { enterTraining } from '#test/e2e/pages/window.ts';

/** Every page and tab of the window, by address. */
const PLACES = [
  'home',
  'consignments',
  'products',
  'products?open=new-1',
  'products?tab=hs',
  'products?tab=conflicts',
  'products?tab=import',
  'import',
  'exchange',
  'exchange?tab=receipts',
  'exchange?tab=summaries',
  'exchange?tab=training',
  'rules',
  'rules?tab=radar',
  'rules?tab=codes',
  'rules?tab=packs',
  'settings',
] as const;

/** The views of one consignment, by their place in the row. */
const EDITOR_TABS = [0, 1, 2, 3, 4, 5, 6, 7, 8];

async function goTo(page: Page, place: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#/${place}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('tabpanel').or(page.getByRole('main'))).not.toHaveCount(0);
}

/** Opens the first consignment of the list, once there is one to open. */
async function openFirst(page: Page): Promise<void> {
  await expect(page.getByRole('grid').getByRole('row').nth(1)).toBeVisible();
  await page.getByRole('grid').press('Enter');
  await expect(page.getByRole('tab').first()).toBeVisible();
}

async function setLooks(page: Page, language: '中文' | 'English', theme: RegExp): Promise<void> {
  await goTo(page, 'settings');
  await page
    .getByRole('group', { name: /^(语言|Language)$/ })
    .getByRole('button', { name: language })
    .click();
  await page
    .getByRole('group', { name: /^(外观|Theme|Appearance)$/ })
    .getByRole('button', { name: theme })
    .click();
}

/** Waits until a page has read what it shows. */
async function settled(page: Page): Promise<void> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

async function barriers(page: Page, without: readonly string[]): Promise<readonly string[]> {
  await settled(page);
  // The preview of the prints runs no script, so nothing can look into it from inside; prints.spec.ts reads it.
  const { violations } = await new AxeBuilder({ page })
    .exclude('.print-preview')
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .disableRules([...without])
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

/** The colours are the theme's and not the language's: measuring them, which takes longest, is done once for each. */
const LOOKS = [
  { name: 'Chinese, light', language: '中文', theme: /^(浅色|Light)$/, without: [] },
  { name: 'Chinese, dark', language: '中文', theme: /^(深色|Dark)$/, without: [] },
  { name: 'English, light', language: 'English', theme: /^(浅色|Light)$/, without: ['color-contrast'] },
] as const;

for (const { name, language, theme, without } of LOOKS) {
  test(`no page puts up a barrier: ${name} @web`, async ({ workstation: { page } }) => {
    test.slow();
    expect(await barriers(page, without), 'start page').toEqual([]);
    await enterTraining(page);
    await setLooks(page, language, theme);
    const found: string[] = [];
    for (const place of PLACES) {
      await goTo(page, place);
      found.push(...(await barriers(page, without)).map((barrier) => `${place} ${barrier}`));
    }
    expect(found).toEqual([]);
  });

  test(`no view of a consignment puts up a barrier: ${name} @web`, async ({ workstation: { page } }) => {
    test.slow();
    await enterTraining(page);
    await setLooks(page, language, theme);
    await goTo(page, 'consignments');
    await openFirst(page);
    const found: string[] = [];
    for (const tab of EDITOR_TABS) {
      await page.getByRole('tab').nth(tab).click();
      found.push(...(await barriers(page, without)).map((barrier) => `editor ${tab} ${barrier}`));
    }
    expect(found).toEqual([]);
  });
}

/** Texts a person reads in the frame of a page, data and quoted values (“无”) left out. */
async function chineseInFrame(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const isChinese = (text: string) => /\p{Script=Han}/u.test(text.replace(/“[^”]*”/g, ''));
    const data =
      '[lang="zh-CN"], [role="gridcell"], [role="option"], td, dd, option, input, pre, .code-name, .finding-more';
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      if (!isChinese(text) || node.parentElement?.closest(data) != null) continue;
      found.push(text.trim());
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
      if (element.closest(data) !== null) continue;
      for (const name of ['aria-label', 'title', 'placeholder']) {
        const text = element.getAttribute(name) ?? '';
        if (isChinese(text)) found.push(`${name}: ${text}`);
      }
    }
    return found;
  });
}

test('in English no page has Chinese but in its data, and Chinese comes back @both', async ({
  workstation: { page },
}) => {
  await enterTraining(page);
  await setLooks(page, 'English', /^(浅色|Light)$/);
  const found: string[] = [];
  for (const place of PLACES) {
    await goTo(page, place);
    await settled(page);
    found.push(...(await chineseInFrame(page)).map((text) => `${place}: ${text}`));
  }
  await goTo(page, 'consignments');
  await openFirst(page);
  for (const tab of EDITOR_TABS) {
    await page.getByRole('tab').nth(tab).click();
    await settled(page);
    found.push(...(await chineseInFrame(page)).map((text) => `editor ${tab}: ${text}`));
  }
  expect(found.filter((text) => text !== 'settings: 中文')).toEqual([]);
  await setLooks(page, '中文', /^(浅色|Light)$/);
  await expect(page.getByRole('heading', { level: 1, name: '设置' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});

test('text at 200 % fits a window of 1024: no page scrolls sideways @web', async ({
  workstation: { page },
}) => {
  await enterTraining(page);
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.addStyleTag({ content: 'html { font-size: 32px !important; }' });
  const wide: string[] = [];
  const measure = async (place: string) => {
    await settled(page);
    const over = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      const main = document.querySelector('main');
      return Math.max(scrollWidth - clientWidth, (main?.scrollWidth ?? 0) - (main?.clientWidth ?? 0));
    });
    if (over > 1) wide.push(`${place}: ${over} px too wide`);
  };
  for (const place of PLACES) {
    await goTo(page, place);
    await measure(place);
  }
  await goTo(page, 'consignments');
  await openFirst(page);
  for (const tab of EDITOR_TABS) {
    await page.getByRole('tab').nth(tab).click();
    await measure(`editor ${tab}`);
  }
  expect(wide).toEqual([]);
});
