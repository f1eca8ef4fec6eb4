import type { JobProgress } from '#shared/api/events.ts';
import type { PackPhase } from '#shared/api/packs.ts';
import type { Context } from './command.ts';
import type { Station } from './station.ts';
import { until } from './waiting.ts';

/** The longest wait for a job that another began: the workstation may be trying what came with the program. */
const OTHER_JOB_MS = 120_000;

/**
 * Starts a job that brings packs and waits for the end of it, saying each phase. A job that runs already, as one may
 * right after opening, is waited for first.
 */
export async function runPackJob(
  { say, progress, text }: Pick<Context, 'say' | 'progress' | 'text'>,
  station: Station,
  start: () => Promise<{ readonly job: string }>,
): Promise<JobProgress> {
  const ended = new Map<string, JobProgress>();
  const hear = Promise.withResolvers<void>();
  let job: string | null = null;
  let said: PackPhase | null = null;
  const tellPhase = async (): Promise<void> => {
    const { busy } = await station.call('packs.status', {});
    if (busy === null || busy.job !== job || busy.phase === said) return;
    said = busy.phase;
    say(text(`packPage.phase.${busy.phase}`));
  };
  const stop = station.listen((event) => {
    // The workstation may be closing: a phase that cannot be told any more is no failure.
    if (event.name === 'rules.changed') tellPhase().catch(() => undefined);
    if (event.name !== 'job.progress' || event.data.kind !== 'packs') return;
    const { done, total, state } = event.data;
    if (state !== 'running') {
      ended.set(event.data.job, event.data);
      if (event.data.job === job) hear.resolve();
    } else if (total !== null && total > 0) progress(text('cli.progress', { done, total }));
  });
  try {
    await until(
      () => station.call('packs.status', {}),
      ({ busy }) => busy === null,
      OTHER_JOB_MS,
    );
    ({ job } = await start());
    await tellPhase();
    if (!ended.has(job)) await hear.promise;
    const end = ended.get(job);
    if (end === undefined) throw new Error(`the job ${job} ended without a word`);
    return end;
  } finally {
    stop();
  }
}
