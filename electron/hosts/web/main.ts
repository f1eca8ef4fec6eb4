// Entry of the web host: the same workstation for a browser on this computer.
import { homedir } from 'node:os';
import { connectBackend } from '#backend/remoteBackend.ts';
import { chooseDataFolder } from '#hosts/dataFolder.ts';
import { errorText, systemLanguage } from '#hosts/hostText.ts';
import { findInstallation } from '#hosts/installation.ts';
import { browserCommand, openBrowser } from '#hosts/openBrowser.ts';
import type { StartOptions } from '#hosts/options.ts';
import { readOptions } from '#hosts/options.ts';
import { onStopSignals } from '#hosts/stopSignals.ts';
import { superviseBackend } from '#hosts/supervisedBackend.ts';
import type { Terminal } from '#hosts/terminal.ts';
import { openTerminal } from '#hosts/terminal.ts';
import { openThread } from '#hosts/threadPort.ts';
import { platformPorts, startTrainingThread, trainingOptions } from '#hosts/trainingPlatform.ts';
import { versionOf } from '#hosts/version.ts';
import { findRunning, noteRunning } from './running.ts';
import type { WebHost } from './server.ts';
import { startWebHost } from './server.ts';

const WRONG_USE = 2;

const terminal = openTerminal();
const options = readOptions(process.argv.slice(2));
if (options.ok) {
  await main(options.value, terminal).catch((problem: unknown) => {
    terminal.complain('host.start.failed', { reason: reasonOf(problem) });
    process.exit(1);
  });
} else {
  terminal.complain(options.error.key, options.error.params);
  process.exitCode = WRONG_USE;
}

async function main({ profile, port }: StartOptions, { say, complain }: Terminal): Promise<void> {
  const dataFolder = chooseDataFolder(profile, {
    platform: process.platform,
    home: homedir(),
    env: process.env,
  });
  const elsewhere = await findRunning(dataFolder);
  if (elsewhere !== null) {
    say('host.start.running', { url: elsewhere });
    return;
  }
  const host = await open(dataFolder, port, complain);
  if (host === null) {
    complain('host.start.portInUse', { port });
    process.exit(1);
  }
  const forget = await noteRunning(dataFolder, host.url, process.pid).catch(() => async () => undefined);

  onStopSignals(
    process,
    () => Date.now(),
    () => {
      say('host.start.stopping');
      void stop(host, forget).then(() => {
        say('host.start.stopped');
        process.exit(0);
      });
    },
    () => {
      complain('host.start.forced');
      process.exit(1);
    },
  );

  say('host.start.ready', { url: host.url });
  say('host.start.data', { folder: dataFolder });
  say('host.start.stopHint');
  const browser = browserCommand(host.openingUrl(), process.platform, process.env);
  if (browser !== null && !(await openBrowser(browser))) complain('host.start.browserFailed');
}

/** Null when the port is taken. */
async function open(
  dataFolder: string,
  port: number,
  complain: Terminal['complain'],
): Promise<WebHost | null> {
  const installation = findInstallation();
  const ports = platformPorts(installation.resources, (start) =>
    startTrainingThread(trainingOptions(start, process.env)),
  );
  const backend = await superviseBackend({
    start: (onGone) =>
      connectBackend(openThread(installation.backendThread), {
        paths: { dataFolder, resources: installation.resources },
        facts: { host: 'web', appVersion: versionOf(installation.root) },
        ports,
        onGone,
      }),
    now: () => Date.now(),
    note: (code) => complain(`host.log.${code}`),
  });
  try {
    const { renderer } = installation;
    return await startWebHost({ backend, renderer, port, now: () => Date.now(), note: complain });
  } catch (problem) {
    await backend.close();
    if (codeOf(problem) === 'EADDRINUSE') return null;
    throw problem;
  }
}

async function stop(host: WebHost, forget: () => Promise<void>): Promise<void> {
  await host.close().catch(() => undefined);
  await forget().catch(() => undefined);
}

function codeOf(problem: unknown): string | null {
  return typeof problem === 'object' && problem !== null && 'code' in problem ? String(problem.code) : null;
}

function reasonOf(problem: unknown): string {
  const code = codeOf(problem);
  if (code !== null) return errorText(systemLanguage(), code);
  return problem instanceof Error ? problem.message : String(problem);
}
