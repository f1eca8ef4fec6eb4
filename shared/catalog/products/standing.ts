/** Why a product stands as it does. */
const STANDING_REASONS = [
  /** a person said so */ 'person',
  /** its code is that of a consignment which was released */ 'released',
  /** it was made from a goods line, imported, or typed in, and nobody has looked at it yet */ 'new',
  /** code, elements or units were changed after it had been confirmed */ 'changed',
  /** it came with the samples */ 'sample',
] as const;
/** One of STANDING_REASONS. */
export type StandingReason = (typeof STANDING_REASONS)[number];

/** Whether the classification of a product is confirmed, by whom, when and why. */
export interface ProductStanding {
  readonly confirmed: boolean;
  readonly reason: StandingReason;
  /** Who said so: a name; "" for the workstation. */
  readonly by: string;
  /** What the person added, "decision 2026-18", or the number of the order it was released with; "" for nothing. */
  readonly note: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The standing of a product nobody has looked at. */
export function newStanding(at: number, reason: StandingReason = 'new'): ProductStanding {
  return { confirmed: false, reason, by: '', note: '', at };
}
