import { randomBytes } from 'node:crypto';
import type { RemotePorts } from '#backend/remoteBackend.ts';
import type { ThreadOptions } from '#training/threadProtocol.ts';

/** A training platform that is up. */
export interface RunningPlatform {
  readonly url: string;
  close(): Promise<void>;
}

/** What a training platform is started with. */
export interface PlatformStart {
  readonly dataFolder: string;
  readonly token: string;
  readonly controlToken: string;
}

/** Time of one step of the training officer when nothing else was said, milliseconds: one can watch it happen. */
const STEP_MS = 1_500;
const LONGEST_STEP_MS = 60_000;
/** The same documents in the same order meet the same officer, so that a lesson can be given twice. */
const SEED = 1;

/** The options of the platform's thread. HIGHLAND_TRAINING_STEP_MS sets the pace that it starts with. */
export function trainingOptions(
  { dataFolder, token, controlToken }: PlatformStart,
  env: Readonly<Record<string, string | undefined>>,
): ThreadOptions {
  const asked = env['HIGHLAND_TRAINING_STEP_MS'] ?? '';
  const stepMs = /^\d{1,5}$/.test(asked) ? Math.min(Number(asked), LONGEST_STEP_MS) : STEP_MS;
  return { dataDir: dataFolder, token, controlToken, pace: { stepMs }, seed: SEED };
}

/** Starts a training platform in a thread or process of its own. */
export type PlatformStarter = (start: PlatformStart) => Promise<RunningPlatform>;

/**
 * The two ports of a host that start and stop the training platform. Its tokens are made anew at every start, so
 * nothing on disk opens it. Starting again first stops the one that is up.
 */
export function platformPorts(start: PlatformStarter): RemotePorts {
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
      current = await start({ dataFolder, token, controlToken });
      return { url: current.url, token, controlToken };
    },
  };
}

function secret(): string {
  return randomBytes(24).toString('hex');
}
