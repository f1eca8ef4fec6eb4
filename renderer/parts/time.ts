import { dateInChina, daysBetween, parseDate } from '#shared/base/calendarDate.ts';

/** "2026-01-05 08:00" in the computer's own zone, from ISO 8601. */
export function localTime(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${clock(iso)}`;
}

/** "08:00" in the computer's own zone. */
export function clock(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Days since a calendar date ("2026-01-05"), by the calendar in China; never negative. */
export function daysAgo(date: string, now: number): number {
  const then = parseDate(date);
  return then === null ? 0 : Math.max(0, daysBetween(then, dateInChina(now)));
}

/** "1.4 MB" from bytes. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const mega = bytes / 1024 / 1024;
  return mega < 1 ? `${Math.round(bytes / 1024)} kB` : `${mega.toFixed(1)} MB`;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
