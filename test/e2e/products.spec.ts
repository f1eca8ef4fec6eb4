import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { Workstation } from '#test/e2e/fixtures.ts';
import { expect, test } from '#test/e2e/fixtures.ts';
import { expectSaved, openConsignment } from '#test/e2e/pages/consignments.ts';
import { enterTraining, goToPage, heading, toast } from '#test/e2e/pages/window.ts';

const TABLE = [
  '货号,申报品名,英文品名,HS编码,申报要素,单位,法定单位,每申报单位折法定数量,单价,币种,单件净重',
  'CUT-P12,剪纸,Paper-cut album,4823909000,0|0|宣纸|册装|26×18cm|||,册,千克,0.2,18.80,USD,0.2',
  'FAN-01,竹骨折扇,Folding fan,4823909000,,把,千克,0.12,6.5,USD,0.12',
  'BAD-1,坏行,,,,把,千克,,六块,USD,',
].join('\r\n');

/** The smallest picture there is: one white pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4////fwAJ+wP9KobjigAAAABJRU5ErkJggg==',
  'base64',
);

async function newFile(
  { dataDir }: Workstation,
  name: string,
  content: string | Uint8Array,
): Promise<string> {
  const folder = join(dataDir, 'tables');
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

function tab(page: Page, name: string): Locator {
  return page.getByRole('tablist', { name: '商品' }).getByRole('tab', { name });
}

function products(page: Page): Locator {
  return page.getByRole('grid', { name: '商品' });
}

function detail(page: Page): Locator {
  return page.getByRole('complementary');
}

function goods(page: Page): Locator {
  return page.getByRole('grid', { name: '商品' });
}

/** A cell of the goods table of the editor. */
function cell(page: Page, field: string): Locator {
  return goods(page).locator(`[data-pointer="items.0.${field}"]`);
}

test('products come from a table, are found by a Chinese word, and go out again', async ({ workstation }) => {
  const { page } = workstation;
  await enterTraining(page, { samples: false });
  await goToPage(page, '商品');
  await expect(page.getByText('还没有商品资料')).toBeVisible();
  await page.getByRole('link', { name: '从表格导入' }).click();
  const path = await newFile(workstation, 'products.csv', TABLE);
  await workstation.giveFile(path, () => page.getByRole('button', { name: '选择表格' }).click());

  await expect(page.getByRole('combobox', { name: '英文品名' })).toHaveValue('英文品名');
  await page.getByRole('button', { name: '预览', exact: true }).click();
  await expect(page.getByText('3 行：新建 2，更新 0，没有变化 0，有问题 1')).toBeVisible();
  await expect(page.getByRole('region', { name: '没有导入的行' })).toContainText('六块');
  await page.getByRole('button', { name: '开始导入' }).click();
  await expect(page.getByRole('heading', { name: '导入完成' })).toBeVisible();
  await page.getByRole('link', { name: '查看商品资料' }).click();

  await page.getByRole('search').getByRole('searchbox', { name: '搜索' }).fill('折扇');
  await expect(page.getByText('共 1 个')).toBeVisible();
  await expect(products(page).getByRole('row').filter({ hasText: 'FAN-01' })).toContainText('待确认');
  await page.getByRole('search').getByRole('searchbox', { name: '搜索' }).fill('');
  await expect(page.getByText('共 2 个')).toBeVisible();
  const saved = await workstation.takeFile(() => page.getByRole('button', { name: '导出 CSV' }).click());
  expect(await readFile(saved, 'utf8')).toContain('竹骨折扇');
});

test('a product is kept as it is typed, with a photo, confirmed, and taken away with a way back', async ({
  workstation,
}) => {
  const { page } = workstation;
  await enterTraining(page, { samples: false });
  await goToPage(page, '商品');
  await page.keyboard.press('n');
  const form = detail(page);
  await expect(form.getByText('填写品名或货号后自动保存。')).toBeVisible();
  await form.getByLabel('商品货号').fill('JAR-01');
  await form.getByLabel('申报品名').fill('陶罐');
  await expect(form.getByText('✓ 已保存')).toBeVisible();
  // The keyboard stays where it was when the record was made.
  await expect(form.getByLabel('申报品名')).toBeFocused();

  await form.getByRole('button', { name: '查商品编码' }).click();
  const finder = page.getByRole('dialog', { name: '查商品编码' });
  await finder.getByRole('combobox').fill('陶瓷 餐具');
  await expect(finder.getByRole('option', { name: /6911101900/ })).toBeVisible();
  await finder.getByRole('combobox').fill('6912009000');
  await expect(finder.getByRole('list', { name: '所在位置' })).toContainText('陶瓷产品');
  await page.keyboard.press('Enter');
  await expect(form.getByRole('combobox', { name: '商品编码' })).toHaveValue('6912009000');

  const picture = await newFile(workstation, 'jar.png', PIXEL);
  await workstation.giveFile(picture, () => form.getByRole('button', { name: '添加照片' }).click());
  await expect(form.getByRole('img', { name: '陶罐 的照片：jar.png' })).toBeVisible();
  const fake = await newFile(workstation, 'fake.png', 'not a picture');
  await workstation.giveFile(fake, () => form.getByRole('button', { name: '添加照片' }).click());
  await expect(toast(page, '不是 PNG、JPEG 或 WebP 图片')).toBeVisible();

  await form.getByRole('button', { name: '确认归类' }).click();
  await form.getByLabel('依据（选填）').fill('预裁定 2026-18');
  await page.keyboard.press('Enter');
  await expect(form.getByText('说明：预裁定 2026-18')).toBeVisible();
  await form.getByLabel('申报要素', { exact: true }).fill('0|0|陶制');
  await expect(form.getByText('请重新核对')).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(form).toHaveCount(0);
  await products(page).getByRole('checkbox', { name: '选中 陶罐' }).click();
  await page.getByRole('button', { name: '移到回收站' }).click();
  await expect(page.getByText('还没有商品资料')).toBeVisible();
  await page.getByRole('region', { name: '消息' }).getByRole('button', { name: '撤销' }).click();
  await expect(products(page).getByRole('row').filter({ hasText: 'JAR-01' })).toBeVisible();
});

