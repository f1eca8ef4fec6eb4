import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, ROOT, test } from '#test/e2e/fixtures.ts';
import { list } from '#test/e2e/pages/consignments.ts';
import { enterTraining, goToPage, heading, toast } from '#test/e2e/pages/window.ts';

const work = (dataDir: string) => join(dataDir, 'training', 'work.db');

test('a second workstation on the same folder says where the first one is, and touches nothing @web', async ({
  workstation,
}) => {
  await enterTraining(workstation.page);
  const second = spawn(
    process.execPath,
    [join(ROOT, 'out', 'web', 'main.js'), '--profile', workstation.dataDir],
    {
      env: { ...process.env, HIGHLAND_NO_BROWSER: '1', LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  second.stdout.on('data', (part: Buffer) => {
    said += part.toString();
  });
  const [code] = await once(second, 'exit');
  expect(said).toContain('另一个高地通关正在使用这个数据文件夹');
  expect(said).toContain(new URL(workstation.page.url()).origin);
  expect(code).toBe(0);
  await goToPage(workstation.page, '申报单');
  await expect(workstation.page.getByText('共 26 份')).toBeVisible();
});

test('a folder that another program holds is said to be in use, and opens when it is free @both', async ({
  workstation,
}) => {
  await enterTraining(workstation.page);
  await workstation.stop();
  const other = new Database(join(workstation.dataDir, 'training', 'work.lock'));
  other.exec('BEGIN EXCLUSIVE');
  await workstation.restart();
  const { page } = workstation;
  const alert = page.getByRole('alert').filter({ hasText: '演练档案打不开' });
  await expect(alert).toContainText('另一个程序正在使用这个档案');
  await expect(alert.getByRole('button', { name: '恢复这个备份' })).toHaveCount(0);
  other.close();
  await alert.getByRole('button', { name: '重试' }).click();
  await expect(heading(page, '首页')).toBeVisible();
});

test('a database of a newer version is left alone, and says so @both', async ({ workstation }) => {
  await enterTraining(workstation.page);
  await workstation.stop();
  const database = new Database(work(workstation.dataDir));
  database.pragma('user_version = 9000');
  database.close();
  const before = readFileSync(work(workstation.dataDir));
  await workstation.restart();
  const alert = workstation.page.getByRole('alert').filter({ hasText: '演练档案打不开' });
  await expect(alert).toContainText('请安装新版本后再打开');
  await expect(alert).toContainText('9000');
  await expect(alert.getByRole('button', { name: '放到一旁，从空档案开始' })).toHaveCount(0);
  await workstation.stop();
  expect(readFileSync(work(workstation.dataDir)).equals(before)).toBe(true);
});

test('a damaged database offers its backups; restored, everything is there @both', async ({
  workstation,
}) => {
  await enterTraining(workstation.page);
  await goToPage(workstation.page, '首页');
  await workstation.page.getByRole('button', { name: '立即备份' }).click();
  await expect(toast(workstation.page, /已备份：/)).toBeVisible();
  await workstation.stop();
  const file = work(workstation.dataDir);
  const bytes = readFileSync(file);
  bytes.fill(0x5a, 0, Math.min(bytes.length, 40_000));
  writeFileSync(file, bytes);
  rmSync(`${file}-wal`, { force: true });

  await workstation.restart();
  const { page } = workstation;
  const alert = page.getByRole('alert').filter({ hasText: '演练档案打不开' });
  await expect(alert).toContainText('数据库文件已损坏');
  await alert.getByRole('button', { name: '恢复这个备份' }).first().click();
  await expect(heading(page, '首页')).toBeVisible();
  await goToPage(page, '申报单');
  await expect(list(page).getByRole('row').filter({ hasText: 'HN2026110026' })).toBeVisible();
  await expect(page.getByText('共 26 份')).toBeVisible();
});

test('an address that is not the one of this start is refused with a word @web', async ({ workstation }) => {
  const { page } = workstation;
  const stranger = await page.context().browser()?.newContext();
  const answer = await stranger?.request.get(new URL(page.url()).origin, {
    headers: { 'accept-language': 'zh-CN' },
  });
  expect(answer?.status()).toBe(403);
  expect(await answer?.text()).toContain('这个地址已失效');
  await stranger?.close();
});
