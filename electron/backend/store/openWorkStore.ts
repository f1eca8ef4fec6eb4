import type { WorkStore } from '#backend/store/contract/workStore.ts';
import type { StoreProblem } from '#backend/store/problem.ts';
import { storeProblem } from '#backend/store/problem.ts';
import type { Result } from '#shared/base/result.ts';
import { err } from '#shared/base/result.ts';

/** What opening needs from outside. */
export interface OpenOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly appVersion: string;
}

/** Opens the work database of a folder, making folder and database where there are none. */
export function openWorkStore(folder: string, _options: OpenOptions): Result<WorkStore, StoreProblem> {
  return err(storeProblem('store.failed', { detail: folder }));
}
