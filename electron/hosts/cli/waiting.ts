import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '#shared/api/exchange.ts';
import type { ConsignmentState } from '#shared/exchange/consignmentState.ts';
import { idsWhere } from './orders.ts';
import type { Station } from './station.ts';

/** States in which the platform or customs still owes an answer. */
export const UNDER_WAY: readonly ConsignmentState[] = ['queued', 'underway', 'inspection'];

const LOOK_EVERY_MS = 100;

/** Which of the consignments (all, when `among` is null) are in one of the states. */
export async function stillIn(
  station: Station,
  states: readonly ConsignmentState[],
  among: ReadonlySet<string> | null,
): Promise<readonly string[]> {
  const ids = await idsWhere(station, { states: [...states] });
  return among === null ? ids : ids.filter((id) => among.has(id));
}

/** Waits until none of the consignments is in the states, but not longer than `ms`; gives those that still are. */
export async function untilNoneIn(
  station: Station,
  states: readonly ConsignmentState[],
  among: ReadonlySet<string> | null,
  ms: number,
): Promise<readonly string[]> {
  return until(
    () => stillIn(station, states, among),
    (ids) => ids.length === 0,
    ms,
  );
}

/** Looks until it holds or the time is over; gives what was seen last. */
export async function until<T>(look: () => Promise<T>, holds: (seen: T) => boolean, ms: number): Promise<T> {
  const end = performance.now() + ms;
  for (;;) {
    const seen = await look();
    if (holds(seen) || performance.now() >= end) return seen;
    await sleep(LOOK_EVERY_MS);
  }
}

/** Whether the way to the platform is closed, so that there is something to say about it. */
export function isClosed({ status }: Pick<Connection, 'status'>): boolean {
  return status === 'none' || status === 'offline' || status === 'down';
}
