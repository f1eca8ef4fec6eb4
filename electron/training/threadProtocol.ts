import type { Platform, PlatformOptions } from './platform.ts';

/** Start options that can travel into a thread; its clock is the system's. */
export type ThreadOptions = Omit<PlatformOptions, 'now' | 'log' | 'openRules'> & {
  /** Where the starting rules and the lessons lie; null: it publishes no rules. */
  readonly rulesFrom: string | null;
};

/** What the thread says. `code` of a failure is a LedgerProblem or the system's error code. */
export type FromThread =
  | ({ readonly kind: 'ready' } & Pick<Platform, 'url' | 'port' | 'packs'>)
  | { readonly kind: 'failed'; readonly code: string }
  | { readonly kind: 'fault'; readonly text: string };

/** What the thread is told. */
export interface ToThread {
  readonly kind: 'close';
}
