import { parseDecimal } from '#shared/base/decimal.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import { all, countOf, distinctOf, exists, existsOne, itemCount, sumOf } from '#shared/rules/aggregates.ts';
import { apply } from '#shared/rules/application.ts';
import { EXPRESSION_LIMITS, parseExpression } from '#shared/rules/celParser.ts';
import type { Compiled, Run } from '#shared/rules/closures.ts';
import { asBool, asDecimal, asText, constant, ExpressionProblem, fieldRun } from '#shared/rules/closures.ts';
import type { RuleTables } from '#shared/rules/codeLists.ts';
import type { Cost } from '#shared/rules/cost.ts';
import { costOf } from '#shared/rules/cost.ts';
import { FORMATS } from '#shared/rules/formats.ts';
import type { RuleFunction } from '#shared/rules/functions.ts';
import { FUNCTION_BY_NAME } from '#shared/rules/functions.ts';
import { needsLine } from '#shared/rules/lineGuard.ts';
import type { FieldSlot } from '#shared/rules/model.ts';
import { FIELD_SLOTS, TODAY } from '#shared/rules/model.ts';
import { binary, conditional, isOneOf, not } from '#shared/rules/operators.ts';
import { compilePattern } from '#shared/rules/pattern.ts';
import type { Syntax } from '#shared/rules/syntax.ts';
import { children } from '#shared/rules/syntax.ts';

/** A field an expression reads. */
export interface FieldRead {
  readonly field: FieldSlot;
  /** head: a field that stands once; own: of the item the rule is applied to; each: of all items. */
  readonly via: 'head' | 'own' | 'each';
  /** Whether its value is needed; false where only `given` asks for it. */
  readonly valued: boolean;
}

/** Why an expression is refused. */
export interface ExpressionRefusal {
  readonly code: string;
  readonly detail: string;
  /** Where in the text, from 0; null where no one place is at fault. */
  readonly at: number | null;
}

/** A compiled expression, what it reads and what it costs. */
export interface CompiledExpression {
  readonly compiled: Compiled;
  readonly reads: readonly FieldRead[];
  /** Whether the list of items as such matters (any aggregate). */
  readonly readsItems: boolean;
  /** Names of the tables it looks into. */
  readonly tables: readonly string[];
  /** As a condition of an item rule: true only where the item's code has a tariff line. */
  readonly needsLine: boolean;
  /** The most it costs. */
  readonly cost: Cost;
}

interface Context {
  readonly scope: 'consignment' | 'item';
  readonly tables: RuleTables;
  readonly reads: FieldRead[];
  readonly tablesRead: string[];
  readsItems: boolean;
  /** The name an aggregate gives to the item in hand; null outside of one. */
  readonly variable: string | null;
}

/**
 * Compiles one expression: parse, type check, our own gate, closures. The gate lets nothing through that it does not
 * know: fields of the field table, the functions of functions.ts, aggregates over the items that are never nested.
 */
export function compileExpression(
  text: string,
  scope: 'consignment' | 'item',
  tables: RuleTables,
): Result<CompiledExpression, ExpressionRefusal> {
  const parsed = parseExpression(text, scope);
  if (!parsed.ok) return parsed;
  const made = compileSyntax(parsed.value.syntax, scope, tables);
  if (!made.ok || made.value.compiled.type === parsed.value.type) return made;
  return err({ code: 'rules.pack.type', detail: parsed.value.type, at: parsed.value.syntax.pos });
}

/** Compiles a tree, or a part of one, that `parseExpression` gave: the gate and the closures without the parsing. */
export function compileSyntax(
  syntax: Syntax,
  scope: 'consignment' | 'item',
  tables: RuleTables,
): Result<CompiledExpression, ExpressionRefusal> {
  const context: Context = {
    ...{ scope, tables, reads: [], tablesRead: [] },
    ...{ readsItems: false, variable: null },
  };
  try {
    countNodes(syntax, 1);
    const compiled = compileNode(syntax, context);
    const { reads, readsItems, tablesRead } = context;
    const cost = costOf(syntax, tables);
    return ok({ compiled, reads, readsItems, tables: tablesRead, needsLine: needsLine(syntax), cost });
  } catch (problem) {
    if (!(problem instanceof ExpressionProblem)) throw problem;
    return err({ code: `rules.pack.${problem.code}`, detail: problem.detail, at: problem.at });
  }
}

