import type { EventHub } from '#backend/app/events.ts';
import { storeProblemOf } from '#backend/store/problem.ts';
import type { AppError } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import type { JobProgress } from '#shared/api/events.ts';

/** What a running job reports. */
export type JobReport = Partial<Pick<JobProgress, 'done' | 'total' | 'counts' | 'importId'>>;

/** Work of a job: reports as it goes, ends early when the signal says so. */
export type JobWork = (
  report: (progress: JobReport) => void,
  signal: AbortSignal,
) => Promise<{ readonly error: AppError | null }>;

/** Long work that reports its progress as events and can be cancelled. */
export interface JobRunner {
  start(id: string, kind: JobProgress['kind'], work: JobWork): void;
  /** False when there is no such job running. */
  cancel(id: string): boolean;
  /** Cancels everything and waits for it. */
  stop(): Promise<void>;
}

const REPORT_EVERY_MS = 100;

/** A runner without jobs. */
export function createJobRunner(events: EventHub, now: () => number): JobRunner {
  const running = new Map<string, { readonly abort: AbortController; readonly ended: Promise<void> }>();

  async function run(
    id: string,
    kind: JobProgress['kind'],
    work: JobWork,
    signal: AbortSignal,
  ): Promise<void> {
    let progress: JobProgress = {
      job: id,
      kind,
      state: 'running',
      done: 0,
      total: null,
      importId: null,
      counts: null,
      error: null,
    };
    let reportedAt = Number.NEGATIVE_INFINITY;
    const report = (update: JobReport) => {
      progress = { ...progress, ...update };
      if (now() - reportedAt < REPORT_EVERY_MS) return;
      reportedAt = now();
      events.emit('job.progress', progress);
    };
    const { error } = await outcomeOf(work(report, signal));
    const state = error !== null ? 'failed' : signal.aborted ? 'cancelled' : 'done';
    events.emit('job.progress', { ...progress, state, error });
  }

  return {
    start(id, kind, work) {
      const abort = new AbortController();
      const ended = run(id, kind, work, abort.signal).finally(() => running.delete(id));
      running.set(id, { abort, ended });
    },
    cancel(id) {
      const job = running.get(id);
      job?.abort.abort();
      return job !== undefined;
    },
    async stop() {
      for (const job of running.values()) job.abort.abort();
      await Promise.allSettled([...running.values()].map((job) => job.ended));
    },
  };
}

/** A job that fails in a way it did not foresee has failed, and nothing more: nobody waits for it who could catch it. */
async function outcomeOf(
  work: Promise<{ readonly error: AppError | null }>,
): Promise<{ readonly error: AppError | null }> {
  try {
    return await work;
  } catch (thrown) {
    return { error: storeProblemOf(thrown) ?? appError('api.internal', { method: 'job' }) };
  }
}

/** Lets everything else that waits have its turn: long work is done in slices. */
export function giveWay(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
