import type { Locator, Page } from '@playwright/test';
import { expect } from '#test/e2e/fixtures.ts';
import { goToPage, heading } from './window.ts';

/** The list of consignments. */
export function list(page: Page): Locator {
  return page.getByRole('grid', { name: '申报单' });
}

/** The row of an order in the list. */
export function rowOf(page: Page, orderNo: string): Locator {
  return list(page).getByRole('row').filter({ hasText: orderNo });
}

/** Narrows the list to what a word finds. */
export async function searchList(page: Page, word: string): Promise<void> {
  await page.getByRole('search').getByRole('searchbox', { name: '搜索' }).fill(word);
}

/** Opens an order from the list. */
export async function openConsignment(page: Page, orderNo: string): Promise<void> {
  await goToPage(page, '申报单');
  const clear = page.getByRole('search').getByRole('button', { name: '清除筛选' });
  if (await clear.isVisible()) await clear.click();
  await searchList(page, orderNo);
  await expect(list(page).getByRole('row')).toHaveCount(2);
  await rowOf(page, orderNo).getByText(orderNo).click();
  await expect(heading(page, orderNo)).toBeVisible();
}

/** A field of the editor's form. */
export function field(page: Page, label: string): Locator {
  return page.getByRole('form', { name: '申报单表单' }).getByLabel(label, { exact: true });
}

/** What the check found, beside the form. */
export function findings(page: Page): Locator {
  return page.getByRole('complementary', { name: '检查结果' });
}

/** One finding, by its words. */
export function finding(page: Page, text: string | RegExp): Locator {
  return findings(page).getByRole('listitem').filter({ hasText: text });
}

/** Waits until everything typed is in the store. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByRole('main').getByText('✓ 已保存')).toBeVisible();
}

/** Sends the open consignment by its key. */
export async function sendOpen(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter');
}
