import { expect, test } from '#test/e2e/fixtures.ts';
import { field, finding, openConsignment } from '#test/e2e/pages/consignments.ts';
import { openRulesTab, packCard, publishLesson, updateRules } from '#test/e2e/pages/packs.ts';
import { hurryOfficer } from '#test/e2e/pages/training.ts';
import { enterTraining, goToPage, heading, toast } from '#test/e2e/pages/window.ts';

const ORDER = 'HN2026110005';
const TELEPHONE = '收件人电话';

test('rules change while a draft is open: radar, fix, a look back, and the way back @both', async ({
  workstation: { page },
}) => {
  test.slow();
  await enterTraining(page);
  await publishLesson(page, '收件人电话改为必填');
  await openConsignment(page, ORDER);
  await field(page, TELEPHONE).fill('');
  await page.keyboard.press('Tab');
  await expect(finding(page, TELEPHONE)).toHaveCount(0);

  await test.step('the new rules come, are tried and become active', async () => {
    await updateRules(page);
    await expect(packCard(page, '使用中')).toContainText('演练');
    await expect(packCard(page, '保留')).toBeVisible();
    await goToPage(page, '首页');
    await page.getByRole('button', { name: '看变化' }).first().click();
  });

  await test.step('the radar says what changed, and which drafts it touches', async () => {
    await expect(page.getByRole('tab', { name: '变化雷达' })).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByText(/收件人电话.*/).first()).toBeVisible();
    const draft = page.getByRole('list', { name: '草稿' }).getByRole('listitem').filter({ hasText: ORDER });
    const row = draft.getByRole('button', { name: new RegExp(ORDER) });
    if ((await row.getAttribute('aria-expanded')) !== 'true') await row.press('Enter');
    await draft.getByRole('button', { name: /电话/ }).first().press('Enter');
  });

  await test.step('one key leads to the field; put right, it is said no more', async () => {
    await expect(heading(page, ORDER)).toBeVisible();
    await expect(field(page, TELEPHONE)).toBeFocused();
    await expect(finding(page, TELEPHONE).first()).toBeVisible();
    await page.keyboard.type('+1 607 555 0142');
    await page.keyboard.press('Tab');
    await expect(finding(page, TELEPHONE)).toHaveCount(0);
    await goToPage(page, '首页');
    await expect(page.getByRole('button', { name: '看变化' })).toHaveCount(0);
  });

  await test.step('as of a day before, the rules of that day are asked', async () => {
    await openConsignment(page, ORDER);
    await field(page, TELEPHONE).fill('');
    await page.keyboard.press('Tab');
    await expect(finding(page, TELEPHONE).first()).toBeVisible();
    await page.getByRole('tab', { name: '检查凭证' }).click();
    await page.getByLabel('哪一天').fill('2026-01-05');
    await page.getByRole('button', { name: '检查', exact: true }).click();
    const verdict = page.getByRole('region', { name: '按某一天的规则检查' });
    await expect(verdict).toContainText('3.1.0');
    await expect(verdict.getByRole('heading', { name: '现在有、那一天没有' })).toBeVisible();
    await expect(verdict.getByRole('listitem').filter({ hasText: TELEPHONE })).toHaveCount(1);
  });

  await test.step('going back takes the rule away, and can itself be undone', async () => {
    await openRulesTab(page, '规则包');
    await page.getByRole('button', { name: '退回上一个' }).press('Enter');
    await expect(toast(page, '已退回，现在使用 3.1.0。')).toBeVisible();
    await openConsignment(page, ORDER);
    await expect(finding(page, TELEPHONE)).toHaveCount(0);
    await openRulesTab(page, '规则包');
    await page.getByRole('button', { name: '重新启用' }).press('Enter');
    await expect(packCard(page, '使用中')).toContainText('演练');
    await openConsignment(page, ORDER);
    await expect(finding(page, TELEPHONE).first()).toBeVisible();
  });
});

test('rules that contradict what customs released wait for a person @both', async ({
  workstation: { page },
}) => {
  test.slow();
  await enterTraining(page);
  await hurryOfficer(page);
  await openConsignment(page, ORDER);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('note').filter({ hasText: '已结关' })).toBeVisible({ timeout: 60_000 });

  await publishLesson(page, '与已放行的申报相矛盾的规则');
  await updateRules(page);
  await expect(packCard(page, '使用中')).not.toContainText('演练');
  await goToPage(page, '首页');
  await page.getByRole('button', { name: '看试运行结果' }).press('Enter');
  const trial = page.getByRole('region', { name: '试运行结果' });
  await expect(trial).toContainText('海关已接受的 1 票申报，按它会被拒绝');
  await expect(trial.getByRole('link', { name: ORDER })).toBeVisible();
  await trial.getByRole('button', { name: '仍然启用' }).press('Enter');
  await expect(packCard(page, '使用中')).toContainText('演练');
});
