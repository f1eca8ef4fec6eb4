import { expect, test } from '#test/e2e/fixtures.ts';
import { list, openConsignment } from '#test/e2e/pages/consignments.ts';
import { hurryOfficer } from '#test/e2e/pages/training.ts';
import { enterTraining, expectProgress, goToPage } from '#test/e2e/pages/window.ts';

/** What a day brings in each regime: the sample orders, and the documents that go for the first of them. */
const REGIMES = [
  {
    name: '9710 跨境电商B2B直接出口',
    orders: 2,
    first: 'HNB2B2611001',
    documents: ['CEB303', 'CEB505', 'CEB603'],
  },
  { name: '9810 跨境电商出口海外仓', orders: 2, first: 'HNWH2611002', documents: ['CEB303', 'DecMessage'] },
  { name: '1210 保税电商出口', orders: 2, first: null, documents: [] },
  { name: '0110 一般贸易出口', orders: 1, first: 'HNGT2611001', documents: ['DecMessage'] },
] as const;

test('orders of every regime go from the file to release and closing in one day', async ({
  workstation: { page },
}) => {
  test.slow();
  await enterTraining(page, { samples: false });
  await hurryOfficer(page);
  let total = 0;
  for (const { name, orders } of REGIMES) {
    await test.step(`bring in the orders of ${name}`, async () => {
      await goToPage(page, '导入');
      await page.getByRole('button', { name, exact: true }).click();
      await page.getByRole('region').getByRole('button', { name: '对应列', exact: true }).click();
      await page.getByRole('region').getByRole('button', { name: '预览', exact: true }).click();
      await page.getByRole('button', { name: '开始导入' }).click();
      await expect(page.getByRole('heading', { name: '导入完成' })).toBeVisible();
      await page.getByRole('button', { name: '再导入一个' }).click();
    });
    total += orders;
  }

  await test.step('send them all', async () => {
    await goToPage(page, '首页');
    await expect(page.getByText(`${total} 票可以申报`)).toBeVisible();
    await page.getByRole('button', { name: '全部申报' }).click();
    await expectProgress(page, '结关', total);
  });

  for (const { first, documents } of REGIMES) {
    if (first === null) continue;
    await test.step(`look at what went for ${first}`, async () => {
      await openConsignment(page, first);
      await page.keyboard.press('Alt+8');
      for (const message of documents) await expect(page.getByText(message).first()).toBeVisible();
    });
  }
  await goToPage(page, '申报单');
  await expect(list(page)).toBeVisible();
});
