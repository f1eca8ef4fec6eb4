import { z } from 'zod';
import { read } from '#shared/api/method.ts';
import { id, nothing } from '#shared/api/schemas.ts';
import type { DocumentKind, RegimeCode, Route } from '#shared/consignment/regimes.ts';
import type { Finding } from '#shared/rules/finding.ts';

/** How a regime and route suit a draft as it stands: nothing against it, something to look at, or something that stops it. */
export type Fit = 'fits' | 'ask' | 'not';

/** One regime by one route, held against a draft. */
export interface RegimeOption {
  readonly regime: RegimeCode;
  readonly route: Route;
  /** Whether it is the draft's own. */
  readonly chosen: boolean;
  readonly documents: readonly DocumentKind[];
  readonly fit: Fit;
  /** What the rules about fit would find, the heaviest first. */
  readonly reasons: readonly Finding[];
  /** Fields ("trade.term", "items.*.district") the draft's own regime and route do not ask for, and that are empty. */
  readonly asked: readonly string[];
  /** Places with values that would be kept without being asked for. */
  readonly kept: readonly string[];
}

/** Every regime and route held against a draft. */
export interface RegimeComparison {
  readonly options: readonly RegimeOption[];
  /** Whether the rule pack has rules about fit at all: without any, "fits" says nothing. */
  readonly judged: boolean;
}

/** regimes.* */
export const REGIME_METHODS = {
  /** Whether each regime fits a draft and why not, which documents it needs, and what would change in the form. */
  'regimes.compare': read<RegimeComparison>()(z.strictObject({ id })),
  /** Regime and route of the consignment made last; retail export where there is none. */
  'regimes.lastUsed': read<{ readonly regime: RegimeCode; readonly route: string }>()(nothing),
} as const;
