import type { Pointer } from '#shared/base/pointer.ts';
import type { Confidence } from '#shared/catalog/codes.ts';
import type { Edit } from '#shared/consignment/edit.ts';
import type { BothLanguages, RuleSource, Severity } from '#shared/rules/pack.ts';

/** What is proposed to put a finding right; never applied without the person's word. */
export type FindingFix =
  | { readonly kind: 'set'; readonly edit: Edit }
  | { readonly kind: 'ask'; readonly text: BothLanguages }
  | { readonly kind: 'pick'; readonly table: string; readonly at: Pointer }
  | { readonly kind: 'goto'; readonly at: Pointer }
  /** Better words for what stands at a place, at least two: the person chooses one. */
  | { readonly kind: 'offer'; readonly at: Pointer; readonly texts: readonly string[] };

/** One thing a check found. A plain value: same consignment, same pack, same day, same finding. */
export interface Finding {
  readonly rule: string;
  readonly rev: number;
  readonly pack: { readonly id: string; readonly version: string; readonly hash: string };
  readonly severity: Severity;
  /** Fields concerned, the one to jump to first. */
  readonly at: readonly Pointer[];
  /** Index of the goods item the rule was applied to; null for a rule on the whole consignment. */
  readonly item: number | null;
  readonly params: Readonly<Record<string, string>>;
  readonly text: BothLanguages;
  readonly why?: BothLanguages;
  readonly source: RuleSource;
  readonly confidence: Confidence;
  readonly fix?: FindingFix;
}

/** A rule that could not be applied because numbers or dates it needs are absent or unreadable. */
export interface Blocked {
  readonly rule: string;
  readonly item: number | null;
  readonly at: readonly Pointer[];
}

/** The rule id of the built-in finding for a field whose text cannot be read as what it is. */
export const UNREADABLE = 'unreadable';

/** The rule id of the built-in finding for a check that was cut short because it found too much. */
export const TOO_MANY = 'tooMany';

/** Severities that a person may confirm after a second look; the others have to be put right, or need nothing. */
export const CONFIRMABLE: ReadonlySet<Severity> = new Set(['hold', 'verify']);

/**
 * What a confirmation is remembered by: the rule, its revision and the values it was given for. Another value, or a
 * changed rule, asks again; the same value in another goods item does not.
 */
export function findingKey(finding: Finding, textAt: (at: Pointer) => string | null): string {
  return JSON.stringify([finding.rule, finding.rev, ...finding.at.map((at) => textAt(at) ?? '')]);
}
