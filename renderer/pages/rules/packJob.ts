import { create } from 'zustand';
import { listen } from '#renderer/app/client.ts';
import type { PackRun } from '#renderer/pages/rules/packRun.ts';
import type { JobProgress } from '#shared/api/events.ts';
import type { PackInfo } from '#shared/api/packs.ts';

interface PackJobState {
  /** The latest word of any update, whoever asked for it. */
  readonly heard: JobProgress | null;
  /** The update this window asked for last. */
  readonly run: PackRun | null;
}

const START: PackJobState = { heard: null, run: null };

/** The update under way. It outlives the page: going elsewhere and coming back loses nothing. */
export const usePackJob = create<PackJobState>(() => START);

listen((event) => {
  if (event.name === 'profile.changed') usePackJob.setState(START);
  if (event.name !== 'job.progress' || event.data.kind !== 'packs') return;
  const progress = event.data;
  usePackJob.setState(({ run }) => ({
    heard: progress,
    run: run?.job === progress.job ? { ...run, progress } : run,
  }));
});

/** Follows an update that has just begun. */
export function followRun(job: string, installed: readonly PackInfo[]): void {
  usePackJob.setState(({ heard }) => ({
    run: {
      job,
      before: installed.map(({ hash }) => hash),
      progress: heard?.job === job ? heard : null,
    },
  }));
}

/** Forgets how the last update came out. */
export function forgetRun(): void {
  usePackJob.setState({ run: null });
}
