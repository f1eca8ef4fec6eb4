import { expect, test } from '#test/e2e/fixtures.ts';
import { expectSaved, field, openConsignment } from '#test/e2e/pages/consignments.ts';
import { addOfficerRule, hurryOfficer, openConsole, setPace } from '#test/e2e/pages/training.ts';
import { enterTraining, goToPage, heading, toast } from '#test/e2e/pages/window.ts';

const ORDER = 'HN2026110005';

test('customs return a consignment with a reason; it is put right and sent again @both', async ({
  workstation: { page },
}) => {
  const reason = '收件地址不完整，请补充后重新申报';
  await enterTraining(page);
  await hurryOfficer(page);
  await addOfficerRule(page, ORDER, '退单（100）', reason);

  await openConsignment(page, ORDER);
  await page.keyboard.press('Control+Enter');
  await expect(toast(page, '已进入待发队列')).toBeVisible();
  const banner = page.getByRole('region', { name: '海关退回了这份申报' });
  await expect(banner).toContainText(reason);

  await goToPage(page, '首页');
  const todo = page.getByRole('region', { name: '现在要办的事' });
  await expect(todo).toContainText(reason);

  await openConsole(page);
  await page.getByRole('button', { name: /去掉规则/ }).click();
  await goToPage(page, '首页');
  await todo.getByRole('link', { name: ORDER }).click();
  await expect(heading(page, ORDER)).toBeVisible();
  await field(page, '备注').fill('地址已补充完整');
  await expectSaved(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('note').filter({ hasText: '已结关' })).toBeVisible({ timeout: 25_000 });
  await page.getByRole('tab', { name: '经过' }).click();
  const timeline = page.getByRole('list', { name: '经过' });
  await expect(timeline.getByText(reason).first()).toBeVisible();
  await expect(timeline.getByText('899 结关')).toBeVisible();
});

test('customs inspect a consignment and then release it @both', async ({ workstation: { page } }) => {
  test.slow();
  await enterTraining(page);
  await setPace(page, '从容（5 秒）');
  await addOfficerRule(page, ORDER, '查验（500）', '请到监管场所配合查验');
  await openConsignment(page, ORDER);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('note').filter({ hasText: '海关查验中' })).toBeVisible({ timeout: 60_000 });
  await goToPage(page, '首页');
  await expect(page.getByRole('region', { name: '现在要办的事' })).toContainText('请到监管场所配合查验');

  await openConsole(page);
  await page.getByRole('button', { name: `订单 ${ORDER} 查验通过，放行` }).click();
  await expect(toast(page, `订单 ${ORDER} 查验通过。`)).toBeVisible();
  await openConsignment(page, ORDER);
  await expect(page.getByRole('note').filter({ hasText: '已结关' })).toBeVisible({ timeout: 25_000 });
  await page.getByRole('tab', { name: '经过' }).click();
  await expect(page.getByRole('list', { name: '经过' }).getByText('500 查验')).toBeVisible();
});
