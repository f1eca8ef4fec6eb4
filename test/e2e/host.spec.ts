import { expect, test } from '#test/e2e/fixtures.ts';

test('a fresh workstation opens its window and offers a beginning', async ({ workstation }) => {
  await expect(workstation.page).toHaveTitle(/Highland/);
  await expect(workstation.page.locator('#root')).not.toBeEmpty();
  expect(new URL(workstation.page.url()).search).toBe('');
});

test('it can be stopped and started again, and survives being killed', async ({ workstation }) => {
  await workstation.restart();
  await expect(workstation.page.locator('#root')).not.toBeEmpty();
  await workstation.kill();
  await workstation.restart();
  await expect(workstation.page.locator('#root')).not.toBeEmpty();
});
