import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { addDays, parseDate } from '#shared/base/calendarDate.ts';

/** The days from which a lesson's rules may come into force, and how far they are ahead; "other" is typed in. */
export const DAYS_AHEAD = { today: 0, tomorrow: 1, week: 7, month: 30 } as const;
/** One of DAYS_AHEAD, or a day of one's own. */
export type DayChoice = keyof typeof DAYS_AHEAD | 'other';
/** Every DayChoice, in the order they are offered. */
export const DAY_CHOICES: readonly DayChoice[] = ['today', 'tomorrow', 'week', 'month', 'other'];

/** The day while the trainer chooses it. */
export interface DayForm {
  readonly choice: DayChoice;
  readonly typed: string;
}

/** The day that is asked for: "today" is left to the platform's clock. Null while it is no day or one that is over. */
export function dayOf({ choice, typed }: DayForm, today: CalendarDate): CalendarDate | 'today' | null {
  switch (choice) {
    case 'today':
      return 'today';
    case 'tomorrow':
    case 'week':
    case 'month':
      return addDays(today, DAYS_AHEAD[choice]);
    case 'other': {
      const day = parseDate(typed.trim());
      return day === null || day < today ? null : day;
    }
  }
}
