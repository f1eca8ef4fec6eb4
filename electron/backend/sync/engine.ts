import { storeProblemOf } from '#backend/store/problem.ts';
import { receiveRound } from '#backend/sync/receiver.ts';
import { sendRound } from '#backend/sync/sender.ts';
import type { SyncContext } from '#backend/sync/syncContext.ts';
import type { TransportProblem } from '#backend/sync/transports/transport.ts';
import type { AppError } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
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
/** A long poll that comes back empty sooner than this was not waited for: the next one must not follow at once. */
const QUICK_MS = 500;

/** How one of the two directions stands: each has its own back-off, so that one that works cannot hide one that does not. */
interface Direction {
  /** In a row. */
  failures: number;
  /** Whether the latest attempt got through. */
  reached: boolean;
  error: AppError | null;
  nextTryAt: number | null;
}

const newDirection = (): Direction => ({ failures: 0, reached: false, error: null, nextTryAt: null });

/** An engine that is not running yet. */
export function createSyncEngine(context: SyncContext, startOffline: boolean): SyncEngine {
  const { store, events } = context;
  const stopping = new AbortController();
  const sending = newDirection();
  const receiving = newDirection();
  const directions = [sending, receiving];
  let online = new AbortController();
  let offline = startOffline;
  let status = statusNow();
  let since = context.now();
  /** Whether leases may stand that nobody holds: of a process that is gone, or of a batch whose answer was not stored. */
  let leasesLeft = true;
  const sleepers = new Set<() => void>();
  let loops: Promise<unknown> = Promise.resolve();

  function statusNow(): Connection['status'] {
    if (offline) return 'offline';
    if (directions.some((direction) => direction.failures > 0)) return 'down';
    return directions.some((direction) => direction.reached) ? 'connected' : 'trying';
  }

  function connection(): Connection {
    const tries = directions.flatMap((direction) => direction.nextTryAt ?? []);
    return {
      status,
      channel: 'training',
      address: context.transport.address,
      since: new Date(since).toISOString(),
      nextTryAt: tries.length === 0 ? null : new Date(Math.min(...tries)).toISOString(),
      lastError: sending.error ?? receiving.error,
      ...store.exchange.counts(),
    };
  }

  /** Works the status out again; true when it is another one. */
  function look(): boolean {
    const next = statusNow();
    if (next === status) return false;
    status = next;
    since = context.now();
    return true;
  }

  function announce(): void {
    look();
    try {
      events.emit('exchange.changed', connection());
    } catch (thrown) {
      // A store that cannot even count says so to the next call that asks it; the exchange must outlive it.
      context.log?.(thrown);
    }
  }

  function succeeded(direction: Direction): void {
    const wasOut = direction.failures > 0;
    Object.assign(direction, newDirection(), { reached: true });
    if (look()) announce();
    if (wasOut && direction === receiving) {
      // The way is open again: what waits need not sit out a back-off that was meant for a closed one.
      store.exchange.forgetDelays();
      wake();
    }
  }

  async function failed(direction: Direction, problem: TransportProblem, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    direction.failures += 1;
    direction.reached = false;
    const wait = backoffMs(direction.failures, context.random(), problem.retryAfterMs);
    direction.error = problem.error;
    direction.nextTryAt = context.now() + wait;
    announce();
    await sleep(wait);
  }

  /** Trouble of our own (a full disk, a damaged row) is told and tried again like trouble of the network. */
  function problemOf(thrown: unknown): TransportProblem {
    const error = storeProblemOf(thrown);
    if (error === null) context.log?.(thrown);
    return {
      kind: 'outcomeUnknown',
      error: error ?? appError('api.internal', { method: 'exchange' }),
      retryAfterMs: null,
    };
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

  async function loop(direction: Direction, round: (signal: AbortSignal) => Promise<void>): Promise<void> {
    while (!stopping.signal.aborted) {
      if (offline) {
        await sleep(IDLE_MS);
        continue;
      }
      const signal = AbortSignal.any([stopping.signal, online.signal]);
      try {
        await round(signal);
      } catch (thrown) {
        leasesLeft ||= direction === sending;
        await failed(direction, problemOf(thrown), signal);
      }
    }
  }

  async function sendOnce(signal: AbortSignal): Promise<void> {
    if (leasesLeft) store.exchange.releaseLeases();
    leasesLeft = false;
    const ready = await context.prepare(signal);
    if (!ready.ok) return failed(sending, ready.error, signal);
    const round = await sendRound(context, signal);
    switch (round.kind) {
      case 'failed':
        return failed(sending, round.problem, signal);
      case 'sent':
        succeeded(sending);
        announce();
        return;
      case 'idle': {
        const dueAt = store.exchange.nextDueAt();
        if (dueAt === null && sending.failures > 0) {
          Object.assign(sending, newDirection());
          announce();
        }
        // What is due but waits for a sibling is looked at again when a wake comes, at the latest in a second.
        await sleep(dueAt === null ? IDLE_MS : Math.min(IDLE_MS, Math.max(1_000, dueAt - context.now())));
      }
    }
  }

  async function receiveOnce(signal: AbortSignal): Promise<void> {
    const patience = receiving.reached ? LONG_POLL_SECONDS : 0;
    const startedAt = context.now();
    const received = await receiveRound(context, patience, signal);
    if (!received.ok) return failed(receiving, received.error, signal);
    succeeded(receiving);
    if (received.value > 0) announce();
    else if (patience > 0 && context.now() - startedAt < QUICK_MS) await sleep(QUICK_MS);
  }

  return {
    start() {
      loops = Promise.all([loop(sending, sendOnce), loop(receiving, receiveOnce)]);
    },
    wake,
    tryNow() {
      store.exchange.forgetDelays();
      const wasDown = status !== 'connected';
      for (const direction of directions) {
        direction.failures = 0;
        direction.nextTryAt = null;
        if (wasDown) direction.reached = false;
      }
      announce();
      wake();
    },
    setOffline(next) {
      if (next === offline) return;
      offline = next;
      if (next) online.abort();
      else online = new AbortController();
      for (const direction of directions) Object.assign(direction, newDirection());
      announce();
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
