import type { Answer } from '#shared/api/errors.ts';
import type { RefundView } from '#shared/api/refunds.ts';
import type { InvoiceLineDraft } from '#shared/documents/refund/supplierInvoice.ts';

type Lines = readonly InvoiceLineDraft[];

/** What a refund session asks of the window. */
export interface RefundPorts {
  set(revision: number, lines: Lines): Promise<Answer<RefundView>>;
  read(): Promise<Answer<RefundView>>;
  /** Hears what the store has compared with what is kept now. */
  kept(view: RefundView): void;
  /** Runs something later; returns the function that stops it. */
  later(run: () => void, ms: number): () => void;
}

/** What the refund tab shows. */
export interface RefundState {
  readonly lines: Lines;
  /** unreached: the store did not take it; it is tried again. */
  readonly saving: 'saved' | 'saving' | 'unreached';
}

const SAVE_AFTER_MS = 400;
const RETRY_MS = 3_000;

/**
 * The supplier invoices that are open, on their way to the store. What is typed shows at once and is saved soon after; it
 * stays here until the store has it. Lines another window has added meanwhile are kept beside it.
 */
export class RefundSession {
  #state: RefundState;
  #revision: number;
  /** What the store had when it was last heard of. */
  #base: Lines;
  #unsaved: Lines | null = null;
  #busy: Promise<void> | null = null;
  #stopTimer: (() => void) | null = null;
  readonly #ports: RefundPorts;
  readonly #listeners = new Set<() => void>();

  constructor(view: RefundView, ports: RefundPorts) {
    this.#ports = ports;
    this.#state = { lines: view.lines, saving: 'saved' };
    this.#revision = view.revision;
    this.#base = view.lines;
  }

  /** The present state; a new object with every change. */
  state = (): RefundState => this.#state;

  /** Hears every change. */
  listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Changes the lines as they stand now. */
  change = (how: (lines: Lines) => Lines): void => {
    const lines = how(this.#state.lines);
    this.#unsaved = lines;
    this.#show({ lines, saving: 'saving' });
    this.#schedule(SAVE_AFTER_MS);
  };

  /** Takes newer lines of the store (another window's, or goods items that moved), unless something typed is on its way. */
  receive(view: RefundView): void {
    if (this.#unsaved !== null || this.#busy !== null || view.revision < this.#revision) return;
    this.#revision = view.revision;
    this.#base = view.lines;
    if (JSON.stringify(view.lines) !== JSON.stringify(this.#state.lines)) this.#show({ lines: view.lines });
  }

  /** Saves what waits. Resolves when the store has it, or cannot be reached. */
  async flush(): Promise<void> {
    this.#stopTimer?.();
    this.#stopTimer = null;
    while (this.#busy !== null) await this.#busy;
    if (this.#unsaved === null) return;
    this.#busy = this.#save(this.#unsaved);
    await this.#busy;
    this.#busy = null;
    if (this.#unsaved !== null && this.#state.saving !== 'unreached') await this.flush();
  }

  async #save(typed: Lines): Promise<void> {
    let sent = typed;
    let answer = await this.#ports.set(this.#revision, sent);
    if (!answer.ok && answer.error.code === 'refund.stale') {
      const latest = await this.#ports.read();
      if (latest.ok) {
        sent = [...typed, ...addedSince(this.#base, latest.value.lines)];
        answer = await this.#ports.set(latest.value.revision, sent);
      }
    }
    if (!answer.ok) {
      this.#show({ saving: 'unreached' });
      this.#schedule(RETRY_MS);
      return;
    }
    this.#revision = answer.value.revision;
    this.#base = answer.value.lines;
    if (this.#unsaved === typed) {
      this.#unsaved = null;
      this.#show(sent === typed ? { saving: 'saved' } : { lines: sent, saving: 'saved' });
    }
    this.#ports.kept(answer.value);
  }

  #schedule(ms: number): void {
    this.#stopTimer?.();
    this.#stopTimer = this.#ports.later(() => void this.flush(), ms);
  }

  #show(change: Partial<RefundState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** Lines that were not there before. */
function addedSince(before: Lines, now: Lines): Lines {
  const known = new Set(before.map((line) => JSON.stringify(line)));
  return now.filter((line) => !known.has(JSON.stringify(line)));
}
