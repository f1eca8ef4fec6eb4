import type { ConsignmentView, EditSource } from '#shared/api/consignments.ts';
import type { Answer, AppError } from '#shared/api/errors.ts';
import type { Pointer } from '#shared/base/pointer.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import type { Edit } from '#shared/consignment/edit.ts';
import { applyEdits } from '#shared/consignment/edit.ts';

/** What an edit session asks of the window. */
export interface EditPorts {
  edit(revision: number, edits: readonly Edit[], source: EditSource): Promise<Answer<ConsignmentView>>;
  read(): Promise<Answer<ConsignmentView>>;
  step(direction: 'undo' | 'redo'): Promise<Answer<ConsignmentView>>;
  /** Runs something later; returns the function that stops it. */
  later(run: () => void, ms: number): () => void;
  /** Tells the reader that something happened to what they typed. */
  tell(what: { readonly kind: 'stale' } | { readonly kind: 'refused'; readonly error: AppError }): void;
}

/** What the editor shows. */
export interface EditState {
  /** The draft with everything that has been typed. */
  readonly draft: Draft;
  /** The latest the store has answered. */
  readonly view: ConsignmentView;
  /** unreached: the store could not be reached; it is tried again. */
  readonly saving: 'saved' | 'saving' | 'unreached';
}

interface Batch {
  readonly source: EditSource;
  readonly edits: readonly Edit[];
}

const SAVE_AFTER_MS = 250;
const RETRY_MS = 2_000;
const MOST_TRIES = 5;
const OUT_OF_REACH: ReadonlySet<string> = new Set([
  'bridge.unreachable',
  'backend.gone',
  'backend.slow',
  'store.full',
]);

/**
 * The edits of an open draft on their way to the store. Typing shows at once; it is sent within a quarter of a second, one
 * request at a time, each on the revision of the last answer. What was typed stays here until the store has it.
 */
export class EditSession {
  #state: EditState;
  #waiting: Batch[] = [];
  #sent: Batch | null = null;
  #stopTimer: (() => void) | null = null;
  #tries = 0;
  #unreached = false;
  #idle: (() => void)[] = [];
  readonly #ports: EditPorts;
  readonly #listeners = new Set<() => void>();

  constructor(view: ConsignmentView, ports: EditPorts) {
    this.#ports = ports;
    this.#state = { view, draft: view.draft, saving: 'saved' };
  }

  /** The present state; a new object with every change. */
  state = (): EditState => this.#state;

  /** Hears every change. */
  listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes what a person typed into a field. */
  set(at: Pointer, text: string): void {
    this.#add({ source: 'typed', edits: [{ kind: 'set', at, text }] });
    this.#schedule(SAVE_AFTER_MS);
  }

  /** Takes several edits that belong together: one step to undo. Sent at once. */
  apply(edits: readonly Edit[], source: EditSource = 'typed'): void {
    if (edits.length === 0 || !applyEdits(this.#state.draft, edits).ok) return;
    this.#waiting.push({ source, edits });
    this.#show();
    void this.flush();
  }

  /** Takes a newer state of the store, unless it is older than what is known. */
  receive(view: ConsignmentView): void {
    if (this.#sent !== null || view.revision < this.#state.view.revision || view === this.#state.view) return;
    this.#take(view);
  }

  /** Everything typed that the store does not have yet. */
  unsaved(): readonly Edit[] {
    return [this.#sent, ...this.#waiting].flatMap((batch) => batch?.edits ?? []);
  }

  /** Sends what waits. Resolves when nothing waits any more or the store cannot be reached. */
  async flush(): Promise<void> {
    this.#stop();
    if (this.#sent === null) void this.#send();
    if (this.#sent === null) return;
    await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  /** Takes the last change back, or does it again; what waits is saved first. */
  async step(direction: 'undo' | 'redo'): Promise<boolean> {
    await this.flush();
    if (this.unsaved().length > 0) return false;
    const answer = await this.#ports.step(direction);
    if (answer.ok) this.#take(answer.value);
    else this.#ports.tell({ kind: 'refused', error: answer.error });
    return answer.ok;
  }

  async #send(): Promise<void> {
    const next = this.#waiting.shift();
    if (next === undefined) return this.#rest();
    this.#sent = next;
    this.#show();
    const answer = await this.#ports.edit(this.#state.view.revision, next.edits, next.source);
    if (answer.ok) {
      this.#tries = 0;
      this.#unreached = false;
      this.#sent = null;
      this.#take(answer.value);
      return this.#send();
    }
    await this.#recover(next, answer.error);
  }

  /** Puts right what stopped an edit: reads again when stale, waits when out of reach, gives up on it otherwise. */
  async #recover(batch: Batch, error: AppError): Promise<void> {
    const stale = error.code === 'consignment.stale';
    const latest = stale && this.#tries++ < MOST_TRIES ? await this.#ports.read() : null;
    this.#sent = null;
    if (latest?.ok === true) {
      this.#waiting.unshift(batch);
      this.#ports.tell({ kind: 'stale' });
      this.#take(latest.value);
      return this.#send();
    }
    if (stale || OUT_OF_REACH.has(error.code)) {
      this.#waiting.unshift(batch);
      this.#unreached = true;
      this.#schedule(RETRY_MS);
      return this.#rest();
    }
    this.#ports.tell({ kind: 'refused', error });
    return this.#send();
  }

  #add(batch: Batch): void {
    const last = this.#waiting.at(-1);
    const edit = batch.edits[0];
    const lastEdit = last?.edits[0];
    const same =
      last?.source === 'typed' &&
      last.edits.length === 1 &&
      lastEdit?.kind === 'set' &&
      edit?.kind === 'set' &&
      lastEdit.at === edit.at;
    if (same) this.#waiting[this.#waiting.length - 1] = batch;
    else this.#waiting.push(batch);
    this.#show();
  }

  #take(view: ConsignmentView): void {
    this.#state = { ...this.#state, view };
    this.#show();
  }

  /** The store's draft with all that is typed on top; an edit that no longer fits (its item is gone) is dropped. */
  #show(): void {
    let draft = this.#state.view.draft;
    for (const batch of [this.#sent, ...this.#waiting]) {
      const edited = batch === null ? null : applyEdits(draft, batch.edits);
      if (edited?.ok === true) draft = edited.value.draft;
    }
    const held = this.#sent !== null || this.#waiting.length > 0;
    const saving = !held ? 'saved' : this.#unreached ? 'unreached' : 'saving';
    this.#state = { ...this.#state, draft, saving };
    for (const listener of this.#listeners) listener();
  }

  #rest(): void {
    this.#show();
    for (const done of this.#idle.splice(0)) done();
  }

  #schedule(ms: number): void {
    if (this.#stopTimer !== null) return;
    this.#stopTimer = this.#ports.later(() => void this.flush(), ms);
  }

  #stop(): void {
    this.#stopTimer?.();
    this.#stopTimer = null;
  }
}
