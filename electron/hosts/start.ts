// `npm start`: builds what is stale, then opens the desktop window, or the same workstation in the browser.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildStale, isStale } from '#build';
import type { Result } from '#shared/base/result.ts';
import { err } from '#shared/base/result.ts';
import type { DesktopEnd } from './desktopEnd.ts';
import { exitCodeOf, neverCameUp } from './desktopEnd.ts';
import { findElectron } from './electronRuntime.ts';
import { hostText, systemLanguage } from './hostText.ts';
import type { OptionProblem, StartOptions } from './options.ts';
import { readOptions } from './options.ts';
import { onStopSignals } from './stopSignals.ts';
import { openTerminal } from './terminal.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { say, complain } = openTerminal();
const args = process.argv.slice(2);
const options = readOptions(args);

if (options.ok) await start(options.value);
else {
  complain(options.error.key, options.error.params);
  process.exitCode = 2;
}

async function start(chosen: StartOptions): Promise<void> {
  if (isStale()) {
    say('host.start.building');
    try {
      await buildStale();
    } catch (problem) {
      const reason = problem instanceof Error ? problem.message : String(problem);
      complain('host.start.buildFailed', { reason });
      process.exitCode = 1;
      return;
    }
  }
  const runtime: Result<string, OptionProblem> = chosen.web
    ? err({ key: 'host.start.asked', params: {} })
    : findElectron({ root, platform: process.platform, env: process.env });
  const refused = runtime.ok ? await runDesktop(runtime.value, chosen) : runtime.error;
  if (refused === null) return;
  const { key, params } = refused;
  say('host.start.noElectron', { reason: hostText(systemLanguage(), key, params) });
  await import(pathToFileURL(join(root, 'out', 'web', 'main.js')).href);
}

/** Runs the desktop application to its end and passes its exit code on; the reason when it cannot run here. */
async function runDesktop(program: string, chosen: StartOptions): Promise<OptionProblem | null> {
  const end = await endOfDesktop(program, chosen);
  if (neverCameUp(end)) return { key: 'host.start.runtimeFailed', params: {} };
  process.exitCode = exitCodeOf(end);
  return null;
}

/** Waits for the desktop application; a signal to this process is passed on, so that it can close in order. */
function endOfDesktop(program: string, { profile }: StartOptions): Promise<DesktopEnd> {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const profileArgs = profile === null ? [] : ['--profile', profile];
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const started = Date.now();
  let stopped = false;
  return new Promise((resolve) => {
    const child = spawn(program, [root, ...sandbox, ...profileArgs], {
      stdio: 'inherit',
      env,
      // In a group of its own: Ctrl-C would end its pages and its backend before they could finish.
      detached: process.platform !== 'win32',
    });
    const end = (code: number | null): void => resolve({ code, lived: Date.now() - started, stopped });
    child.once('error', () => end(null));
    child.once('exit', end);
    onStopSignals(
      process,
      () => Date.now(),
      () => {
        stopped = true;
        child.kill('SIGTERM');
      },
      () => child.kill('SIGKILL'),
    );
  });
}
