import type { EventHub } from '#backend/app/events.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import type { Transport, TransportProblem } from '#backend/sync/transports/transport.ts';
import type { Result } from '#shared/base/result.ts';

/** What the parts of the exchange with one platform share. */
export interface SyncContext {
  readonly store: WorkStore;
  readonly transport: Transport;
  /** Name of the channel; its cursor and its receipts stand under it. */
  readonly channel: string;
  readonly events: EventHub;
  readonly now: () => number;
  /** In [0, 1), for jitter. */
  readonly random: () => number;
  /**
   * What has to be in order before anything is sent (an enrolled certificate). Asked before every batch: cheap when it
   * is. `afresh`: the platform may have forgotten what was in order before.
   */
  readonly prepare: (signal: AbortSignal, afresh?: boolean) => Promise<Result<void, TransportProblem>>;
  /** Notes a failure that nobody foresaw. */
  readonly log?: (problem: unknown) => void;
}
