import type { CompiledPack, CompiledRule } from '#shared/rules/compile.ts';
import type { PackRule } from '#shared/rules/pack.ts';
import { tableMatters } from '#shared/rules/tableDiff.ts';
import { tariffMatters } from '#shared/rules/tariffDiff.ts';

/** Two packs reduced to the rules that could come out differently. */
export interface DifferingRules {
  readonly before: CompiledPack;
  readonly after: CompiledPack;
}

/**
 * Keeps of two packs only the rules that could find something else: rules that came or went, that ask for something
 * else or weigh otherwise, and rules that look into a table or tariff that changed.
 */
export function differingRules(before: CompiledPack, after: CompiledPack): DifferingRules {
  const old = new Map(before.rules.map((rule) => [rule.rule.id, rule]));
  const now = new Map(after.rules.map((rule) => [rule.rule.id, rule]));
  const sameRegimes =
    before.regimes.size === after.regimes.size &&
    [...before.regimes].every((name) => after.regimes.has(name));
  const tableChanged = remembering((table) =>
    table === 'tariff'
      ? tariffMatters(before.tariff, after.tariff) || tableMatters(before.tables, after.tables, table)
      : tableMatters(before.tables, after.tables, table),
  );
  const differs = (a: CompiledRule | undefined, b: CompiledRule | undefined): boolean => {
    if (a === undefined || b === undefined) return true;
    if (a.rule.regimes === undefined && b.rule.regimes === undefined && !sameRegimes) return true;
    return substance(a.rule) !== substance(b.rule) || [...a.tables, ...b.tables].some(tableChanged);
  };
  const kept = (pack: CompiledPack): CompiledPack => ({
    ...pack,
    rules: pack.rules.filter(({ rule }) => differs(old.get(rule.id), now.get(rule.id))),
  });
  return { before: kept(before), after: kept(after) };
}

/** What decides when a rule finds something, where, how much it weighs and what it computes; not its texts. */
function substance(rule: PackRule): string {
  const { scope, when, assert, at, params, severity, effective, phase, regimes, fix } = rule;
  return JSON.stringify([scope, when, assert, at, params, severity, effective, phase, regimes, fix]);
}

function remembering(ask: (name: string) => boolean): (name: string) => boolean {
  const answers = new Map<string, boolean>();
  return (name) => {
    const answer = answers.get(name) ?? ask(name);
    answers.set(name, answer);
    return answer;
  };
}
