import { add, compare, Decimal, multiply, sign, subtract, ZERO } from '#shared/base/decimal.ts';
import type { Compiled, Run } from '#shared/rules/closures.ts';
import {
  asBool,
  asDecimal,
  asInt,
  asText,
  ExpressionProblem,
  folded,
  NO_FRAME,
  NO_SLOTS,
} from '#shared/rules/closures.ts';
import type { Value } from '#shared/rules/functions.ts';
import type { FieldSlot, Slot } from '#shared/rules/model.ts';
import type { BinaryOp } from '#shared/rules/syntax.ts';

/** Which outcomes of a comparison (-1, 0, 1 as bits 0, 1, 2) make an operator true. */
const OUTCOMES: Readonly<Partial<Record<BinaryOp, number>>> = {
  '<': 0b001,
  '<=': 0b011,
  '==': 0b010,
  '!=': 0b101,
  '>': 0b100,
  '>=': 0b110,
};

/** Compiles an operator over two compiled sides. */
export function binary(op: BinaryOp, left: Compiled, right: Compiled): Compiled {
  const compiled = binaryOf(op, left, right);
  return folded(compiled, [left, right]);
}

function binaryOf(op: BinaryOp, left: Compiled, right: Compiled): Compiled {
  if (op === '&&') return { type: 'bool', run: and(asBool(left), asBool(right)) };
  if (op === '||') return { type: 'bool', run: or(asBool(left), asBool(right)) };
  const mask = OUTCOMES[op];
  if (mask !== undefined) {
    const run = comparison(op, mask, left, right);
    const asksPresence = op === '!=' && right.constant === '' && left.field !== undefined;
    return asksPresence ? { type: 'bool', run, presence: left.field } : { type: 'bool', run };
  }
  if (left.type === 'int' && right.type === 'int')
    return { type: 'int', run: intArithmetic(op, left, right) };
  return { type: 'Decimal', run: decimalArithmetic(op, asDecimal(left), asDecimal(right)) };
}

/** Not: unknown stays unknown. */
export function not(of: Compiled): Compiled {
  const inner = asBool(of);
  const run: Run = (h, t, f) => {
    const value = inner(h, t, f);
    return value === null ? null : !value;
  };
  return folded({ type: 'bool', run }, [of]);
}

/** A choice; only the branch taken is worked out. */
export function conditional(test: Compiled, yes: Compiled, no: Compiled): Compiled {
  if (yes.type !== no.type) throw new ExpressionProblem('type', `${yes.type} : ${no.type}`);
  const condition = asBool(test);
  const run: Run = (h, t, f) => {
    const value = condition(h, t, f);
    return value === null ? null : value ? yes.run(h, t, f) : no.run(h, t, f);
  };
  return { type: yes.type, run };
}

/** Whether a text is one of the texts written in the rule. */
export function isOneOf(value: Compiled, list: readonly Value[]): Compiled {
  const set: ReadonlySet<Value> = new Set(list);
  const run = value.run;
  const test: Run = (h, t, f) => {
    const found = run(h, t, f);
    return found === null ? null : set.has(found);
  };
  return { type: 'bool', run: test };
}

/** And: false wins over unknown, on either side. */
export function and(left: Run<boolean>, right: Run<boolean>): Run<boolean> {
  return (h, t, f) => {
    const a = left(h, t, f);
    if (a === false) return false;
    const b = right(h, t, f);
    return b === false ? false : a === null ? null : b;
  };
}

/** Or: true wins over unknown, on either side. */
export function or(left: Run<boolean>, right: Run<boolean>): Run<boolean> {
  return (h, t, f) => {
    const a = left(h, t, f);
    if (a === true) return true;
    const b = right(h, t, f);
    return b === true ? true : a === null ? null : b;
  };
}

/** Implication: a rule holds where its condition does not, or its assertion does. */
export function implies(condition: Compiled, then: Run<boolean>): Run<boolean> {
  const when = asBool(condition);
  const general: Run<boolean> = (h, t, f) => {
    const a = when(h, t, f);
    if (a === false) return true;
    const b = then(h, t, f);
    return b === true ? true : a === null ? null : b;
  };
  const field = condition.presence;
  if (field === undefined) return general;
  const { slot } = field;
  if (field.type === 'string') {
    return field.group === 'head'
      ? (h, t, f) => (h[slot] === '' ? true : then(h, t, f))
      : (h, t, f) => (t[slot] === '' ? true : then(h, t, f));
  }
  return field.group === 'head'
    ? (h, t, f) => (h[slot] === null ? general(h, t, f) : then(h, t, f))
    : (h, t, f) => (t[slot] === null ? general(h, t, f) : then(h, t, f));
}

