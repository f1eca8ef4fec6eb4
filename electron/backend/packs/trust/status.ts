import { clockProblem, effectiveNow, timesOf } from '#backend/packs/trust/floors.ts';
import { readRoot, readSnapshot, readTargets, readTimestamp } from '#backend/packs/trust/metadata.ts';
import type { TrustProblem } from '#backend/packs/trust/problem.ts';
import type { TrustSettings } from '#backend/packs/trust/refresh.ts';
import type { KeptMetadata, TrustRole } from '#backend/store/contract/trust.ts';

/** How fresh the word of the publisher is. It never says that an installed pack may not be used. */
export interface TrustStatus {
  /** When the publisher's files were last found to be current, milliseconds since 1970; null when never. */
  readonly confirmedAt: number | null;
  /** The first day on which part of them expires, ISO 8601; null when nothing is kept. */
  readonly expires: string | null;
  /** Whether that day has passed: nothing is fetched until the next refresh succeeds. */
  readonly expired: boolean;
  /** Set when the clock of this computer cannot be right: nothing new may become active until it is. */
  readonly clock: TrustProblem | null;
}

const EXPIRY: Readonly<Record<TrustRole, (bytes: Uint8Array) => string>> = {
  root: (bytes) => readRoot(bytes).signed.expires,
  timestamp: (bytes) => readTimestamp(bytes).signed.expires,
  snapshot: (bytes) => readSnapshot(bytes).signed.expires,
  targets: (bytes) => readTargets(bytes).signed.expires,
};

/** What the window says about a publisher, from the work store alone. */
export function trustStatus(
  settings: Pick<TrustSettings, 'repository' | 'store' | 'now' | 'buildDate'>,
): TrustStatus {
  const kept = settings.store.trust.kept(settings.repository);
  const times = timesOf(kept, settings.now(), settings.buildDate);
  const days = kept.metadata.flatMap(expiryOf).toSorted((a, b) => Date.parse(a) - Date.parse(b));
  const expires = days[0] ?? null;
  return {
    confirmedAt: kept.confirmedAt,
    expires,
    expired: expires !== null && Date.parse(expires) <= effectiveNow(times),
    clock: clockProblem(times),
  };
}

function expiryOf({ role, bytes }: KeptMetadata): readonly string[] {
  try {
    return [EXPIRY[role](bytes)];
  } catch {
    return [];
  }
}
