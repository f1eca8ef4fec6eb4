import type { CalendarDate } from '#shared/base/calendarDate.ts';
import type { CompiledPack } from '#shared/rules/compile.ts';
import type { DifferingRules } from '#shared/rules/differing.ts';
import { differingRules } from '#shared/rules/differing.ts';
import { evaluate } from '#shared/rules/evaluate.ts';
import type { Finding } from '#shared/rules/finding.ts';
import type { PackRule, Severity } from '#shared/rules/pack.ts';
import { severityOn } from '#shared/rules/pack.ts';
import type { RadarDraft, RadarReport } from '#shared/rules/radar.ts';
import { radar } from '#shared/rules/radar.ts';

/** A declaration that was sent, as it was sent. */
export interface SentDeclaration extends RadarDraft {
  /** The day it was declared: what a rule calls "today". */
  readonly declaredOn: CalendarDate;
  /** Whether customs accepted it. */
  readonly accepted: boolean;
}

/** A declaration that customs accepted and the newer pack would stop, and by which rules. */
export interface ShadowCase {
  readonly id: string;
  readonly rules: readonly string[];
  readonly findings: readonly Finding[];
}

/** What a trial of a pack, before it becomes active, shows. */
export interface ShadowReport {
  readonly day: CalendarDate;
  /** Declarations looked at, and how many of them customs had accepted. */
  readonly checked: number;
  readonly accepted: number;
  /** Accepted declarations with a fatal finding the pack before does not make. */
  readonly refused: readonly ShadowCase[];
  /** Accepted declarations without such a one that would be held for a document or a second person. */
  readonly held: readonly ShadowCase[];
  /** The rules that would refuse, the one that refuses most first. */
  readonly refusingRules: readonly { readonly rule: string; readonly declarations: number }[];
  readonly drafts: RadarReport;
  /** Whether the pack must not become active by itself: a rule contradicts what customs accepted. */
  readonly stops: boolean;
}

/** What a pack is tried on. */
export interface ShadowSubjects {
  readonly sent: Iterable<SentDeclaration>;
  readonly drafts: Iterable<RadarDraft>;
}

/**
 * Tries a pack before it becomes active on `day`. Each sent declaration is checked as of the day it was declared on, but
 * with the rules that will be in force on `day`; a declaration the pack before would stop as well does not count.
 */
export function shadowRun(
  before: CompiledPack,
  after: CompiledPack,
  { sent, drafts }: ShadowSubjects,
  day: CalendarDate,
): ShadowReport {
  const trial = trySent(differingOn(before, after, day), sent);
  return shadowReport(day, [trial], radar(before, after, drafts, day));
}

/** What sent declarations, or a slice of them, show. */
export type SentTrial = Pick<ShadowReport, 'checked' | 'accepted' | 'refused' | 'held'>;

/** The rules of two packs that could come out differently once the newer one is active on `day`. */
export function differingOn(before: CompiledPack, after: CompiledPack, day: CalendarDate): DifferingRules {
  return differingRules(asOf(before, day), asOf(after, day));
}

/** Tries the rules that differ on sent declarations. */
export function trySent(differing: DifferingRules, sent: Iterable<SentDeclaration>): SentTrial {
  const refused: ShadowCase[] = [];
  const held: ShadowCase[] = [];
  let checked = 0;
  let accepted = 0;
  for (const { id, read, declaredOn, accepted: passed } of sent) {
    checked += 1;
    if (!passed) continue;
    accepted += 1;
    const context = { today: declaredOn };
    const old = evaluate(differing.before, read, context).findings;
    const now = evaluate(differing.after, read, context).findings;
    const fatal = newly(old, now, ['fatal']);
    const hold = newly(old, now, ['hold']);
    if (fatal.length > 0) refused.push(caseOf(id, fatal));
    else if (hold.length > 0) held.push(caseOf(id, hold));
  }
  return { checked, accepted, refused, held };
}

/** The report on slices of sent declarations and on the drafts. */
export function shadowReport(
  day: CalendarDate,
  trials: readonly SentTrial[],
  drafts: RadarReport,
): ShadowReport {
  const refused = trials.flatMap((trial) => trial.refused);
  return {
    ...{ day, refused, drafts, refusingRules: byRule(refused), stops: refused.length > 0 },
    checked: trials.reduce((total, { checked }) => total + checked, 0),
    accepted: trials.reduce((total, { accepted }) => total + accepted, 0),
    held: trials.flatMap((trial) => trial.held),
  };
}

/** A pack as it will be on a day: the rules in force then, with the weight they have then, on any day. */
export function asOf(pack: CompiledPack, day: CalendarDate): CompiledPack {
  const rules = pack.rules
    .filter(({ from, to }) => (from === null || day >= from) && (to === null || day < to))
    .map((compiled) => ({ ...compiled, from: null, to: null, rule: timeless(compiled.rule, day) }));
  return { ...pack, rules };
}

function timeless(rule: PackRule, day: CalendarDate): PackRule {
  const { phase: _phase, effective: _effective, ...rest } = rule;
  return { ...rest, severity: severityOn(rule, day) };
}

/** Findings of these severities where the other list has none as grave by the same rule on the same item. */
function newly(
  before: readonly Finding[],
  after: readonly Finding[],
  severities: readonly Severity[],
): readonly Finding[] {
  const grave = (finding: Finding): boolean =>
    finding.severity === 'fatal' || severities.includes(finding.severity);
  const place = ({ rule, item, at }: Finding): string => JSON.stringify([rule, item ?? at[0]]);
  const known = new Set(before.filter(grave).map(place));
  return after.filter((finding) => severities.includes(finding.severity) && !known.has(place(finding)));
}

function caseOf(id: string, findings: readonly Finding[]): ShadowCase {
  return { id, rules: [...new Set(findings.map(({ rule }) => rule))], findings };
}

function byRule(cases: readonly ShadowCase[]): ShadowReport['refusingRules'] {
  const counts = new Map<string, number>();
  for (const { rules } of cases) for (const rule of rules) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts]
    .map(([rule, declarations]) => ({ rule, declarations }))
    .sort((a, b) => b.declarations - a.declarations || (a.rule < b.rule ? -1 : 1));
}
