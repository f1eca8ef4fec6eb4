import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import { isRecord, isWhole } from './untrusted.ts';

/** The ways the platform can be out of order for its clients; the control side always answers. */
export const OUTAGE_MODES = ['off', 'refuse', 'drop', 'dropAfterEffect', 'hang'] as const;
/**
 * `refuse` answers 503 with Retry-After; `drop` destroys the connection before anything happens; `dropAfterEffect`
 * does what was asked and destroys the answer; `hang` never answers.
 */
export type OutageMode = (typeof OUTAGE_MODES)[number];

/** An outage as it is set; it ends with the process. */
export interface Outage {
  readonly mode: OutageMode;
  readonly retryAfterSeconds: number;
}

/** No outage. */
export const IN_ORDER: Outage = { mode: 'off', retryAfterSeconds: 1 };

/** Reads an outage from outside; the error is the path of the value that cannot stand. */
export function readOutage(input: unknown): Result<Outage, string> {
  if (!isRecord(input)) return err('');
  const mode = OUTAGE_MODES.find((known) => known === input['mode']);
  if (mode === undefined) return err('mode');
  const { retryAfterSeconds = IN_ORDER.retryAfterSeconds } = input;
  if (!isWhole(retryAfterSeconds, 0, 86_400)) return err('retryAfterSeconds');
  return ok({ mode, retryAfterSeconds });
}
