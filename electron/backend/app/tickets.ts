/** A file behind a ticket. */
export interface TicketedFile {
  readonly path: string;
  readonly name: string;
}

/** Files that the window may speak of: by ticket only, so that no path ever comes from it. */
export interface Tickets {
  add(file: TicketedFile): string;
  get(ticket: string): TicketedFile | null;
  /** Every ticket lapses. */
  clear(): void;
}

const MOST = 1000;

/** An empty register; the oldest tickets lapse beyond a thousand. */
export function createTickets(guid: () => string): Tickets {
  const files = new Map<string, TicketedFile>();
  return {
    add(file) {
      const ticket = guid();
      files.set(ticket, file);
      const oldest = files.keys().next();
      if (files.size > MOST && oldest.done === false) files.delete(oldest.value);
      return ticket;
    },
    get: (ticket) => files.get(ticket) ?? null,
    clear: () => files.clear(),
  };
}
