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
  /** Asks for the end: windows close, then `will-quit` is said. */
  readonly quit: () => void;
  /** Ends at once. */
  readonly exit: () => void;
}

/**
 * The application ends after its windows have closed and what they sent last has been done. Holding up the end when
 * the system shuts down would call the shutdown off on macOS.
 */
export function quitOrder({ finish, quit, exit }: QuitSteps): QuitOrder {
  let state: 'open' | 'finishing' | 'finished' = 'open';
  let mayHold = true;
  let holding = false;

  const begin = (): void => {
    if (state !== 'open') return;
    state = 'finishing';
    const done = (): void => {
      state = 'finished';
      // A held-up end is not asked for a second time: its windows are closed, and nothing else is left.
      if (holding) exit();
      else quit();
    };
    void finish().then(done, done);
  };

  return {
    begun: () => state !== 'open',
    willQuit(event) {
      begin();
      if (!mayHold || state === 'finished') return;
      holding = true;
      event.preventDefault();
    },
    systemEnds() {
      mayHold = false;
      begin();
    },
  };
}
