import { digitCounts, parseDecimal } from '#shared/base/decimal.ts';
import { MAX_FIELD_TEXT } from '#shared/consignment/edit.ts';
import { ExpressionProblem } from '#shared/rules/closures.ts';
import type { RuleTables } from '#shared/rules/codeLists.ts';
import { FUNCTION_BY_NAME } from '#shared/rules/functions.ts';
import { FIELD_SLOTS } from '#shared/rules/model.ts';
import { compilePattern } from '#shared/rules/pattern.ts';
import type { Syntax } from '#shared/rules/syntax.ts';
import { children } from '#shared/rules/syntax.ts';
import { MAX_WORD_LIST } from '#shared/rules/words.ts';

/*
 * What an expression costs at most, known before it runs: one unit is about one node worked out on a short value. Long
 * texts, long numbers, word lists and patterns cost more, so that a budget of units is a budget of time.
 */

/** The most digits a number inside an expression may grow to: about six fields multiplied. */
export const MAX_DIGITS_INSIDE = 600;

/** Units of walking once along the longest text a field keeps. */
const SCAN = MAX_FIELD_TEXT / 10;
/** Units of looking for a list of words in it: a step or two of the words' tree for each character. */
const WORDS = MAX_FIELD_TEXT * 2;
/** Units of comparing two such texts, which is done in blocks. */
const COMPARE = 16;
/** Units of a field that may be absent: read, and named when a rule cannot be applied without it. */
const NULLABLE = 5;
/** Units of keeping a text apart from the ones seen before. */
const DISTINCT = 20;

/** Units worked out once per evaluation, and once for each goods item an aggregate walks over. */
export interface Cost {
  readonly once: number;
  readonly perItem: number;
}

/** How long a number can be: digits before and after the point. */
interface Digits {
  readonly whole: number;
  readonly scale: number;
}

interface Weight extends Cost {
  /** Null for what is no decimal. */
  readonly digits: Digits | null;
}

const FIELD_DIGITS: Digits = { whole: 60, scale: 30 };
const INT_DIGITS: Digits = { whole: 16, scale: 0 };
/** A sum over items has a few digits more than one of them. */
const SUM_DIGITS = 4;

/** Reckons an expression the gate has let through; refuses numbers that could grow too long and lists of too many words. */
export function costOf(syntax: Syntax, tables: RuleTables): Cost {
  const { once, perItem } = weigh(syntax, tables);
  return { once: Math.ceil(once), perItem: Math.ceil(perItem) };
}

function weigh(node: Syntax, tables: RuleTables): Weight {
  switch (node.kind) {
    case 'text':
    case 'int':
    case 'bool':
      return { once: 1, perItem: 0, digits: null };
    case 'name':
      return { once: 1, perItem: 0, digits: null };
    case 'field':
      return fieldWeight(node.of, node.field);
    case 'each': {
      // Aggregates are never nested, so a body has no items of its own.
      const body = weigh(node.body, tables);
      return { once: 1, perItem: body.once + 1, digits: body.digits };
    }
    case 'call':
      return callWeight(node.name, node.args, tables);
    case 'binary':
      return binaryWeight(node, tables);
    case 'not':
    case 'list':
    case 'if': {
      const parts = children(node).map((part) => weigh(part, tables));
      return { ...total(parts, 1), digits: node.kind === 'if' ? longest(parts) : null };
    }
  }
}

function total(parts: readonly Weight[], own: number): Cost {
  return {
    once: parts.reduce((sum, part) => sum + part.once, own),
    perItem: parts.reduce((sum, part) => sum + part.perItem, 0),
  };
}

function longest(parts: readonly Weight[]): Digits | null {
  const known = parts.flatMap(({ digits }) => digits ?? []);
  if (known.length === 0) return null;
  return {
    whole: Math.max(...known.map(({ whole }) => whole)),
    scale: Math.max(...known.map(({ scale }) => scale)),
  };
}

function fieldWeight(of: string, field: string): Weight {
  // A group that is none of the sections is the name an aggregate gives the item in hand.
  const type = (FIELD_SLOTS.get(`${of}.${field}`) ?? FIELD_SLOTS.get(`item.${field}`))?.type;
  const once = type === 'string' ? 1 : NULLABLE;
  return { once, perItem: 0, digits: type === 'Decimal' ? FIELD_DIGITS : null };
}

