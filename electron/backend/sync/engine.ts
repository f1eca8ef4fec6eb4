import { receiveRound } from '#backend/sync/receiver.ts';
import { sendRound } from '#backend/sync/sender.ts';
import type { SyncContext } from '#backend/sync/syncContext.ts';
import type { TransportProblem } from '#backend/sync/transports/transport.ts';
import type { Connection } from '#shared/api/exchange.ts';
import { backoffMs } from '#shared/exchange/backoff.ts';

/** The exchange with one platform, running on its own: work never waits for it. */
export interface SyncEngine {
  start(): void;
  /** Something new waits: look now. */
  wake(): void;
  /** The user asks: forget the back-off and try now. */
  tryNow(): void;
  setOffline(offline: boolean): void;
  connection(): Connection;
  /** Ends what is under way and stops; nothing is lost by it. */
  stop(): Promise<void>;
}

const LONG_POLL_SECONDS = 20;
const IDLE_MS = 30_000;

/** An engine that is not running yet. */
export function createSyncEngine(context: SyncContext, startOffline: boolean): SyncEngine {
  const { store, events } = context;
  const stopping = new AbortController();
  let online = new AbortController();
  let offline = startOffline;
  let failures = 0;
  let status: Connection['status'] = startOffline ? 'offline' : 'trying';
  let since = context.now();
  let nextTryAt: number | null = null;
  let lastError: Connection['lastError'] = null;
  const sleepers = new Set<() => void>();
  let loops: Promise<unknown> = Promise.resolve();

  function connection(): Connection {
    return {
      status,
      channel: 'training',
      address: context.transport.address,
      since: new Date(since).toISOString(),
      nextTryAt: nextTryAt === null ? null : new Date(nextTryAt).toISOString(),
      lastError,
      ...store.exchange.counts(),
    };
  }

  function become(next: Connection['status'], error: Connection['lastError'], tryAt: number | null): void {
    if (status !== next) since = context.now();
    status = next;
    lastError = error;
    nextTryAt = tryAt;
    events.emit('exchange.changed', connection());
  }

  function succeeded(): void {
    failures = 0;
    if (!offline && status !== 'connected') become('connected', null, null);
  }

  async function failed(problem: TransportProblem, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    failures += 1;
    const wait = backoffMs(failures, context.random(), problem.retryAfterMs);
    become('down', problem.error, context.now() + wait);
    await sleep(wait);
  }

  function sleep(ms: number): Promise<void> {
    if (stopping.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        sleepers.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      sleepers.add(done);
    });
  }

  function wake(): void {
    for (const done of [...sleepers]) done();
  }

  function currentSignal(): AbortSignal {
    return AbortSignal.any([stopping.signal, online.signal]);
  }

  async function ready(signal: AbortSignal): Promise<boolean> {
    const result = await context.prepare(signal);
    if (result.ok) return true;
    await failed(result.error, signal);
    return false;
  }

  async function sendLoop(): Promise<void> {
    while (!stopping.signal.aborted) {
      if (offline) {
        await sleep(IDLE_MS);
        continue;
      }
      const signal = currentSignal();
      if (!(await ready(signal))) continue;
      const round = await sendRound(context, signal);
      if (round.kind === 'failed') {
        await failed(round.problem, signal);
        continue;
      }
      if (round.kind === 'sent') {
        succeeded();
        events.emit('exchange.changed', connection());
        continue;
      }
      const dueAt = store.exchange.nextDueAt();
      // What is due but waits for a sibling is looked at again when a receipt or a wake comes, at the latest in a second.
      const wait = dueAt === null ? IDLE_MS : Math.min(IDLE_MS, Math.max(1_000, dueAt - context.now()));
      await sleep(wait);
    }
  }

  async function receiveLoop(): Promise<void> {
    while (!stopping.signal.aborted) {
      if (offline) {
        await sleep(IDLE_MS);
        continue;
      }
      const signal = currentSignal();
      const received = await receiveRound(context, status === 'connected' ? LONG_POLL_SECONDS : 0, signal);
      if (received.ok) {
        succeeded();
        if (received.value > 0) events.emit('exchange.changed', connection());
      } else await failed(received.error, signal);
    }
  }

  return {
    start() {
      // The process that held them is gone: what was being sent then is unknown now.
      store.exchange.releaseLeases();
      loops = Promise.all([sendLoop(), receiveLoop()]);
    },
    wake,
    tryNow() {
      failures = 0;
      for (const document of store.exchange.due(Number.MAX_SAFE_INTEGER, 10_000)) {
        if (document.nextTryAt !== null) store.exchange.patch(document.id, { nextTryAt: null });
      }
      if (!offline) become(status === 'connected' ? 'connected' : 'trying', lastError, null);
      wake();
    },
    setOffline(next) {
      if (next === offline) return;
      offline = next;
      if (next) online.abort();
      else online = new AbortController();
      failures = 0;
      become(next ? 'offline' : 'trying', null, null);
      wake();
    },
    connection,
    async stop() {
      stopping.abort();
      wake();
      await loops;
      context.transport.close();
    },
  };
}
