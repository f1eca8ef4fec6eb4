import { parseDate, parseLocalTime } from '#shared/base/calendarDate.ts';

const CHINA_MS = 8 * 3_600_000;

/** An instant as people read it: "YYYY-MM-DD HH:mm", China time. */
export function chinaTime(instant: string | number): string {
  const at = typeof instant === 'number' ? instant : Date.parse(instant);
  return Number.isNaN(at) ? '' : new Date(at + CHINA_MS).toISOString().slice(0, 16).replace('T', ' ');
}

/** Reads a day, or a day and a time, as China time; with a zone ("Z", "+08:00") as that. Null when it is neither. */
export function readInstant(text: string): number | null {
  if (/T.*(?:Z|[+-]\d\d:\d\d)$/.test(text)) {
    const at = Date.parse(text);
    return Number.isNaN(at) ? null : at;
  }
  const local = parseDate(text) === null ? parseLocalTime(text) : `${text} 00:00:00`;
  return local === null ? null : Date.parse(`${local.replace(' ', 'T')}Z`) - CHINA_MS;
}