/** Units of adding, multiplying or comparing numbers that long. */
function arithmetic(digits: Digits): number {
  return 4 + bounded(digits) / 6;
}

function bounded({ whole, scale }: Digits): number {
  if (whole + scale > MAX_DIGITS_INSIDE) throw new ExpressionProblem('tooComplex', String(MAX_DIGITS_INSIDE));
  return whole + scale;
}

function binaryWeight(node: Syntax & { readonly kind: 'binary' }, tables: RuleTables): Weight {
  const { op } = node;
  const parts = [weigh(node.left, tables), weigh(node.right, tables)];
  const [left, right] = parts;
  const isDecimal = (left?.digits ?? right?.digits ?? null) !== null;
  if (op === '&&' || op === '||' || op === 'in') return { ...total(parts, 1), digits: null };
  if (!isDecimal) {
    const literal = isLiteral(node.left) || isLiteral(node.right);
    return { ...total(parts, literal ? 1 : COMPARE), digits: null };
  }
  const a = left?.digits ?? INT_DIGITS;
  const b = right?.digits ?? INT_DIGITS;
  const wider = { whole: Math.max(a.whole, b.whole), scale: Math.max(a.scale, b.scale) };
  switch (op) {
    case '*': {
      const product = { whole: a.whole + b.whole, scale: a.scale + b.scale };
      return { ...total(parts, arithmetic(product)), digits: product };
    }
    case '+':
    case '-': {
      const sum = { whole: wider.whole + 1, scale: wider.scale };
      return { ...total(parts, arithmetic(sum)), digits: sum };
    }
    default:
      return { ...total(parts, arithmetic(wider)), digits: null };
  }
}

function isLiteral(node: Syntax): boolean {
  return node.kind === 'text' || node.kind === 'int' || node.kind === 'bool';
}

function callWeight(name: string, args: readonly Syntax[], tables: RuleTables): Weight {
  const parts = args.map((arg) => weigh(arg, tables));
  const [first] = parts;
  switch (name) {
    case 'dec':
      return { ...total(parts, 1), digits: literalDigits(args[0]) };
    case 'sum': {
      const one = first?.digits ?? INT_DIGITS;
      const digits = { whole: one.whole + SUM_DIGITS, scale: one.scale };
      const whole = total(parts, 1);
      return { once: whole.once, perItem: whole.perItem + arithmetic(digits), digits };
    }
    case 'distinct': {
      const whole = total(parts, 1);
      return { once: whole.once, perItem: whole.perItem + DISTINCT, digits: null };
    }
    case 'given':
    case 'count':
    case 'size':
      return { ...total(parts, 1), digits: null };
    case 'roundHalfUp':
    case 'abs':
    case 'fits': {
      const digits = first?.digits ?? INT_DIGITS;
      // Rounding and counting digits take the number apart, which costs more than adding.
      return { ...total(parts, 4 + bounded(digits) / 3), digits: name === 'fits' ? null : digits };
    }
    default:
      return { ...total(parts, 1 + own(name, args, tables)), digits: null };
  }
}

function literalDigits(node: Syntax | undefined): Digits {
  const value = node?.kind === 'text' ? parseDecimal(node.value) : null;
  if (value === null) return INT_DIGITS;
  const { whole, fraction } = digitCounts(value);
  return { whole, scale: fraction };
}

/** What a function costs besides being called and its arguments. */
function own(name: string, args: readonly Syntax[], tables: RuleTables): number {
  const [bound, last] = args;
  if (name === 'hasWord' || name === 'onlyWords') {
    const table = bound?.kind === 'text' ? bound.value : '';
    if (tables.wordLengths(table).total > MAX_WORD_LIST)
      throw new ExpressionProblem('tooComplex', `${table}: ${MAX_WORD_LIST}`);
    return WORDS;
  }
  if (name === 'matches') {
    const pattern = compilePattern(last?.kind === 'text' ? last.value : '');
    return pattern.ok ? pattern.value.mostSteps(MAX_FIELD_TEXT) : 0;
  }
  const walks = FUNCTION_BY_NAME.get(name)?.walks;
  return walks === undefined ? COMPARE : walks * SCAN;
}
