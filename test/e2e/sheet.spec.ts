import type { Page } from '@playwright/test';
import { expect, test } from '#test/e2e/fixtures.ts';
import { expectSaved, field, openConsignment } from '#test/e2e/pages/consignments.ts';
import { enterTraining, toast } from '#test/e2e/pages/window.ts';

const ORDER = 'HN2026110003';
const sheet = (page: Page) => page.getByRole('grid', { name: '单证对照' });
const openTab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click();
const cell = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

test('a seller sees two documents differ, chooses the true value, and takes it back', async ({
  workstation: { page },
}) => {
  await enterTraining(page);
  await openConsignment(page, ORDER);
  const paid = await field(page, '收款金额').inputValue();
  await openTab(page, '对照');
  await expect(page.getByText(/共 \d+ 项，0 项不一致/)).toBeVisible();
  await expect(sheet(page).getByRole('rowheader', { name: '订单编号' })).toBeVisible();

  await openTab(page, '填写');
  await field(page, '收款金额').fill('1');
  await expectSaved(page);
  await openTab(page, '对照');
  await page.getByRole('button', { name: '只看不一致' }).press('Enter');
  const row = sheet(page).getByRole('row').filter({ hasText: '收款金额' });
  await expect(row).toContainText('不一致');
  await expect(row).toContainText('货值 + 运费 + 保费');

  await sheet(page).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const detail = page.getByRole('complementary', { name: '收款金额' });
  await expect(detail).toContainText('R6002');
  await expect(detail).toContainText('货值已经超过这个金额');
  await expect(detail.getByRole('button', { name: paid })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(toast(page, '“收款金额”已统一为')).toBeVisible();
  await expect(page.getByText('各单证一致')).toBeVisible();

  await page.getByRole('region', { name: '消息' }).getByRole('button', { name: '撤销' }).first().click();
  await expect(row).toContainText('不一致');
  await sheet(page).focus();
  await page.keyboard.press('F2');
  await expect(field(page, '收款金额')).toHaveValue('1');
});

test('a seller packs two kinds of cartons and writes the result into the consignment', async ({
  workstation: { page },
}) => {
  await enterTraining(page);
  await openConsignment(page, ORDER);
  const [net, gross] = [
    await field(page, '净重（千克）').inputValue(),
    await field(page, '毛重（千克）').inputValue(),
  ];
  await openTab(page, '装箱');
  const table = page.getByRole('table', { name: '装箱明细' });
  await expect(cell(page, '整票合计 · 净重（千克）')).toHaveValue(net);

  await test.step('what cannot be split is explained where it stands', async () => {
    await cell(page, '第 1 箱 · 毛重（千克）').fill('0.01');
    await expect(page.getByRole('region', { name: '现在还分不开' })).toContainText('合计只有 0.01');
    await expect(page.getByRole('button', { name: '写入申报单' })).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expect(cell(page, '第 1 箱 · 毛重（千克）')).toHaveValue('');
  });

  await test.step('a second carton like the first, and the arithmetic', async () => {
    await page.getByRole('button', { name: '照第 1 箱复制' }).press('Enter');
    await expect(table.getByRole('rowheader', { name: /^第 2 箱/ })).toBeVisible();
    await cell(page, '第 1 箱中的第 1 项 · 数量').focus();
    await page.keyboard.press('ArrowUp');
    await expect(cell(page, '第 1 箱 · 数量')).toBeFocused();
    await page.getByText('怎样算出来的').click();
    await expect(page.getByText(/分配：/).first()).toBeVisible();
  });

  await test.step('nothing typed is lost by leaving', async () => {
    await cell(page, '第 2 箱 · 长（厘米）').fill('40.5');
    await openTab(page, '填写');
    await openTab(page, '装箱');
    await expect(cell(page, '第 2 箱 · 长（厘米）')).toHaveValue('40.5');
    await expect(page.getByText('装箱已保存')).toBeVisible();
  });

  await test.step('the consignment says what is packed, and it can be taken back', async () => {
    await page.getByRole('button', { name: '写入申报单' }).press('Enter');
    await expect(toast(page, '装箱结果已写入申报单')).toBeVisible();
    await expect(page.getByText('申报单与装箱结果一致')).toBeVisible();
    await openTab(page, '填写');
    await expect(field(page, '件数')).toHaveValue('2');
    await expect(field(page, '毛重（千克）')).toHaveValue(String(Number(gross)));
    await openTab(page, '对照');
    await expect(page.getByText(/共 \d+ 项，0 项不一致/)).toBeVisible();
    await page.getByRole('button', { name: '撤销', exact: true }).first().click();
    await page.getByRole('button', { name: '只看不一致' }).press('Enter');
    await expect(sheet(page).getByRole('row').filter({ hasText: '件数' })).toContainText('装箱结果');
  });
});
