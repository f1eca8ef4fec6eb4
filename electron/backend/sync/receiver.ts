import { interpretReceipts } from '#backend/sync/interpretation.ts';
import type { SyncContext } from '#backend/sync/syncContext.ts';
import type { TransportProblem } from '#backend/sync/transports/transport.ts';
import type { Result } from '#shared/base/result.ts';
import { ok } from '#shared/base/result.ts';
import type { ReceiptPage, SendItem } from '#shared/messages/platformProtocol.ts';
import { MAX_BATCH_ITEMS } from '#shared/messages/platformProtocol.ts';

const PAGE = 500;
/** How long documents are offered again to a platform that was restored from a backup: the receipts' retention. */
const REOFFER_DAYS = 90;

/** Fetches one page of receipts, keeps it as received, then interprets it. Gives the number of new receipts. */
export async function receiveRound(
  context: SyncContext,
  waitSeconds: number,
  signal: AbortSignal,
): Promise<Result<number, TransportProblem>> {
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
  const prepared = await context.prepare(signal);
  if (!prepared.ok) return prepared;
  for (let offset = 0; ; offset += MAX_BATCH_ITEMS) {
    const documents = store.exchange.sentSince(since, MAX_BATCH_ITEMS, offset);
    if (documents.length === 0) break;
    const items: readonly SendItem[] = documents.flatMap((document) => {
      const body = store.exchange.body(document.id);
      if (body === null) return [];
      const text = Buffer.from(body).toString('utf8');
      return [{ key: document.key, type: document.message, sha256: document.sha256, body: text }];
    });
    const answer = await context.transport.send(items, signal);
    if (!answer.ok) return answer;
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
