/** When to look, in milliseconds. */
export interface Rhythm {
  /** From opening to the first update. */
  readonly first: number;
  /** Between two updates. */
  readonly every: number;
  /** Between two looks at the calendar. */
  readonly look: number;
}

/** An update soon after opening and every six hours; whether another day has begun twice a minute, also after a sleep. */
const RHYTHM: Rhythm = { first: 10_000, every: 6 * 3_600_000, look: 30_000 };

/** Looks for updates and at the calendar until the returned function is called. Keeps no process alive. */
export function keepLooking(update: () => void, settle: () => void, rhythm: Rhythm = RHYTHM): () => void {
  const first = setTimeout(update, rhythm.first);
  const every = setInterval(update, rhythm.every);
  const look = setInterval(settle, rhythm.look);
  for (const timer of [first, every, look]) timer.unref();
  return () => {
    clearTimeout(first);
    clearInterval(every);
    clearInterval(look);
  };
}
