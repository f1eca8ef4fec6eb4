import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import { FIELD_PATTERNS } from '#shared/consignment/fields.ts';
import type { Run } from '#shared/rules/closures.ts';
import { asBool } from '#shared/rules/closures.ts';
import type { RuleTables } from '#shared/rules/codeLists.ts';
import { ruleTables } from '#shared/rules/codeLists.ts';
import type { CompiledExpression, FieldRead } from '#shared/rules/expression.ts';
import { compileExpression } from '#shared/rules/expression.ts';
import type { Template } from '#shared/rules/message.ts';
import { template } from '#shared/rules/message.ts';
import { FIELD_SLOTS } from '#shared/rules/model.ts';
import { implies } from '#shared/rules/operators.ts';
import type { PackProblem, PackRule, RulePack } from '#shared/rules/pack.ts';
import type { TariffLine } from '#shared/rules/tariff.ts';

/** The most one check of ITEMS_FOR_COST goods items may cost in units (see cost.ts); known before anything runs. */
export const MAX_COST = 60_000_000;
/** The most one rule may cost. */
export const MAX_RULE_COST = 10_000_000;
/** The most characters the expressions of a pack may have together: what is read when it is loaded. */
export const MAX_EXPRESSION_TEXT = 1_000_000;
/** The most values one message may show. */
export const MAX_PARAMETERS = 20;
/** The number of goods items costs are reckoned with: the most a 9610 inventory may have. */
export const ITEMS_FOR_COST = 100;

/** One rule, compiled. */
export interface CompiledRule {
  readonly rule: PackRule;
  /** Whether it is applied to each goods item rather than once. */
  readonly perItem: boolean;
  /** True: holds. False: a finding. Null: cannot be told. */
  readonly run: Run<boolean>;
  readonly reads: readonly FieldRead[];
  readonly readsItems: boolean;
  /** Whether it can only fail for a goods item whose commodity code has a tariff line. */
  readonly linesOnly: boolean;
  /** Names of the tables it looks into. */
  readonly tables: ReadonlySet<string>;
  readonly params: ReadonlyMap<string, Run>;
  readonly message: Template;
  /** The proposed text of a `set` fix. */
  readonly fixTo: Run | null;
  /** The row whose words an `offer` fix offers first. */
  readonly fixBy: Run | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly cost: number;
}

/** A pack ready to check consignments with. */
export interface CompiledPack {
  readonly id: string;
  readonly version: string;
  readonly hash: string;
  readonly regimes: ReadonlySet<string>;
  readonly rules: readonly CompiledRule[];
  /** The tables the rules look into, as the pack brings them. */
  readonly tables: RulePack['tables'];
  /** The tariff lines the rules look into. */
  readonly tariff: readonly TariffLine[];
  /** Units one check of ITEMS_FOR_COST items costs at most. */
  readonly cost: number;
  /** The same pack seeing the made-up tariff lines of its tests; absent where the tests bring none. */
  readonly forTests?: () => CompiledPack;
  /** Whether a commodity code has a tariff line. */
  readonly hasLine: (code: string) => boolean;
}

/**
 * Compiles a pack: all of its rules, or every problem found. `hash` is the hash of the pack's files; it goes into every
 * finding, so that a verdict can be repeated.
 */
export function compilePack(pack: RulePack, hash = ''): Result<CompiledPack, readonly PackProblem[]> {
  const compiled = compileWith(pack, hash, pack.tariff ?? []);
  const { tariff } = pack.tests;
  if (!compiled.ok || tariff === undefined) return compiled;
  const forTests = (): CompiledPack => {
    const tested = compileWith(pack, hash, [...(pack.tariff ?? []), ...tariff]);
    // Whether a rule compiles does not depend on the tariff lines there are.
    return tested.ok ? tested.value : compiled.value;
  };
  return ok({ ...compiled.value, forTests });
}

function compileWith(
  pack: RulePack,
  hash: string,
  tariff: readonly TariffLine[],
): Result<CompiledPack, readonly PackProblem[]> {
  const length = pack.rules.reduce((total, rule) => total + expressionLength(rule), 0);
  if (length > MAX_EXPRESSION_TEXT) {
    const params = { length: String(length), max: String(MAX_EXPRESSION_TEXT) };
    return err([{ code: 'rules.pack.tooLong', params }]);
  }
  const problems: PackProblem[] = [];
  const tables = ruleTables(pack.tables, tariff);
  const seen = new Set<string>();
  const rules: CompiledRule[] = [];
  for (const rule of pack.rules) {
    if (seen.has(rule.id)) problems.push({ code: 'rules.pack.duplicateRule', params: { rule: rule.id } });
    seen.add(rule.id);
    const compiled = compileRule(rule, tables, problems);
    if (compiled !== null) rules.push(compiled);
  }
  const cost = rules.reduce((total, rule) => total + rule.cost, 0);
  if (cost > MAX_COST)
    problems.push({ code: 'rules.pack.tooCostly', params: { cost: String(cost), max: String(MAX_COST) } });
  if (problems.length > 0) return err(problems);
  const { pack: id, version, tables: rows } = pack;
  const hasLine = (code: string): boolean => tables.tariff.line(code) !== undefined;
  return ok({
    id,
    version,
    hash,
    regimes: new Set(pack.regimes),
    rules,
    tables: rows,
    tariff,
    hasLine,
    cost,
  });
}

