import type { CalendarDate } from '#shared/base/calendarDate.ts';
import type { Pointer } from '#shared/base/pointer.ts';
import { pointerIndex, pointerPattern } from '#shared/base/pointer.ts';
import type { ReadConsignment } from '#shared/consignment/consignment.ts';
import { NO_SLOTS } from '#shared/rules/closures.ts';
import type { CompiledPack, CompiledRule } from '#shared/rules/compile.ts';
import type { Blocked, Finding } from '#shared/rules/finding.ts';
import type { Frame } from '#shared/rules/model.ts';
import { layOut } from '#shared/rules/model.ts';
import { blockedOf, findingOf, itemAt, notCheckedFinding, unreadableFinding } from '#shared/rules/report.ts';

/** What a check depends on besides the consignment and the pack. */
export interface CheckContext {
  /** The day the check is made; rules are dated by it. */
  readonly today: CalendarDate;
}

/** The answer of a check: a plain value, the same for the same consignment, pack and day. */
export interface Evaluation {
  /** Unreadable fields first, then by rule in the pack's order, then by goods item. */
  readonly findings: readonly Finding[];
  /** Rules that could not be applied, in the same order. */
  readonly blocked: readonly Blocked[];
  readonly today: CalendarDate;
  readonly packHash: string;
  readonly itemCount: number;
}

/** Checks a consignment against every rule of a pack that is in force on the day. */
export function evaluate(compiled: CompiledPack, read: ReadConsignment, context: CheckContext): Evaluation {
  const frame = layOut(read, context.today);
  const findings = unreadable(compiled, read);
  const blocked: Blocked[] = [];
  const anyLine = read.consignment.items.some(({ gcode }) => compiled.hasLine(gcode));
  for (const rule of rulesInForce(compiled, read.consignment.regime, context.today)) {
    if (rule.linesOnly && !anyLine) continue;
    runRule(compiled, rule, frame, findings, blocked);
  }
  return finished(compiled, frame, context, findings, blocked);
}

/**
 * Checks again after some fields changed: only rules that read one of them are run, and item rules only for the items
 * concerned. Equals a full check. Where items came or went, or pack or day differ from before, it is a full check.
 */
export function evaluateIncremental(
  previous: Evaluation,
  compiled: CompiledPack,
  read: ReadConsignment,
  context: CheckContext,
  changed: readonly Pointer[],
): Evaluation {
  const fresh =
    previous.today !== context.today ||
    previous.packHash !== compiled.hash ||
    previous.itemCount !== read.consignment.items.length ||
    changed.some((at) => !at.includes('.') || /^items\.\d+$/.test(at));
  if (fresh) return evaluate(compiled, read, context);
  const frame = layOut(read, context.today);
  const findings = unreadable(compiled, read);
  const blocked: Blocked[] = [];
  const kept = byRule(previous);
  const changes = changed.map((at) => ({ pattern: pointerPattern(at), item: pointerIndex(at) }));
  for (const rule of rulesInForce(compiled, read.consignment.regime, context.today)) {
    const touched = touchedItems(rule, changes);
    if (touched === 'all') {
      runRule(compiled, rule, frame, findings, blocked);
      continue;
    }
    const before = kept.get(rule.rule.id);
    if (touched.size === 0) {
      if (before !== undefined) findings.push(...before.findings);
      if (before !== undefined) blocked.push(...before.blocked);
      continue;
    }
    for (let i = 0; i < frame.items.length; i++) {
      if (touched.has(i)) runOnce(compiled, rule, frame, i, findings, blocked);
      else {
        for (const finding of before?.findings ?? []) if (finding.item === i) findings.push(finding);
        for (const entry of before?.blocked ?? []) if (entry.item === i) blocked.push(entry);
      }
    }
  }
  return finished(compiled, frame, context, findings, blocked);
}

function finished(
  compiled: CompiledPack,
  frame: Frame,
  { today }: CheckContext,
  findings: readonly Finding[],
  blocked: readonly Blocked[],
): Evaluation {
  return { findings, blocked, today, packHash: compiled.hash, itemCount: frame.items.length };
}

/** The rules in force for the regime and day asked for last, by pack: a day's checks nearly always ask for the same. */
const lastAsked = new WeakMap<
  CompiledPack,
  { regime: string; today: string; rules: readonly CompiledRule[] }
>();

function rulesInForce(pack: CompiledPack, regime: string, today: string): readonly CompiledRule[] {
  const last = lastAsked.get(pack);
  if (last !== undefined && last.regime === regime && last.today === today) return last.rules;
  const rules = pack.rules.filter(({ rule, from, to }) => {
    if ((from !== null && today < from) || (to !== null && today >= to)) return false;
    return rule.regimes === undefined ? pack.regimes.has(regime) : rule.regimes.includes(regime);
  });
  lastAsked.set(pack, { regime, today, rules });
  return rules;
}

function runRule(
  pack: CompiledPack,
  rule: CompiledRule,
  frame: Frame,
  findings: Finding[],
  blocked: Blocked[],
): void {
  if (!rule.perItem) {
    runOnce(pack, rule, frame, null, findings, blocked);
    return;
  }
  const { head, items } = frame;
  const { run } = rule;
  let i = 0;
  try {
    for (; i < items.length; i++) {
      const holds = run(head, items[i] ?? NO_SLOTS, frame);
      if (holds === true) continue;
      if (holds === null) blocked.push(blockedOf(rule, frame, i));
      else findings.push(findingOf(pack, rule, frame, i));
    }
  } catch {
    // Item by item, so that only the item the rule breaks on is reported as not checked.
    for (; i < items.length; i++) runOnce(pack, rule, frame, i, findings, blocked);
  }
}

function runOnce(
  pack: CompiledPack,
  rule: CompiledRule,
  frame: Frame,
  item: number | null,
  findings: Finding[],
  blocked: Blocked[],
): void {
  try {
    const holds = rule.run(frame.head, itemAt(frame, item), frame);
    if (holds === true) return;
    if (holds === null) blocked.push(blockedOf(rule, frame, item));
    else findings.push(findingOf(pack, rule, frame, item));
  } catch {
    // Every function is total, so this is a fault in the program; it must neither pass nor blame the trader.
    findings.push(notCheckedFinding(pack, rule, item));
  }
}

function unreadable(pack: CompiledPack, read: ReadConsignment): Finding[] {
  if (read.unreadable.size === 0) return [];
  return [...read.unreadable].map((at) => unreadableFinding(pack, at, pointerIndex(at)));
}

function byRule(evaluation: Evaluation): Map<string, { findings: Finding[]; blocked: Blocked[] }> {
  const rules = new Map<string, { findings: Finding[]; blocked: Blocked[] }>();
  const of = (rule: string): { findings: Finding[]; blocked: Blocked[] } => {
    const known = rules.get(rule) ?? { findings: [], blocked: [] };
    rules.set(rule, known);
    return known;
  };
  for (const finding of evaluation.findings) of(finding.rule).findings.push(finding);
  for (const entry of evaluation.blocked) of(entry.rule).blocked.push(entry);
  return rules;
}

interface Change {
  readonly pattern: string;
  readonly item: number | null;
}

/** The items a rule has to be run again for: all (or the rule as a whole), some, or none. */
function touchedItems(rule: CompiledRule, changes: readonly Change[]): 'all' | ReadonlySet<number> {
  const items = new Set<number>();
  for (const { field, via } of rule.reads) {
    for (const { pattern, item } of changes) {
      if (field.pattern !== pattern) continue;
      if (via !== 'own' || item === null) return 'all';
      items.add(item);
    }
  }
  return items;
}
