import type { CalendarDate } from '#shared/base/calendarDate.ts';
import type { Pointer } from '#shared/base/pointer.ts';
import { atIndex, pointer } from '#shared/base/pointer.ts';
import type { ReadConsignment } from '#shared/consignment/consignment.ts';
import { parseExpression } from '#shared/rules/celParser.ts';
import { ruleTables } from '#shared/rules/codeLists.ts';
import type { RuleWords } from '#shared/rules/explain.ts';
import { explainRule, explainSyntax } from '#shared/rules/explain.ts';
import type { FieldRead } from '#shared/rules/expression.ts';
import { compileSyntax } from '#shared/rules/expression.ts';
import type { Finding } from '#shared/rules/finding.ts';
import { shown } from '#shared/rules/message.ts';
import type { Frame } from '#shared/rules/model.ts';
import { layOut } from '#shared/rules/model.ts';
import type { PackRule, RulePack } from '#shared/rules/pack.ts';
import type { Phrase } from '#shared/rules/phrase.ts';
import { itemAt } from '#shared/rules/report.ts';
import { conjuncts } from '#shared/rules/strength.ts';
import { unparse } from '#shared/rules/unparse.ts';

/** A value a rule looked at, and where it stands. */
export interface ReadValue {
  readonly at: Pointer;
  /** The field's label. */
  readonly label: Phrase;
  /** As a message shows it; a dash where there is none. */
  readonly value: string;
}

/** One part of what a rule asks for that does not hold. */
export interface FailedPart {
  readonly text: string;
  readonly words: Phrase;
  /** What it looked at, at most VALUES_SHOWN. */
  readonly values: readonly ReadValue[];
}

/** Why a finding was made: the rule in words, and the parts of its assertion that do not hold. */
export interface Explanation {
  readonly rule: PackRule;
  readonly words: RuleWords;
  readonly failed: readonly FailedPart[];
}

/** The most values of one part that are shown: the goods of a large consignment would fill the page. */
export const VALUES_SHOWN = 24;

/**
 * Explains a finding on the consignment it was made for. Null when the pack has no such rule (the finding came from
 * another pack or from the program itself); no part fails when the consignment has changed since.
 */
export function explainFinding(
  pack: Pick<RulePack, 'rules' | 'tables' | 'tariff'>,
  finding: Pick<Finding, 'rule' | 'item'>,
  read: ReadConsignment,
  today: CalendarDate,
): Explanation | null {
  const rule = pack.rules.find(({ id }) => id === finding.rule);
  const words = rule === undefined ? null : explainRule(rule);
  if (rule === undefined || words === null) return null;
  const parsed = parseExpression(rule.assert, rule.scope);
  if (!parsed.ok) return null;
  const tables = ruleTables(pack.tables, pack.tariff);
  const frame = layOut(read, today);
  const { item } = finding;
  const failed = conjuncts(parsed.value.syntax).flatMap((part): readonly FailedPart[] => {
    const made = compileSyntax(part, rule.scope, tables);
    if (!made.ok || made.value.compiled.run(frame.head, itemAt(frame, item), frame) !== false) return [];
    const values = valuesOf(made.value.reads, frame, item);
    return [{ text: unparse(part), words: explainSyntax(part), values }];
  });
  return { rule, words, failed };
}

function valuesOf(reads: readonly FieldRead[], frame: Frame, item: number | null): readonly ReadValue[] {
  const values = new Map<Pointer, ReadValue>();
  for (const { field, via } of reads) {
    const { pattern, slot } = field;
    if (pattern === null) continue;
    const indexes = via === 'each' ? frame.items.keys() : via === 'own' && item !== null ? [item] : [null];
    for (const index of indexes) {
      if (values.size >= VALUES_SHOWN) return [...values.values()];
      const at = index === null ? pointer(pattern) : atIndex(pattern, index);
      const slots = index === null ? frame.head : itemAt(frame, index);
      values.set(at, { at, label: { key: `field.${pattern}` }, value: shown(slots[slot] ?? null) });
    }
  }
  return [...values.values()];
}
