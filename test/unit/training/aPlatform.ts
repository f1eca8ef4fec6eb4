import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach } from 'vitest';
import type {
  ReceiptItem,
  ReceiptPage,
  SendAnswer,
  SendItem,
  SendOutcome,
} from '#shared/messages/platformProtocol.ts';
import type { LedgerReport } from '#training/ledgerReport.ts';
import type { Platform, PlatformOptions } from '#training/platform.ts';
import { startPlatform } from '#training/platform.ts';
import type { TestKey } from './messages.ts';
import { aKey, FIRM } from './messages.ts';

export const TOKEN = 'enterprise-token';
export const CONTROL_TOKEN = 'control-token';

const folders: string[] = [];
const running = new Set<Platform>();
let key: Promise<TestKey> | null = null;

afterEach(async () => {
  for (const platform of running) await platform.close();
  running.clear();
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that goes when the tests of the file are over. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'training-'));
  folders.push(folder);
  return folder;
}

/** The key of the firm, one for all tests of a file: making one is slow. */
export function firmKey(): Promise<TestKey> {
  key ??= aKey();
  return key;
}

/** A platform at work, the firm's key enrolled; closed after the test. */
export async function aPlatform(options: Partial<PlatformOptions> = {}): Promise<Platform> {
  const platform = await startPlatform({
    dataDir: aFolder(),
    token: TOKEN,
    controlToken: CONTROL_TOKEN,
    pace: { stepMs: 0 },
    seed: 7,
    now: Date.now,
    log: (fault) => {
      throw fault;
    },
    ...options,
  });
  running.add(platform);
  await enrol(platform, await firmKey());
  return platform;
}

/** A platform in a process of its own, which can be killed (kill -9). */
export async function aPlatformProcess(
  dataDir: string,
  stepMs: number,
): Promise<{ readonly url: string; readonly kill: () => Promise<void> }> {
  const options = { dataDir, token: TOKEN, controlToken: CONTROL_TOKEN, pace: { stepMs }, seed: 7 };
  const script = `import { startPlatform } from '#training/platform.ts';
    const { url } = await startPlatform({ ...${JSON.stringify(options)}, now: Date.now });
    process.stdout.write(url);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: join(import.meta.dirname, '../../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const url = await Promise.race([
    once(child.stdout, 'data').then(([chunk]) => String(chunk)),
    ended.then(() => Promise.reject(new Error('the platform process ended'))),
  ]);
  return {
    url,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Closes a platform before the test is over. */
export async function closePlatform(platform: Platform): Promise<void> {
  running.delete(platform);
  await platform.close();
}

export async function enrol(platform: { url: string }, { certificate }: TestKey): Promise<void> {
  const response = await post(platform, '/v1/enrolments', { certificate, ...FIRM });
  if (response.status !== 200) throw new Error(`not enrolled: ${await response.text()}`);
}

export function post(
  platform: { url: string },
  path: string,
  body: unknown,
  token: string = path.startsWith('/control/') ? CONTROL_TOKEN : TOKEN,
): Promise<Response> {
  return fetch(`${platform.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

export async function send(
  platform: { url: string },
  items: readonly SendItem[],
): Promise<readonly SendOutcome[]> {
  const response = await post(platform, '/v1/messages', { items });
  if (response.status !== 200) throw new Error(`status ${response.status}`);
  const answer = (await response.json()) as SendAnswer;
  return answer.items;
}

export async function receiptPage(platform: { url: string }, query: string): Promise<ReceiptPage> {
  const response = await fetch(`${platform.url}/v1/receipts?${query}`, {
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  if (response.status !== 200) throw new Error(`status ${response.status}`);
  return (await response.json()) as ReceiptPage;
}

export async function ledgerOf(platform: { url: string }): Promise<LedgerReport> {
  const response = await fetch(`${platform.url}/control/ledger`, {
    headers: { authorization: `Bearer ${CONTROL_TOKEN}` },
  });
  return (await response.json()) as LedgerReport;
}

/** Every receipt there is, once nothing is waiting and no step is pending. */
export async function settled(platform: { url: string }): Promise<readonly ReceiptItem[]> {
  await until(async () => {
    const { messages, pendingSteps } = await ledgerOf(platform);
    return messages.waiting === 0 && pendingSteps === 0;
  });
  return (await receiptPage(platform, 'after=0&limit=1000')).items;
}

/** Waits for a condition; fails with the test's own time limit. */
export async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** The text of an element of a receipt. */
export function textIn({ body }: ReceiptItem, name: string): string {
  return new RegExp(`<ceb:${name}>([^<]*)</ceb:${name}>`).exec(body)?.[1] ?? '';
}

/** The numbers a kind of receipt went through, in order. */
export function statuses(receipts: readonly ReceiptItem[], type: string): readonly string[] {
  return receipts
    .filter((receipt) => receipt.type === type)
    .map((receipt) => textIn(receipt, 'returnStatus'));
}