function compileRule(rule: PackRule, tables: RuleTables, problems: PackProblem[]): CompiledRule | null {
  const before = problems.length;
  const report = (code: PackProblem['code'], where: string, detail: string): void => {
    problems.push({ code, params: { rule: rule.id, where, detail } });
  };
  const compile = (where: string, text: string): CompiledExpression | null => {
    const made = compileExpression(text, rule.scope, tables);
    if (made.ok) return made.value;
    // The codes of an expression's problems are a subset of a pack's.
    const { code, detail, at } = made.error;
    // A place is said as compilers say it: "assert:12" is the twelfth character.
    report(code as PackProblem['code'], at === null ? where : `${where}:${at + 1}`, detail);
    return null;
  };
  const condition = (where: string, text: string): CompiledExpression | null => {
    const made = compile(where, text);
    if (made === null || made.compiled.type === 'bool') return made;
    report('rules.pack.type', where, `${made.compiled.type} for bool`);
    return null;
  };

  const when = rule.when === undefined ? null : condition('when', rule.when);
  const assert = condition('assert', rule.assert);
  const message = template(rule.msg);
  if (message.names.size + Object.keys(rule.params ?? {}).length > MAX_PARAMETERS) {
    report('rules.pack.tooComplex', 'msg', String(MAX_PARAMETERS));
    return null;
  }
  const params = new Map<string, CompiledExpression>();
  for (const [name, text] of Object.entries(rule.params ?? {})) {
    const made = compile(`params.${name}`, text);
    if (made !== null) params.set(name, made);
  }
  for (const name of message.names) {
    if (Object.hasOwn(rule.params ?? {}, name)) continue;
    const made = isReadable(name, rule.scope) ? compile('msg', name) : null;
    if (made === null) report('rules.pack.unknownParameter', 'msg', name);
    else params.set(name, made);
  }
  checkPlaces(rule, report, tables);
  const fixTo = rule.fix !== undefined && 'set' in rule.fix ? compile('fix.to', rule.fix.to) : null;
  const by = rule.fix !== undefined && 'offer' in rule.fix ? rule.fix.by : undefined;
  const fixBy = by === undefined ? null : compile('fix.by', by);
  if (assert === null || problems.length > before) return null;

  const parts = [when, assert, ...params.values(), fixTo, fixBy].filter((part) => part !== null);
  const cost = costOfRule(parts, rule);
  if (cost > MAX_RULE_COST) {
    problems.push({
      code: 'rules.pack.ruleTooCostly',
      params: { rule: rule.id, cost: String(cost), max: String(MAX_RULE_COST) },
    });
    return null;
  }
  const holds = asBool(assert.compiled);
  return {
    rule,
    perItem: rule.scope === 'item',
    run: when === null ? holds : implies(when.compiled, holds),
    reads: parts.flatMap((part) => part.reads),
    readsItems: parts.some((part) => part.readsItems) || rule.at.some((at) => at.startsWith('items')),
    linesOnly: rule.scope === 'item' && when?.needsLine === true,
    tables: new Set(parts.flatMap((part) => part.tables)),
    params: new Map([...params].map(([name, made]) => [name, made.compiled.run])),
    message,
    fixTo: fixTo === null ? null : fixTo.compiled.run,
    fixBy: fixBy === null ? null : fixBy.compiled.run,
    from: rule.effective?.from ?? null,
    to: rule.effective?.to ?? null,
    cost,
  };
}

/** Units of naming one field of one goods item that a finding points to. */
const PLACE = 6;

function costOfRule(parts: readonly CompiledExpression[], { scope, at }: PackRule): number {
  const times = scope === 'item' ? ITEMS_FOR_COST : 1;
  const places = at.filter((place) => place.includes('*')).length * PLACE * ITEMS_FOR_COST;
  return parts.reduce(
    (total, { cost }) => total + cost.once * times + cost.perItem * ITEMS_FOR_COST,
    places * times,
  );
}

function expressionLength({ when, assert, params, fix }: PackRule): number {
  const to =
    fix === undefined ? 0 : 'set' in fix ? fix.to.length : 'offer' in fix ? (fix.by ?? '').length : 0;
  return Object.values(params ?? {}).reduce(
    (total, text) => total + text.length,
    (when ?? '').length + assert.length + to,
  );
}

function isReadable(name: string, scope: PackRule['scope']): boolean {
  const field = FIELD_SLOTS.get(name);
  return field !== undefined && (field.group === 'head' || scope === 'item');
}

/** Whether a place in `at`, `set` or `goto` names something there is: a field, or the list of items. */
function isPlace(place: string, scope: PackRule['scope']): boolean {
  if (place === 'items' || FIELD_PATTERNS.has(place)) return true;
  return scope === 'item' && place.startsWith('item.') && FIELD_SLOTS.has(place);
}

function checkPlaces(
  rule: PackRule,
  report: (code: PackProblem['code'], where: string, detail: string) => void,
  tables: RuleTables,
): void {
  const { fix } = rule;
  const places = rule.at.map((place): [string, string] => ['at', place]);
  if (fix !== undefined && 'set' in fix) places.push(['fix.set', fix.set]);
  if (fix !== undefined && 'goto' in fix) places.push(['fix.goto', fix.goto]);
  if (fix !== undefined && 'offer' in fix) places.push(['fix.offer', fix.offer]);
  for (const [where, place] of places) {
    if (!isPlace(place, rule.scope)) report('rules.pack.unknownField', where, place);
  }
  const written = fix === undefined ? null : 'set' in fix ? fix.set : 'offer' in fix ? fix.offer : null;
  if (written !== null && (written === 'items' || written.includes('*'))) {
    report('rules.pack.unknownField', 'fix', written);
  }
  if (fix !== undefined && 'pick' in fix && !tables.has(fix.pick))
    report('rules.pack.unknownTable', 'fix.pick', fix.pick);
  if (fix !== undefined && 'offer' in fix && !tables.has(fix.from))
    report('rules.pack.unknownTable', 'fix.from', fix.from);
}
