import type { StoredDocument } from '#backend/store/contract/exchange.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import { storeProblemOf } from '#backend/store/problem.ts';
import { moveDocument, refreshConsignment } from '#backend/sync/documentMoves.ts';
import type { SyncContext } from '#backend/sync/syncContext.ts';
import type { TransportProblem } from '#backend/sync/transports/transport.ts';
import { appError } from '#shared/api/errors.ts';
import { backoffMs } from '#shared/exchange/backoff.ts';
import type { DocumentEvent } from '#shared/exchange/documentState.ts';
import { maySendNow } from '#shared/exchange/sendingOrder.ts';
import type { SendAnswer, SendItem, SendOutcome } from '#shared/messages/platformProtocol.ts';
import { MAX_BATCH_BYTES, MAX_BATCH_ITEMS } from '#shared/messages/platformProtocol.ts';

/** How one round of sending went. */
export type SendRound =
  /** nothing could be sent now */
  | { readonly kind: 'idle' }
  | { readonly kind: 'sent'; readonly documents: number }
  | { readonly kind: 'failed'; readonly problem: TransportProblem };

/** Rows looked at for one batch: a consignment has up to four, of which two may go at once. */
const LOOK_AHEAD = MAX_BATCH_ITEMS * 4;
/** A platform may ask for patience, but not for days. */
const MOST_BUSY_SECONDS = 3_600;
/** Rows looked at before a round counts as idle. */
const MOST_LOOKED_AT = LOOK_AHEAD * 25;
/** After this the sender of a batch is taken for dead, and its documents for unknown. */
const LEASE_MS = 120_000;

/** Enough to single out one message of a full batch twice over; where all are refused, it ends there. */
const MOST_HALVINGS = 16;

/** Sends one batch of due documents, in the order in which they depend on one another. */
export async function sendRound(context: SyncContext, signal: AbortSignal): Promise<SendRound> {
  const { store } = context;
  const startedAt = context.now();
  const batch = store.transaction(() => startSending(context, startedAt));
  if (batch.length === 0) return { kind: 'idle' };
  return deliver(context, batch, startedAt, signal, { halvings: MOST_HALVINGS });
}

/**
 * Sends a batch and notes what became of it. One that is refused for its content is sent again in halves, until the
 * message that is at fault stands alone and the others are through.
 */
async function deliver(
  context: SyncContext,
  batch: readonly BatchEntry[],
  startedAt: number,
  signal: AbortSignal,
  left: { halvings: number },
): Promise<SendRound> {
  const { store } = context;
  const items = batch.map((entry) => entry.item);
  const answer = await context.transport.send(items, signal);
  const documents = batch.map((entry) => entry.document);
  if (answer.ok) {
    store.transaction(() => noteAnswer(context, documents, answer.value, startedAt));
    announce(context, documents);
    return { kind: 'sent', documents: documents.length };
  }
  if (answer.error.ofContent === true && batch.length > 1 && left.halvings > 0) {
    left.halvings -= 1;
    const middle = Math.ceil(batch.length / 2);
    const first = await deliver(context, batch.slice(0, middle), startedAt, signal, left);
    const second = await deliver(context, batch.slice(middle), startedAt, signal, left);
    return first.kind === 'sent' ? first : second;
  }
  store.transaction(() => noteFailure(context, documents, answer.error, startedAt));
  announce(context, documents);
  return { kind: 'failed', problem: answer.error };
}

interface BatchEntry {
  readonly document: SentNow;
  readonly item: SendItem;
}

/** A document on its way. */
interface SentNow extends StoredDocument {
  /** Whether it was certain before this attempt that the platform does not have it. */
  readonly certain: boolean;
}

function startSending(context: SyncContext, now: number): readonly BatchEntry[] {
  const { store } = context;
  const sendable = pickSendable(context, now);
  const leased = new Set(
    store.exchange.lease(
      sendable.map((document) => document.id),
      now + LEASE_MS,
      now,
    ),
  );
  return sendable
    .filter((document) => leased.has(document.id))
    .flatMap((document): BatchEntry[] => {
      const body = bodyOf(context, document, now);
      if (body === null) return [];
      const started = {
        attempts: document.attempts + 1,
        sentAt: now,
        leaseUntil: now + LEASE_MS,
      };
      const before = answerLostOf(store, document, now);
      if (!moveDocument(store, before, { kind: 'sendStarted' }, now, started)) return [];
      const item = {
        key: document.key,
        type: document.message,
        sha256: document.sha256,
        body: Buffer.from(body).toString('utf8'),
      };
      const certain = before.state === 'queued';
      return [{ document: { ...before, ...started, state: 'sending', certain }, item }];
    });
}

/** The bytes to send; a document whose bytes are damaged is put off with the reason on it, so that the others go on. */
function bodyOf({ store, random }: SyncContext, document: StoredDocument, now: number): Uint8Array | null {
  try {
    return store.exchange.body(document.id);
  } catch (thrown) {
    const problem = storeProblemOf(thrown);
    if (problem?.code !== 'store.damagedRow') throw thrown;
    store.exchange.patch(document.id, {
      leaseUntil: null,
      nextTryAt: now + backoffMs(Number.MAX_SAFE_INTEGER, random(), null),
      lastError: problem,
    });
    return null;
  }
}

