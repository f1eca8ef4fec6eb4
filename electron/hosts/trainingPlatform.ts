import { randomBytes } from 'node:crypto';
import type { PlatformAddress } from '#backend/ports.ts';
import type { RemotePorts } from '#backend/remoteBackend.ts';
import { isBundled } from '#hosts/installation.ts';
import type { PlatformThread } from '#training/startThread.ts';
import { startPlatformThread } from '#training/startThread.ts';
import type { ThreadOptions } from '#training/threadProtocol.ts';

/** A training platform that is up. */
export interface RunningPlatform extends Pick<PlatformAddress, 'url' | 'packs'> {
  close(): Promise<void>;
}

/** What a training platform is started with. */
export interface PlatformStart {
  readonly dataFolder: string;
  readonly token: string;
  readonly controlToken: string;
  /** resources/ of this installation: the starting rules and the lessons that it publishes. */
  readonly resources: string;
}

/** Time of one step of the training officer when nothing else was said, milliseconds: one can watch it happen. */
const STEP_MS = 1_500;
const LONGEST_STEP_MS = 60_000;
/** The same documents in the same order meet the same officer, so that a lesson can be given twice. */
const SEED = 1;

/** The options of the platform's thread. HIGHLAND_TRAINING_STEP_MS sets the pace that it starts with. */
export function trainingOptions(
  { dataFolder, token, controlToken, resources }: PlatformStart,
  env: Readonly<Record<string, string | undefined>>,
): ThreadOptions {
  const asked = env['HIGHLAND_TRAINING_STEP_MS'] ?? '';
  const stepMs = /^\d{1,5}$/.test(asked) ? Math.min(Number(asked), LONGEST_STEP_MS) : STEP_MS;
  return { dataDir: dataFolder, token, controlToken, pace: { stepMs }, seed: SEED, rulesFrom: resources };
}

/** Starts a platform in a worker of this process; rejects with PlatformStartError. */
export function startTrainingThread(
  options: ThreadOptions,
  onFault?: (text: string) => void,
): Promise<PlatformThread> {
  // Beside this file in the sources, beside the bundle in a build.
  const name = isBundled(import.meta.url) ? './platformThread.js' : './platformThread.ts';
  return startPlatformThread(options, new URL(name, import.meta.url), onFault);
}

/** Starts a training platform in a thread or process of its own. */
export type PlatformStarter = (start: PlatformStart) => Promise<RunningPlatform>;

/**
 * The two ports of a host that start and stop the training platform. Its tokens are made anew at every start, so
 * nothing on disk opens it. Starting again first stops the one that is up.
 */
export function platformPorts(resources: string, start: PlatformStarter): RemotePorts {
  let current: RunningPlatform | null = null;

  const stopPlatform = async (): Promise<void> => {
    const platform = current;
    current = null;
    await platform?.close();
  };

  return {
    stopPlatform,
    async startPlatform(dataFolder) {
      await stopPlatform();
      const token = secret();
      const controlToken = secret();
      current = await start({ dataFolder, token, controlToken, resources });
      return { url: current.url, token, controlToken, packs: current.packs };
    },
  };
}

function secret(): string {
  return randomBytes(24).toString('hex');
}
