/** How an application ends in order. */
export interface QuitOrder {
  /** Whether the end has begun; no window is opened any more. */
  readonly begun: () => boolean;
  /** For `will-quit`: every window is closed by now. Holds the end up until the work is done. */
  willQuit(event: { preventDefault(): void }): void;
  /** The system shuts down or the session ends: the work is finished as far as the system lets it, nothing is held up. */
  systemEnds(): void;
}

/** What ending needs. */
export interface QuitSteps {
  /** Finishes what is under way; must settle within a bounded time. */
  readonly finish: () => Promise<unknown>;
  /** Asks for the end once more. */
  readonly quit: () => void;
}

/**
 * The application ends after its windows have closed and what they sent last has been done. Holding up the end when
 * the system shuts down would call the shutdown off on macOS.
 */
export function quitOrder({ finish, quit }: QuitSteps): QuitOrder {
  let state: 'open' | 'finishing' | 'finished' = 'open';
  let held = true;

  const begin = (): void => {
    if (state !== 'open') return;
    state = 'finishing';
    const done = (): void => {
      state = 'finished';
      quit();
    };
    void finish().then(done, done);
  };

  return {
    begun: () => state !== 'open',
    willQuit(event) {
      begin();
      if (held && state !== 'finished') event.preventDefault();
    },
    systemEnds() {
      held = false;
      begin();
    },
  };
}
