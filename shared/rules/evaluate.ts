import type { CalendarDate } from '#shared/base/calendarDate.ts';
import type { Pointer } from '#shared/base/pointer.ts';
import { pointer, pointerIndex, pointerPattern } from '#shared/base/pointer.ts';
import type { ReadConsignment } from '#shared/consignment/consignment.ts';
import { NO_SLOTS } from '#shared/rules/closures.ts';
import type { CompiledPack, CompiledRule } from '#shared/rules/compile.ts';
import type { Blocked, Finding } from '#shared/rules/finding.ts';
import type { Frame } from '#shared/rules/model.ts';
import { layOut } from '#shared/rules/model.ts';
import {
  blockedOf,
  findingOf,
  itemAt,
  notCheckedFinding,
  tooManyFinding,
  unreadableFinding,
} from '#shared/rules/report.ts';

/**
 * The most findings, and the most rules that could not be applied, one check gives. The largest draft with nothing filled
 * in stays below; a pack that finds fault with everything is cut short, so that it cannot fill the memory.
 */
export const MAX_FINDINGS = 50_000;

/** The field that decides which other fields are asked for. */
const ROUTE = pointer('declaration', 'route');

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
  /** Set where it was cut short at MAX_FINDINGS; the last finding says so. */
  readonly cut?: true;
}

/** Checks a consignment against every rule of a pack that is in force on the day. */
export function evaluate(compiled: CompiledPack, read: ReadConsignment, context: CheckContext): Evaluation {
  const frame = layOut(read, context.today);
  const findings = unreadable(compiled, read);
  const blocked: Blocked[] = [];
  const anyLine = read.consignment.items.some(({ gcode }) => compiled.hasLine(gcode));
  for (const rule of rulesInForce(compiled, read.consignment.regime, context.today)) {
    if (isTooMuch(findings, blocked)) break;
    if (rule.linesOnly && !anyLine) continue;
    runRule(compiled, rule, frame, findings, blocked);
  }
  return finished(compiled, frame, context, findings, blocked);
}

/**
 * Checks again after some fields changed: only rules that read one of them are run, and item rules only for the items
 * concerned. Equals a full check. Where items came or went, or pack or day differ from before, or the route was chosen
 * anew, which decides what is looked at at all, it is a full check.
 */
export function evaluateIncremental(
  previous: Evaluation,
  compiled: CompiledPack,
  read: ReadConsignment,
  context: CheckContext,
  changed: readonly Pointer[],
): Evaluation {
  const fresh =
    previous.cut === true ||
    previous.today !== context.today ||
    previous.packHash !== compiled.hash ||
    previous.itemCount !== read.consignment.items.length ||
    changed.some((at) => !at.includes('.') || at === ROUTE || /^items\.\d+$/.test(at));
  if (fresh) return evaluate(compiled, read, context);
  const frame = layOut(read, context.today);
  const findings = unreadable(compiled, read);
  const blocked: Blocked[] = [];
  const kept = byRule(previous);
  const changes = changed.map((at) => ({ pattern: pointerPattern(at), item: pointerIndex(at) }));
  const concerned = rulesReading(compiled, changes);
  for (const rule of rulesInForce(compiled, read.consignment.regime, context.today)) {
    if (isTooMuch(findings, blocked)) break;
    const touched = concerned.has(rule) ? touchedItems(rule, changes) : NONE;
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
  const base = { today, packHash: compiled.hash, itemCount: frame.items.length };
  if (!isTooMuch(findings, blocked)) return { findings, blocked, ...base };
  return {
    findings: [...findings.slice(0, MAX_FINDINGS), tooManyFinding(compiled, MAX_FINDINGS)],
    blocked: blocked.slice(0, MAX_FINDINGS),
    ...base,
    cut: true,
  };
}

function isTooMuch(findings: readonly Finding[], blocked: readonly Blocked[]): boolean {
  return findings.length > MAX_FINDINGS || blocked.length > MAX_FINDINGS;
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

const NONE: ReadonlySet<number> = new Set();

/** Which rules of a pack read a field, by its pattern; made when a pack is first asked. */
const readers = new WeakMap<CompiledPack, ReadonlyMap<string, ReadonlySet<CompiledRule>>>();

function readersOf(pack: CompiledPack): ReadonlyMap<string, ReadonlySet<CompiledRule>> {
  const known = readers.get(pack);
  if (known !== undefined) return known;
  const made = new Map<string, Set<CompiledRule>>();
  for (const rule of pack.rules) {
    for (const { field } of rule.reads) {
      if (field.pattern === null) continue;
      const rules = made.get(field.pattern) ?? new Set();
      made.set(field.pattern, rules.add(rule));
    }
  }
  readers.set(pack, made);
  return made;
}

/** The rules that read any of the changed fields. */
function rulesReading(pack: CompiledPack, changes: readonly Change[]): ReadonlySet<CompiledRule> {
  const index = readersOf(pack);
  const rules = new Set<CompiledRule>();
  for (const { pattern } of changes) for (const rule of index.get(pattern) ?? []) rules.add(rule);
  return rules;
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
