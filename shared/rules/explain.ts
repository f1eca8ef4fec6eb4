import { parseExpression } from '#shared/rules/celParser.ts';
import { FUNCTION_BY_NAME } from '#shared/rules/functions.ts';
import { FIELD_SLOTS } from '#shared/rules/model.ts';
import type { PackRule } from '#shared/rules/pack.ts';
import type { Phrase } from '#shared/rules/phrase.ts';
import type { BinaryOp, Syntax } from '#shared/rules/syntax.ts';
import { children } from '#shared/rules/syntax.ts';

/** A rule in words: what it asks for, and when it is looked at; null where it always is. */
export interface RuleWords {
  readonly whole: Phrase;
  readonly when: Phrase | null;
  readonly assert: Phrase;
}

/** Says a rule in words, from the tree of its expressions; null when they cannot be read. */
export function explainRule(rule: Pick<PackRule, 'scope' | 'when' | 'assert'>): RuleWords | null {
  const assert = wordsOf(rule.assert, rule.scope);
  const when = rule.when === undefined ? null : wordsOf(rule.when, rule.scope);
  if (assert === null || (rule.when !== undefined && when === null)) return null;
  const sentence: Phrase =
    when === null
      ? { key: 'explain.rule.always', params: { assert } }
      : { key: 'explain.rule.when', params: { when, assert } };
  const whole = rule.scope === 'item' ? { key: 'explain.rule.item', params: { rule: sentence } } : sentence;
  return { whole, when, assert };
}

function wordsOf(text: string, scope: PackRule['scope']): Phrase | null {
  const parsed = parseExpression(text, scope);
  return parsed.ok ? explainSyntax(parsed.value.syntax) : null;
}

/** Says one expression in words; `negated` says its opposite. */
export function explainSyntax(node: Syntax, negated = false): Phrase {
  const not = negated ? '.not' : '';
  switch (node.kind) {
    case 'text':
      return node.value === ''
        ? { key: 'explain.emptyText' }
        : { key: 'explain.text', params: { value: node.value } };
    case 'int':
      return { key: 'explain.number', params: { value: String(node.value) } };
    case 'bool':
      return { key: `explain.bool.${node.value !== negated}` };
    case 'name':
      return { key: `explain.${node.name}` };
    case 'field':
      return fieldPhrase(node.of, node.field);
    case 'list':
      return {
        key: 'explain.call',
        params: { name: '', list: node.items.map((item) => explainSyntax(item)) },
      };
    case 'not':
      return explainSyntax(node.of, !negated);
    case 'each':
      return { key: `explain.${node.macro}${not}`, params: { body: explainSyntax(node.body) } };
    case 'call':
      return callPhrase(node.name, node.args, not);
    case 'binary':
      return binaryPhrase(node.op, node.left, node.right, negated);
    case 'if': {
      const chosen: Phrase = {
        key: 'explain.if',
        params: {
          test: explainSyntax(node.test),
          yes: explainSyntax(node.yes),
          no: explainSyntax(node.no),
        },
      };
      return negated ? { key: 'explain.not', params: { a: chosen } } : chosen;
    }
  }
}

/** The label of a field; a group that is none of the sections is the name an aggregate gives the item in hand. */
function fieldPhrase(of: string, field: string): Phrase {
  const known = FIELD_SLOTS.get(`${of}.${field}`) ?? FIELD_SLOTS.get(`item.${field}`);
  const label: Phrase = { key: `field.${known?.pattern ?? `${of}.${field}`}` };
  return { key: known?.group === 'item' ? 'explain.itemField' : 'explain.field', params: { label } };
}

/** Aggregates, by the function around the macro: the words are about the macro's body. */
const AROUND: Readonly<Record<string, string>> = {
  sum: 'explain.sum',
  count: 'explain.count',
  size: 'explain.count',
};

function callPhrase(name: string, args: readonly Syntax[], not: string): Phrase {
  const [first, second, third] = args;
  if (first === undefined) return { key: 'explain.call', params: { name, list: [] } };
  if (name === 'dec' && first.kind === 'text')
    return { key: 'explain.number', params: { value: first.value } };
  if (name === 'given') return { key: `explain.given${not}`, params: { a: explainSyntax(first) } };
  const around = Object.hasOwn(AROUND, name) ? AROUND[name] : undefined;
  if (around !== undefined) return aggregatePhrase(first, around);
  const known = FUNCTION_BY_NAME.get(name);
  if (known === undefined) {
    return { key: `explain.call${not}`, params: { name, list: args.map((arg) => explainSyntax(arg)) } };
  }
  const { bind } = known;
  const a = bind === 'table' || bind === 'format' ? boundName(bind, first) : operand(first);
  const b = second === undefined ? '' : bind === 'pattern' ? patternText(second) : operand(second);
  const c = third === undefined ? '' : operand(third);
  const otherwise = `${name} ({a}, {b}, {c})${not}`;
  return { key: `explain.fn.${name}${not}`, params: { a, b, c }, otherwise };
}

