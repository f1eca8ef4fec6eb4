import { Environment, ParseError, TypeError as TypeProblem } from '@marcbachmann/cel-js';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import { FUNCTIONS } from '#shared/rules/functions.ts';
import type { ScalarType } from '#shared/rules/model.ts';
import { FIELD_SLOTS } from '#shared/rules/model.ts';
import type { Macro, Syntax } from '#shared/rules/syntax.ts';
import { BINARY_OPS, MACROS } from '#shared/rules/syntax.ts';

/** What the parser needs of a node; the library's own node type is far wider. */
interface Node {
  readonly op: string;
  readonly args: unknown;
  readonly pos: number;
}

/** Why a text is not an expression of the rule language. */
export interface SyntaxProblem {
  readonly code: 'rules.pack.syntax' | 'rules.pack.type' | 'rules.pack.notAllowed';
  readonly detail: string;
  /** Where in the text, from 0; null where the parser does not say. */
  readonly at: number | null;
}

/** Bounds of one expression. */
export const EXPRESSION_LIMITS = { nodes: 400, depth: 24, listItems: 64, arguments: 4 } as const;

class DecimalStandIn {}
class DayStandIn {}
class MomentStandIn {}

/** The library's evaluator is never used; a handler that is called is a programming error. */
const handler = (): never => {
  throw new Error('expressions are evaluated by the compiled rules');
};

/**
 * Parses one expression and checks its types against the model of a scope. Only the library's parser and type
 * checker are used; what comes back is our own tree, which holds nothing but what the language allows.
 */
export function parseExpression(
  text: string,
  scope: 'consignment' | 'item',
): Result<{ readonly syntax: Syntax; readonly type: string }, SyntaxProblem> {
  const environment = scope === 'item' ? itemEnvironment() : consignmentEnvironment();
  let parsed: ReturnType<Environment['parse']>;
  try {
    parsed = environment.parse(text);
  } catch (error) {
    return err({ code: 'rules.pack.syntax', detail: firstLine(error), at: placeOf(error) });
  }
  const converted = convert(parsed.ast as Node);
  if (!converted.ok) return converted;
  const checked = parsed.check();
  if (!checked.valid) {
    const { error } = checked;
    return err({ code: 'rules.pack.type', detail: firstLine(error), at: placeOf(error) });
  }
  return ok({ syntax: converted.value, type: checked.type ?? 'dyn' });
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n')[0] ?? '').slice(0, 200);
}

