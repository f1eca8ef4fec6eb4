import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, ROOT, test } from '#test/e2e/fixtures.ts';
import { field, finding, openConsignment } from '#test/e2e/pages/consignments.ts';
import { packCard, publishLesson } from '#test/e2e/pages/packs.ts';
import { setOutage } from '#test/e2e/pages/training.ts';
import { enterTraining, goToPage } from '#test/e2e/pages/window.ts';

const ORDER = 'HN2026110024';

/** Where new rules come from, and how the last update came out. */
async function openUpdates(page: Page): Promise<Locator> {
  await goToPage(page, '规则');
  await page.getByRole('tab', { name: '规则包' }).click();
  return page.getByRole('region', { name: '规则更新' });
}

test('a rule is found, read in words and tried on a consignment, all by keyboard @web', async ({
  workstation: { page },
}) => {
  await enterTraining(page);
  await goToPage(page, '规则');
  await page.getByRole('searchbox', { name: '查找规则' }).fill('R5003');
  const rules = page.getByRole('grid', { name: '规则列表' });
  await expect(rules.getByRole('row')).toHaveCount(2);
  await rules.focus();
  await page.keyboard.press('Enter');
  const detail = page.getByRole('complementary', { name: /^R5003/ });
  await expect(detail).toContainText('用文字说');
  await detail.getByRole('combobox', { name: '输入订单编号' }).focus();
  await page.keyboard.type(ORDER);
  await expect(detail.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  const results = detail.getByRole('list', { name: '试的结果' });
  await expect(results.getByRole('listitem')).toContainText('符合');
  await expect(results.getByRole('link', { name: '毛重（千克）' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(detail).toHaveCount(0);
  await expect(rules).toBeFocused();
});

test('in a small window the rule that was opened comes into view @web', async ({ workstation: { page } }) => {
  await enterTraining(page);
  await goToPage(page, '规则');
  // What a laptop of 1024 by 768 has left at 200 %.
  await page.setViewportSize({ width: 512, height: 384 });
  const rules = page.getByRole('grid', { name: '规则列表' });
  await rules.focus();
  await page.keyboard.press('Enter');
  await expect(
    page
      .getByRole('complementary', { name: /^R1001/ })
      .getByRole('heading')
      .first(),
  ).toBeInViewport();
  await expect(rules).toBeFocused();
});

test('with the platform out of reach an update says so and harms nothing @web', async ({
  workstation: { page },
}) => {
  await enterTraining(page);
  await setOutage(page, '连不上');
  const updates = await openUpdates(page);
  await updates.getByRole('button', { name: '检查更新' }).click();
  await expect(updates.getByRole('alert')).toContainText('已安装的规则包可以继续使用', { timeout: 60_000 });
  await expect(page.getByText('使用中', { exact: true })).toHaveCount(1);
});

test('a file that is no update is refused with a reason @web', async ({ workstation }) => {
  const { page, dataDir } = workstation;
  const file = join(dataDir, 'update.zip');
  writeFileSync(file, 'no archive at all');
  await enterTraining(page);
  const updates = await openUpdates(page);
  await workstation.giveFile(file, () => updates.getByRole('button', { name: '从文件更新' }).click());
  await expect(updates.getByRole('alert')).toContainText('它不是规则包更新文件', { timeout: 60_000 });
});

/** Writes what the training platform has published as the file a stick would carry; it is signed as one of an agency is. */
function writeStick(dataDir: string, file: string): void {
  const publisher = join(dataDir, 'training', 'platform', 'publisher');
  const command = join(ROOT, 'electron', 'hosts', 'cli', 'main.ts');
  const from = [join(publisher, 'repository'), file, '--keys', join(publisher, 'keys')];
  execFileSync(process.execPath, [command, 'pack', 'stick', ...from], { stdio: 'pipe' });
}

test('with the line cut, rules come on a stick; a damaged copy changes nothing @both', async ({
  workstation,
}) => {
  test.slow();
  const { page, dataDir } = workstation;
  await enterTraining(page);
  // Cut first: the workstation looks for new rules by itself, too.
  await setOutage(page, '连不上');
  await publishLesson(page, '收件人电话改为必填');
  const file = join(dataDir, 'stick.zip');
  writeStick(dataDir, file);
  const updates = await openUpdates(page);
  const take = updates.getByRole('button', { name: '从文件更新' });

  const damaged = join(dataDir, 'damaged.zip');
  writeFileSync(damaged, readFileSync(file).subarray(0, -2_000));
  await workstation.giveFile(damaged, () => take.click());
  await expect(updates.getByRole('alert')).toContainText('没有采用这个文件');
  await expect(updates.getByRole('alert')).not.toContainText('intake.');
  await expect(packCard(page, '使用中')).toContainText('3.1.0');

  await workstation.giveFile(file, () => take.click());
  await expect(updates.getByRole('status')).toContainText('已装入 cn.export 4.0.0', { timeout: 60_000 });
  await expect(packCard(page, '使用中')).toContainText('从文件装入');
  await workstation.giveFile(file, () => take.click());
  await expect(updates.getByRole('status')).toContainText('已经是最新的规则', { timeout: 60_000 });
});

test('an update that hangs is stopped, and the focus stays where the work is @web', async ({
  workstation: { page },
}) => {
  test.slow();
  await enterTraining(page);
  await setOutage(page, '一直不应答');
  const updates = await openUpdates(page);
  await expect(packCard(page, '使用中').getByRole('button', { name: '退回上一个' })).toHaveCount(0);
  const check = updates.getByRole('button', { name: '检查更新' });
  await check.press('Enter');
  await expect(check).toBeFocused();
  await updates.getByRole('button', { name: '停止' }).press('Enter');
  await expect(updates.getByRole('status')).toContainText('已停止');
  await expect(check).toBeFocused();

  await setOutage(page, '正常');
  await publishLesson(page, '收件人电话改为必填');
  await openUpdates(page);
  await check.press('Enter');
  await expect(updates.getByRole('status')).toContainText(/已装入|已经是最新/, { timeout: 60_000 });
  const back = packCard(page, '使用中').getByRole('button', { name: '退回上一个' });
  await back.press('Enter');
  const card = packCard(page, '已退回');
  await expect(card.getByRole('button').first()).toBeFocused();
  await expect(back).toHaveCount(0);
  await card.getByRole('button', { name: '重新启用' }).press('Enter');
  await expect(back).toBeFocused();
});

test('a finding says whether its rule was met before, and a verdict is printed with its mark @web', async ({
  workstation: { page },
}) => {
  await enterTraining(page);
  for (const order of ['HN2026110023', ORDER]) {
    await openConsignment(page, order);
    await field(page, '电商平台代码').fill('');
    await expect(finding(page, '没有填写电商平台代码')).toBeVisible();
  }
  await finding(page, '没有填写电商平台代码')
    .getByRole('button', { name: /为什么/ })
    .click();
  await expect(finding(page, '没有填写电商平台代码')).toContainText('在另外 1 票上遇到过，其中 0 票已改好');
  await page.getByRole('tab', { name: '检查凭证' }).click();
  const asOf = page.getByRole('region', { name: '按某一天的规则检查' });
  await asOf.getByRole('textbox', { name: '哪一天' }).fill('2026-13-01');
  await page.keyboard.press('Enter');
  await expect(asOf.getByRole('alert')).toContainText('请填写日期');

  await page.getByRole('button', { name: '现在检查并保存凭证' }).click();
  await page.evaluate(() => {
    window.print = () => {};
  });
  await page.getByRole('button', { name: '打印' }).click();
  await page.emulateMedia({ media: 'print' });
  const sheet = page.getByRole('article');
  for (const words of [
    '演练 · 不是正式凭证',
    'TRAINING · not a real verdict',
    ORDER,
    '没有填写电商平台代码',
  ]) {
    await expect(sheet).toContainText(words);
  }
  await expect(sheet.getByText('演练 · 不是正式凭证')).toBeVisible();
  await expect(page.getByRole('navigation')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(page.locator('.print-sheet')).toHaveCount(0);
  await expect(page.getByRole('button', { name: '打印' })).toBeFocused();
});