function aggregatePhrase(first: Syntax, around: string): Phrase {
  if (first.kind === 'name') return { key: 'explain.size' };
  if (first.kind === 'each') return { key: around, params: { body: explainSyntax(first.body) } };
  const [list] = children(first);
  return {
    key: 'explain.distinct',
    params: { body: list?.kind === 'each' ? explainSyntax(list.body) : explainSyntax(first) },
  };
}

/** A table or format that a function is bound to; those only a pack knows are called by their own name. */
function boundName(bind: 'table' | 'format', node: Syntax): Phrase {
  const name = node.kind === 'text' ? node.value : '';
  return { key: `explain.${bind}.${name}`, otherwise: name };
}

/** A pattern as it is written. */
function patternText(node: Syntax): string {
  return node.kind === 'text' ? node.value : '';
}

const ARITHMETIC: Readonly<Partial<Record<BinaryOp, string>>> = {
  '+': 'explain.plus',
  '-': 'explain.minus',
  '*': 'explain.times',
};
const OPPOSITE: Readonly<Partial<Record<BinaryOp, BinaryOp>>> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};
const COMPARED: Readonly<Partial<Record<BinaryOp, { readonly number: string; readonly date: string }>>> = {
  '==': { number: 'explain.eq', date: 'explain.eq' },
  '!=': { number: 'explain.eq.not', date: 'explain.eq.not' },
  '<': { number: 'explain.lt', date: 'explain.before' },
  '<=': { number: 'explain.le', date: 'explain.notAfter' },
  '>': { number: 'explain.gt', date: 'explain.after' },
  '>=': { number: 'explain.ge', date: 'explain.notBefore' },
};

function binaryPhrase(op: BinaryOp, left: Syntax, right: Syntax, negated: boolean): Phrase {
  if (op === '&&' || op === '||') {
    // Not (a and b) is said as "not a, or not b".
    const joined = (op === '&&') === negated ? 'or' : 'and';
    return {
      key: `explain.${joined}`,
      params: { a: part(left, joined, negated), b: part(right, joined, negated) },
    };
  }
  if (op === 'in') {
    const list =
      right.kind === 'list' ? right.items.map((item) => explainSyntax(item)) : [explainSyntax(right)];
    return { key: `explain.in${negated ? '.not' : ''}`, params: { a: explainSyntax(left), list } };
  }
  const arithmetic = ARITHMETIC[op];
  if (arithmetic !== undefined) return { key: arithmetic, params: { a: operand(left), b: operand(right) } };
  const said = negated ? (OPPOSITE[op] ?? op) : op;
  if ((said === '==' || said === '!=') && right.kind === 'text' && right.value === '') {
    return { key: `explain.given${said === '==' ? '.not' : ''}`, params: { a: explainSyntax(left) } };
  }
  const words = COMPARED[said];
  const key = isDate(left) || isDate(right) ? words?.date : words?.number;
  return { key: key ?? 'explain.eq', params: { a: explainSyntax(left), b: explainSyntax(right) } };
}

/** A part of "and" or "or": in brackets when it is the other of the two, or a choice. */
function part(node: Syntax, joined: 'and' | 'or', negated: boolean): Phrase {
  const phrase = explainSyntax(node, negated);
  const other = joined === 'and' ? 'explain.or' : 'explain.and';
  const needed = phrase.key === other || phrase.key === 'explain.if';
  return needed ? { key: 'explain.brackets', params: { a: phrase } } : phrase;
}

/** A part of a calculation, or what a function is asked about: in brackets when it is made of several parts. */
function operand(node: Syntax): Phrase {
  const phrase = explainSyntax(node);
  const compound = node.kind === 'binary' || node.kind === 'if';
  return compound ? { key: 'explain.brackets', params: { a: phrase } } : phrase;
}

function isDate(node: Syntax): boolean {
  if (node.kind === 'name') return FIELD_SLOTS.get(node.name)?.type === 'Day';
  if (node.kind === 'call') return FUNCTION_BY_NAME.get(node.name)?.result === 'Day';
  if (node.kind !== 'field') return false;
  const type = (FIELD_SLOTS.get(`${node.of}.${node.field}`) ?? FIELD_SLOTS.get(`item.${node.field}`))?.type;
  return type === 'Day' || type === 'Moment';
}
