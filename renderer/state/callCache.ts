import type { Answer, AppError } from '#shared/api/errors.ts';
import type { AppEvent, EventName } from '#shared/api/events.ts';

/** What the window knows of one read: the last value stays while a newer one is on its way. */
export interface CallState<T> {
  readonly value: T | null;
  readonly error: AppError | null;
  readonly loading: boolean;
}

/** Which reads an event makes old, by the beginning of their names. */
const DROPS: Readonly<Record<EventName, readonly string[]>> = {
  'consignments.changed': [
    'prints.',
    'consignments.',
    'changes.',
    'passports.',
    'home.',
    'exchange.outbox',
    'findings.',
    'rules.try',
    'rules.met',
    'regimes.',
    'refunds.',
    'packs.radar',
    'packs.shadow',
    'products.usedIn',
    'products.conflicts',
    'elements.',
    'sheet.',
    'packing.',
  ],
  'exchange.changed': ['exchange.', 'home.', 'summaries.'],
  'receipts.arrived': [
    'exchange.',
    'home.',
    'summaries.',
    'refunds.',
    'consignments.',
    'changes.',
    'packs.shadow',
    'sheet.',
  ],
  'job.progress': ['imports.history', 'imports.problems', 'backup.'],
  'profile.changed': [''],
  'settings.changed': ['settings.', 'home.', 'backup.', 'prints.'],
  // What two packs differ in stays as it is while packs come and go.
  'rules.changed': [
    'prints.',
    'rules.',
    'packs.installed',
    'packs.status',
    'packs.shadow',
    'home.',
    'consignments.',
    'passports.',
    'findings.',
    'regimes.',
    'hs.',
    'elements.',
    'sheet.',
  ],
  'products.changed': ['products.', 'hs.search', 'elements.', 'prints.'],
  'signing.changed': ['signing.status', 'signing.check'],
};
/** Reads that run over every draft: once old they wait until they are next looked at. */
const COSTLY = new Set(['packs.radar', 'packs.shadow']);
const OF_ONE = new Set([
  'consignments.get',
  'consignments.documents',
  'consignments.timeline',
  'changes.get',
  'changes.preview',
  'passports.list',
  'passports.asOf',
  'findings.explain',
  'regimes.compare',
  'refunds.get',
  'rules.try',
  'sheet.get',
  'sheet.row',
  'packing.get',
]);

/** Whether an event makes a read old. */
export function dropsCall(event: AppEvent, method: string, args: unknown): boolean {
  if (!DROPS[event.name].some((start) => method.startsWith(start))) return false;
  if (event.name !== 'consignments.changed' || event.data.ids === null || !OF_ONE.has(method)) return true;
  const id = typeof args === 'object' && args !== null && 'id' in args ? args.id : null;
  return event.data.ids.some((changed) => changed === id);
}

interface Entry {
  readonly method: string;
  readonly args: unknown;
  state: CallState<unknown>;
  /** Rises with every request and every put, so that an answer that comes late is not taken for the newest. */
  turn: number;
  stale: boolean;
  readonly listeners: Set<() => void>;
}

const IDLE: CallState<never> = { value: null, error: null, loading: true };
const MOST_UNUSED = 200;

/** Results of reads by method and arguments: one request for all who ask, dropped by events. */
export class CallCache {
  readonly #entries = new Map<string, Entry>();
  readonly #call: (method: string, args: unknown) => Promise<Answer>;

  constructor(call: (method: string, args: unknown) => Promise<Answer>) {
    this.#call = call;
  }

  /** What is known now; never starts a request. */
  peek(key: string): CallState<unknown> {
    return this.#entries.get(key)?.state ?? IDLE;
  }

  /** Hears changes of one read, and starts it when nothing fresh is known. */
  watch(key: string, method: string, args: unknown, listener: () => void): () => void {
    const entry = this.#entry(key, method, args);
    entry.listeners.add(listener);
    if (entry.stale) this.#fetch(entry);
    return () => {
      entry.listeners.delete(listener);
      this.#trim();
    };
  }

  /** Reads again now. */
  reload(key: string): void {
    const entry = this.#entries.get(key);
    if (entry !== undefined) this.#fetch(entry);
  }

  /** Takes a value that a change has just answered with. */
  put(key: string, method: string, args: unknown, value: unknown): void {
    const entry = this.#entry(key, method, args);
    entry.turn++;
    entry.stale = false;
    this.#set(entry, { value, error: null, loading: false });
  }

  /** Drops what an event makes old; what is on screen is read again at once. */
  drop(event: AppEvent): void {
    for (const entry of this.#entries.values()) {
      if (!dropsCall(event, entry.method, entry.args)) continue;
      entry.stale = true;
      const later = COSTLY.has(entry.method) && event.name !== 'profile.changed';
      if (entry.listeners.size > 0 && !later) this.#fetch(entry);
    }
  }

  #entry(key: string, method: string, args: unknown): Entry {
    const known = this.#entries.get(key);
    if (known !== undefined) return known;
    const entry: Entry = { method, args, state: IDLE, turn: 0, stale: true, listeners: new Set() };
    this.#entries.set(key, entry);
    return entry;
  }

  #fetch(entry: Entry): void {
    const turn = ++entry.turn;
    entry.stale = false;
    if (!entry.state.loading) this.#set(entry, { ...entry.state, loading: true });
    void this.#call(entry.method, entry.args).then((answer) => {
      if (entry.turn !== turn) return;
      if (!answer.ok) entry.stale = true;
      this.#set(
        entry,
        answer.ok
          ? { value: answer.value, error: null, loading: false }
          : { value: entry.state.value, error: answer.error, loading: false },
      );
    });
  }

  #set(entry: Entry, state: CallState<unknown>): void {
    entry.state = state;
    for (const listener of entry.listeners) listener();
  }

  #trim(): void {
    if (this.#entries.size <= MOST_UNUSED) return;
    for (const [key, entry] of this.#entries) {
      if (entry.listeners.size === 0) this.#entries.delete(key);
      if (this.#entries.size <= MOST_UNUSED) return;
    }
  }
}

/** The key of a read. */
export function callKey(method: string, args: unknown): string {
  return `${method} ${JSON.stringify(args)}`;
}
