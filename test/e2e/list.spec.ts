import { expect, test } from '#test/e2e/fixtures.ts';
import { field, list, openConsignment, rowOf, searchList } from '#test/e2e/pages/consignments.ts';
import { enterTraining, goToPage, toast } from '#test/e2e/pages/window.ts';

test('the list is searched in Chinese, filtered and sorted @both', async ({ workstation: { page } }) => {
  await enterTraining(page);
  await goToPage(page, '申报单');
  const rows = list(page).getByRole('row');
  const count = page.getByRole('status').filter({ hasText: /^共/ });
  await expect(count).toHaveText('共 26 份');

  await test.step('search: goods, consignee, waybill', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('汴绣');
    await expect(rowOf(page, '汴绣').first()).toBeVisible();
    await expect(count).toHaveText(/^共 [1-9] 份$/);
    await searchList(page, 'Sato Haruka');
    await expect(rowOf(page, 'HN2026110004')).toBeVisible();
    await searchList(page, 'SLHN261100009');
    await expect(count).toHaveText('共 1 份');
    await expect(rowOf(page, 'HN2026110009')).toBeVisible();
    await searchList(page, '没有这种东西');
    await expect(page.getByText('没有符合条件的申报单')).toBeVisible();
    await page.getByRole('button', { name: '清除筛选' }).first().click();
    await expect(count).toHaveText('共 26 份');
  });

  await test.step('filter by check', async () => {
    await page.getByRole('radiogroup', { name: '检查' }).getByText('有必须改正的').click();
    await expect(count).toHaveText('共 2 份');
    await page.getByRole('radiogroup', { name: '检查' }).getByText('可以发送').click();
    await expect(count).toHaveText('共 24 份');
    await page.getByRole('radiogroup', { name: '检查' }).getByText('全部').click();
  });

  await test.step('sort', async () => {
    const byOrder = page.getByRole('columnheader', { name: /订单编号/ });
    await byOrder.getByRole('button').click();
    await expect(byOrder).toHaveAttribute('aria-sort', 'ascending');
    await expect(rows.nth(1)).toContainText('HN2026110001');
    await byOrder.getByRole('button').click();
    await expect(rows.nth(1)).toContainText('HN2026110026');
    const byTotal = page.getByRole('columnheader', { name: /金额/ });
    await byTotal.getByRole('button').click();
    await expect(rows.nth(1)).not.toContainText('HN2026110026');
  });
});

test('many are chosen by keyboard, filled in, taken away and brought back @both', async ({
  workstation: { page },
}) => {
  await enterTraining(page);
  await goToPage(page, '申报单');
  const count = page.getByRole('status').filter({ hasText: /^共/ });
  await expect(count).toHaveText('共 26 份');
  const grid = list(page);

  await test.step('Space, Shift, Ctrl+A', async () => {
    await expect(grid).toBeFocused();
    await page.keyboard.press('Space');
    await expect(page.getByRole('toolbar', { name: '已选 1 份' })).toBeVisible();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByRole('toolbar', { name: '已选 3 份' })).toBeVisible();
    await page.keyboard.press('Control+a');
    await expect(page.getByRole('toolbar', { name: '已选 26 份' })).toBeVisible();
  });

  await test.step('one field in all of them, and back', async () => {
    await openConsignment(page, 'HN2026110011');
    const date = field(page, '出口日期');
    await expect(date).toHaveValue(/^2026-/);
    const before = await date.inputValue();
    await goToPage(page, '申报单');
    await searchList(page, '');
    await expect(count).toHaveText('共 26 份');
    await grid.focus();
    await page.keyboard.press('Control+a');
    await expect(page.getByRole('toolbar', { name: '已选 26 份' })).toBeVisible();
    await page.keyboard.press('Alt+e');
    const panel = page.getByRole('region', { name: '给 26 份申报单填写同一栏' });
    await expect(panel).toBeVisible();
    await panel.getByRole('textbox', { name: '内容' }).fill('2026-12-24');
    await panel.getByRole('button', { name: '填写' }).press('Enter');
    await expect(toast(page, '已填写 26 份')).toBeVisible();
    await openConsignment(page, 'HN2026110011');
    await expect(date).toHaveValue('2026-12-24');
    await page.getByRole('region', { name: '消息' }).getByRole('button', { name: '撤销' }).first().click();
    await expect(date).toHaveValue(before);
  });

  await test.step('remove, undo, remove, restore from the bin, nothing left', async () => {
    await goToPage(page, '申报单');
    await searchList(page, '');
    await expect(count).toHaveText('共 26 份');
    await grid.focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Delete');
    await expect(toast(page, '已删除 1 份，可在回收站找到')).toBeVisible();
    await expect(count).toHaveText('共 25 份');
    await page.getByRole('region', { name: '消息' }).getByRole('button', { name: '撤销' }).last().click();
    await expect(count).toHaveText('共 26 份');

    await grid.focus();
    await page.keyboard.press('Control+a');
    await expect(page.getByRole('toolbar', { name: '已选 26 份' })).toBeVisible();
    await page.keyboard.press('Delete');
    await expect(count).toHaveText('共 0 份');
    await expect(page.getByText('还没有申报单')).toBeVisible();
    await page.getByRole('button', { name: '回收站' }).click();
    await expect(count).toHaveText('共 26 份');
    await grid.focus();
    await page.keyboard.press('Control+a');
    await page.getByRole('button', { name: '恢复', exact: true }).click();
    await expect(toast(page, '已恢复 26 份')).toBeVisible();
    await page.getByRole('button', { name: '离开回收站' }).click();
    await expect(count).toHaveText('共 26 份');
  });
});

test('chosen consignments are taken away as a spreadsheet @both', async ({ workstation }) => {
  const { page } = workstation;
  await enterTraining(page);
  await goToPage(page, '申报单');
  await expect(list(page)).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: /^导出/ }).click();
  const path = await workstation.takeFile(() => page.getByRole('menuitem', { name: '商品行 CSV' }).click());
  const { readFile } = await import('node:fs/promises');
  expect(await readFile(path, 'utf8')).toContain('HN2026110026');
});
