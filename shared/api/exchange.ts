import { z } from 'zod';
import type { AppError } from '#shared/api/errors.ts';
import { change, read } from '#shared/api/method.ts';
import { id, ids, nothing, page, search } from '#shared/api/schemas.ts';
import type { SentKind } from '#shared/consignment/regimes.ts';
import type { DocumentState } from '#shared/exchange/documentState.ts';
import { DOCUMENT_STATES } from '#shared/exchange/documentState.ts';

/** How the workstation stands with the platform. */
export interface Connection {
  /** none: this profile has no channel; offline: the user switched it off. */
  readonly status: 'none' | 'offline' | 'trying' | 'connected' | 'down';
  /** Where it sends to, for people ("training platform"); "" when there is no channel. */
  readonly channel: 'training' | '';
  readonly address: string;
  /** ISO 8601, UTC: when this status began. */
  readonly since: string;
  readonly nextTryAt: string | null;
  readonly lastError: AppError | null;
  /** Documents waiting in the outbox. */
  readonly waiting: number;
  /** Those of them whose outcome is not known yet. */
  readonly unknown: number;
}

/** One row of the outbox. */
export interface OutboxRow {
  readonly id: string;
  readonly consignmentId: string;
  readonly orderNo: string;
  readonly kind: SentKind;
  readonly message: string;
  readonly state: DocumentState;
  readonly attempts: number;
  readonly queuedAt: string;
  readonly sentAt: string | null;
  readonly nextTryAt: string | null;
  readonly lastError: AppError | null;
  readonly sha256: string;
}

/** One row of the inbox. */
export interface ReceiptRow {
  readonly id: string;
  readonly consignmentId: string | null;
  readonly orderNo: string;
  readonly documentKind: SentKind | null;
  readonly message: string;
  readonly status: string;
  readonly info: string;
  /** `returnTime` as received (17 digits), "" when it could not be read. */
  readonly returnTime: string;
  readonly receivedAt: string;
  /** matched: moved or confirmed a document; unknown: no such document here; unreadable: kept as received. */
  readonly outcome: 'matched' | 'unknown' | 'unreadable';
}

/** What became of a request to send. */
export interface SendReport {
  readonly queued: readonly string[];
  readonly refused: readonly { readonly id: string; readonly orderNo: string; readonly error: AppError }[];
}

/** exchange.*, audit.* */
export const EXCHANGE_METHODS = {
  'exchange.connection': read<Connection>()(nothing),
  /** Freezes, signs and queues every document of the consignments; refuses those that a finding stops. Works offline. */
  'exchange.send': change<SendReport>()(z.strictObject({ ids }), 16 * 1024 * 1024),
  /** Takes consignments back whose documents have not left yet. */
  'exchange.withdraw': change<SendReport>()(z.strictObject({ ids }), 16 * 1024 * 1024),
  'exchange.outbox': read<{ readonly total: number; readonly rows: readonly OutboxRow[] }>()(
    z.strictObject({ search, states: z.array(z.enum(DOCUMENT_STATES)).max(20).default([]), ...page }),
  ),
  'exchange.receipts': read<{ readonly total: number; readonly rows: readonly ReceiptRow[] }>()(
    z.strictObject({
      search,
      outcome: z.enum(['any', 'matched', 'unknown', 'unreadable']).default('any'),
      ...page,
    }),
  ),
  'exchange.receipt': read<ReceiptRow & { readonly raw: string }>()(z.strictObject({ id })),
  /** The exact bytes of a sent document. */
  'exchange.document': read<OutboxRow & { readonly body: string }>()(z.strictObject({ id })),
  /** Tries now instead of at the next planned time. */
  'exchange.syncNow': change<Connection>()(nothing),
  'exchange.setOffline': change<Connection>()(z.strictObject({ offline: z.boolean() })),
  'audit.verify': read<{ readonly rows: number; readonly brokenAt: number | null; readonly head: string }>()(
    nothing,
  ),
} as const;
