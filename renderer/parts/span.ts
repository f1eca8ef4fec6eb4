import type { Text } from '#renderer/app/text.tsx';

const UNITS = [
  ['span.days', 86_400_000],
  ['span.hours', 3_600_000],
  ['span.minutes', 60_000],
] as const;

/** How long since an instant, in its largest whole unit: "3 小时"; null for less than a minute. */
export function spanSince(t: Text, iso: string, now: number): string | null {
  const passed = Math.max(0, now - Date.parse(iso));
  const unit = UNITS.find(([, ms]) => passed >= ms);
  return unit === undefined ? null : t(unit[0], { count: Math.floor(passed / unit[1]) });
}
