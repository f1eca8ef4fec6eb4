import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { firstRootFile } from '#backend/packs/trust/trainingFolder.ts';
import type { Context } from '#hosts/cli/command.ts';
import { command } from '#hosts/cli/command.ts';
import { EXIT, Failure } from '#hosts/cli/failure.ts';
import { oneLine } from '#hosts/cli/layout.ts';
import { findInstallation } from '#hosts/installation.ts';
import { startTrainingThread, trainingOptions } from '#hosts/trainingPlatform.ts';
import { appError } from '#shared/api/errors.ts';
import type { PlatformThread } from '#training/startThread.ts';
import { PlatformStartError } from '#training/startThread.ts';

const TOP_PORT = 65_535;
const LONGEST_STEP_MS = 60_000;
const LEDGER_WITHIN_MS = 5_000;

/** platform: the training platform alone, until Ctrl-C. */
export const PLATFORM = command({
  name: 'platform',
  summary: 'cli.platform.summary',
  options: {
    data: { kind: 'text', name: 'DIR', text: 'cli.platform.data' },
    port: { kind: 'count', name: 'N', least: 0, most: TOP_PORT, text: 'cli.platform.port' },
    step: { kind: 'count', name: 'MS', least: 0, most: LONGEST_STEP_MS, text: 'cli.platform.step' },
  },
  async run(context, { data, port, step }) {
    const { text, say, giveJson, signal } = context;
    const dataFolder = resolve(data ?? join(context.dataFolder, 'platform'));
    const tokens = { token: secret(), controlToken: secret() };
    const env = step === null ? process.env : { HIGHLAND_TRAINING_STEP_MS: String(step) };
    const { resources } = findInstallation();
    const options = { ...trainingOptions({ dataFolder, ...tokens, resources }, env), port: port ?? 0 };
    const platform = await startTrainingThread(options, (fault) => say(oneLine(fault))).catch(
      (problem: unknown) => {
        throw new Failure(startProblem(problem, dataFolder, options.port));
      },
    );
    const { url } = platform;
    const { stepMs } = options.pace;
    const packs =
      platform.packs === null ? null : { url: platform.packs.url, root: firstRootFile(dataFolder) };
    giveJson({ url, port: platform.port, dataFolder, stepMs, packs, ...tokens });
    say(text('cli.platform.ready', { url, folder: dataFolder, step: stepMs }));
    say(text('cli.platform.tokens', tokens));
    if (packs !== null) say(text('cli.platform.packs', packs));
    say(text('cli.platform.stop'));
    await Promise.race([aborted(signal), platform.ended]);
    if (!signal.aborted) throw new Failure(appError('cli.platform.died'));
    const ledger = await ledgerOf(platform, tokens.controlToken);
    await platform.close();
    say(text('cli.platform.ledger'));
    say(JSON.stringify(ledger, null, 2));
    return { exit: EXIT.good, value: undefined, lines: [] };
  },
});

function secret(): string {
  return randomBytes(24).toString('hex');
}

function aborted(signal: Context['signal']): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });
}

/** The ledger in numbers, by the platform's own count; null when it does not answer any more. */
async function ledgerOf({ url }: PlatformThread, controlToken: string): Promise<unknown> {
  try {
    const answer = await fetch(new URL('/control/ledger', url), {
      headers: { authorization: `Bearer ${controlToken}` },
      redirect: 'error',
      signal: AbortSignal.timeout(LEDGER_WITHIN_MS),
    });
    return await answer.json();
  } catch {
    return null;
  }
}

function startProblem(problem: unknown, folder: string, port: number) {
  const code = problem instanceof PlatformStartError ? problem.code : 'platformFault';
  return appError(code === 'EADDRINUSE' ? 'cli.platform.portInUse' : 'cli.platform.failed', {
    code,
    folder,
    port,
  });
}
