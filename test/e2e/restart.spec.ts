import { expect, test } from '#test/e2e/fixtures.ts';
import { expectSaved, field, list, openConsignment, rowOf } from '#test/e2e/pages/consignments.ts';
import { hurryOfficer, setOutage } from '#test/e2e/pages/training.ts';
import { enterTraining, expectProgress, goToPage, heading, toast } from '#test/e2e/pages/window.ts';

test('a power cut loses no draft, no document in the outbox and no setting @both', async ({
  workstation,
}) => {
  test.slow();
  await enterTraining(workstation.page);
  await hurryOfficer(workstation.page);

  await test.step('a draft, documents that wait, a language', async () => {
    const { page } = workstation;
    await openConsignment(page, 'HN2026110007');
    await field(page, '备注').fill('断电之前写下的');
    await expectSaved(page);
    await setOutage(page, '连不上');
    for (const order of ['HN2026110008', 'HN2026110009']) {
      await openConsignment(page, order);
      await page.keyboard.press('Control+Enter');
      await expect(toast(page, '已进入待发队列').last()).toBeVisible();
      await expect(page.getByRole('note').filter({ hasText: '正在等待发送' })).toBeVisible();
    }
    await goToPage(page, '设置');
    await page.getByRole('group', { name: '语言' }).getByRole('button', { name: 'English' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  });

  await workstation.kill();
  await workstation.restart();

  await test.step('everything is there, and the waiting documents go out', async () => {
    const { page } = workstation;
    await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
    await page.keyboard.press('Alt+6');
    await page.getByRole('group', { name: 'Language' }).getByRole('button', { name: '中文' }).click();
    await expect(heading(page, '设置')).toBeVisible();
    await openConsignment(page, 'HN2026110007');
    await expect(field(page, '备注')).toHaveValue('断电之前写下的');
    await setOutage(page, '正常');
    await page.getByRole('button', { name: '立即收发' }).click();
    await goToPage(page, '首页');
    await expectProgress(page, '结关', 2);
  });
});

test('an orderly stop in the middle of sending goes on where it stood @both', async ({ workstation }) => {
  test.slow();
  await enterTraining(workstation.page);
  await hurryOfficer(workstation.page);
  await goToPage(workstation.page, '首页');
  await workstation.page.getByRole('button', { name: '全部申报' }).click();
  await expect(toast(workstation.page, '24 票已签名并放入发件箱。')).toBeVisible();
  await workstation.restart();
  await expect(heading(workstation.page, '首页')).toBeVisible();
  await expectProgress(workstation.page, '结关', 24);
  await expectProgress(workstation.page, '草稿', 2);
});

test('the switch: offline nothing leaves, online everything does @both', async ({
  workstation: { page },
}) => {
  await enterTraining(page);
  await hurryOfficer(page);
  await goToPage(page, '首页');
  const toggle = page.getByRole('switch', { name: '自动收发' });
  await toggle.press('Space');
  await expect(toggle).not.toBeChecked();
  await expect(page.getByRole('region', { name: '状态栏' })).toContainText('已切换为离线');
  await goToPage(page, '申报单');
  await list(page).press('Home');
  await list(page).press('End');
  await list(page).press('Space');
  await page.keyboard.press('Control+Enter');
  await expect(toast(page, '1 份已进入待发队列')).toBeVisible();
  await expect(rowOf(page, 'HN2026110001')).toContainText('待发送');
  await expect(page.getByRole('region', { name: '状态栏' })).toContainText('待发 4');

  await test.step('what waits can be taken back', async () => {
    await openConsignment(page, 'HN2026110001');
    await page.getByRole('button', { name: '撤回' }).click();
    await expect(field(page, '订单编号')).toBeEditable();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('note').filter({ hasText: '正在等待发送' })).toBeVisible();
  });

  await goToPage(page, '首页');
  await toggle.press('Space');
  await expect(page.getByRole('region', { name: '状态栏' })).toContainText('已连接');
  await expectProgress(page, '结关', 1);
});
