import type { Outcome } from '#backend/app/outcome.ts';
import type { TicketedFile } from '#backend/app/tickets.ts';
import type { PackInfo, PacksStatus } from '#shared/api/packs.ts';

/** What happens to the rule packs of an open profile: they are fetched, tried, become active, are gone back from. */
export interface PackLife {
  /** Begins to look for updates by itself, and has drafts checked that were not checked with the active pack. */
  start(): void;
  /** Ends looking; a job that is running is ended by its runner. */
  stop(): void;
  /** Lets another pack become active where its day has come. Called between two pieces of work. */
  settle(): void;
  status(): PacksStatus;
  /** Asks the publisher and fetches what is new; gives the job. */
  update(): Outcome<{ readonly job: string }>;
  /** The same by itself: nothing happens where it may not or need not be. */
  updateQuietly(): void;
  /** The same from an update file. */
  takeFile(file: TicketedFile): Outcome<{ readonly job: string }>;
  activate(hash: string): Promise<Outcome<PackInfo>>;
  rollBack(): Outcome<PackInfo>;
  seen(): void;
}
