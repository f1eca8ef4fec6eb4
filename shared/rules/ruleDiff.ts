import { parseExpression } from '#shared/rules/celParser.ts';
import type { PackRule, Severity } from '#shared/rules/pack.ts';
import { SEVERITIES } from '#shared/rules/pack.ts';
import type { Strength } from '#shared/rules/strength.ts';
import { agreed, compareStrength, conjuncts } from '#shared/rules/strength.ts';
import type { Syntax } from '#shared/rules/syntax.ts';
import { unparse } from '#shared/rules/unparse.ts';

/** What a change of a rule means for a declaration; "changed" where it cannot be told, "reworded" for texts alone. */
export type RuleEffect = 'tightened' | 'loosened' | 'changed' | 'reworded';

/** The parts of a rule that changed. */
export type RuleFacet =
  | 'severityUp'
  | 'severityDown'
  | 'condition'
  | 'assertion'
  | 'scope'
  | 'dates'
  | 'phase'
  | 'regimes'
  | 'fields'
  | 'fix'
  | 'wording'
  | 'source';

/** How one rule differs between two packs. */
export interface RuleChange {
  readonly rule: string;
  readonly before: PackRule;
  readonly after: PackRule;
  readonly effect: RuleEffect;
  readonly facets: readonly RuleFacet[];
  /** Parts of the assertion, joined by &&, that came and went, as expressions. */
  readonly demands: { readonly added: readonly string[]; readonly dropped: readonly string[] };
}

/** Compares two editions of a rule; null when they are the same. Regimes are those the rule holds for in its pack. */
export function diffRule(
  before: PackRule,
  after: PackRule,
  regimes: { readonly before: readonly string[]; readonly after: readonly string[] },
): RuleChange | null {
  const logic = compareLogic(before, after);
  const facets = new Set<RuleFacet>(logic.facets);
  const severity = severityRank(after.severity) - severityRank(before.severity);
  if (severity !== 0) facets.add(severity < 0 ? 'severityUp' : 'severityDown');
  const span = compareSpan(before.effective, after.effective);
  if (span !== 'same') facets.add('dates');
  const phase = comparePhase(before, after);
  if (phase !== 'same') facets.add('phase');
  const reach = compareRegimes(before.regimes ?? regimes.before, after.regimes ?? regimes.after);
  if (reach !== 'same') facets.add('regimes');
  if (differ(before.at, after.at)) facets.add('fields');
  if (differ(before.fix, after.fix)) facets.add('fix');
  if (wordsOf(before) !== wordsOf(after)) facets.add('wording');
  if (differ([before.source, before.confidence], [after.source, after.confidence])) facets.add('source');
  if (facets.size === 0) return null;
  const heavier: Strength = severity === 0 ? 'same' : severity < 0 ? 'stronger' : 'weaker';
  const effect = EFFECTS[agreed([logic.strength, heavier, span, phase, reach])];
  return { rule: after.id, before, after, effect, facets: [...facets], demands: logic.demands };
}

const EFFECTS: Readonly<Record<Strength, RuleEffect>> = {
  stronger: 'tightened',
  weaker: 'loosened',
  unclear: 'changed',
  same: 'reworded',
};

function severityRank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

function differ(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}

function wordsOf({ msg, why, example, params, class: kind, topic }: PackRule): string {
  return JSON.stringify([msg, why, example, params, kind, topic]);
}

interface Logic {
  readonly strength: Strength;
  readonly facets: readonly RuleFacet[];
  readonly demands: RuleChange['demands'];
}

/** Compares what a rule asks for. A narrower condition loosens a rule, a stronger assertion tightens it. */
function compareLogic(before: PackRule, after: PackRule): Logic {
  const facets: RuleFacet[] = [];
  const scoped = before.scope === after.scope;
  if (!scoped) facets.push('scope');
  const unchanged = (part: 'when' | 'assert'): boolean => scoped && before[part] === after[part];
  const when = unchanged('when') ? 'same' : compareTrees(treeOf(before, 'when'), treeOf(after, 'when'));
  if (when !== 'same') facets.push('condition');
  const oldAssert = unchanged('assert') ? ALWAYS : treeOf(before, 'assert');
  const newAssert = unchanged('assert') ? ALWAYS : treeOf(after, 'assert');
  const assert = compareTrees(oldAssert, newAssert);
  if (assert !== 'same') facets.push('assertion');
  const strength = scoped ? agreed([assert, REVERSED[when]]) : 'unclear';
  return { strength, facets, demands: demandsOf(oldAssert, newAssert) };
}

const REVERSED: Readonly<Record<Strength, Strength>> = {
  ...{ stronger: 'weaker', weaker: 'stronger' },
  ...{ same: 'same', unclear: 'unclear' },
};

const ALWAYS: Syntax = { kind: 'bool', value: true, pos: 0 };

/** The tree of a part of a rule; null for a text that is no expression. No condition is one that always holds. */
function treeOf(rule: PackRule, part: 'when' | 'assert'): Syntax | null {
  const text = rule[part];
  if (text === undefined) return ALWAYS;
  const parsed = parseExpression(text, rule.scope);
  return parsed.ok ? parsed.value.syntax : null;
}

function compareTrees(before: Syntax | null, after: Syntax | null): Strength {
  if (before === null || after === null) return 'unclear';
  return compareStrength(before, after);
}

function demandsOf(before: Syntax | null, after: Syntax | null): RuleChange['demands'] {
  const old = before === null ? [] : conjuncts(before).map(unparse);
  const now = after === null ? [] : conjuncts(after).map(unparse);
  return {
    added: now.filter((text) => !old.includes(text)),
    dropped: old.filter((text) => !now.includes(text)),
  };
}

type Span = PackRule['effective'];

/** A rule that is in force for longer is a stronger one. Half-open days; null is without end. */
function compareSpan(before: Span, after: Span): Strength {
  const first = (span: Span): string => span?.from ?? '';
  const end = (span: Span): string => span?.to ?? '9999-99-99';
  return agreed([byOrder(first(after), first(before)), byOrder(end(before), end(after))]);
}

/** A phase that ends earlier is stronger; it counts for rules that can stop a declaration only. */
function comparePhase(before: PackRule, after: PackRule): Strength {
  return byOrder(after.phase?.warnBefore ?? '', before.phase?.warnBefore ?? '');
}

/** "stronger" when the first text is the smaller. */
function byOrder(a: string, b: string): Strength {
  return a === b ? 'same' : a < b ? 'stronger' : 'weaker';
}

function compareRegimes(before: readonly string[], after: readonly string[]): Strength {
  const more = after.some((regime) => !before.includes(regime));
  const fewer = before.some((regime) => !after.includes(regime));
  if (more && fewer) return 'unclear';
  return more ? 'stronger' : fewer ? 'weaker' : 'same';
}
