/** After a crash the backend is started again by itself, unless it already crashed within this time. */
export const CRASH_MEMORY_MS = 5 * 60_000;

/** What to do now that the backend died: start it again once, or leave it and let the user decide. */
export function afterCrash(crashes: readonly number[], now: number): 'restart' | 'giveUp' {
  const recent = crashes.filter((at) => now - at < CRASH_MEMORY_MS);
  return recent.length === 0 ? 'restart' : 'giveUp';
}
