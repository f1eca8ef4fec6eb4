import type { Brand } from '#shared/base/brand.ts';

/** A day of the Gregorian calendar as "YYYY-MM-DD"; text order is date order. No time, no zone. */
export type CalendarDate = Brand<string, 'CalendarDate'>;

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;

/** Reads "YYYY-MM-DD"; null when it is not a real day. */
export function parseDate(text: string): CalendarDate | null {
  return fromMatch(ISO.exec(text));
}

/** Reads the messages' "YYYYMMDD"; null when it is not a real day. */
export function parseCompactDate(text: string): CalendarDate | null {
  return fromMatch(COMPACT.exec(text));
}

/** "YYYYMMDD", as the messages want it. */
export function compactDate(date: CalendarDate): string {
  return date.replaceAll('-', '');
}

/** The day `days` later (or earlier, when negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return formatUtc(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The day it is in China (UTC+8, no summer time) at an instant: the day customs goes by. */
export function dateInChina(instantMs: number): CalendarDate {
  return formatUtc(instantMs + 8 * 3_600_000);
}

/** "YYYYMMDDhhmmss" of an instant in China time: the messages' time stamp. */
export function compactTimeInChina(instantMs: number): string {
  return new Date(instantMs + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14);
}

/** "YYYYMMDDhhmmssSSS" of an instant in China time: the receipts' time stamp. */
export function compactMillisInChina(instantMs: number): string {
  return new Date(instantMs + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 17);
}

function fromMatch(match: RegExpExecArray | null): CalendarDate | null {
  if (match === null) return null;
  const text = `${match[1]}-${match[2]}-${match[3]}`;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && formatUtc(instant) === text ? (text as CalendarDate) : null;
}

function formatUtc(instantMs: number): CalendarDate {
  return new Date(instantMs).toISOString().slice(0, 10) as CalendarDate;
}

/** A wall-clock time in China as "YYYY-MM-DD HH:mm:ss"; text order is time order. */
export type LocalTime = Brand<string, 'LocalTime'>;

const LOCAL_TIME = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?$/;

/** Reads "YYYY-MM-DD HH:mm" with optional seconds; null when there is no such time. */
export function parseLocalTime(text: string): LocalTime | null {
  const match = LOCAL_TIME.exec(text);
  const [, day = '', hour = '', minute = '', second = '00'] = match ?? [];
  if (match === null || parseDate(day) === null) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return `${day} ${hour}:${minute}:${second}` as LocalTime;
}

/** "YYYYMMDDhhmmss", as the messages want it. */
export function compactTime(time: LocalTime): string {
  return time.replace(/\D/g, '');
}
