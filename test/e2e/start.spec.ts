import { expect, test } from '#test/e2e/fixtures.ts';
import { field, list } from '#test/e2e/pages/consignments.ts';
import { enterTraining, goToPage, heading, PAGES } from '#test/e2e/pages/window.ts';

test('a seller begins with the own enterprise, in either language @both', async ({
  workstation: { page },
}) => {
  await expect(heading(page, '开始使用高地通关')).toBeVisible();
  const languages = page.getByRole('radiogroup', { name: /语言|Language/ });
  await languages.getByText('English').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Highland/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await languages.getByText('中文').click();

  const live = page.getByRole('region', { name: '本企业档案' });
  await live.getByLabel('海关注册编码或统一社会信用代码').fill('4101961234');
  await live.getByLabel('企业名称').fill('禹州示例钧瓷有限公司');
  await live.getByLabel('电话').fill('0374-5550101');
  await live.getByRole('button', { name: '建立本企业档案' }).click();

  await expect(heading(page, '首页')).toBeVisible();
  await expect(page.getByText('演练档案：')).toHaveCount(0);
  await expect(page.getByRole('region', { name: '状态栏' })).toContainText('此档案没有连接');
  await expect(page.getByText('从哪里开始？')).toBeVisible();

  await goToPage(page, '申报单');
  await page.keyboard.press('n');
  await expect(field(page, '电商企业名称')).toHaveValue('禹州示例钧瓷有限公司');
  await expect(field(page, '申报企业代码')).toHaveValue('4101961234');
});

test('training brings samples and its mark stands on every page @both', async ({ workstation: { page } }) => {
  await enterTraining(page);
  const mark = page.getByText('演练档案：一切只发往本机的演练平台，不会到达海关。');
  for (const name of Object.keys(PAGES) as (keyof typeof PAGES)[]) {
    await goToPage(page, name);
    await expect(mark).toBeVisible();
  }
  await goToPage(page, '首页');
  const age = page
    .getByRole('region', { name: '规则包' })
    .getByRole('definition')
    .filter({ hasText: /^\d+ 天$/ });
  const days = ((await age.textContent()) ?? '').replace(/\D/g, '');
  await expect(page.getByRole('region', { name: '状态栏' })).toContainText(`${days} 天`);
  await goToPage(page, '申报单');
  await expect(page.getByText('共 26 份')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(field(page, '订单编号')).toHaveValue(/^HN/);
  await expect(mark).toBeVisible();
});

test('training without samples starts empty, and the two profiles share nothing @both', async ({
  workstation: { page },
}) => {
  await enterTraining(page, { samples: false });
  await expect(page.getByText('从哪里开始？')).toBeVisible();
  await goToPage(page, '申报单');
  await expect(page.getByText('还没有申报单')).toBeVisible();
  await page.keyboard.press('n');
  await field(page, '订单编号').fill('PRACTICE-1');
  await goToPage(page, '申报单');
  await expect(list(page).getByRole('row').filter({ hasText: 'PRACTICE-1' })).toBeVisible();

  await goToPage(page, '设置');
  await page.getByRole('button', { name: '建立本企业档案' }).click();
  await expect(heading(page, '首页')).toBeVisible();
  await expect(page.getByText('演练档案：')).toHaveCount(0);
  await goToPage(page, '申报单');
  await expect(page.getByText('还没有申报单')).toBeVisible();

  await goToPage(page, '设置');
  await page.getByRole('button', { name: '切换到演练' }).click();
  await expect(heading(page, '首页')).toBeVisible();
  await goToPage(page, '申报单');
  await expect(list(page).getByRole('row').filter({ hasText: 'PRACTICE-1' })).toBeVisible();
});
