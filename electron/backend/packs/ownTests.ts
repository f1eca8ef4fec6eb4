import { Worker } from 'node:worker_threads';
import type { PackHead } from '#backend/packs/packHead.ts';
import type { TrustProblem } from '#backend/packs/trust/problem.ts';
import type { AppError } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import type { Result } from '#shared/base/result.ts';
import { err } from '#shared/base/result.ts';

/** What the thread says: the head of a pack that passed, or why it did not. */
export type OwnTestsVerdict = Result<PackHead, TrustProblem>;

/** The most a pack may take of this computer for its own tests. */
export interface TestBounds {
  readonly ms: number;
  readonly megabytes: number;
}

const BOUNDS: TestBounds = { ms: 120_000, megabytes: 512 };

/** The thread's program stands beside this file: as source when this is source, bundled when this is bundled. */
const PROGRAM = new URL(
  `./ownTestsThread${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`,
  import.meta.url,
);

/**
 * Reads the pack of a folder, compiles it and runs its own tests, in a thread of its own and within bounds. Error
 * `packs.ownTests` for a pack that does not pass, `packs.tooMuch` beyond the bounds, `packs.trust.cancelled`.
 */
export async function ownTests(
  dir: string,
  signal: AbortSignal,
  bounds: TestBounds = BOUNDS,
): Promise<Result<PackHead, AppError>> {
  if (signal.aborted) return err(appError('packs.trust.cancelled'));
  const thread = new Worker(PROGRAM, {
    workerData: dir,
    resourceLimits: { maxOldGenerationSizeMb: bounds.megabytes },
  });
  let stop = (): void => {};
  let overdue: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Result<PackHead, AppError>>((resolve) => {
      const tooMuch = () => resolve(err(appError('packs.tooMuch')));
      stop = () => resolve(err(appError('packs.trust.cancelled')));
      signal.addEventListener('abort', stop, { once: true });
      overdue = setTimeout(tooMuch, bounds.ms);
      thread.on('message', (verdict: OwnTestsVerdict) => {
        resolve(verdict.ok ? verdict : err(failureOf(verdict.error)));
      });
      // A thread that ends without a word has run out of memory or into something worse.
      thread.on('error', tooMuch);
      thread.on('exit', () => setImmediate(tooMuch));
    });
  } finally {
    clearTimeout(overdue);
    signal.removeEventListener('abort', stop);
    await thread.terminate();
  }
}

/** The same verdict speaks to a publisher in other words. */
function failureOf({ code, params }: TrustProblem): AppError {
  switch (code) {
    case 'packs.publish.doesNotLoad':
      return appError('packs.doesNotLoad', params);
    case 'packs.publish.doesNotCompile':
      return appError('packs.doesNotCompile', params);
    case 'packs.publish.testsFail':
      return appError('packs.ownTests', params);
    default:
      return { code, params };
  }
}
