import type { StoredDocument } from '#backend/store/contract/exchange.ts';
import { storeProblemOf } from '#backend/store/problem.ts';
import { interpretReceipts } from '#backend/sync/interpretation.ts';
import type { SyncContext } from '#backend/sync/syncContext.ts';
import type { TransportProblem } from '#backend/sync/transports/transport.ts';
import { appError } from '#shared/api/errors.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { ReceiptPage, SendItem } from '#shared/messages/platformProtocol.ts';
import { MAX_BATCH_BYTES, MAX_BATCH_ITEMS } from '#shared/messages/platformProtocol.ts';

const PAGE = 500;
const IDS_PAGE = 5_000;
/** How long documents are offered again to a platform that was restored from a backup: the receipts' retention. */
const REOFFER_DAYS = 90;

/** Fetches one page of receipts, keeps it as received, then interprets it. Gives the number of new receipts. */
export async function receiveRound(
  context: SyncContext,
  waitSeconds: number,
  signal: AbortSignal,
): Promise<Result<number, TransportProblem>> {
  // What an earlier round kept but could not interpret any more (a full disk, a process that was killed).
  interpretReceipts(context);
  const cursor = context.store.exchange.cursor(context.channel);
  const startedAt = context.now();
  const answer = await context.transport.receipts(cursor.after, PAGE, waitSeconds, signal);
  if (!answer.ok) {
    if (!signal.aborted) recordFailure(context, startedAt, answer.error);
    return answer;
  }
  const page = answer.value;
  const wentBack = cursor.epoch !== '' && (page.epoch !== cursor.epoch || page.head < cursor.after);
  if (wentBack) {
    const reoffered = await reoffer(context, signal);
    if (!reoffered.ok) return reoffered;
    context.store.exchange.storeReceipts(
      [],
      { channel: context.channel, epoch: page.epoch, after: 0 },
      context.now(),
    );
    return ok(0);
  }
  if (page.items.length === 0 && cursor.epoch === page.epoch) return ok(0);
  const stored = keep(context, page, cursor.after);
  interpretReceipts(context);
  if (stored > 0) context.events.emit('receipts.arrived', { count: stored });
  return ok(stored);
}

function keep(context: SyncContext, page: ReceiptPage, after: number): number {
  const at = context.now();
  const receipts = page.items.map((item) => ({
    id: item.id,
    epoch: page.epoch,
    seq: item.seq,
    type: item.type,
    body: Buffer.from(item.body, 'utf8'),
    receivedAt: at,
  }));
  const last = page.items.reduce((most, item) => Math.max(most, item.seq), after);
  const cursor = { channel: context.channel, epoch: page.epoch, after: last };
  return context.store.exchange.storeReceipts(receipts, cursor, at).stored.length;
}

/**
 * A platform that was restored from a backup has forgotten part of what it had: everything sent within its retention
 * is offered again under its old key. What it still has it answers as a duplicate; nothing gets two effects.
 */
async function reoffer(context: SyncContext, signal: AbortSignal): Promise<Result<void, TransportProblem>> {
  const { store } = context;
  const since = context.now() - REOFFER_DAYS * 86_400_000;
  // It may have forgotten the certificate, too.
  const prepared = await context.prepare(signal, true);
  if (!prepared.ok) return prepared;
  let batch: Offered[] = [];
  let bytes = 0;
  for (const id of sentIds(context, since)) {
    const document = store.exchange.document(id);
    const body = document === null ? null : wholeBody(context, id);
    if (document === null || body === null) continue;
    const full = batch.length === MAX_BATCH_ITEMS || bytes + body.length > MAX_BATCH_BYTES / 2;
    if (full && batch.length > 0) {
      const offered = await offer(context, batch, signal);
      if (!offered.ok) return offered;
      batch = [];
      bytes = 0;
    }
    const text = Buffer.from(body).toString('utf8');
    batch.push({
      document,
      item: { key: document.key, type: document.message, sha256: document.sha256, body: text },
    });
    bytes += body.length;
  }
  if (batch.length > 0) {
    const offered = await offer(context, batch, signal);
    if (!offered.ok) return offered;
  }
  store.audit.append({
    at: context.now(),
    actor: 'workstation',
    action: 'exchange.reoffered',
    subject: context.channel,
    detail: { since },
  });
  return ok(undefined);
}

interface Offered {
  readonly document: StoredDocument;
  readonly item: SendItem;
}

/** All at once: the sender goes on meanwhile and would shift what is read page by page. */
function sentIds({ store }: SyncContext, since: number): readonly string[] {
  const ids: string[] = [];
  for (;;) {
    const page = store.exchange.sentSince(since, IDS_PAGE, ids.length);
    ids.push(...page.map((document) => document.id));
    if (page.length < IDS_PAGE) return ids;
  }
}

/** null for bytes that are damaged: one such document must not keep all the others from the platform. */
function wholeBody({ store }: SyncContext, id: string): Uint8Array | null {
  try {
    return store.exchange.body(id);
  } catch (thrown) {
    if (storeProblemOf(thrown)?.code !== 'store.damagedRow') throw thrown;
    return null;
  }
}

/** Only when every document has an answer of its own is the platform whole again. */
async function offer(
  context: SyncContext,
  batch: readonly Offered[],
  signal: AbortSignal,
): Promise<Result<void, TransportProblem>> {
  const answer = await context.transport.send(
    batch.map(({ item }) => item),
    signal,
  );
  if (!answer.ok) return answer;
  const outcomes = new Map(answer.value.items.map((outcome) => [outcome.key, outcome]));
  const open = batch.some(({ item }) => {
    const outcome = outcomes.get(item.key)?.outcome;
    return outcome === undefined || outcome === 'busy';
  });
  return open
    ? err({ kind: 'outcomeUnknown', error: appError('sync.busy'), retryAfterMs: null })
    : ok(undefined);
}

function recordFailure(context: SyncContext, at: number, problem: TransportProblem): void {
  context.store.exchange.recordAttempt({
    at,
    endedAt: context.now(),
    address: context.transport.address,
    outcome: problem.kind,
    error: problem.error,
    documentIds: [],
  });
}
