import type { Locator, Page } from '@playwright/test';
import { expect } from '#test/e2e/fixtures.ts';
import { openConsole } from '#test/e2e/pages/training.ts';
import { goToPage, toast } from '#test/e2e/pages/window.ts';

/** The lessons of the training platform, by a part of their title. */
export type Lesson = '收件人电话改为必填' | '与已放行的申报相矛盾的规则' | '回到起步规则';

/** Lets the training platform publish a change of the rules, in force from today. */
export async function publishLesson(page: Page, lesson: Lesson): Promise<void> {
  await openConsole(page);
  await page.getByRole('radio', { name: lesson }).check();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await expect(toast(page, /已发布 .* 版/)).toBeVisible();
}

/** Opens a tab of the rules page. */
export async function openRulesTab(page: Page, name: '检查规则' | '变化雷达' | '规则包'): Promise<void> {
  await goToPage(page, '规则');
  await page.getByRole('tab', { name, exact: true }).click();
}

/** Looks for newer rules and waits until all there is has come: the workstation may have looked by itself before. */
export async function updateRules(page: Page): Promise<void> {
  await openRulesTab(page, '规则包');
  await page.getByRole('button', { name: '检查更新' }).click();
  const done = page.getByRole('status').filter({ hasText: /已装入|已经是最新/ });
  await expect(done).toBeVisible({ timeout: 60_000 });
}

/** The card of an installed pack, by where it stands. */
export function packCard(page: Page, standing: '使用中' | '等您决定' | '已退回' | '保留'): Locator {
  const mark = page.getByText(standing, { exact: true });
  return page.getByRole('region', { name: /^cn\.export / }).filter({ has: mark });
}
