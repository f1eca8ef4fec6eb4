import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Workstation } from '#test/e2e/fixtures.ts';
import { expect, ROOT, test } from '#test/e2e/fixtures.ts';
import { list } from '#test/e2e/pages/consignments.ts';
import { enterTraining, goToPage, toast } from '#test/e2e/pages/window.ts';

const SAMPLES = join(ROOT, 'resources', 'samples');

async function chooseFile(workstation: Workstation, path: string): Promise<void> {
  const choose = workstation.page.getByRole('button', { name: '选择文件', exact: true });
  await workstation.giveFile(path, () => choose.click());
}

async function newFile(
  workstation: Workstation,
  name: string,
  content: string | Uint8Array,
): Promise<string> {
  const folder = join(workstation.dataDir, 'orders');
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

function step(page: Page, name: string) {
  return page.getByRole('list', { name: '导入步骤' }).getByRole('button', { name });
}

async function toPreview(page: Page): Promise<void> {
  await page.getByRole('region').getByRole('button', { name: '对应列', exact: true }).click();
  await page.getByRole('region').getByRole('button', { name: '预览', exact: true }).click();
}

test('a CSV goes through the wizard; bad rows are shown and can be taken away as a file @both', async ({
  workstation,
}) => {
  const { page } = workstation;
  await enterTraining(page, { samples: false });
  await goToPage(page, '导入');
  await chooseFile(workstation, join(SAMPLES, 'orders-henan.csv'));
  await expect(page.getByRole('definition').filter({ hasText: /73/ })).toBeVisible();
  await toPreview(page);
  await expect(page.getByRole('status').filter({ hasText: '26 票' })).toContainText('10 行有问题');
  const problem = page.getByRole('row').filter({ hasText: 'European Community' });
  await expect(problem).toContainText('不是一个确定的国家（地区）');
  await expect(step(page, '预览')).toHaveAttribute('aria-current', 'step');

  await page.getByRole('button', { name: '开始导入' }).click();
  await expect(page.getByRole('heading', { name: '导入完成' })).toBeVisible();
  await expect(page.getByText('26 票草稿，61 行商品。')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: '“1 个”在数字后面写了单位' })).toContainText('64');
  const saved = await workstation.takeFile(() =>
    page.getByRole('button', { name: '保存问题行（CSV）' }).click(),
  );
  const rows = await readFile(saved, 'utf8');
  expect(rows).toContain('European Community');
  expect(rows).toContain('HN2026110027');
  await page.getByRole('button', { name: '查看导入的草稿' }).click();
  await expect(page.getByText('共 26 份')).toBeVisible();
});

test('a workbook is remembered: the second time the mapping is there, and the import can be undone @both', async ({
  workstation,
}) => {
  const { page } = workstation;
  await enterTraining(page, { samples: false });
  await goToPage(page, '导入');
  await chooseFile(workstation, join(SAMPLES, 'orders-henan.xlsx'));
  await page.getByRole('region').getByRole('button', { name: '对应列', exact: true }).click();
  await expect(page.getByRole('heading', { name: /按列名给出了建议/ })).toBeVisible();
  await page.getByLabel('对应关系的名称').fill('老乡的表');
  await page.getByRole('region').getByRole('button', { name: '预览', exact: true }).click();
  await page.getByRole('button', { name: '开始导入' }).click();
  await expect(page.getByRole('heading', { name: '导入完成' })).toBeVisible();
  await page.getByRole('button', { name: '撤销这次导入' }).click();
  await expect(toast(page, '已撤销：26 票移到回收站。')).toBeVisible();

  await page.getByRole('button', { name: '再导入一个' }).click();
  await chooseFile(workstation, join(SAMPLES, 'orders-henan.xlsx'));
  await page.getByRole('region').getByRole('button', { name: '对应列', exact: true }).click();
  await expect(
    page.getByRole('heading', { name: '认出了这种表格，沿用上次的对应关系“老乡的表”。' }),
  ).toBeVisible();
});

/** The sector of an OLE container, which holds an encrypted workbook under this name. */
function encryptedWorkbook(): Uint8Array {
  const bytes = Buffer.alloc(4096);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  bytes.writeUInt16LE(0x3e, 24);
  bytes.writeUInt16LE(3, 26);
  bytes.writeUInt16LE(0xfffe, 28);
  bytes.writeUInt16LE(9, 30);
  Buffer.from('EncryptedPackage', 'utf16le').copy(bytes, 1024);
  Buffer.from('EncryptionInfo', 'utf16le').copy(bytes, 1152);
  return bytes;
}

/** Bytes that are no text and no archive. */
function noise(): Uint8Array {
  return Uint8Array.from({ length: 600 }, (_, i) => (i * 37) % 256);
}

/** An order file in GBK, as older spreadsheet programs write it: 订单号,商品名称 and 钧瓷花瓶. */
const GBK = Buffer.concat([
  Buffer.from('b6a9b5a5bac52cc9ccc6b7c3fbb3c6', 'hex'),
  Buffer.from(',sku,qty,price\nG-1,'),
  Buffer.from('befbb4c9bba8c6bf', 'hex'),
  Buffer.from(',A1,1,10\n'),
]);

const BAD_FILES = [
  ['orders.xlsx', noise(), '“orders.xlsx”的名字是 XLSX，内容却不是'],
  ['locked.xlsx', encryptedWorkbook(), '这个工作簿设了打开密码'],
  ['open-quote.csv', '订单号,商品名称,数量\nA1,"瓷瓶,1\nA2,绣片,2\n', '引号没有成对'],
  ['empty.csv', '', '文件是空的，没有任何内容'],
  ['picture.csv', noise(), '不是文本表格|认不出文字编码'],
] as const;

test('files that cannot be read say why, and the next one still can be @both', async ({ workstation }) => {
  const { page } = workstation;
  await enterTraining(page, { samples: false });
  await goToPage(page, '导入');
  for (const [name, content, why] of BAD_FILES) {
    await chooseFile(workstation, await newFile(workstation, name, content));
    await expect(page.getByRole('alert')).toContainText(new RegExp(why));
  }
  await chooseFile(workstation, await newFile(workstation, 'gbk.csv', GBK));
  await expect(page.getByText(/文字编码是 (GBK|gb18030|GB18030)/)).toBeVisible();
  await expect(page.getByRole('table').first()).toContainText('订单号');
  await expect(page.getByRole('table').first()).toContainText('钧瓷花瓶');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a long import shows its progress, can be stopped, and keeps what it made @both', async ({
  workstation,
}) => {
  const { page } = workstation;
  await enterTraining(page, { samples: false });
  await goToPage(page, '导入');
  const rows = Array.from({ length: 40_000 }, (_, i) => `L-${i},A${i},瓷花瓶,1,12.50,USD,Ellen Marsh,美国`);
  const content = `订单号,货号,商品名称,数量,单价,币种,收件人,国家\n${rows.join('\n')}\n`;
  await chooseFile(workstation, await newFile(workstation, 'long.csv', content));
  await toPreview(page);
  await page.getByRole('button', { name: '开始导入' }).click();
  await expect(page.getByRole('progressbar', { name: '导入进度' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: /已生成 [1-9]/ })).toBeVisible();
  await page.getByRole('button', { name: '停止导入' }).click();
  await expect(page.getByRole('heading', { name: '导入已停止' })).toBeVisible();
  await expect(page.getByText('已导入的都已保存。')).toBeVisible();
  await goToPage(page, '申报单');
  await expect(list(page).getByRole('row').nth(1)).toContainText('L-');
});
