import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { parseDate } from '#shared/base/calendarDate.ts';

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

/** Whether a pack takes the place of another one on each of its days. */
export function replaces(later: Dated, earlier: Dated): boolean {
  const { from, to } = later.effective;
  const begins = from === null || (earlier.effective.from !== null && from <= earlier.effective.from);
  const lasts = to === null || (earlier.effective.to !== null && to >= earlier.effective.to);
  return later.seq > earlier.seq && begins && lasts;
}

/** The day to look at a pack as of: today, or its first day while that is still to come. */
export function dayFor({ effective }: Pick<Dated, 'effective'>, today: CalendarDate): CalendarDate {
  const from = parseDate(effective.from ?? '');
  return from !== null && from > today ? from : today;
}