test('a line is filled from a product, its quantities worked out, and kept as a product', async ({
  workstation: { page },
}) => {
  await enterTraining(page);
  await goToPage(page, '申报单');
  await page.keyboard.press('n');
  await expect(heading(page, '新申报单')).toBeVisible();
  await page.keyboard.press('Alt+p');
  const panel = page.getByRole('dialog', { name: '第 1 项 · 商品资料' });
  await panel.getByRole('combobox').fill('毛尖');
  await expect(panel.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(panel.getByText(/已从“绿茶.*”填入 \d+ 栏/)).toBeVisible();
  await page.keyboard.press('Escape');

  await expect(cell(page, 'gname')).toContainText('来自商品资料');
  await expect(cell(page, 'gcode')).toContainText('0902109000');
  await cell(page, 'qty').click();
  await page.keyboard.type('4');
  await page.keyboard.press('Alt+p');
  await panel.getByRole('button', { name: '采用折算' }).click();
  await expect(toast(page, '已采用折算的数量')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(cell(page, 'qty1')).toContainText('1');
  await expectSaved(page);

  await test.step('what the line knows better goes into the record', async () => {
    await cell(page, 'price').click();
    await page.keyboard.type('40');
    await page.keyboard.press('Alt+p');
    const update = panel.getByRole('region', { name: '用此行更新商品' });
    await expect(update).toContainText('38.6');
    await update.getByRole('button', { name: '用此行更新商品' }).click();
    await expect(toast(page, '商品“绿茶(信阳毛尖)”已更新')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('another code for the same goods is told of, and where', async () => {
    await cell(page, 'gcode').click();
    await page.keyboard.type('0902209000');
    await expectSaved(page);
    await page.keyboard.press('Alt+p');
    const warning = panel.getByRole('region', { name: '注意：同一种货在别处填得不一样' });
    await expect(warning).toContainText('同一种货用了 2 个编码');
    await expect(warning.getByRole('link', { name: /商品资料 绿茶/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await goToPage(page, '商品');
    await tab(page, '同货不同填法').click();
    await expect(page.getByText('货号 TEA-250').first()).toBeVisible();
  });
});

test('declaration elements are filled one by one, measured, and left with nothing lost', async ({
  workstation: { page },
}) => {
  await enterTraining(page);
  await openConsignment(page, 'HN2026110001');
  // Written by the shop in words: the composer says what they should be.
  await goods(page).locator('[data-pointer="items.1.gmodel"]').click();
  await page.keyboard.press('F4');
  const panel = page.getByRole('dialog', { name: '申报要素 · 4823909000' });
  await expect(panel.getByText('应填代码 0')).toHaveCount(2);
  await expect(panel.getByText('这个编码有 8 个申报要素，内容只有 5 段')).toBeVisible();
  await panel.getByRole('button', { name: '改为 0 无品牌' }).click();
  await panel.getByLabel(/出口享惠情况/).selectOption('0');
  await expect(panel.getByText('货物和包装上没有任何商标')).toBeVisible();
  await panel.getByLabel(/形状/).fill('册装，一册十二张');

  await page.keyboard.press('Escape');
  await expect(toast(page, '没有采用，填过的内容留着')).toBeVisible();
  await page.keyboard.press('F4');
  await expect(panel.getByText('这是上次没有采用的内容。')).toBeVisible();
  await expect(panel.getByLabel(/形状/)).toHaveValue('册装，一册十二张');

  const long = '宣'.repeat(260);
  await panel.getByLabel(/材质/).fill(long);
  await expect(panel.getByText(/超出 \d+ 个$/)).toBeVisible();
  await panel.getByLabel(/材质/).fill('宣纸|手工');
  await expect(panel.getByText('有一格里含竖线，合不成。')).toBeVisible();
  await panel.getByLabel(/材质/).fill('宣纸');
  await page.keyboard.press('Control+Enter');
  await expect(toast(page, '申报要素已填好')).toBeVisible();
  const field = goods(page).locator('[data-pointer="items.1.gmodel"] input');
  await expect(field).toHaveValue('0|0|宣纸|册装，一册十二张|26x18cm|||');
  await expect(field).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(field).toHaveValue(/^无品牌\|不享惠/);
});

test('a code without a list of elements says so and takes free text @web', async ({
  workstation: { page },
}) => {
  await enterTraining(page);
  await openConsignment(page, 'HN2026110001');
  await cell(page, 'gmodel').click();
  await page.keyboard.press('F4');
  const panel = page.getByRole('dialog', { name: '申报要素 · 6913100000' });
  await expect(panel.getByText('规则包没有收录 6913100000 的要素清单')).toBeVisible();
  await expect(panel.getByLabel('其余要素')).toHaveValue('瓷制|高26cm|摆放装饰');
  await expect(panel.getByRole('region', { name: '以前用过的' })).toContainText('商品资料“钧瓷花瓶”');
  await panel.getByRole('button', { name: '填入 1|0|瓷制|高26cm|摆放装饰' }).first().click();
  await page.keyboard.press('Control+Enter');
  await expect(cell(page, 'gmodel').locator('input')).toHaveValue('1|0|瓷制|高26cm|摆放装饰');
});
