/** Lets those who wait for receipts know that there are new ones. */
export interface ReceiptFeed {
  readonly wake: () => void;
  /** Resolves at the next wake, after `ms`, or when the signal aborts, whichever is first. */
  readonly change: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** A feed nobody waits at yet. */
export function openFeed(): ReceiptFeed {
  const waiting = new Set<() => void>();
  return {
    wake() {
      for (const done of [...waiting]) done();
    },
    change: (ms, signal) =>
      new Promise((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          waiting.delete(done);
          signal.removeEventListener('abort', done);
          resolve();
        };
        const timer = setTimeout(done, ms);
        waiting.add(done);
        signal.addEventListener('abort', done);
        if (signal.aborted) done();
      }),
  };
}