function countNodes(node: Syntax, depth: number): number {
  if (depth > EXPRESSION_LIMITS.depth)
    throw new ExpressionProblem('tooComplex', String(EXPRESSION_LIMITS.depth));
  let count = 1;
  for (const child of children(node)) count += countNodes(child, depth + 1);
  if (count > EXPRESSION_LIMITS.nodes)
    throw new ExpressionProblem('tooComplex', String(EXPRESSION_LIMITS.nodes));
  return count;
}

function compileNode(node: Syntax, context: Context): Compiled {
  try {
    return compileKind(node, context);
  } catch (problem) {
    if (problem instanceof ExpressionProblem) problem.at ??= node.pos;
    throw problem;
  }
}

function compileKind(node: Syntax, context: Context): Compiled {
  switch (node.kind) {
    case 'text':
      return constant('string', node.value);
    case 'int':
      return constant('int', node.value);
    case 'bool':
      return constant('bool', node.value);
    case 'name':
      return read(node.name, context, true);
    case 'field':
      return read(`${node.of}.${node.field}`, context, true);
    case 'not':
      return not(compileNode(node.of, context));
    case 'if':
      return conditional(
        compileNode(node.test, context),
        compileNode(node.yes, context),
        compileNode(node.no, context),
      );
    case 'binary':
      return node.op === 'in'
        ? membership(node.left, node.right, context)
        : binary(node.op, compileNode(node.left, context), compileNode(node.right, context));
    case 'call':
      return call(node.name, node.args, context);
    case 'each':
      return quantifier(node, context);
    case 'list':
      throw new ExpressionProblem('notAllowed', '[…]');
  }
}

function read(name: string, context: Context, valued: boolean): Compiled {
  const [group = '', rest] = name.split('.');
  const each = context.variable !== null && group === context.variable;
  const field = FIELD_SLOTS.get(each ? `item.${rest}` : name);
  if (field === undefined) throw new ExpressionProblem('unknownField', name);
  if (field.group === 'item' && !each && context.scope !== 'item')
    throw new ExpressionProblem('unknownField', name);
  const via = field.group === 'head' ? 'head' : each ? 'each' : 'own';
  context.reads.push({ field, via, valued });
  return { type: field.type, run: fieldRun(field), field };
}

function membership(left: Syntax, right: Syntax, context: Context): Compiled {
  if (right.kind !== 'list') throw new ExpressionProblem('notAllowed', 'in');
  const values = right.items.map((item) => {
    if (item.kind !== 'text' && item.kind !== 'int') throw new ExpressionProblem('notAllowed', 'in');
    return item.value;
  });
  const value = compileNode(left, context);
  if (value.type !== 'string' && value.type !== 'int')
    throw new ExpressionProblem('type', `${value.type} in`);
  return isOneOf(value, values);
}

function body(node: Syntax, context: Context): Compiled {
  if (node.kind !== 'each') throw new ExpressionProblem('notAllowed', node.kind);
  if (context.variable !== null || context.scope === 'item') {
    throw new ExpressionProblem('notAllowed', `items.${node.macro}()`);
  }
  if (node.name === 'item' || FIELD_SLOTS.has(node.name))
    throw new ExpressionProblem('notAllowed', node.name);
  context.readsItems = true;
  const inner: Context = { ...context, variable: node.name };
  return compileNode(node.body, inner);
}

function quantifier(node: Syntax & { readonly kind: 'each' }, context: Context): Compiled {
  switch (node.macro) {
    case 'all':
      return { type: 'bool', run: all(asBool(body(node, context))) };
    case 'exists':
      return { type: 'bool', run: exists(asBool(body(node, context))) };
    case 'exists_one':
      return { type: 'bool', run: existsOne(asBool(body(node, context))) };
    case 'filter':
    case 'map':
      throw new ExpressionProblem(
        'notAllowed',
        `items.${node.macro}() outside of sum, count, size, distinct`,
      );
  }
}

function call(name: string, args: readonly Syntax[], context: Context): Compiled {
  const [first] = args;
  if (first === undefined) throw new ExpressionProblem('notAllowed', `${name}()`);
  switch (name) {
    case 'given':
      return given(first, context);
    case 'dec':
      return decimalLiteral(first);
    case 'sum':
      return { type: 'Decimal', run: sumOf(asDecimal(body(macro(first, 'map'), context))) };
    case 'count':
      return { type: 'int', run: countOf(asBool(body(macro(first, 'map'), context))) };
    case 'size':
      return { type: 'int', run: size(first, context) };
  }
  const known = FUNCTION_BY_NAME.get(name);
  if (known === undefined || known.params.length !== args.length)
    throw new ExpressionProblem('notAllowed', `${name}()`);
  return known.bind === undefined ? plainCall(known, args, context) : boundCall(known, args, context);
}

