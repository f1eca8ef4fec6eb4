import type { Answer } from '#shared/api/errors.ts';
import type { AppEvent } from '#shared/api/events.ts';

/** The workstation as a host sees it: in the same thread, in a worker, or in a process of its own. */
export interface Backend {
  /** Makes one call of the method table. Never rejects: what went wrong is in the answer. */
  call(method: string, args: unknown): Promise<Answer>;
  /** Hears every event; returns the function that stops it. */
  listen(listener: (event: AppEvent) => void): () => void;
  /** For hosts only: lets the backend read a file the user chose. Returns its ticket. */
  offerFile(path: string, name: string): Promise<string>;
  /** For hosts only: where the file behind a ticket lies; null for a ticket that is not known. */
  fileOf(ticket: string): Promise<{ readonly path: string; readonly name: string } | null>;
  /** Finishes what is under way, closes the databases in order, stops the training platform. */
  close(): Promise<void>;
}
