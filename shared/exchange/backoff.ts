/** How long the outbox waits before the next attempt. */
export interface BackoffPolicy {
  readonly firstMs: number;
  readonly mostMs: number;
}

/** 1 s doubling to 5 min (the figures of the fault drills). */
export const DEFAULT_BACKOFF: BackoffPolicy = { firstMs: 1_000, mostMs: 300_000 };

/**
 * Milliseconds until the next attempt after `failures` failures in a row: exponential with full jitter
 * (`random` in [0, 1)), never less than what the server asked for.
 */
export function backoffMs(
  failures: number,
  random: number,
  retryAfterMs: number | null,
  policy: BackoffPolicy = DEFAULT_BACKOFF,
): number {
  const ceiling = Math.min(policy.mostMs, policy.firstMs * 2 ** Math.min(failures - 1, 20));
  const jittered = Math.round(ceiling / 2 + (ceiling / 2) * random);
  return Math.max(jittered, retryAfterMs ?? 0);
}
