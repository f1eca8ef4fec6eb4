import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '#test/e2e/fixtures.ts';
import { field, finding, openConsignment } from '#test/e2e/pages/consignments.ts';
import { enterTraining } from '#test/e2e/pages/window.ts';

test('a verdict is kept, outlives an edit, is checked again and saved @web', async ({ workstation }) => {
  const { page } = workstation;
  await enterTraining(page);
  await openConsignment(page, 'HN2026110024');
  await page.keyboard.press('Alt+0');
  await expect(page.getByText('还没有检查凭证')).toBeVisible();
  await page.getByRole('button', { name: '现在检查并保存凭证' }).click();
  const verdict = page.getByRole('region', { name: /的检查凭证$/ });
  await expect(verdict.getByText('练习用，不是正式凭证')).toBeVisible();
  await expect(page.getByRole('button', { name: '内容未变' })).toHaveAttribute('aria-expanded', 'true');
  expect((await new AxeBuilder({ page }).include('.passports').analyze()).violations).toEqual([]);

  await page.getByRole('tab', { name: '填写' }).click();
  await field(page, '电商平台代码').fill('');
  await expect(finding(page, '没有填写电商平台代码')).toBeVisible();
  await page.getByRole('tab', { name: '检查凭证' }).click();
  const row = page.getByRole('button', { name: '内容后来改过' });
  await row.focus();
  await page.keyboard.press('Enter');
  await expect(verdict).not.toContainText('没有填写电商平台代码');
  await verdict.getByRole('button', { name: '重新检查核对' }).click();
  await expect(verdict.getByRole('status')).toContainText('核对一致');

  const path = await workstation.takeFile(() => verdict.getByRole('button', { name: '保存为文件' }).click());
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
    training: true,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});
