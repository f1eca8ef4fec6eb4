import type { Page } from '@playwright/test';
import { expect, test } from '#test/e2e/fixtures.ts';
import { expectSaved, field, finding, openConsignment } from '#test/e2e/pages/consignments.ts';
import { enterTraining, goToPage, heading, toast } from '#test/e2e/pages/window.ts';

const panel = (page: Page) => page.getByRole('complementary', { name: '监管方式' });
const option = (page: Page, name: string) => panel(page).getByRole('region', { name });
const tag = (page: Page) => page.getByRole('button', { name: /^监管方式：/ });

test('a draft goes from retail to B2B and back with nothing lost, and says why a regime fits or not', async ({
  workstation: { page },
}) => {
  await enterTraining(page);
  await openConsignment(page, 'HN2026110001');
  await expect(tag(page)).toHaveText('9610 跨境电商零售出口');

  await test.step('the comparison is opened by a key and says what each regime needs', async () => {
    await page.keyboard.press('Alt+r');
    await expect(option(page, '9610 跨境电商零售出口')).toContainText('当前');
    await expect(option(page, '9610 跨境电商零售出口')).toContainText('适用');
    const bonded = option(page, '1210 保税电商出口');
    await expect(bonded).toContainText('按现在的内容不适用');
    await expect(bonded).toContainText('账册编号');
    await expect(bonded).toContainText('依据');
    await expect(option(page, '0110 一般贸易出口')).toContainText('报关单');

    await page.keyboard.press('Escape');
    await expect(panel(page)).toHaveCount(0);
    await expect(tag(page)).toBeFocused();
  });

  await test.step('choosing another one is a step of the keyboard', async () => {
    await page.keyboard.press('Enter');
    await expect(option(page, '9610 跨境电商零售出口')).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('button', { name: '改用 9710 跨境电商B2B直接出口 · 报关单' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(toast(page, '已改为 9710 跨境电商B2B直接出口 · 报关单')).toBeVisible();
    await expect(tag(page)).toHaveText('9710 跨境电商B2B直接出口 · 报关单');
    await expectSaved(page);
  });

  await test.step('the form follows: contract terms come, payment and waybill are kept aside', async () => {
    await expect(field(page, '成交方式')).toBeVisible();
    await expect(field(page, '支付企业名称')).toHaveCount(0);
    await expect(page.getByRole('columnheader', { name: '境内货源地' })).toBeVisible();
    const kept = page.getByText(/保留了 \d+ 个这种监管方式不用的值/);
    await kept.click();
    await expect(page.getByText('SLHN261100001')).toBeVisible();
    await expect(page.getByText('示例跨境收款')).toBeVisible();
    await kept.scrollIntoViewIfNeeded();
  });

  await test.step('undo is one step, and so is going back by choice', async () => {
    await page.keyboard.press('Escape');
    await tag(page).focus();
    await page.keyboard.press('Control+z');
    await expect(tag(page)).toHaveText('9610 跨境电商零售出口');
    await expect(field(page, '支付企业名称')).toHaveValue('示例跨境收款');
    await page.keyboard.press('Control+y');
    await expect(tag(page)).toHaveText('9710 跨境电商B2B直接出口 · 报关单');
    await tag(page).click();
    await page.getByRole('button', { name: '改用 9610 跨境电商零售出口' }).click();
    await expect(field(page, '物流运单编号')).toHaveValue('SLHN261100001');
    await expect(field(page, '收款金额')).toHaveValue('131.9');
    await expect(page.getByText(/保留了 \d+ 个/)).toHaveCount(0);
  });
});

test('a consignment is begun in the regime that is chosen, and the next one in the same', async ({
  workstation: { page },
}) => {
  await enterTraining(page, { samples: false });
  await goToPage(page, '申报单');
  await page.getByRole('button', { name: '选择监管方式' }).click();
  await page.getByRole('menuitem', { name: '1210 保税电商出口' }).click();
  await expect(heading(page, '新申报单')).toBeVisible();
  await expect(tag(page)).toHaveText('1210 保税电商出口');
  await field(page, '账册编号').fill('T4101W000001');
  await expect(page.getByRole('columnheader', { name: '账册料号' })).toBeVisible();
  await expect(field(page, '合同协议号')).toHaveCount(0);
  await field(page, '订单编号').fill('BD-1');
  await expectSaved(page);

  await goToPage(page, '申报单');
  await page.keyboard.press('n');
  await expect(tag(page)).toHaveText('1210 保税电商出口');
  await goToPage(page, '申报单');

  await page.getByRole('combobox', { name: '监管方式' }).click();
  await page.getByTitle('9610 跨境电商零售出口').click();
  await expect(page.getByText('没有符合条件的申报单')).toBeVisible();
});

test('a vague name is found, and a better word chosen', async ({ workstation: { page } }) => {
  await enterTraining(page);
  await openConsignment(page, 'HN2026110001');
  const cell = page.locator('[data-pointer="items.0.gname"]');
  await cell.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('工艺品');
  await page.keyboard.press('Tab');
  const vague = finding(page, '太笼统');
  await expect(vague).toBeVisible();
  await vague.scrollIntoViewIfNeeded();

  await vague.getByRole('button', { name: '改为“瓷制花瓶”' }).click();
  await expect(cell).toContainText('瓷制花瓶');
  await expect(vague).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(cell).toContainText('工艺品');
});