/** Where the library says the fault begins. */
function placeOf(error: unknown): number | null {
  const range: unknown =
    error instanceof ParseError || error instanceof TypeProblem ? error.range : undefined;
  const start = typeof range === 'object' && range !== null && 'start' in range ? range.start : undefined;
  return typeof start === 'number' ? start : null;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const consignmentEnvironment = once(() => environmentFor('consignment'));
const itemEnvironment = once(() => environmentFor('item'));

function environmentFor(scope: 'consignment' | 'item'): Environment {
  const environment = new Environment({
    unlistedVariablesAreDyn: false,
    limits: {
      maxAstNodes: EXPRESSION_LIMITS.nodes,
      maxDepth: EXPRESSION_LIMITS.depth,
      maxListElements: EXPRESSION_LIMITS.listItems,
      maxMapEntries: 1,
      maxCallArguments: EXPRESSION_LIMITS.arguments,
    },
  });
  registerTypes(environment);
  registerOperators(environment);
  for (const f of FUNCTIONS) {
    if (f.method === true) continue;
    environment.registerFunction(`${f.name}(${f.params.join(', ')}): ${f.result}`, handler);
  }
  for (const type of ['string', 'Decimal', 'Day', 'Moment']) {
    environment.registerFunction(`given(${type}): bool`, handler);
  }
  environment.registerFunction('dec(string): Decimal', handler);
  environment.registerFunction('sum(list<Decimal>): Decimal', handler);
  environment.registerFunction('count(list<bool>): int', handler);
  environment.registerFunction('distinct(list<string>): list<string>', handler);
  if (scope === 'item') environment.registerVariable('item', 'Item').registerVariable('itemNo', 'int');
  return environment;
}

function registerTypes(environment: Environment): void {
  environment
    .registerType('Decimal', { ctor: DecimalStandIn, fields: {} })
    .registerType('Day', { ctor: DayStandIn, fields: {} })
    .registerType('Moment', { ctor: MomentStandIn, fields: {} });
  const groups = new Map<string, Record<string, ScalarType>>();
  for (const field of FIELD_SLOTS.values()) {
    const [group = '', name] = field.name.split('.');
    if (name === undefined) continue;
    groups.set(group, { ...groups.get(group), [name]: field.type });
  }
  for (const [group, fields] of groups) {
    const type = group.charAt(0).toUpperCase() + group.slice(1);
    environment.registerType(type, { fields });
    if (group !== 'item') environment.registerVariable(group, type);
  }
  environment.registerVariable('items', 'list<Item>').registerVariable('today', 'Day');
}

function registerOperators(environment: Environment): void {
  for (const op of ['+', '-', '*']) {
    environment.registerOperator(`Decimal ${op} Decimal: Decimal`, handler);
    environment.registerOperator(`Decimal ${op} int: Decimal`, handler);
    environment.registerOperator(`int ${op} Decimal: Decimal`, handler);
  }
  for (const op of ['<', '<=', '>', '>=']) {
    environment.registerOperator(`Decimal ${op} Decimal: bool`, handler);
    environment.registerOperator(`Decimal ${op} int: bool`, handler);
    environment.registerOperator(`int ${op} Decimal: bool`, handler);
    environment.registerOperator(`Day ${op} Day: bool`, handler);
    environment.registerOperator(`Moment ${op} Moment: bool`, handler);
  }
  environment.registerOperator('Decimal == Decimal: bool', handler);
  environment.registerOperator('Decimal == int: bool', handler);
  environment.registerOperator('Day == Day: bool', handler);
  environment.registerOperator('Moment == Moment: bool', handler);
}

const METHODS: ReadonlySet<string> = new Set(FUNCTIONS.filter((f) => f.method === true).map((f) => f.name));
const CALLS: ReadonlySet<string> = new Set([
  ...FUNCTIONS.filter((f) => f.method !== true).map((f) => f.name),
  ...['given', 'dec', 'sum', 'count', 'distinct', 'size'],
]);

function refuse(detail: string, at: number): { readonly ok: false; readonly error: SyntaxProblem } {
  return err({ code: 'rules.pack.notAllowed', detail, at });
}

function convert(node: Node): Result<Syntax, SyntaxProblem> {
  const { op, pos } = node;
  const args = node.args as readonly unknown[];
  switch (op) {
    case 'value':
      return literal(node.args, pos);
    case 'id':
      return ok({ kind: 'name', name: String(node.args), pos });
    case '.':
      return fieldOf(args, pos);
    case 'list':
      return map(convertAll(args as readonly Node[]), (items) => ({ kind: 'list', items, pos }));
    case '!_':
      return map(convert(node.args as Node), (of) => ({ kind: 'not', of, pos }));
    case '?:':
      return map(
        convertAll(args as readonly Node[]),
        ([test, yes, no]) => ({ kind: 'if', test, yes, no, pos }) as Syntax,
      );
    case 'call':
      return call(String(args[0]), args[1] as readonly Node[], pos);
    case 'rcall':
      return methodCall(String(args[0]), args[1] as Node, args[2] as readonly Node[], pos);
    default: {
      const known = BINARY_OPS.find((name) => name === op);
      if (known === undefined) return refuse(op, pos);
      return map(
        convertAll(args as readonly Node[]),
        ([left, right]) => ({ kind: 'binary', op: known, left, right, pos }) as Syntax,
      );
    }
  }
}

function literal(value: unknown, pos: number): Result<Syntax, SyntaxProblem> {
  if (typeof value === 'string') return ok({ kind: 'text', value, pos });
  if (typeof value === 'boolean') return ok({ kind: 'bool', value, pos });
  if (typeof value === 'bigint' && value >= 0n && value <= 9007199254740991n) {
    return ok({ kind: 'int', value: Number(value), pos });
  }
  return refuse(String(value), pos);
}

function fieldOf(args: readonly unknown[], pos: number): Result<Syntax, SyntaxProblem> {
  const of = args[0] as Node;
  if (of.op !== 'id') return refuse('.', pos);
  return ok({ kind: 'field', of: String(of.args), field: String(args[1]), pos });
}

function call(name: string, args: readonly Node[], pos: number): Result<Syntax, SyntaxProblem> {
  if (!CALLS.has(name)) return refuse(`${name}()`, pos);
  return map(convertAll(args), (converted) => ({ kind: 'call', name, args: converted, pos }));
}

function methodCall(
  name: string,
  receiver: Node,
  args: readonly Node[],
  pos: number,
): Result<Syntax, SyntaxProblem> {
  if (METHODS.has(name)) {
    return map(convertAll([receiver, ...args]), (converted) => ({
      kind: 'call',
      name,
      args: converted,
      pos,
    }));
  }
  const macro: Macro | undefined = MACROS.find((known) => known === name);
  const [variable, body] = args;
  if (macro === undefined || variable === undefined || body === undefined || args.length !== 2)
    return refuse(`.${name}()`, pos);
  if (receiver.op !== 'id' || receiver.args !== 'items' || variable.op !== 'id')
    return refuse(`.${name}()`, pos);
  return map(convert(body), (converted) => ({
    kind: 'each',
    macro,
    name: String(variable.args),
    body: converted,
    pos,
  }));
}

function convertAll(nodes: readonly Node[]): Result<readonly Syntax[], SyntaxProblem> {
  const converted: Syntax[] = [];
  for (const node of nodes) {
    const result = convert(node);
    if (!result.ok) return result;
    converted.push(result.value);
  }
  return ok(converted);
}

function map<T, U>(result: Result<T, SyntaxProblem>, change: (value: T) => U): Result<U, SyntaxProblem> {
  return result.ok ? ok(change(result.value)) : result;
}
