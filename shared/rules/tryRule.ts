import type { CalendarDate } from '#shared/base/calendarDate.ts';
import type { Pointer } from '#shared/base/pointer.ts';
import { atIndex, pointer } from '#shared/base/pointer.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import { textAt } from '#shared/consignment/edit.ts';
import type { Run } from '#shared/rules/closures.ts';
import { asBool } from '#shared/rules/closures.ts';
import { ruleTables } from '#shared/rules/codeLists.ts';
import type { CompiledPack, CompiledRule } from '#shared/rules/compile.ts';
import { VALUES_SHOWN } from '#shared/rules/explainFinding.ts';
import type { FieldRead } from '#shared/rules/expression.ts';
import { compileExpression } from '#shared/rules/expression.ts';
import type { Finding } from '#shared/rules/finding.ts';
import type { Frame } from '#shared/rules/model.ts';
import { layOut } from '#shared/rules/model.ts';
import type { PackRule, RulePack } from '#shared/rules/pack.ts';
import { findingOf, itemAt, notCheckedFinding } from '#shared/rules/report.ts';

/** What a rule comes to on the whole consignment (item null) or on one goods item. */
export interface TriedRule {
  readonly item: number | null;
  /** notAsked: its condition does not hold or it is not in force; blocked: a number or date it needs is absent. */
  readonly outcome: 'holds' | 'fails' | 'notAsked' | 'blocked';
  readonly finding: Finding | null;
  /** Fields it reads, as typed; at most VALUES_SHOWN. */
  readonly reads: readonly { readonly at: Pointer; readonly text: string }[];
}

/**
 * Tries one rule on a draft as of a day: where it fails it gives the finding a check gives. Unlike a check it tells a
 * rule that holds from one that is not asked. Null when the pack has no such rule.
 */
export function tryRule(
  compiled: CompiledPack,
  pack: Pick<RulePack, 'tables' | 'tariff'>,
  id: string,
  draft: Draft,
  today: CalendarDate,
): readonly TriedRule[] | null {
  const found = compiled.rules.find(({ rule }) => rule.id === id);
  if (found === undefined) return null;
  const frame = layOut(readConsignment(draft), today);
  const asked = isInForce(compiled, found, draft.regime, today) ? conditionOf(found.rule, pack) : never;
  const items = found.perItem ? [...draft.items.keys()] : [null];
  return items.map((item) => ({
    item,
    ...tried(compiled, found, asked, frame, item),
    reads: typed(found.reads, draft, item),
  }));
}

function isInForce(
  pack: CompiledPack,
  { rule, from, to }: CompiledRule,
  regime: string,
  today: CalendarDate,
): boolean {
  if ((from !== null && today < from) || (to !== null && today >= to)) return false;
  return rule.regimes === undefined ? pack.regimes.has(regime) : rule.regimes.includes(regime);
}

const always: Run<boolean> = () => true;
const never: Run<boolean> = () => false;

/** The rule's condition alone: within the compiled rule it can no longer be told from the assertion. */
function conditionOf(rule: PackRule, pack: Pick<RulePack, 'tables' | 'tariff'>): Run<boolean> {
  if (rule.when === undefined) return always;
  const made = compileExpression(rule.when, rule.scope, ruleTables(pack.tables, pack.tariff));
  // The pack has been compiled with this very condition.
  return made.ok ? asBool(made.value.compiled) : always;
}

function tried(
  pack: CompiledPack,
  rule: CompiledRule,
  asked: Run<boolean>,
  frame: Frame,
  item: number | null,
): Pick<TriedRule, 'outcome' | 'finding'> {
  const slots = itemAt(frame, item);
  try {
    if (asked(frame.head, slots, frame) === false) return { outcome: 'notAsked', finding: null };
    const holds = rule.run(frame.head, slots, frame);
    if (holds === null) return { outcome: 'blocked', finding: null };
    if (holds) return { outcome: 'holds', finding: null };
    return { outcome: 'fails', finding: findingOf(pack, rule, frame, item) };
  } catch {
    // As in a check: a rule that breaks neither passes nor blames the trader.
    return { outcome: 'blocked', finding: notCheckedFinding(pack, rule, item) };
  }
}

function typed(reads: readonly FieldRead[], draft: Draft, item: number | null): TriedRule['reads'] {
  const texts = new Map<Pointer, string>();
  for (const { field, via } of reads) {
    if (field.pattern === null) continue;
    for (const at of placesOf(field.pattern, via, draft, item)) {
      if (texts.size >= VALUES_SHOWN) break;
      texts.set(at, textAt(draft, at) ?? '');
    }
  }
  return [...texts].map(([at, text]) => ({ at, text }));
}

function placesOf(
  pattern: string,
  via: FieldRead['via'],
  draft: Draft,
  item: number | null,
): readonly Pointer[] {
  if (via === 'head') return [pointer(pattern)];
  if (via === 'each') return draft.items.map((_, i) => atIndex(pattern, i));
  return item === null ? [] : [atIndex(pattern, item)];
}
