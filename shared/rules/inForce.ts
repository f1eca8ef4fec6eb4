/** What decides which of several packs holds on a day. */
export interface Dated {
  /** The order of publication. */
  readonly seq: number;
  /** Half-open days, YYYY-MM-DD; null is without end. */
  readonly effective: { readonly from: string | null; readonly to: string | null };
}

/**
 * The pack in force on a day: of those whose range covers it the one published last, so that a correction under a
 * higher number takes the place of what it corrects. Null when none covers the day.
 */
export function inForceOn<T extends Dated>(packs: readonly T[], date: string): T | null {
  let chosen: T | null = null;
  for (const pack of packs) {
    const { from, to } = pack.effective;
    if ((from !== null && date < from) || (to !== null && date >= to)) continue;
    if (chosen === null || pack.seq > chosen.seq) chosen = pack;
  }
  return chosen;
}
