/** What asks customs to change what it has; an amendment (改单、撤单) is filed in the single window, not here. */
export type FormalRequest = 'cancellation' | 'return' | 'amendment';

/**
 * Where a reason comes from. protocol: message specification 202205, section 7 (-301009 to -301011, -401008, -504016,
 * -621010, -621012: no change of what an inventory declares). practice: a simulator of the unified system and DOMAIN 2.3.
 * amendment: rules on amending and cancelling customs declarations (GACC order 220). program: how this workstation works.
 */
export type Basis = 'protocol' | 'practice' | 'amendment' | 'program';

/** Why a part is free, locked or asked for; the text is `changes.reason.<name>`. */
export const REASONS = {
  draft: { basis: 'program', sure: true },
  queued: { basis: 'program', sure: true },
  partnersHeld: { basis: 'protocol', sure: true },
  answerOpen: { basis: 'program', sure: true },
  returned: { basis: 'protocol', sure: true },
  change: { basis: 'protocol', sure: true },
  declaring: { basis: 'protocol', sure: true },
  declaredInInventory: { basis: 'protocol', sure: true },
  underReview: { basis: 'protocol', sure: true },
  accepted: { basis: 'practice', sure: false },
  inspection: { basis: 'amendment', sure: false },
  released: { basis: 'practice', sure: false },
  closed: { basis: 'practice', sure: false },
  turnedBack: { basis: 'practice', sure: false },
  handedOver: { basis: 'amendment', sure: false },
  amendment: { basis: 'amendment', sure: false },
  cancelled: { basis: 'program', sure: true },
  takenBack: { basis: 'program', sure: true },
  requestPending: { basis: 'program', sure: true },
  notSent: { basis: 'program', sure: true },
  formClosed: { basis: 'program', sure: true },
} as const satisfies Readonly<Record<string, { readonly basis: Basis; readonly sure: boolean }>>;
/** Why a part is free, locked or asked for. */
export type Reason = keyof typeof REASONS;

/** How free something is. `step`: what has to be done first; `begin` takes back what has not left yet. */
export type Freedom =
  | { readonly band: 'free'; readonly step: 'none' | 'begin'; readonly reason: Reason }
  | { readonly band: 'locked'; readonly reason: Reason }
  | { readonly band: 'request'; readonly requests: readonly FormalRequest[]; readonly reason: Reason };
