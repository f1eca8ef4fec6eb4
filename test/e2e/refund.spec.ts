import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '#test/e2e/fixtures.ts';
import { expectSaved, openConsignment } from '#test/e2e/pages/consignments.ts';
import { enterTraining, toast } from '#test/e2e/pages/window.ts';

const ORDER = 'HN2026110003';
const openTab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click();
const goods = (page: Page) => page.getByRole('table', { name: '商品与进货' });

test('a seller reads supplier invoices for a draft, mends a unit, and exports the data', async ({
  workstation,
}) => {
  const { page, dataDir } = workstation;
  await enterTraining(page);
  await openConsignment(page, ORDER);
  await openTab(page, '退税');
  await expect(page.getByText('还没有进货发票')).toBeVisible();
  const name = (await goods(page).getByRole('row').nth(1).getByRole('cell').nth(1).innerText())
    .replace(/\s*\d+$/, '')
    .trim();

  await test.step('the list of tax software is read: what fits is taken', async () => {
    const list = join(dataDir, '发票清单.csv');
    const rows = [
      '数电发票号码,开票日期,销方识别号,销方名称,货物或应税劳务名称,单位,数量,金额(元),税率,税额',
      `26412000000012345678,2026-10-03,91410000MA00000000,示例手工合作社,*工艺品*${name},箱,1,100.00,13%,13.00`,
      '26412000000012345679,2026-10-03,91410000MA00000000,别家,*办公用品*打印纸,包,5,50.00,13%,6.50',
      '合计,,,,,,,150.00,,19.50',
    ];
    writeFileSync(list, `\uFEFF${rows.join('\r\n')}\r\n`);
    await workstation.giveFile(list, () => page.getByRole('button', { name: '读入发票清单' }).press('Enter'));
    await expect(toast(page, '读入 1 行')).toBeVisible();
    await expect(toast(page, '另有 1 行与这票商品对不上')).toBeVisible();
    await expect(page.getByText('发票已保存')).toBeVisible();
  });

  await test.step('the unit does not match, and the way leads to the field of the form', async () => {
    const fault = page.getByText(/发票单位“箱”与申报单位/);
    await expect(fault).toBeVisible();
    const unit = page.getByRole('textbox', { name: '第 1 行：单位' });
    await expect(unit).toHaveAttribute('aria-invalid', 'true');
    await page.getByRole('button', { name: '去改' }).last().press('Enter');
    await expect(page.getByRole('textbox', { name: '第 1 项 · 申报单位' })).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('120');
    await page.keyboard.press('Tab');
    await expectSaved(page);
    await openTab(page, '退税');
    await expect(page.getByRole('textbox', { name: '第 1 行：单位' })).toHaveValue('箱');
    await expect(fault).toHaveCount(0);
  });

  await test.step('what is typed stays, and a removed line comes back', async () => {
    await page.getByRole('button', { name: '加一行' }).press('Enter');
    await expect(page.getByLabel('第 2 行买的是哪一项')).toBeFocused();
    await page.getByRole('textbox', { name: '第 2 行：货物名称' }).fill(name);
    await openTab(page, '填写');
    await openTab(page, '退税');
    await expect(page.getByRole('textbox', { name: '第 2 行：货物名称' })).toHaveValue(name);
    await page.getByRole('button', { name: '删除第 2 行' }).press('Enter');
    await expect(page.getByRole('textbox', { name: '第 2 行：货物名称' })).toHaveCount(0);
    await page.getByRole('region', { name: '消息' }).getByRole('button', { name: '撤销' }).first().click();
    await expect(page.getByRole('textbox', { name: '第 2 行：货物名称' })).toHaveValue(name);
    await page.getByRole('button', { name: '删除第 2 行' }).press('Enter');
  });

  await test.step('the data for the application', async () => {
    const path = await workstation.takeFile(() =>
      page.getByRole('button', { name: '导出退税数据' }).press('Enter'),
    );
    expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');
  });
});
