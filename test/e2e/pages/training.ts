import type { Page } from '@playwright/test';
import { expect } from '#test/e2e/fixtures.ts';
import { goToPage } from './window.ts';

/** What the trainer may let happen to the line. */
export type Outage = '正常' | '连不上' | '发送中断线' | '收到了但没有应答' | '一直不应答';

/** Opens the trainer's console. */
export async function openConsole(page: Page): Promise<void> {
  await goToPage(page, '收发');
  await page.getByRole('tab', { name: '教员控制台' }).click();
}

/** Lets trouble begin on the line, or end. */
export async function setOutage(page: Page, outage: Outage): Promise<void> {
  await openConsole(page);
  const choice = page
    .getByRole('group', { name: '故障' })
    .getByRole('radio', { name: new RegExp(`^${outage}`) });
  await choice.click();
  await expect(choice).toBeChecked();
}

/** The time between two receipts. */
export type Pace = '立刻' | '快（1 秒）' | '从容（5 秒）';

/** Sets how long the officer takes for each step. */
export async function setPace(page: Page, pace: Pace): Promise<void> {
  await openConsole(page);
  const choice = page.getByRole('group', { name: '回执节奏' }).getByRole('button', { name: pace });
  await choice.click();
  await expect(choice).toHaveAttribute('aria-pressed', 'true');
}

/** Lets the officer answer at once. */
export async function hurryOfficer(page: Page): Promise<void> {
  await setPace(page, '立刻');
}

/** Tells the officer what to do with an order. */
export async function addOfficerRule(page: Page, orderNo: string, what: string, info: string): Promise<void> {
  await openConsole(page);
  await page.getByLabel('对哪些').selectOption('指定订单号');
  await page.getByRole('textbox', { name: '订单号' }).fill(orderNo);
  await page.getByLabel('怎么办').selectOption(what);
  await page.getByRole('textbox', { name: '回执文字' }).fill(info);
  await page.getByRole('button', { name: '添加规则' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: `订单 ${orderNo}` })).toBeVisible();
}
