import type { ActiveRules } from '#backend/packs/activeRules.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { PackInfo } from '#shared/api/packs.ts';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import type { Result } from '#shared/base/result.ts';

/** The rule packs of a profile: what is installed, which of them the check goes by, and each of them ready to be asked. */
export interface PackLibrary {
  /** The pack the check goes by. The same object until another becomes active. */
  active(): ActiveRules;
  /** The active one first, then by number, newest first. */
  installed(): readonly PackInfo[];
  /** An installed pack, read and compiled; a few are kept ready. Error `packs.unknown`, or `packs.damaged` when its files are. */
  rules(hash: string): Result<ActiveRules, AppError>;
  /**
   * The pack in force on a day; null when none was. Held and withdrawn ones do not count; a damaged one does, so that
   * asking for its rules says what is wrong.
   */
  inForceOn(day: CalendarDate): PackInfo | null;
}
