import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '#test/e2e/fixtures.ts';

const MAIN = join(import.meta.dirname, '..', '..', 'out', 'web', 'main.js');
const LINK = /http:\S+\?token=\S+/;
const SOON = { timeout: 20_000 };

interface Program {
  readonly child: ChildProcess;
  text(): string;
  readonly ended: Promise<number | null>;
}

function start(...args: readonly string[]): Program {
  const env = { ...process.env, HIGHLAND_NO_BROWSER: '1' };
  const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      text += part.toString();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, text: () => text, ended };
}

const aFolder = () => mkdtempSync(join(tmpdir(), 'highland-e2e-'));

test.beforeEach(({ hostKind }) => {
  test.skip(hostKind !== 'web', 'about the program of the web host');
});

test('Ctrl-C stops it in order, and a second start points to the one that runs', async () => {
  const dataDir = aFolder();
  const first = start('--profile', dataDir);
  await expect.poll(first.text, SOON).toMatch(LINK);
  const url = LINK.exec(first.text())?.[0] ?? '';

  const second = start('--profile', dataDir);
  expect(await second.ended).toBe(0);
  expect(second.text()).toContain(url);

  first.child.kill('SIGINT');
  expect(await first.ended).toBe(0);

  const third = start('--profile', dataDir);
  await expect.poll(third.text, SOON).toMatch(LINK);
  expect(third.text()).not.toContain(url);
  third.child.kill('SIGTERM');
  expect(await third.ended).toBe(0);
  rmSync(dataDir, { recursive: true, force: true });
});

test('wrong options and a taken port are said, and nothing starts', async () => {
  const wrong = start('--prot', '1');
  expect(await wrong.ended).toBe(2);
  expect(wrong.text()).toContain('--prot');

  const [dataDir, other] = [aFolder(), aFolder()];
  const first = start('--profile', dataDir);
  await expect.poll(first.text, SOON).toMatch(LINK);
  const port = new URL(LINK.exec(first.text())?.[0] ?? '').port;
  const taken = start('--profile', other, '--port', port);
  expect(await taken.ended).toBe(1);
  expect(taken.text()).toContain(port);
  first.child.kill('SIGINT');
  expect(await first.ended).toBe(0);
  for (const folder of [dataDir, other]) rmSync(folder, { recursive: true, force: true });
});
