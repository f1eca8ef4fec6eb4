import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { _electron, test as base, expect } from '@playwright/test';
import { findElectron } from '#hosts/electronRuntime.ts';
import { hostText, systemLanguage } from '#hosts/hostText.ts';

export { expect };

/** Which host a project runs the specs on. */
export interface HostOptions {
  readonly hostKind: 'web' | 'desktop';
}

/** A real workstation with a data folder of its own, and its window. */
export interface Workstation {
  /** The window; another one after `restart`. */
  readonly page: Page;
  readonly dataDir: string;
  /** Stops the workstation in order and starts it again on the same data. */
  restart(): Promise<void>;
  /** Stops it in order; `restart` starts it again. */
  stop(): Promise<void>;
  /** Closes the window, whatever it is doing, and opens another one. */
  reopen(): Promise<void>;
  /** Does what asks for a file, and gives this one. */
  giveFile(path: string, ask: () => Promise<void>): Promise<void>;
  /** Does what saves a file; returns where it was saved. */
  takeFile(ask: () => Promise<void>): Promise<string>;
  /** Ends it without a word, as a power cut does; `restart` starts it again. */
  kill(): Promise<void>;
}

/** The folder whose out/ is tested; HIGHLAND_E2E_ROOT names another build. */
export const ROOT = process.env['HIGHLAND_E2E_ROOT'] ?? join(import.meta.dirname, '..', '..');
const START_WITHIN = 30_000;
/** The officer of the training platform does not keep tests waiting. */
const STEP_MS = '20';

/** A host that is up, and its window. */
export interface Running {
  readonly page: Page;
  stop(signal: 'SIGINT' | 'SIGKILL'): Promise<void>;
  /** Closes the window and opens another one; where the window is the application, the whole application. */
  reopen(): Promise<Running>;
  giveFile(path: string, ask: () => Promise<void>): Promise<void>;
  takeFile(ask: () => Promise<void>): Promise<string>;
}

function environment(): NodeJS.ProcessEnv {
  return { HIGHLAND_TRAINING_STEP_MS: STEP_MS, ...process.env, HIGHLAND_NO_BROWSER: '1' };
}

/** Starts the built web host on a data folder and opens its window in a fresh context of the browser. */
export async function startWeb(
  browser: Browser,
  options: BrowserContextOptions,
  dataDir: string,
): Promise<Running> {
  const main = join(ROOT, 'out', 'web', 'main.js');
  const child = spawn(process.execPath, [main, '--profile', dataDir], {
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await addressOf(child);
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(url);
  const withPage = (current: Page): Running => ({
    page: current,
    async stop(signal) {
      // A power cut gives the window no time to say goodbye.
      if (signal === 'SIGKILL') await ended(child, signal);
      await context.close();
      await ended(child, signal);
    },
    async reopen() {
      await current.close();
      const next = await context.newPage();
      await next.goto(url);
      return withPage(next);
    },
    async giveFile(path, ask) {
      const asked = current.waitForEvent('filechooser');
      await ask();
      await (await asked).setFiles(path);
    },
    async takeFile(ask) {
      const begun = current.waitForEvent('download');
      await ask();
      const download = await begun;
      const path = join(dataDir, `taken-${download.suggestedFilename()}`);
      await download.saveAs(path);
      return path;
    },
  });
  return withPage(page);
}

async function startDesktop(program: string, dataDir: string): Promise<Running> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({
    executablePath: program,
    args: [ROOT, ...sandbox, '--profile', dataDir],
    env: Object.fromEntries(Object.entries(environment()).map(([name, value]) => [name, value ?? ''])),
  });
  const page = await app.firstWindow();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  return {
    page,
    async stop(signal) {
      if (signal === 'SIGKILL') await ended(app.process(), signal);
      else await app.close();
    },
    async reopen() {
      await app.close();
      return startDesktop(program, dataDir);
    },
    async giveFile(path, ask) {
      await app.evaluate(({ dialog }, given) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [given] });
      }, path);
      await ask();
    },
    async takeFile(ask) {
      const path = join(dataDir, 'taken');
      await app.evaluate(({ dialog }, given) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath: given });
      }, path);
      await ask();
      return path;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const late = setTimeout(() => reject(new Error(`no address within time: ${text}`)), START_WITHIN);
    const read = (part: Buffer): void => {
      text += part.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/.exec(text)?.[0];
      if (url === undefined) return;
      clearTimeout(late);
      resolve(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`the host ended with ${code}: ${text}`));
    });
  });
}

function ended(child: ChildProcess, signal: 'SIGINT' | 'SIGKILL'): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

/** Collects everything a page complains about while its host is up; a test fails on it. */
function complaintsOf(page: Page, into: string[], hostIsDown: () => boolean): void {
  page.on('pageerror', (error) => into.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !hostIsDown()) into.push(`console: ${message.text()}`);
  });
}

/** The tests' own `test`: every test gets a fresh workstation and fails when its window complains. */
export const test = base.extend<HostOptions & { workstation: Workstation; toleratesErrors: boolean }>({
  hostKind: ['web', { option: true }],
  /** For tests that cut the connection themselves: the browser reports that as an error of the console. */
  toleratesErrors: [false, { option: true }],
  workstation: async (
    { hostKind, toleratesErrors, browser, contextOptions, viewport, locale },
    use,
    info,
  ) => {
    const runtime = findElectron({ root: ROOT, platform: process.platform, env: process.env });
    const reason = runtime.ok ? '' : hostText(systemLanguage(), runtime.error.key, runtime.error.params);
    info.skip(hostKind === 'desktop' && !runtime.ok, `Electron not run: ${reason}`);

    const dataDir = mkdtempSync(join(tmpdir(), 'highland-e2e-'));
    const complaints: string[] = [];
    let down = false;
    const options: BrowserContextOptions = { ...contextOptions, viewport, ...(locale ? { locale } : {}) };
    const start = async (): Promise<Running> => {
      const started =
        hostKind === 'desktop' && runtime.ok
          ? await startDesktop(runtime.value, dataDir)
          : await startWeb(browser, options, dataDir);
      complaintsOf(started.page, complaints, () => down);
      return started;
    };

    let running: Running = await start();
    await use({
      get page() {
        return running.page;
      },
      dataDir,
      async stop() {
        if (!down) await running.stop('SIGINT');
        down = true;
      },
      async restart() {
        if (!down) await running.stop('SIGINT');
        running = await start();
        down = false;
      },
      async kill() {
        down = true;
        await running.stop('SIGKILL');
      },
      async reopen() {
        running = await running.reopen();
        complaintsOf(running.page, complaints, () => down);
      },
      giveFile: (path, ask) => running.giveFile(path, ask),
      takeFile: (ask) => running.takeFile(ask),
    });
    if (info.status !== info.expectedStatus && !down) {
      await info.attach('window', { body: await running.page.screenshot(), contentType: 'image/png' });
    }
    if (!down) await running.stop('SIGINT');
    rmSync(dataDir, { recursive: true, force: true });
    if (!toleratesErrors) expect(complaints).toEqual([]);
  },
});
