import type { CalendarDate } from '#shared/base/calendarDate.ts';
import type { ReadConsignment } from '#shared/consignment/consignment.ts';
import type { CompiledPack } from '#shared/rules/compile.ts';
import type { DifferingRules } from '#shared/rules/differing.ts';
import { differingRules } from '#shared/rules/differing.ts';
import { evaluate } from '#shared/rules/evaluate.ts';
import type { FindingChanges } from '#shared/rules/findingChanges.ts';
import { compareFindings, isUnchanged } from '#shared/rules/findingChanges.ts';

/** A consignment to look at: a draft, a template or a product's specimen. */
export interface RadarDraft {
  readonly id: string;
  readonly read: ReadConsignment;
}

/** What another pack changes for one consignment; each finding brings its fix. */
export interface TouchedDraft extends FindingChanges {
  readonly id: string;
}

/** What one rule changes, counted over all consignments looked at. */
export interface RuleTouch {
  readonly rule: string;
  /** Findings, not consignments. */
  readonly gained: number;
  readonly lost: number;
  readonly reweighed: number;
  /** Consignments with any of these. */
  readonly drafts: number;
}

/** Whom a change of packs touches. Counts cover everything looked at; `drafts` holds the first `keep` in full. */
export interface RadarReport {
  readonly today: CalendarDate;
  readonly checked: number;
  readonly touched: number;
  /** The rules that could come out differently and were run, by number. */
  readonly rulesRun: readonly string[];
  /** The rule that touches most consignments first. */
  readonly byRule: readonly RuleTouch[];
  readonly drafts: readonly TouchedDraft[];
}

/**
 * Which consignments a newer pack touches: what a full check with each pack would find differently on that day. Only
 * rules that differ are run. For a pack that is not yet in force give its first day as `today`.
 */
export function radar(
  before: CompiledPack,
  after: CompiledPack,
  drafts: Iterable<RadarDraft>,
  today: CalendarDate,
  keep = Number.POSITIVE_INFINITY,
): RadarReport {
  return radarOver(differingRules(before, after), drafts, today, keep);
}

/** The same for packs already reduced to the rules that differ, so that many drafts can be looked at in slices. */
export function radarOver(
  differing: DifferingRules,
  drafts: Iterable<RadarDraft>,
  today: CalendarDate,
  keep = Number.POSITIVE_INFINITY,
): RadarReport {
  const ran = new Set([...differing.before.rules, ...differing.after.rules].map(({ rule }) => rule.id));
  const touches = new Map<string, Counted>();
  const kept: TouchedDraft[] = [];
  let checked = 0;
  let touched = 0;
  for (const { id, read } of drafts) {
    checked += 1;
    if (ran.size === 0) continue;
    const old = evaluate(differing.before, read, { today }).findings;
    const now = evaluate(differing.after, read, { today }).findings;
    const changes = compareFindings(old, now);
    if (isUnchanged(changes)) continue;
    touched += 1;
    count(touches, changes);
    if (kept.length < keep) kept.push({ id, ...changes });
  }
  return { today, checked, touched, rulesRun: [...ran].sort(), byRule: ranked(touches), drafts: kept };
}

/** Puts the reports on slices of one list together: what one run over the whole list reports. */
export function mergeRadar(
  first: RadarReport,
  rest: readonly RadarReport[],
  keep = Number.POSITIVE_INFINITY,
): RadarReport {
  const reports = [first, ...rest];
  const touches = new Map<string, Counted>();
  for (const { byRule } of reports) {
    for (const { rule, gained, lost, reweighed, drafts } of byRule) {
      const counted = touches.get(rule) ?? { gained: 0, lost: 0, reweighed: 0, drafts: 0 };
      touches.set(rule, counted);
      counted.gained += gained;
      counted.lost += lost;
      counted.reweighed += reweighed;
      counted.drafts += drafts;
    }
  }
  const { today, rulesRun } = first;
  const sum = (of: (report: RadarReport) => number): number =>
    reports.reduce((total, report) => total + of(report), 0);
  return {
    ...{ today, rulesRun, byRule: ranked(touches) },
    checked: sum(({ checked }) => checked),
    touched: sum(({ touched }) => touched),
    drafts: reports.flatMap(({ drafts }) => drafts).slice(0, keep),
  };
}

interface Counted {
  gained: number;
  lost: number;
  reweighed: number;
  drafts: number;
}

function count(touches: Map<string, Counted>, changes: FindingChanges): void {
  const seen = new Set<string>();
  const add = (rule: string, what: 'gained' | 'lost' | 'reweighed'): void => {
    const counted = touches.get(rule) ?? { gained: 0, lost: 0, reweighed: 0, drafts: 0 };
    touches.set(rule, counted);
    counted[what] += 1;
    if (!seen.has(rule)) counted.drafts += 1;
    seen.add(rule);
  };
  for (const { rule } of changes.gained) add(rule, 'gained');
  for (const { rule } of changes.lost) add(rule, 'lost');
  for (const { after } of changes.reweighed) add(after.rule, 'reweighed');
}

function ranked(touches: ReadonlyMap<string, Counted>): readonly RuleTouch[] {
  return [...touches]
    .map(([rule, counted]) => ({ rule, ...counted }))
    .sort((a, b) => b.drafts - a.drafts || (a.rule < b.rule ? -1 : 1));
}
