import { expect, test } from '#test/e2e/fixtures.ts';
import { field, finding, findings, list, openConsignment, rowOf } from '#test/e2e/pages/consignments.ts';
import { hurryOfficer, setOutage } from '#test/e2e/pages/training.ts';
import { enterTraining, expectProgress, goToPage, heading, tabTo, toast } from '#test/e2e/pages/window.ts';

test('from a spreadsheet to released receipts, with the line cut in the middle @both', async ({
  workstation: { page },
}) => {
  test.slow();
  await enterTraining(page);
  await hurryOfficer(page);

  await test.step('put right what is stopped, by keyboard', async () => {
    await goToPage(page, '首页');
    await expect(page.getByText('2 票草稿被拦下')).toBeVisible();
    await page.getByRole('button', { name: '查看并改正' }).press('Enter');
    await expect(list(page).getByRole('row')).toHaveCount(3);
    await list(page).press('Enter');
    await expect(heading(page, 'HN2026110026')).toBeVisible();
    const stop = finding(page, '没有填写证书号');
    await expect(stop).toBeVisible();
    await page.keyboard.press('F8');
    await expect(page.getByRole('textbox', { name: '第 1 项 · 物种证明编号' })).toBeFocused();
    await page.keyboard.type('2026CN/EC000123/ZZ');
    await page.keyboard.press('Tab');
    await expect(stop).toHaveCount(0);
    await expect(findings(page).getByText('需要单证')).toHaveCount(0);

    await openConsignment(page, 'HN2026110025');
    await expect(findings(page).getByText('需要单证')).toHaveCount(1);
    await page.keyboard.press('F8');
    const confirm = findings(page).getByRole('button', { name: '已核对，没有问题' }).first();
    if ((await confirm.count()) > 0) {
      await tabTo(page, confirm);
      await page.keyboard.press('Enter');
    } else {
      await page.keyboard.type('411000000001');
      await page.keyboard.press('Tab');
    }
    await expect(page.getByRole('button', { name: '发送' })).toBeEnabled();
  });

  await test.step('send everything while the platform refuses', async () => {
    await setOutage(page, '连不上');
    await goToPage(page, '首页');
    await expect(page.getByText('26 票可以申报')).toBeVisible();
    await page.getByRole('button', { name: '全部申报' }).press('Enter');
    await expect(toast(page, '26 票已签名并放入发件箱。')).toBeVisible();
    await expect(page.getByRole('region', { name: '连接' })).toContainText('连不上平台');
    await expectProgress(page, '待发送', 26);
    await expect(page.getByRole('region', { name: '状态栏' })).toContainText('待发 104');
  });

  await test.step('the answer is lost after the platform has taken the document', async () => {
    await setOutage(page, '收到了但没有应答');
    await page.getByRole('button', { name: '立即收发' }).click();
    await expect(page.getByRole('region', { name: '状态栏' })).toContainText('结果未知');
  });

  await test.step('the line comes back: everything is released, nothing is there twice', async () => {
    await setOutage(page, '正常');
    await page.getByRole('button', { name: '立即收发' }).click();
    await goToPage(page, '首页');
    await expectProgress(page, '结关', 26);
    await expect(page.getByRole('region', { name: '状态栏' })).toContainText('没有待发单证');
    await goToPage(page, '收发');
    await page.getByRole('tab', { name: '教员控制台' }).click();
    await expect(page.getByText('平台自己的账上有 104 份单证。')).toBeVisible();
  });

  await test.step('receipts, timeline and the frozen messages', async () => {
    await page.getByRole('tab', { name: '回执' }).click();
    const receipts = page.getByRole('grid', { name: '收到的回执' });
    await page.getByRole('searchbox', { name: '按订单号或内容查找' }).fill('HN2026110003');
    await expect(receipts.getByRole('row').filter({ hasNotText: 'HN2026110003' })).toHaveCount(1);
    await receipts.getByRole('row').filter({ hasText: '800 放行' }).first().click();
    await expect(page.getByRole('complementary', { name: '回执原文' })).toContainText('CEB604Message');

    await openConsignment(page, 'HN2026110003');
    await expect(page.getByRole('note').filter({ hasText: '已结关，不能修改' })).toBeVisible();
    await expect(field(page, '订单编号')).not.toBeEditable();
    await page.getByRole('tab', { name: '经过' }).click();
    const timeline = page.getByRole('list', { name: '经过' });
    await expect(timeline.getByText('899 结关')).toBeVisible();
    await expect(timeline.getByText('800 放行')).toBeVisible();
    await expect(timeline.getByText('从表格导入')).toBeVisible();
    await page.getByRole('tab', { name: '单证' }).click();
    const inventory = page.getByRole('region', { name: '出口清单' });
    await expect(inventory.getByText('已发送的原文')).toBeVisible();
    await inventory.getByText('XML 原文').click();
    await expect(inventory.locator('pre')).toContainText('SignatureValue');
    await goToPage(page, '申报单');
    await expect(rowOf(page, 'HN2026110003')).toContainText('结关');
  });

  await test.step('the chain of records holds', async () => {
    await goToPage(page, '收发');
    await page.getByRole('button', { name: '核对记录链' }).click();
    await expect(page.getByText(/记录完整：\d+ 条/)).toBeVisible();
  });
});
