import type { Page } from '@playwright/test';
import { expect, test } from '#test/e2e/fixtures.ts';
import { expectSaved, field, finding, findings, list, rowOf } from '#test/e2e/pages/consignments.ts';
import { hurryOfficer } from '#test/e2e/pages/training.ts';
import { enterTraining, goToPage, heading, tabTo, toast } from '#test/e2e/pages/window.ts';

/** What a seller of one Jun porcelain vase types, field by field, in the order of the form. */
const FORM = [
  ['订单编号', 'KB-20261201-1'],
  ['企业唯一编号', 'KBCOP-1'],
  ['电商平台名称', '示例海外集市'],
  ['订单币制', 'USD'],
  ['物流企业代码', '4101980377'],
  ['物流企业名称', '示例国际物流有限公司'],
  ['收件人', 'Ellen Marsh'],
  ['收件地址', '48 Quarry Lane, Ithaca, NY 14850, USA'],
  ['收件人电话', '+1 607 555 0142'],
  ['物流运单编号', 'KBWB0001'],
  ['申报地海关', '4604'],
  ['出口口岸', '4604'],
  ['出口日期', '2026-12-01'],
  ['运输方式', '5'],
  ['运抵国（地区）', 'USA'],
  ['指运港', 'USA309'],
  ['包装种类', '22'],
  ['件数', '1'],
  ['毛重（千克）', '2.05'],
  ['净重（千克）', '1.8'],
  ['支付企业名称', '示例跨境收款'],
  ['支付交易编号', 'KBPAY1'],
  ['收款金额', '88'],
  ['收款币制', 'USD'],
  ['到账时间', '2026-11-20 10:00:00'],
  ['申报业务类型', 'A'],
] as const;

async function newConsignment(page: Page): Promise<void> {
  await goToPage(page, '申报单');
  await page.keyboard.press('n');
  await expect(heading(page, '新申报单')).toBeVisible();
}

test('a consignment is written from nothing to sent with the keyboard alone @both', async ({
  workstation: { page },
}) => {
  test.slow();
  await enterTraining(page, { samples: false });
  await hurryOfficer(page);
  await newConsignment(page);

  await test.step('findings lead to the fields', async () => {
    await expect(findings(page).getByRole('listitem').first()).toContainText('没有填写订单编号');
    await page.keyboard.press('F8');
    await expect(field(page, '订单编号')).toBeFocused();
    await page.keyboard.press('F8');
    await expect(field(page, '企业唯一编号')).toBeFocused();
    await page.keyboard.press('Shift+F8');
    await expect(field(page, '订单编号')).toBeFocused();
    await page.keyboard.type('KB-0');
    await expect(finding(page, '没有填写订单编号')).toHaveCount(0);
    await page.keyboard.press('F8');
    await expect(field(page, '企业唯一编号')).toBeFocused();
    await tabTo(page, field(page, '订单编号'), 'Shift+Tab');
    await page.keyboard.press('Control+a');
  });

  await test.step('every field by Tab', async () => {
    for (const [label, text] of FORM) {
      await tabTo(page, field(page, label));
      await page.keyboard.type(text);
    }
    await page.keyboard.press('Tab');
    await expectSaved(page);
    await expect(heading(page, 'KB-20261201-1')).toBeVisible();
  });

  await test.step('a fix is shown, taken, taken back and taken again', async () => {
    const platform = field(page, '电商平台代码');
    await tabTo(page, platform, 'Shift+Tab');
    const offer = finding(page, '没有填写电商平台代码');
    await expect(offer).not.toHaveAttribute('aria-current', 'true');
    await page.keyboard.press('Alt+Enter');
    await expect(offer).toHaveAttribute('aria-current', 'true');
    await expect(offer).toContainText('（空） → 无');
    await page.keyboard.press('Alt+Enter');
    await expect(platform).toHaveValue('无');
    await expect(offer).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expect(platform).toHaveValue('');
    await expect(offer).toBeVisible();
    await page.keyboard.press('Control+y');
    await expect(platform).toHaveValue('无');
    for (const fee of ['运费', '保费']) {
      await tabTo(page, field(page, fee));
      await page.keyboard.type('0');
    }
    await expect(finding(page, '没有填写运费')).toHaveCount(0);
  });

  await test.step('goods in the grid, the code from its table', async () => {
    await tabTo(page, page.getByRole('button', { name: '添加商品' }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    const cell = (name: string) => page.getByRole('textbox', { name: `第 1 项 · ${name}` });
    await expect(cell('申报品名')).toBeFocused();
    await page.keyboard.type('钧瓷花瓶');
    await page.keyboard.press('Tab');
    await expect(cell('商品编码')).toBeFocused();
    await page.keyboard.press('Alt+ArrowDown');
    const search = page.getByRole('dialog').getByRole('combobox', { name: /^中文、英文或编码/ });
    await expect(search).toBeFocused();
    await page.keyboard.type('6913100000');
    await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('6913100000');
    await page.keyboard.press('Enter');
    await expect(cell('商品编码')).toBeFocused();
    await expect(cell('商品编码')).toHaveValue('6913100000');
    const rest = {
      申报数量: '1',
      申报单位: '007',
      单价: '88',
      总价: '88',
      法定数量: '1.8',
      法定单位: '035',
      '净重（千克）': '1.8',
      规格型号: '境内自主品牌|不享惠|瓷制|装饰用',
      上架品名: '钧瓷天青釉赏瓶',
      商品货号: 'JC-01',
    };
    for (const [name, text] of Object.entries(rest)) {
      await page.keyboard.press('Tab');
      await expect(cell(name)).toBeFocused();
      await page.keyboard.type(text);
    }
    await page.keyboard.press('Escape');
    await expect(cell('商品货号')).toHaveValue('JC-01');
    await page.keyboard.press('F2');
    await page.keyboard.type('A');
    await expect(cell('商品货号')).toHaveValue('JC-01A');
    await page.keyboard.press('Escape');
    await expect(cell('商品货号')).toHaveValue('JC-01A');
  });

  await test.step('what is left: fixes, sent with one key, and closed', async () => {
    await expect(findings(page).getByText('必须改正')).toHaveCount(1);
    const barcode = finding(page, '没有填写条形码');
    await page.keyboard.press('F8');
    await expect(barcode).toHaveAttribute('aria-current', 'true');
    await page.keyboard.press('Alt+Enter');
    await expect(barcode).toHaveCount(0);
    await expect(page.getByRole('button', { name: '发送' })).toBeEnabled();
    await page.keyboard.press('Control+Enter');
    await expect(toast(page, '已进入待发队列')).toBeVisible();
    await expect(page.getByRole('note').filter({ hasText: '已结关' })).toBeVisible({ timeout: 30_000 });
  });
});

test('a fix taken before the focus has come to its field is the one that is shown @both', async ({
  workstation: { page },
}) => {
  await enterTraining(page, { samples: false });
  await newConsignment(page);
  await tabTo(page, field(page, '订单编号'));
  const offer = finding(page, '没有填写电商平台代码');
  while ((await offer.getAttribute('aria-current')) === null) await page.keyboard.press('F8');
  await page.keyboard.press('Shift+F8');
  await expect(offer).not.toHaveAttribute('aria-current', 'true');
  // Both keys in one breath: the second as soon as the first is drawn, before any timer can run.
  await offer.evaluate((shown) => {
    const press = (init: KeyboardEventInit) =>
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true }));
    new MutationObserver((_, observer) => {
      if (shown.getAttribute('aria-current') !== 'true') return;
      observer.disconnect();
      press({ key: 'Enter', altKey: true });
    }).observe(shown, { attributes: true });
    press({ key: 'F8' });
  });
  await expect(field(page, '电商平台代码')).toHaveValue('无');
});

