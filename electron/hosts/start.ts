// `npm start`: builds what is stale, then opens the desktop window, or the same workstation in the browser.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildStale, isStale } from '#build';
import type { Result } from '#shared/base/result.ts';
import { err } from '#shared/base/result.ts';
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
  if (runtime.ok) {
    process.exitCode = await runDesktop(runtime.value, chosen);
    return;
  }
  const { key, params } = runtime.error;
  say('host.start.noElectron', { reason: hostText(systemLanguage(), key, params) });
  await import(pathToFileURL(join(root, 'out', 'web', 'main.js')).href);
}

/** Waits for the desktop application; a signal to this process is passed on, so that it can close in order. */
function runDesktop(program: string, { profile }: StartOptions): Promise<number> {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const profileArgs = profile === null ? [] : ['--profile', profile];
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return new Promise((resolve) => {
    const child = spawn(program, [root, ...sandbox, ...profileArgs], { stdio: 'inherit', env });
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 0));
    onStopSignals(
      process,
      () => Date.now(),
      () => child.kill('SIGTERM'),
      () => child.kill('SIGKILL'),
    );
  });
}
