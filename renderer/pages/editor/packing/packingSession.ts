import type { Answer } from '#shared/api/errors.ts';
import type { PackingView } from '#shared/api/packing.ts';
import type { PackingPlan } from '#shared/documents/packing/plan.ts';

/** What a packing session asks of the window. */
export interface PackingPorts {
  set(revision: number, plan: PackingPlan): Promise<Answer<PackingView>>;
  read(): Promise<Answer<PackingView>>;
  /** Runs something later; returns the function that stops it. */
  later(run: () => void, ms: number): () => void;
}

/** What the cartons tab shows. */
export interface PackingState {
  readonly plan: PackingPlan;
  /** The revision the store has; 0 while it keeps none. */
  readonly revision: number;
  /** unreached: the store did not take it; it is tried again. */
  readonly saving: 'saved' | 'saving' | 'unreached';
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

const SAVE_AFTER_MS = 400;
const RETRY_MS = 3_000;
const MOST_STEPS = 100;

/**
 * The packing plan that is open, on its way to the store. What is typed shows at once and is saved soon after; it stays
 * here until the store has it. Typing on in the same place is one step to take back.
 */
export class PackingSession {
  #state: PackingState;
  #past: PackingPlan[] = [];
  #future: PackingPlan[] = [];
  #place: string | null = null;
  #unsaved: PackingPlan | null = null;
  #busy: Promise<void> | null = null;
  #stopTimer: (() => void) | null = null;
  readonly #ports: PackingPorts;
  readonly #listeners = new Set<() => void>();

  constructor(view: PackingView, ports: PackingPorts) {
    this.#ports = ports;
    this.#state = {
      plan: view.plan,
      revision: view.revision,
      saving: 'saved',
      canUndo: false,
      canRedo: false,
    };
  }

  /** The present state; a new object with every change. */
  state = (): PackingState => this.#state;

  /** Hears every change. */
  listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes a changed plan. Changes in the same place, one after the other, are one step; null is a place of its own. */
  change(plan: PackingPlan, place: string | null = null): void {
    if (place === null || place !== this.#place) {
      this.#past = [...this.#past, this.#state.plan].slice(-MOST_STEPS);
    }
    this.#place = place;
    this.#future = [];
    this.#take(plan);
  }

  /** Takes the last step back, or makes it again. */
  step(direction: 'undo' | 'redo'): void {
    const [from, to] = direction === 'undo' ? [this.#past, this.#future] : [this.#future, this.#past];
    const plan = from.pop();
    if (plan === undefined) return;
    to.push(this.#state.plan);
    this.#place = null;
    this.#take(plan);
  }

  /** Takes a newer plan of the store, unless something typed is still on its way. */
  receive(view: PackingView): void {
    if (this.#unsaved !== null || this.#busy !== null || view.revision < this.#state.revision) return;
    if (view.revision === this.#state.revision && view.revision > 0) return;
    // Before anything is kept the plan follows the draft; after that it is another window's change.
    if (JSON.stringify(view.plan) === JSON.stringify(this.#state.plan)) return;
    this.#past = [];
    this.#future = [];
    this.#show({ plan: view.plan, revision: view.revision });
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

  #take(plan: PackingPlan): void {
    this.#unsaved = plan;
    this.#show({ plan, saving: 'saving' });
    this.#schedule(SAVE_AFTER_MS);
  }

  async #save(plan: PackingPlan): Promise<void> {
    let answer = await this.#ports.set(this.#state.revision, plan);
    if (!answer.ok && answer.error.code === 'packing.stale') {
      // What was typed here is the newest word on it; it goes on top of what came from elsewhere.
      const latest = await this.#ports.read();
      if (latest.ok) answer = await this.#ports.set(latest.value.revision, plan);
    }
    if (answer.ok) {
      if (this.#unsaved === plan) this.#unsaved = null;
      const saving = this.#unsaved === null ? 'saved' : 'saving';
      this.#show({ revision: answer.value.revision, saving });
      return;
    }
    this.#show({ saving: 'unreached' });
    this.#schedule(RETRY_MS);
  }

  #schedule(ms: number): void {
    this.#stopTimer?.();
    this.#stopTimer = this.#ports.later(() => void this.flush(), ms);
  }

  #show(change: Partial<PackingState>): void {
    this.#state = {
      ...this.#state,
      ...change,
      canUndo: this.#past.length > 0,
      canRedo: this.#future.length > 0,
    };
    for (const listener of this.#listeners) listener();
  }
}
