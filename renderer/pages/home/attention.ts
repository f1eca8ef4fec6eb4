import type { HomeSummary } from '#shared/api/home.ts';
import type { ConsignmentState } from '#shared/exchange/consignmentState.ts';

/** States that want the seller, the most pressing first. */
export const PRESSING_STATES = ['returned', 'inspection', 'turnedBack'] as const;
/** A state that wants the seller. */
export type PressingState = (typeof PRESSING_STATES)[number];

/** Consignments in one state that wants the seller. */
export interface AttentionGroup {
  readonly state: PressingState;
  readonly count: number;
  readonly rows: HomeSummary['needsAction'];
  /** How many are not among `rows`. */
  readonly more: number;
}

const ROWS_SHOWN = 5;

/** What wants the seller now, by state; empty states are left out. */
export function attentionGroups(
  summary: Pick<HomeSummary, 'counts' | 'needsAction'>,
): readonly AttentionGroup[] {
  return PRESSING_STATES.flatMap((state) => {
    const count = summary.counts[state];
    if (count === 0) return [];
    const rows = summary.needsAction.filter((row) => row.state === state).slice(0, ROWS_SHOWN);
    return [{ state, count, rows, more: Math.max(0, count - rows.length) }];
  });
}

/** States of a consignment that is on its way, in the order it passes them. */
export const PROGRESS_STATES: readonly ConsignmentState[] = [
  'draft',
  'queued',
  'underway',
  'released',
  'closed',
];

/** Whether the workstation holds no consignment at all. */
export function isEmpty(summary: Pick<HomeSummary, 'counts'>): boolean {
  return Object.values(summary.counts).every((count) => count === 0);
}
