import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '#test/e2e/fixtures.ts';
import { list, openConsignment } from '#test/e2e/pages/consignments.ts';
import { enterTraining, goToPage, heading, toast } from '#test/e2e/pages/window.ts';

const MARK = '演练 TRAINING — NOT VALID';
const preview = (page: Page) => page.frameLocator('iframe[title="打印预览"]');

test('the papers of a consignment are shown, printed and saved @web', async ({ workstation }) => {
  const { page } = workstation;
  await enterTraining(page);
  await openConsignment(page, 'HN2026110024');
  await page.keyboard.press('Control+p');
  await expect(page.getByRole('tab', { name: '打印' })).toHaveAttribute('aria-selected', 'true');
  const pages = preview(page);
  await expect(pages.getByRole('heading', { level: 1, name: 'Commercial invoice 商业发票' })).toBeVisible();
  const sheets = pages.locator('.sheet');
  await expect(sheets).toHaveCount(4);
  for (const sheet of await sheets.all()) await expect(sheet.getByText(MARK).first()).toBeVisible();

  // The frame has the program's own font and can run nothing.
  const frame = page.locator('iframe[title="打印预览"]');
  await expect(frame).toHaveAttribute('sandbox', 'allow-same-origin allow-modals');
  await expect
    .poll(() =>
      pages
        .locator('body')
        .evaluate((body) => [...body.ownerDocument.fonts].some((face) => face.status === 'loaded')),
    )
    .toBe(true);

  await page.getByRole('checkbox', { name: '销售合同' }).check();
  await page.getByRole('checkbox', { name: '商业发票' }).uncheck();
  await page.getByLabel('语言').selectOption('en');
  await expect(pages.getByRole('heading', { level: 1, name: 'Sales contract', exact: true })).toBeVisible();
  await expect(pages.getByRole('heading', { level: 1, name: /商业发票/ })).toHaveCount(0);
  await expect(page.getByRole('region', { name: '打印前请看' })).toContainText('处待填');
  expect((await new AxeBuilder({ page }).include('.print-side').analyze()).violations).toEqual([]);

  await frame.evaluate((element) => {
    const window = (element as HTMLIFrameElement).contentWindow;
    if (window !== null) window.print = () => element.setAttribute('data-printed', 'yes');
  });
  await page.getByRole('button', { name: '打印…' }).click();
  await expect(frame).toHaveAttribute('data-printed', 'yes');

  const path = await workstation.takeFile(() => page.getByRole('button', { name: '保存为网页' }).click());
  expect(path).toMatch(/-1-TRAINING\.html$/);
  const saved = readFileSync(path, 'utf8');
  expect(saved).toContain('Sales contract');
  expect(saved.split(`<p class="training">${MARK}</p>`)).toHaveLength(5);
});

test('many consignments are printed into one file, by a job @web', async ({ workstation }) => {
  const { page } = workstation;
  await enterTraining(page);
  await goToPage(page, '申报单');
  await page.getByRole('checkbox', { name: /^选中全部/ }).click();
  await page.getByRole('toolbar').getByRole('button', { name: '打印' }).click();
  await expect(heading(page, '打印单证')).toBeVisible();
  await expect(page.getByText(/预览只显示前 20 票/)).toBeVisible();
  const path = await workstation.takeFile(() => page.getByRole('button', { name: '保存为网页' }).click());
  await expect(toast(page, /^已保存：highland-print-/)).toBeVisible();
  expect(readFileSync(path, 'utf8').match(/paper-invoice"/g)?.length).toBeGreaterThan(20);
  await page.keyboard.press('Escape');
  await expect(heading(page, '申报单')).toBeVisible();
});

test('a column set is put together, kept and used @web', async ({ workstation }) => {
  const { page } = workstation;
  await enterTraining(page);
  await goToPage(page, '申报单');
  await list(page).getByRole('checkbox').nth(1).check();
  await page.getByRole('button', { name: '导出' }).click();
  await page.getByRole('menuitem', { name: '选择栏目…' }).click();
  const panel = page.getByRole('region', { name: '导出栏目' });
  await panel.getByLabel('栏目组').selectOption({ label: '简表' });
  await panel.getByRole('button', { name: '去掉：状态' }).click();
  await panel.getByRole('button', { name: '上移：监管方式' }).press('Enter');
  await panel.getByLabel('名称').fill('给货代');
  await panel.getByRole('button', { name: '保存栏目组' }).click();
  await expect(toast(page, '已保存栏目组“给货代”')).toBeVisible();
  expect((await new AxeBuilder({ page }).include('.columns-panel').analyze()).violations).toEqual([]);
  const path = await workstation.takeFile(() => panel.getByRole('button', { name: '导出为 CSV' }).click());
  const [head = ''] = readFileSync(path, 'utf8').replace('\ufeff', '').split('\r\n');
  expect(head.split(',').slice(0, 3)).toEqual(['监管方式', '订单编号', '收件人']);

  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await page.getByRole('button', { name: '导出' }).click();
  const again = await workstation.takeFile(() =>
    page.getByRole('menuitem', { name: 'XLSX：给货代' }).click(),
  );
  expect(again).toMatch(/\.xlsx$/);
});
