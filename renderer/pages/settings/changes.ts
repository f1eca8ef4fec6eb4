import type { Settings } from '#shared/api/profile.ts';

/** A part of the settings, as it is saved. */
export type SettingsPart = Partial<Settings>;

/** Keystrokes in one field closer together than this are one change to undo. */
const ONE_CHANGE_MS = 1500;
const MOST_CHANGES = 100;

interface Change {
  /** Which field was changed, so that typing in it makes one step. */
  readonly field: string;
  readonly at: number;
  readonly before: SettingsPart;
}

/** The changes made on this page that can be taken back, newest last. */
export type Changes = readonly Change[];

/** Notes what a change is about to replace. */
export function noteChange(
  changes: Changes,
  now: number,
  field: string,
  settings: Settings,
  part: SettingsPart,
): Changes {
  const last = changes.at(-1);
  if (last?.field === field && now - last.at < ONE_CHANGE_MS) {
    return [...changes.slice(0, -1), { ...last, at: now }];
  }
  const before = Object.fromEntries(
    Object.keys(part).map((name) => [name, settings[name as keyof Settings]]),
  ) as SettingsPart;
  return [...changes, { field, at: now, before }].slice(-MOST_CHANGES);
}

/** What to save to take the last change back, and the changes that are left; null when there is none. */
export function takeBack(
  changes: Changes,
): { readonly changes: Changes; readonly part: SettingsPart } | null {
  const last = changes.at(-1);
  return last === undefined ? null : { changes: changes.slice(0, -1), part: last.before };
}
