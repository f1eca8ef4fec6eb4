import type { Decimal } from '#shared/base/decimal.ts';
import { parseDecimal } from '#shared/base/decimal.ts';
import type { Value } from '#shared/rules/functions.ts';
import type { FieldSlot, Frame, ScalarType, Slots } from '#shared/rules/model.ts';

/**
 * One compiled part of an expression: header fields, the fields of the goods item in hand, and the frame in; the value
 * out. Null means "cannot be told", because a number or a date it needs is absent; it travels as CEL's errors do.
 */
export type Run<T = Value> = (head: Slots, item: Slots, frame: Frame) => T | null;

/** A compiled expression of a scalar type. The type checker has proved that `run` yields a value of `type`. */
export interface Compiled {
  readonly type: ScalarType;
  readonly run: Run;
  /** Set where the expression is just a field: operators then read the slot themselves. */
  readonly field?: FieldSlot;
  /** Set where the expression only asks whether this field was given: a rule's condition is then one look at the slot. */
  readonly presence?: FieldSlot;
  /** Set where the value is known already. */
  readonly constant?: Value;
}

/** A refusal on the way through an expression; caught where compiling began, never seen outside. */
export class ExpressionProblem extends Error {
  readonly code: 'notAllowed' | 'tooComplex' | 'unknownField' | 'unknownTable' | 'unknownFormat' | 'type';
  readonly detail: string;
  /** Where in the expression, from 0; the first part found wrong on the way out says it. */
  at: number | null = null;

  constructor(code: ExpressionProblem['code'], detail: string) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
  }
}

/** The run of an expression of type bool, as such. */
export function asBool(compiled: Compiled): Run<boolean> {
  return narrow<boolean>(compiled, 'bool');
}

/** The run of an expression of type int, as such. */
export function asInt(compiled: Compiled): Run<number> {
  return narrow<number>(compiled, 'int');
}

/** The run of an expression of type string, as such. */
export function asText(compiled: Compiled): Run<string> {
  return narrow<string>(compiled, 'string');
}

/** The run of an expression of type Decimal, as such; whole numbers become decimals. */
export function asDecimal(compiled: Compiled): Run<Decimal> {
  if (compiled.type === 'Decimal') return narrow<Decimal>(compiled, 'Decimal');
  const whole = asInt(compiled);
  if (compiled.constant !== undefined) {
    const value = parseDecimal(String(compiled.constant));
    return () => value;
  }
  return (h, t, f) => {
    const value = whole(h, t, f);
    return value === null ? null : parseDecimal(String(value));
  };
}

function narrow<T extends Value>(compiled: Compiled, type: ScalarType): Run<T> {
  if (compiled.type !== type) throw new ExpressionProblem('type', `${compiled.type} for ${type}`);
  // Its declared type is what it yields: see Compiled.
  return compiled.run as Run<T>;
}

/** An expression whose value is known. */
export function constant(type: ScalarType, value: Value): Compiled {
  return { type, run: () => value, constant: value };
}

/** The layout of nothing: what a constant expression is worked out with. */
export const NO_SLOTS: Slots = [];
/** A frame without fields or items. */
export const NO_FRAME: Frame = { head: NO_SLOTS, items: [], unreadable: new Set() };

/** Works a pure expression out now when all its parts are known. */
export function folded(compiled: Compiled, parts: readonly Compiled[]): Compiled {
  if (parts.some((part) => part.constant === undefined)) return compiled;
  const value = compiled.run(NO_SLOTS, NO_SLOTS, NO_FRAME);
  return value === null ? compiled : constant(compiled.type, value);
}

/** Reads a field from its slot. */
export function fieldRun(field: FieldSlot): Run {
  const { slot } = field;
  // A slot past the layout cannot occur; ?? null only satisfies the index check.
  return field.group === 'head' ? (h) => h[slot] ?? null : (_h, t) => t[slot] ?? null;
}
