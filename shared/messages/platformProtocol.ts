/**
 * What travels over HTTP between a workstation and a platform of our own kind (the training platform). Types only:
 * each side checks what it receives with code of its own.
 *
 * POST /v1/messages  SendRequest -> SendAnswer      Authorization: Bearer <token of the enterprise>
 * GET  /v1/receipts?after=SEQ&limit=N&wait=SECONDS -> ReceiptPage (waits at most `wait` for something new)
 * GET  /v1/health -> PlatformHealth
 * During an outage: 503 with Retry-After (seconds), or a dropped connection.
 */

/** The most messages one request may carry. */
export const MAX_BATCH_ITEMS = 200;
/** The largest body a request may have, bytes. */
export const MAX_BATCH_BYTES = 16 * 1024 * 1024;

/** One signed message on its way. */
export interface SendItem {
  /** Idempotency key: made when the document was frozen, the same on every attempt. */
  readonly key: string;
  /** Message name, "CEB603Message". */
  readonly type: string;
  /** SHA-256 of the UTF-8 bytes of `body`, lower-case hex. */
  readonly sha256: string;
  /** The exact signed XML. */
  readonly body: string;
}

/** Body of POST /v1/messages. */
export interface SendRequest {
  readonly items: readonly SendItem[];
}

/** What became of one message. Only `accepted` and `duplicate` mean that the platform has it. */
export type SendOutcome =
  | { readonly key: string; readonly outcome: 'accepted' | 'duplicate'; readonly sha256: string }
  | { readonly key: string; readonly outcome: 'refused'; readonly code: string; readonly info: string }
  | { readonly key: string; readonly outcome: 'busy'; readonly retryAfterSeconds: number };

/** Answer to POST /v1/messages: one outcome per item, in any order. */
export interface SendAnswer {
  readonly epoch: string;
  readonly items: readonly SendOutcome[];
}

/** One receipt as the platform issued it. */
export interface ReceiptItem {
  /** Position in the feed of this epoch; rises by one. */
  readonly seq: number;
  /** Unique for ever, also across epochs. */
  readonly id: string;
  /** Message name, "CEB604Message". */
  readonly type: string;
  /** The receipt's XML. */
  readonly body: string;
}

/** Answer to GET /v1/receipts. A new epoch means that the platform was restored: read from 0 and offer everything again. */
export interface ReceiptPage {
  readonly epoch: string;
  readonly head: number;
  readonly items: readonly ReceiptItem[];
}

/** Answer to GET /v1/health. `training` is true for ever on a training platform. */
export interface PlatformHealth {
  readonly epoch: string;
  readonly training: boolean;
  /** ISO 8601, UTC. */
  readonly time: string;
}
