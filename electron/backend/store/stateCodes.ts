import type { ConsignmentState } from '#shared/exchange/consignmentState.ts';
import { CONSIGNMENT_STATES } from '#shared/exchange/consignmentState.ts';

/** How the database keeps a consignment's state: the list sorts by these numbers. Never changed, only added to. */
const CODES: Readonly<Record<ConsignmentState, number>> = {
  draft: 10,
  queued: 20,
  underway: 30,
  inspection: 40,
  returned: 50,
  released: 60,
  closed: 70,
  turnedBack: 80,
  cancelled: 90,
  takenBack: 100,
};

const STATES: ReadonlyMap<number, ConsignmentState> = new Map(
  CONSIGNMENT_STATES.map((state) => [CODES[state], state]),
);

/** The number the database keeps. */
export function codeOfState(state: ConsignmentState): number {
  return CODES[state];
}

/** The state of a number; undefined for one that no release wrote. */
export function stateOfCode(code: number): ConsignmentState | undefined {
  return STATES.get(code);
}
