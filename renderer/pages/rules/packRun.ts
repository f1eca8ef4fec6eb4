import type { JobProgress } from '#shared/api/events.ts';
import type { PackInfo } from '#shared/api/packs.ts';

/** An update that was asked for in this window. */
export interface PackRun {
  readonly job: string;
  /** Hashes of what was installed when it began. */
  readonly before: readonly string[];
  readonly progress: JobProgress | null;
}

/** How an update came out. */
export type PackOutcome =
  | { readonly kind: 'running' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'arrived'; readonly packs: readonly PackInfo[] }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed' };

/** How an update that was asked for stands: what arrived is what was not installed before. */
export function outcomeOf(run: PackRun, installed: readonly PackInfo[]): PackOutcome {
  switch (run.progress?.state) {
    case undefined:
    case 'running':
      return { kind: 'running' };
    case 'cancelled':
      return { kind: 'cancelled' };
    case 'failed':
      return { kind: 'failed' };
    case 'done': {
      const packs = installed.filter(({ hash }) => !run.before.includes(hash));
      return packs.length === 0 ? { kind: 'nothing' } : { kind: 'arrived', packs };
    }
  }
}

/** The part of the way done, 0 to 1; null while its length is not known. */
export function share({ done, total }: Pick<JobProgress, 'done' | 'total'>): number | null {
  return total === null || total <= 0 ? null : Math.min(1, Math.max(0, done / total));
}
