import { parseDate } from '#shared/base/calendarDate.ts';
import type { Decimal } from '#shared/base/decimal.ts';
import { parseDecimal, sign } from '#shared/base/decimal.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import { isRecord } from './untrusted.ts';

/** The most one B2B list may be worth, from a day on. */
export interface LowValueLimit {
  /** YYYY-MM-DD. */
  readonly from: string;
  /** RMB. */
  readonly most: string;
}

/**
 * 5,000 RMB a list, since 9710 and 9810 exist (DOMAIN 3.2 and 3.4, GACC notice 2020-75; toBeConfirmed). Only lists in
 * RMB are held to it: the platform knows no rates of exchange and leaves foreign money to the officer.
 */
export const LOW_VALUE_LIMITS: readonly LowValueLimit[] = [{ from: '2020-07-01', most: '5000' }];

const MOST_LIMITS = 50;

/** The limit in force on a day (YYYY-MM-DD); null when there is none. */
export function limitOn(limits: readonly LowValueLimit[], day: string): Decimal | null {
  const [latest] = limits.filter(({ from }) => from <= day).sort((a, b) => (a.from < b.from ? 1 : -1));
  return latest === undefined ? null : parseDecimal(latest.most);
}

/** Reads limits from outside; the error is the path of the first value that cannot stand. */
export function readLowValueLimits(input: unknown, at: string): Result<readonly LowValueLimit[], string> {
  if (!Array.isArray(input) || input.length > MOST_LIMITS) return err(at);
  const limits: LowValueLimit[] = [];
  for (const [i, given] of input.entries()) {
    if (!isRecord(given)) return err(`${at}.${i}`);
    const { from, most } = given;
    if (typeof from !== 'string' || parseDate(from) === null) return err(`${at}.${i}.from`);
    const amount = typeof most === 'string' ? parseDecimal(most) : null;
    if (typeof most !== 'string' || amount === null || sign(amount) < 0) return err(`${at}.${i}.most`);
    limits.push({ from, most });
  }
  return ok(limits);
}
