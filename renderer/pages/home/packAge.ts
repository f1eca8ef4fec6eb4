import type { PackInfo } from '#shared/api/packs.ts';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { daysBetween, parseDate } from '#shared/base/calendarDate.ts';

/** How far a rule pack can be relied on, by its dates alone. */
export interface PackAge {
  /** Days since it was published; days still to wait when it is not yet in force. */
  readonly days: number;
  readonly meaning: 'notYet' | 'fresh' | 'aging' | 'old' | 'expired';
}

/** Customs notices usually give a month's warning; after half a year several have passed. */
const FRESH_DAYS = 60;
const AGING_DAYS = 180;

/** The age of a pack on a day in China. */
export function packAge(
  pack: Pick<PackInfo, 'published' | 'effectiveFrom' | 'effectiveTo'>,
  today: CalendarDate,
): PackAge | null {
  const published = parseDate(pack.published);
  if (published === null) return null;
  const days = Math.max(0, daysBetween(published, today));
  const from = parseDate(pack.effectiveFrom);
  const toWait = from === null ? 0 : daysBetween(today, from);
  const to = pack.effectiveTo === null ? null : parseDate(pack.effectiveTo);
  if (to !== null && daysBetween(to, today) >= 0) return { days, meaning: 'expired' };
  if (toWait > 0) return { days: toWait, meaning: 'notYet' };
  return { days, meaning: days <= FRESH_DAYS ? 'fresh' : days <= AGING_DAYS ? 'aging' : 'old' };
}