function macro(node: Syntax, wanted: 'map' | 'filter'): Syntax {
  if (node.kind === 'each' && node.macro === wanted) return node;
  throw new ExpressionProblem('notAllowed', `items.${wanted}() expected`);
}

function size(node: Syntax, context: Context): Run<number> {
  if (node.kind === 'name' && node.name === 'items') {
    context.readsItems = true;
    return itemCount;
  }
  if (node.kind === 'each') return countOf(asBool(body(macro(node, 'filter'), context)));
  const [list] = children(node);
  if (node.kind === 'call' && node.name === 'distinct' && list !== undefined) {
    return distinctOf(asText(body(macro(list, 'map'), context)));
  }
  throw new ExpressionProblem('notAllowed', 'size()');
}

/** `given(x)`: whether something usable was entered. Unknown while what was entered cannot be read. */
function given(node: Syntax, context: Context): Compiled {
  if (node.kind !== 'field') throw new ExpressionProblem('notAllowed', 'given()');
  const { field } = read(`${node.of}.${node.field}`, context, false);
  if (field === undefined) throw new ExpressionProblem('unknownField', node.field);
  const { slot, pattern } = field;
  const head = field.group === 'head';
  if (field.type === 'string') {
    const run: Run = head ? (h) => h[slot] !== '' : (_h, t) => t[slot] !== '';
    return { type: 'bool', run, presence: field };
  }
  const numberSlot = (FIELD_SLOTS.get('itemNo')?.slot ?? 0) as number;
  const run: Run = (h, t, f) => {
    if ((head ? h[slot] : t[slot]) !== null) return true;
    if (f.unreadable.size === 0 || pattern === null) return false;
    const at = head ? pattern : pattern.replace('*', String(Number(t[numberSlot]) - 1));
    return f.unreadable.has(at) ? null : false;
  };
  return { type: 'bool', run, presence: field };
}

function decimalLiteral(node: Syntax): Compiled {
  const value = node.kind === 'text' ? parseDecimal(node.value) : null;
  if (value === null) throw new ExpressionProblem('type', 'dec()');
  return constant('Decimal', value);
}

function boundCall(known: RuleFunction, args: readonly Syntax[], context: Context): Compiled {
  const [first, second] = known.bind === 'pattern' ? args.toReversed() : args;
  if (first === undefined || second === undefined || first.kind !== 'text') {
    throw new ExpressionProblem('notAllowed', `${known.name}()`);
  }
  const { value } = first;
  const subject = compileNode(second, context);
  const bound = (): ReturnType<RuleFunction['apply']> => known.apply(context.tables, value);
  switch (known.bind) {
    case 'pattern': {
      const pattern = compilePattern(value);
      if (!pattern.ok) throw placed('notAllowed', `${known.name}(): ${pattern.error}`, first.pos);
      return apply(known, [subject], bound());
    }
    case 'format':
      if (!Object.hasOwn(FORMATS, value)) throw placed('unknownFormat', value, first.pos);
      return apply(known, [subject], bound());
    default: {
      if (!context.tables.has(value)) throw placed('unknownTable', value, first.pos);
      context.tablesRead.push(value);
      const byDay = known.byDay === true && context.tables.dated(value) !== null;
      const day: Compiled = { type: 'Day', run: fieldRun(TODAY), field: TODAY };
      return apply(known, byDay ? [subject, day] : [subject], bound());
    }
  }
}

function placed(code: ExpressionProblem['code'], detail: string, at: number): ExpressionProblem {
  const problem = new ExpressionProblem(code, detail);
  problem.at = at;
  return problem;
}

function plainCall(known: RuleFunction, args: readonly Syntax[], context: Context): Compiled {
  const compiled = args.map((arg) => compileNode(arg, context));
  compiled.forEach((arg, i) => {
    if (arg.type !== known.params[i]) throw new ExpressionProblem('type', `${known.name}(${arg.type})`);
  });
  if (known.tariff === true) context.tablesRead.push('tariff');
  return apply(known, compiled, known.apply(context.tables, ''));
}
