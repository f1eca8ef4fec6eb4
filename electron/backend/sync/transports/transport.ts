import type { AppError } from '#shared/api/errors.ts';
import type { Result } from '#shared/base/result.ts';
import type { ReceiptPage, SendAnswer, SendItem } from '#shared/messages/platformProtocol.ts';

/**
 * Why a transport did not get through.
 * notDelivered: it is certain that nothing arrived. outcomeUnknown: it may have arrived; only the same bytes under
 * the same key may follow. Both are tried again for ever, at the pace of the back-off.
 */
export interface TransportProblem {
  readonly kind: 'notDelivered' | 'outcomeUnknown';
  readonly error: AppError;
  /** Set when the platform blamed what was in the request: one bad message may have cost all that went with it. */
  readonly ofContent?: boolean;
  /** What the other side asked for, milliseconds. */
  readonly retryAfterMs: number | null;
}

/** A way to a platform. Implementations never throw for trouble of the network. */
export interface Transport {
  /** Where it goes, for people and for the log of attempts. */
  readonly address: string;
  send(items: readonly SendItem[], signal: AbortSignal): Promise<Result<SendAnswer, TransportProblem>>;
  /** Receipts after a position; waits up to `waitSeconds` for the first one. */
  receipts(
    after: number,
    limit: number,
    waitSeconds: number,
    signal: AbortSignal,
  ): Promise<Result<ReceiptPage, TransportProblem>>;
  close(): void;
}
