import { expect, test } from '#test/e2e/fixtures.ts';
import { expectSaved, field, openConsignment, sendOpen } from '#test/e2e/pages/consignments.ts';
import { hurryOfficer } from '#test/e2e/pages/training.ts';
import { enterTraining, expectProgress, goToPage, heading, toast } from '#test/e2e/pages/window.ts';

const ORDERS = ['HN2026110003', 'HN2026110004', 'HN2026110005'] as const;

test("a month's summary: closed parcels become a declaration, and it leads back to a parcel", async ({
  workstation: { page },
}) => {
  test.slow();
  await enterTraining(page);
  await hurryOfficer(page);

  await test.step('nothing is there to sum up yet', async () => {
    await page.getByRole('tab', { name: '汇总申报' }).click();
    await expect(page.getByText('这个月没有要汇总的清单')).toBeVisible();
    await expect(page.getByText('还没有汇总申请')).toBeVisible();
  });

  await test.step('send parcels to be declared in sum', async () => {
    for (const order of ORDERS) {
      await openConsignment(page, order);
      await field(page, '申报业务类型').fill('B');
      await page.keyboard.press('Tab');
      await expectSaved(page);
      await sendOpen(page);
      await expect(page.getByRole('note').first()).toBeVisible();
    }
    await goToPage(page, '首页');
    await expectProgress(page, '结关', ORDERS.length);
  });

  const rows = page.getByRole('grid', { name: '这个月结关的清单' });
  await test.step('they are ready, and the declaration to come is shown', async () => {
    await goToPage(page, '收发');
    await page.getByRole('tab', { name: '汇总申报' }).click();
    await expect(rows.getByRole('row').filter({ hasText: '可以汇总' })).toHaveCount(ORDERS.length);
    await expect(page.getByText(/预计生成 \d+ 份报关单/)).toBeVisible();
    await rows.getByRole('row').filter({ hasText: ORDERS[2] }).getByRole('checkbox').click();
    await expect(page.getByRole('button', { name: '汇总并发送（2 票）' })).toBeEnabled();
    await rows.getByRole('row').filter({ hasText: ORDERS[2] }).getByRole('checkbox').click();
  });

  const detail = page.getByRole('complementary', { name: '汇总申请' });
  await test.step('sum up, and see the number of the declaration', async () => {
    await page.getByRole('button', { name: '汇总并发送（3 票）' }).press('Enter');
    await expect(toast(page, /汇总申请 SUM\d+\w+ 已放进发件箱/)).toBeVisible();
    await expect(detail.getByText(/^\d{18}$/).first()).toBeVisible();
    await expect(rows.getByRole('row').filter({ hasText: '已在汇总申请中' })).toHaveCount(ORDERS.length);
    await expect(page.getByRole('button', { name: '汇总并发送（0 票）' })).toBeDisabled();
  });

  await test.step('from the declaration to a parcel and back', async () => {
    const entry =
      (await detail
        .getByText(/^\d{18}$/)
        .first()
        .textContent()) ?? '';
    await detail
      .getByText(/商品来源/)
      .first()
      .click();
    const link = detail.getByRole('table').getByRole('link').first();
    const order = (await link.textContent()) ?? '';
    await link.click();
    await expect(heading(page, order)).toBeVisible();
    await page.getByRole('tab', { name: '经过' }).click();
    const note = page.getByRole('note').filter({ hasText: '已写进汇总申请' });
    await expect(note).toContainText(entry);
    await note.getByRole('link', { name: /^SUM/ }).press('Enter');
    await expect(detail.getByText(entry).first()).toBeVisible();
    await page.keyboard.press('Alt+4');
  });
});
