const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** npm and the terminal both pass one Ctrl-C on; what comes this soon after the first is the same key press. */
const SAME_PRESS_MS = 1_000;

/** The part of a process that is needed here. */
export interface SignalSource {
  on(signal: (typeof SIGNALS)[number], listener: () => void): unknown;
}

/** Calls `stop` on the first signal to end, and `force` on the next one that is a key press of its own. */
export function onStopSignals(
  source: SignalSource,
  now: () => number,
  stop: () => void,
  force: () => void,
): void {
  let first: number | null = null;
  const hear = (): void => {
    if (first === null) {
      first = now();
      stop();
    } else if (now() - first >= SAME_PRESS_MS) {
      force();
    }
  };
  for (const signal of SIGNALS) source.on(signal, hear);
}
