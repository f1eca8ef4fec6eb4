import type { Page } from '@playwright/test';
import { expect, test } from '#test/e2e/fixtures.ts';
import { expectSaved, field, openConsignment, sendOpen } from '#test/e2e/pages/consignments.ts';
import { addOfficerRule, hurryOfficer, openConsole, setPace } from '#test/e2e/pages/training.ts';
import { enterTraining, tabTo, toast } from '#test/e2e/pages/window.ts';

const ORDER = 'HN2026110005';
const OTHER = 'HN2026110001';

const openTab = (page: Page) => page.getByRole('tab', { name: '改单撤单' }).click();
const band = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const compared = (page: Page, name: string) => page.getByRole('region', { name, exact: true }).first();
const requests = (page: Page) => page.getByRole('list', { name: '申请与结果' });

test('a change: what may be changed, and what goes as a change, is shown before it is sent @both', async ({
  workstation: { page },
}) => {
  const send = page.getByRole('button', { name: '发送', exact: true });
  await enterTraining(page);
  await hurryOfficer(page);
  await addOfficerRule(page, ORDER, '退单（100）', '运费填报有误');
  await openConsignment(page, ORDER);
  await openTab(page);
  await expect(band(page, '可以直接改')).toContainText('还没有发送，可以随意修改');
  await expect(compared(page, '出口清单')).toContainText('作为新增发送');

  await send.click();
  await expect(toast(page, '已进入待发队列')).toBeVisible();
  await expect(band(page, '可以直接改')).toContainText('已被退回');
  await expect(compared(page, '电子订单')).toContainText('没有变化，不再发送');
  await openConsole(page);
  await page.getByRole('button', { name: /去掉规则/ }).click();
  await openConsignment(page, ORDER);
  await openTab(page);
  await page.getByRole('button', { name: '去修改' }).click();
  await field(page, '备注').fill('运费已更正');
  await expectSaved(page);
  await openTab(page);
  await expect(compared(page, '电子订单')).toContainText('作为变更发送');
  const row = compared(page, '电子订单').getByRole('row').filter({ hasText: 'note' });
  await expect(row).toContainText('运费已更正');
  await expect(row).toContainText('（无）');
  await send.click();
  const locked = page.getByRole('note').filter({ hasText: '已结关' });
  await expect(locked).toBeVisible({ timeout: 25_000 });
  await expect(band(page, '须向海关申请')).toContainText('货物已离境，不能再撤销');
});

test('a cancellation: asked for between release and departure, and granted @both', async ({
  workstation: { page },
}) => {
  test.slow();
  await enterTraining(page);
  await setPace(page, '从容（5 秒）');
  await openConsignment(page, ORDER);
  await sendOpen(page);
  await page.getByRole('button', { name: '还能改什么' }).click();
  await expect(band(page, '已锁定')).toContainText('商品', { timeout: 15_000 });
  const ask = page.getByRole('button', { name: '申请撤销清单（605）' });
  await expect(ask).not.toHaveAttribute('aria-disabled', 'true', { timeout: 60_000 });
  await ask.click();
  const form = page.getByRole('form', { name: '申请撤销清单（605）' });
  await form.getByLabel('常见原因').selectOption({ label: '申报内容有误，撤销后重新申报' });
  await form.getByRole('button', { name: '提交撤销申请' }).click();
  await expect(toast(page, '申请已冻结签名，进入待发队列')).toBeVisible();
  await expect(requests(page)).toContainText('申报内容有误，撤销后重新申报');
  await expect(ask).toBeFocused();

  await hurryOfficer(page);
  await openConsignment(page, ORDER);
  await expect(page.getByRole('note').filter({ hasText: '已按您的申请撤销' })).toBeVisible({
    timeout: 25_000,
  });
  await openTab(page);
  await expect(requests(page)).toContainText('海关已批准');
  await expect(band(page, '已锁定')).toContainText('清单已按您的申请撤销');
  await page.getByRole('tab', { name: '经过' }).click();
  await expect(page.getByRole('list', { name: '经过' })).toContainText('申请撤销');
});

test('a return: a part of the goods comes back, asked for with the keyboard alone @both', async ({
  workstation: { page },
}) => {
  await enterTraining(page);
  await hurryOfficer(page);
  await openConsignment(page, OTHER);
  await sendOpen(page);
  await expect(page.getByRole('note').filter({ hasText: '已结关' })).toBeVisible({ timeout: 25_000 });
  await openTab(page);
  await tabTo(page, page.getByRole('button', { name: '申请退货（213）' }));
  await page.keyboard.press('Enter');
  const form = page.getByRole('form', { name: '申请退货（213）' });
  const quantity = form.getByRole('textbox', { name: '第 1 项退回数量' });
  await tabTo(page, quantity);
  await page.keyboard.type('1');
  await tabTo(page, form.getByLabel('常见原因'));
  await page.keyboard.press('ArrowDown');
  await expect(form.getByLabel('原因', { exact: true })).toHaveValue('买家退货');
  await tabTo(page, form.getByLabel('回程运单号'));
  await page.keyboard.type('RT20260001');

  // Nothing typed is lost with the tab.
  await page.getByRole('tab', { name: '单证' }).click();
  await openTab(page);
  await page.getByRole('button', { name: '申请退货（213）' }).click();
  await expect(quantity).toHaveValue('1');
  await form.getByLabel('运输工具名称').fill('');
  await form.getByRole('button', { name: '提交退货申请' }).click();
  await expect(form).toContainText('trafName');
  await form.getByLabel('运输工具名称').fill('CZ0000');
  await form.getByLabel('航班航次号').fill('CZ0000');
  await form.getByRole('button', { name: '提交退货申请' }).click();
  await expect(page.getByRole('note').filter({ hasText: '已按您的申请退货' })).toBeVisible({
    timeout: 25_000,
  });
  await expect(requests(page)).toContainText('海关已批准');
});
