import { expect, test } from '#test/e2e/fixtures.ts';
import { enterTraining, goToPage, heading, PAGES, tabTo } from '#test/e2e/pages/window.ts';

test('the command palette goes to every page and runs the actions of the page @both', async ({
  workstation: { page },
}) => {
  await enterTraining(page);
  const palette = page.getByRole('dialog', { name: '命令' });
  for (const name of Object.keys(PAGES)) {
    await page.keyboard.press('Control+k');
    await expect(palette.getByRole('combobox')).toBeFocused();
    await page.keyboard.type(name);
    await expect(palette.getByRole('option', { selected: true })).toContainText(`前往：${name}`);
    await page.keyboard.press('Enter');
    await expect(palette).toHaveCount(0);
    await expect(heading(page, name === '导入' ? '导入订单' : name)).toBeVisible();
  }
  await goToPage(page, '申报单');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('没有这样的');
  await expect(palette.getByText('没有这样的命令')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('新申报单');
  await page.keyboard.press('Enter');
  await expect(heading(page, '新申报单')).toBeVisible();
});

test('the shortcut help lists what works here and gives the focus back @both', async ({
  workstation: { page },
}) => {
  await enterTraining(page);
  await goToPage(page, '申报单');
  await page.keyboard.press('F1');
  const help = page.getByRole('dialog', { name: '快捷键' });
  await expect(help.getByText('新申报单')).toBeVisible();
  await expect(help.getByText('选中筛选出的全部')).toBeVisible();
  await expect(help.getByText('前往：设置')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await page.keyboard.press('?');
  await expect(help).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
});

test('Tab reaches the skip link, every page and what is on it @both', async ({ workstation: { page } }) => {
  await enterTraining(page);
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  await tabTo(page, page.getByRole('button', { name: '跳到主要内容' }), 'Tab', 40);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  for (const name of ['申报单', '收发', '规则', '设置'] as const) {
    await tabTo(page, page.getByRole('navigation').getByRole('link', { name }), 'Shift+Tab', 80);
    await page.keyboard.press('Enter');
    await expect(heading(page, name)).toBeVisible();
  }
  const dark = page.getByRole('group', { name: '外观' }).getByRole('button', { name: '深色' });
  await tabTo(page, dark, 'Tab', 80);
  await page.keyboard.press('Space');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await goToPage(page, '规则');
  await tabTo(page, page.getByRole('tab', { name: '检查规则' }), 'Tab', 60);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: '变化雷达' })).toHaveAttribute('aria-selected', 'true');
});
