import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { SM2_P12 } from '#test/builders/opensslSamples.ts';
import { expect, test } from '#test/e2e/fixtures.ts';
import { enterTraining, goToPage, toast } from '#test/e2e/pages/window.ts';

const PASSWORD = 'Correct-horse-7';
const SHOTS = process.env['HIGHLAND_SIGNING_SHOTS'];

async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

const panel = (page: Page) => page.getByRole('region', { name: '签名', exact: true });
const bar = (page: Page) => page.getByRole('region', { name: '签名密钥已锁定' });

test('a key with a password: made, locked, asked for when something is sent, taken away and back @both', async ({
  workstation: { page },
}) => {
  test.slow();
  await enterTraining(page);
  await goToPage(page, '设置');
  await expect(panel(page).getByRole('article')).toHaveCount(1);

  await test.step('make a training key by keyboard', async () => {
    await panel(page).getByRole('button', { name: '制作演练密钥' }).press('Enter');
    const form = panel(page).getByRole('form', { name: '制作演练密钥' });
    await form.getByLabel('以后解锁用的密码').fill(PASSWORD);
    await form.getByLabel('再输一次').fill(`${PASSWORD}x`);
    await expect(form.getByText('两次输入不一样。')).toBeVisible();
    await shot(page, 'make');
    await form.getByLabel('再输一次').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(toast(page, '演练密钥已做好。')).toBeVisible();
    await panel(page).getByRole('button', { name: '用它签名' }).press('Enter');
    await expect(panel(page).getByText('已锁定').first()).toBeVisible();
    await shot(page, 'locked');
  });

  await test.step('sending asks for the password, and goes on', async () => {
    await goToPage(page, '首页');
    await page.getByRole('button', { name: '全部申报' }).press('Enter');
    await expect(bar(page).getByLabel('密码')).toBeFocused();
    await page.keyboard.type('wrong-password');
    await page.keyboard.press('Enter');
    await expect(bar(page).getByRole('alert')).toHaveText('密码不对。');
    await expect(bar(page).getByLabel('密码')).toBeFocused();
    await shot(page, 'bar');
    await page.keyboard.press('Escape');
    await expect(bar(page)).toHaveCount(0);
    await expect(toast(page, '没有发出：签名密钥还锁着。')).toBeVisible();
    await expect(page.getByRole('button', { name: '全部申报' })).toBeFocused();
    await page.keyboard.press('Enter');
    await bar(page).getByLabel('密码').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(toast(page, /票已签名并放入发件箱。/)).toBeVisible();
    await expect(bar(page)).toHaveCount(0);
  });

  await test.step('what was sent says what its signature is worth', async () => {
    await goToPage(page, '收发');
    await expect(page.getByRole('grid').getByRole('row').nth(1)).toBeVisible();
    await page.getByRole('grid').press('Enter');
    await expect(page.getByText(/有效，证书/)).toBeVisible();
    await shot(page, 'document');
  });

  await test.step('remove the key, and have it back', async () => {
    await goToPage(page, '设置');
    await panel(page).getByRole('button', { name: /^移除/ }).press('Enter');
    await expect(panel(page).getByRole('article')).toHaveCount(1);
    await page.getByRole('region', { name: '消息' }).getByRole('button', { name: '撤销' }).press('Enter');
    await expect(panel(page).getByRole('article')).toHaveCount(2);
  });
});

test('a key out of a file; a card that is not there @both', async ({ workstation }) => {
  const { page } = workstation;
  const path = join(tmpdir(), `highland-${process.pid}.p12`);
  writeFileSync(path, Buffer.from(SM2_P12, 'base64'));
  await enterTraining(page, { samples: false });
  await goToPage(page, '设置');
  await panel(page).getByRole('button', { name: '导入密钥文件' }).click();
  const form = panel(page).getByRole('form', { name: '导入密钥文件' });
  await workstation.giveFile(path, () => form.getByRole('button', { name: '选择文件' }).click());
  await form.getByLabel('以后解锁用的密码').fill(PASSWORD);
  await form.getByLabel('再输一次').fill(PASSWORD);
  await form.getByRole('button', { name: '导入', exact: true }).click();
  await expect(form.getByRole('alert')).toHaveText('文件有密码，请输入文件的密码。');
  await form.getByLabel('文件的密码').fill('密码-1234');
  await shot(page, 'import');
  await form.getByRole('button', { name: '导入', exact: true }).click();
  const key = panel(page).getByRole('article', { name: /示例操作员/ });
  await expect(key).toContainText('03000000000cde6f');
  await key.getByRole('button', { name: '解锁' }).click();
  await expect(key.getByLabel('密码')).toBeFocused();
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(key.getByText('已解锁')).toBeVisible();
  await key.getByText('算法标识', { exact: true }).click();
  await shot(page, 'sm2');

  await panel(page).getByRole('button', { name: '电子口岸卡' }).click();
  await panel(page).getByRole('button', { name: '查看插着的卡' }).click();
  await expect(panel(page).getByText(/连不上卡的签名服务/)).toBeVisible();
  const { violations } = await new AxeBuilder({ page })
    .include('.panel:has(.signing-key)')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await panel(page).getByRole('button', { name: '平台证书' }).click();
  await expect(panel(page).getByText('还没有平台证书。')).toBeVisible();
  if (SHOTS !== undefined) {
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Dark' }).click();
    await shot(page, 'english');
    await page.setViewportSize({ width: 1024, height: 700 });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    await page.getByRole('article').last().scrollIntoViewIfNeeded();
    await shot(page, 'large');
  }
});