function comparison(op: BinaryOp, mask: number, left: Compiled, right: Compiled): Run<boolean> {
  if (left.type === 'Decimal' || right.type === 'Decimal') return decimalComparison(mask, left, right);
  if (left.type !== right.type) throw new ExpressionProblem('type', `${left.type} ${op} ${right.type}`);
  switch (left.type) {
    case 'int':
      return typeof right.constant === 'number'
        ? intAgainst(mask, asInt(left), right.constant)
        : intComparison(mask, asInt(left), asInt(right));
    case 'Day':
    case 'Moment':
      return orderedText(mask, left.run as Run<string>, right.run as Run<string>);
    case 'string':
      if (op === '==') return textEquals(left, right);
      if (op === '!=') return textDiffers(left, right);
      throw new ExpressionProblem('notAllowed', `string ${op} string`);
    case 'bool':
      return orderedText(mask, left.run as Run<boolean>, right.run as Run<boolean>);
  }
}

function textEquals(left: Compiled, right: Compiled): Run<boolean> {
  if (left.field !== undefined && right.constant !== undefined) {
    const { slot, group } = left.field;
    const value = right.constant as string;
    return group === 'head' ? (h) => h[slot] === value : (_h, t) => t[slot] === value;
  }
  const a = asText(left);
  const b = asText(right);
  return (h, t, f) => {
    const x = a(h, t, f);
    const y = b(h, t, f);
    return x === null || y === null ? null : x === y;
  };
}

function textDiffers(left: Compiled, right: Compiled): Run<boolean> {
  if (left.field !== undefined && right.constant !== undefined) {
    const { slot, group } = left.field;
    const value = right.constant as string;
    return group === 'head' ? (h) => h[slot] !== value : (_h, t) => t[slot] !== value;
  }
  const a = asText(left);
  const b = asText(right);
  return (h, t, f) => {
    const x = a(h, t, f);
    const y = b(h, t, f);
    return x === null || y === null ? null : x !== y;
  };
}

function intAgainst(mask: number, a: Run<number>, y: number): Run<boolean> {
  return (h, t, f) => {
    const x = a(h, t, f);
    return x === null ? null : (mask & (x < y ? 0b001 : x > y ? 0b100 : 0b010)) !== 0;
  };
}

function intComparison(mask: number, a: Run<number>, b: Run<number>): Run<boolean> {
  return (h, t, f) => {
    const x = a(h, t, f);
    const y = b(h, t, f);
    if (x === null || y === null) return null;
    return (mask & (x < y ? 0b001 : x > y ? 0b100 : 0b010)) !== 0;
  };
}

function orderedText<T extends string | boolean>(mask: number, a: Run<T>, b: Run<T>): Run<boolean> {
  return (h, t, f) => {
    const x = a(h, t, f);
    const y = b(h, t, f);
    if (x === null || y === null) return null;
    return (mask & (x < y ? 0b001 : x > y ? 0b100 : 0b010)) !== 0;
  };
}

function decimalComparison(mask: number, left: Compiled, right: Compiled): Run<boolean> {
  const a = asDecimal(left);
  if (right.constant === 0) {
    if (left.field !== undefined && left.type === 'Decimal') return fieldAgainstZero(mask, left.field);
    return (h, t, f) => {
      const x = a(h, t, f);
      return x === null ? null : ((mask >> (sign(x) + 1)) & 1) !== 0;
    };
  }
  const b = asDecimal(right);
  if (right.constant !== undefined) {
    const y = b(NO_SLOTS, NO_SLOTS, NO_FRAME) ?? ZERO;
    return (h, t, f) => {
      const x = a(h, t, f);
      return x === null ? null : ((mask >> (compare(x, y) + 1)) & 1) !== 0;
    };
  }
  return (h, t, f) => {
    const x = a(h, t, f);
    if (x === null) return null;
    const y = b(h, t, f);
    return y === null ? null : ((mask >> (compare(x, y) + 1)) & 1) !== 0;
  };
}

function fieldAgainstZero(mask: number, { slot, group }: FieldSlot): Run<boolean> {
  const test = (value: Slot | undefined): boolean | null =>
    value instanceof Decimal ? ((mask >> (sign(value) + 1)) & 1) !== 0 : null;
  return group === 'head' ? (h) => test(h[slot]) : (_h, t) => test(t[slot]);
}

const DECIMAL_OPERATORS: Readonly<Partial<Record<BinaryOp, (a: Decimal, b: Decimal) => Decimal>>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
};

function decimalArithmetic(op: BinaryOp, a: Run<Decimal>, b: Run<Decimal>): Run<Decimal> {
  const operate = DECIMAL_OPERATORS[op];
  if (operate === undefined) throw new ExpressionProblem('notAllowed', op);
  return (h, t, f) => {
    const x = a(h, t, f);
    if (x === null) return null;
    const y = b(h, t, f);
    return y === null ? null : operate(x, y);
  };
}

function intArithmetic(op: BinaryOp, left: Compiled, right: Compiled): Run<number> {
  const a = asInt(left);
  const b = asInt(right);
  const factor = op === '+' ? 1 : op === '-' ? -1 : 0;
  if (factor === 0) throw new ExpressionProblem('notAllowed', `int ${op} int`);
  return (h, t, f) => {
    const x = a(h, t, f);
    const y = b(h, t, f);
    if (x === null || y === null) return null;
    const total = x + factor * y;
    // Beyond exact whole numbers nothing can be told, as an overflow is an error in CEL.
    return Number.isSafeInteger(total) ? total : null;
  };
}