/** A document that was being sent when its sender died: nobody knows whether it arrived. */
function answerLostOf(store: WorkStore, document: StoredDocument, now: number): StoredDocument {
  if (document.state !== 'sending') return document;
  moveDocument(store, document, { kind: 'answerLost' }, now, {});
  return { ...document, state: 'unknown' };
}

function pickSendable(context: SyncContext, now: number): readonly StoredDocument[] {
  const { store } = context;
  const states = new Map<string, ReturnType<typeof store.exchange.statesOf>>();
  const chosen: StoredDocument[] = [];
  let bytes = 0;
  for (const document of dueDocuments(store, now)) {
    const siblings = states.get(document.consignmentId) ?? store.exchange.statesOf(document.consignmentId);
    states.set(document.consignmentId, siblings);
    if (!maySendNow(document.kind, siblings)) continue;
    // Escaping in JSON may double a body; half of the limit keeps a batch inside it.
    const full = chosen.length === MAX_BATCH_ITEMS || bytes + document.bytes > MAX_BATCH_BYTES / 2;
    if (full && chosen.length > 0) break;
    chosen.push(document);
    bytes += document.bytes;
  }
  return chosen;
}

/** What is due, further than the first rows when those all wait for a sibling: they must not hold up the rest. */
function* dueDocuments(store: WorkStore, now: number): Generator<StoredDocument> {
  for (let offset = 0; offset < MOST_LOOKED_AT; offset += LOOK_AHEAD) {
    const rows = store.exchange.due(now, LOOK_AHEAD, offset);
    yield* rows;
    if (rows.length < LOOK_AHEAD) return;
  }
}

function noteFailure(
  context: SyncContext,
  documents: readonly SentNow[],
  problem: TransportProblem,
  startedAt: number,
): void {
  const at = context.now();
  for (const document of documents) {
    const wait = backoffMs(document.attempts, context.random(), problem.retryAfterMs);
    const delivered = problem.kind === 'notDelivered' ? notDelivered(document) : ANSWER_LOST;
    moveDocument(context.store, document, delivered, at, {
      leaseUntil: null,
      nextTryAt: at + wait,
      lastError: problem.error,
    });
  }
  refreshConsignments(context, documents, at);
  recordAttempt(context, documents, startedAt, at, problem.kind, problem.error);
}

const ANSWER_LOST: DocumentEvent = { kind: 'answerLost' };

/** That this attempt did not arrive says nothing of an earlier one whose answer was lost: it stays unknown. */
function notDelivered(document: SentNow): DocumentEvent {
  return document.certain ? { kind: 'notDelivered' } : ANSWER_LOST;
}

function refreshConsignments(context: SyncContext, documents: readonly StoredDocument[], at: number): void {
  for (const id of new Set(documents.map((document) => document.consignmentId))) {
    refreshConsignment(context.store, id, at);
  }
}

function noteAnswer(
  context: SyncContext,
  documents: readonly SentNow[],
  answer: SendAnswer,
  startedAt: number,
): void {
  const at = context.now();
  const outcomes = new Map(answer.items.map((outcome) => [outcome.key, outcome]));
  for (const document of documents) noteOutcome(context, document, outcomes.get(document.key), at);
  refreshConsignments(context, documents, at);
  recordAttempt(context, documents, startedAt, at, 'answered', null);
}

function noteOutcome(
  context: SyncContext,
  document: SentNow,
  outcome: SendOutcome | undefined,
  at: number,
): void {
  const { store } = context;
  const wait = (retryAfterMs: number | null) =>
    at + backoffMs(document.attempts, context.random(), retryAfterMs);
  const settled = { leaseUntil: null, nextTryAt: null, lastError: null };
  switch (outcome?.outcome) {
    case 'accepted':
    case 'duplicate':
      if (outcome.sha256 === document.sha256) {
        moveDocument(store, document, { kind: 'acknowledged' }, at, settled);
        return;
      }
      break;
    case 'refused': {
      const error = appError('sync.refused', { code: outcome.code, info: outcome.info });
      const words = { lastStatus: outcome.code, lastInfo: outcome.info };
      moveDocument(store, document, { kind: 'refused' }, at, { ...settled, ...words, lastError: error });
      return;
    }
    case 'busy':
      moveDocument(store, document, notDelivered(document), at, {
        leaseUntil: null,
        nextTryAt: wait(Math.min(outcome.retryAfterSeconds, MOST_BUSY_SECONDS) * 1000),
        lastError: appError('sync.busy'),
      });
      return;
    case undefined:
      break;
  }
  // Left out of the answer, or acknowledged with another digest: only the same bytes again can tell.
  moveDocument(store, document, ANSWER_LOST, at, {
    leaseUntil: null,
    nextTryAt: wait(null),
    lastError: appError('sync.notPlatform'),
  });
}

function recordAttempt(
  context: SyncContext,
  documents: readonly StoredDocument[],
  at: number,
  endedAt: number,
  outcome: string,
  error: TransportProblem['error'] | null,
): void {
  context.store.exchange.recordAttempt({
    at,
    endedAt,
    address: context.transport.address,
    outcome,
    error,
    documentIds: documents.map((document) => document.id),
  });
}

function announce(context: SyncContext, documents: readonly StoredDocument[]): void {
  const ids = [...new Set(documents.map((document) => document.consignmentId))];
  context.events.emit('consignments.changed', { ids });
}
