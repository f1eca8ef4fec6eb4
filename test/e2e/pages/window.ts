import type { Locator, Page } from '@playwright/test';
import { expect } from '#test/e2e/fixtures.ts';

/** The pages of the navigation, with the key that leads there. */
export const PAGES = {
  首页: 'Alt+1',
  申报单: 'Alt+2',
  商品: 'Alt+G',
  导入: 'Alt+3',
  收发: 'Alt+4',
  规则: 'Alt+5',
  设置: 'Alt+6',
} as const;
/** A page of the navigation. */
export type PageName = keyof typeof PAGES;

/** From the start page into the training profile. */
export async function enterTraining(page: Page, { samples = true } = {}): Promise<void> {
  if (!samples) await page.getByRole('checkbox', { name: '放入示例申报单' }).uncheck();
  await page.getByRole('button', { name: '建立演练档案' }).click();
  await expect(heading(page, '首页')).toBeVisible();
}

/** The title of the page that is shown. */
export function heading(page: Page, name: string | RegExp): Locator {
  return page.getByRole('heading', { level: 1, name, exact: true });
}

/** Goes to a page by its key. */
export async function goToPage(page: Page, name: PageName): Promise<void> {
  await expect(page.getByRole('navigation')).toBeVisible();
  await page.keyboard.press(PAGES[name]);
  const title = name === '导入' ? '导入订单' : name;
  await expect(heading(page, title)).toBeVisible();
}

/** A short message at the edge of the window. */
export function toast(page: Page, text: string | RegExp): Locator {
  return page.getByRole('region', { name: '消息' }).getByText(text);
}

/** How many consignments the home page counts in a state. */
export async function expectProgress(page: Page, state: string, count: number): Promise<void> {
  const counted = page
    .getByRole('region', { name: '申报进度' })
    .getByRole('link', { name: `${count} ${state}` });
  await expect(counted).toBeVisible({ timeout: 25_000 });
}

/** Presses Tab until the control with this name has the focus. */
export async function tabTo(page: Page, control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab', most = 60) {
  for (let i = 0; i < most; i++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(control).toBeFocused();
}
