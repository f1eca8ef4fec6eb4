import type { PlatformOptions } from './platform.ts';

/** Start options that can travel into a thread; its clock is the system's. */
export type ThreadOptions = Omit<PlatformOptions, 'now' | 'log'>;

/** What the thread says. `code` of a failure is a LedgerProblem or the system's error code. */
export type FromThread =
  | { readonly kind: 'ready'; readonly url: string; readonly port: number }
  | { readonly kind: 'failed'; readonly code: string }
  | { readonly kind: 'fault'; readonly text: string };

/** What the thread is told. */
export interface ToThread {
  readonly kind: 'close';
}