test('nothing typed is lost by Escape, by leaving or by closing the window @both', async ({
  workstation,
}) => {
  await enterTraining(workstation.page, { samples: false });
  await newConsignment(workstation.page);
  await field(workstation.page, '订单编号').fill('LOST-1');
  await workstation.page.keyboard.press('Escape');
  await expect(field(workstation.page, '订单编号')).toHaveValue('LOST-1');

  await test.step('leaving the page at once', async () => {
    await field(workstation.page, '企业唯一编号').fill('COP-1');
    await goToPage(workstation.page, '申报单');
    await expect(rowOf(workstation.page, 'LOST-1')).toBeVisible();
    await list(workstation.page).press('Enter');
    await expect(field(workstation.page, '企业唯一编号')).toHaveValue('COP-1');
  });

  await test.step('closing the window right after the last key', async () => {
    await field(workstation.page, '备注').pressSequentially('请轻拿轻放，易碎');
    await workstation.reopen();
    const { page } = workstation;
    await goToPage(page, '申报单');
    await expect(rowOf(page, 'LOST-1')).toBeVisible();
    await list(page).press('Enter');
    await expect(field(page, '备注')).toHaveValue('请轻拿轻放，易碎');
  });
});

test('cells copied from a spreadsheet land in the goods grid and can be taken back @web', async ({
  workstation: { page },
}) => {
  await enterTraining(page, { samples: false });
  await newConsignment(page);
  await page.getByRole('button', { name: '添加商品' }).click();
  const cells = '钧瓷花瓶\t6913100000\t2\n汴绣绣片\t6304930000\t3';
  await page.getByRole('grid', { name: '商品' }).evaluate((grid, text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    grid
      .querySelector('input')
      ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  }, cells);
  await expect(toast(page, /已粘贴 \d+ 格/)).toBeVisible();
  const grid = page.getByRole('grid', { name: '商品' });
  await expect(grid.getByRole('row')).toHaveCount(3);
  await expect(grid).toContainText('汴绣绣片');
  await page.getByRole('region', { name: '消息' }).getByRole('button', { name: '撤销' }).click();
  await expect(grid).not.toContainText('汴绣绣片');
});
