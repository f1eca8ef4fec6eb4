import type { Decimal } from '#shared/base/decimal.ts';
import { compare, decimalOf, parseDecimal } from '#shared/base/decimal.ts';
import type { BinaryOp, Syntax } from '#shared/rules/syntax.ts';
import { unparse } from '#shared/rules/unparse.ts';

/**
 * How one yes-or-no expression stands to another, as far as their trees show: stronger holds only where the other
 * holds, weaker holds wherever the other does.
 */
export type Strength = 'same' | 'stronger' | 'weaker' | 'unclear';

const OPPOSITE: Readonly<Record<Strength, Strength>> = {
  same: 'same',
  stronger: 'weaker',
  weaker: 'stronger',
  unclear: 'unclear',
};

/** The parts joined by && at the top; the expression itself when there is no &&. */
export function conjuncts(node: Syntax): readonly Syntax[] {
  return parts(node, '&&');
}

function parts(node: Syntax, op: BinaryOp): readonly Syntax[] {
  if (node.kind !== 'binary' || node.op !== op) return [node];
  return [...parts(node.left, op), ...parts(node.right, op)];
}

/** How `after` stands to `before`. Says "unclear" whenever the trees alone do not show it. */
export function compareStrength(before: Syntax, after: Syntax): Strength {
  if (unparse(before) === unparse(after)) return 'same';
  const either = (op: BinaryOp): boolean =>
    [before, after].some((node) => node.kind === 'binary' && node.op === op);
  if (either('&&')) return compareParts(parts(before, '&&'), parts(after, '&&'), 'stronger');
  if (either('||')) return compareParts(parts(before, '||'), parts(after, '||'), 'weaker');
  return compareSingle(before, after);
}

/** A part more makes a conjunction stronger and a disjunction weaker; parts that changed are compared one by one. */
function compareParts(before: readonly Syntax[], after: readonly Syntax[], more: Strength): Strength {
  const gone = without(before, after);
  const come = without(after, before);
  if (gone.length === 0) return come.length === 0 ? 'same' : more;
  if (come.length === 0) return OPPOSITE[more];
  if (gone.length !== come.length) return 'unclear';
  const found = gone.map((node, i) => {
    const other = come[i];
    return other === undefined ? 'unclear' : compareStrength(node, other);
  });
  return agreed(found);
}

function without(list: readonly Syntax[], others: readonly Syntax[]): readonly Syntax[] {
  const known = new Set(others.map(unparse));
  return list.filter((node) => !known.has(unparse(node)));
}

/** What several comparisons say together: one direction, or unclear. */
export function agreed(found: readonly Strength[]): Strength {
  const told = new Set(found.filter((one) => one !== 'same'));
  if (told.size === 0) return 'same';
  const [only] = told;
  return told.size === 1 && only !== undefined ? only : 'unclear';
}

function compareSingle(before: Syntax, after: Syntax): Strength {
  if (before.kind === 'bool') return before.value ? 'stronger' : 'weaker';
  if (after.kind === 'bool') return after.value ? 'weaker' : 'stronger';
  if (before.kind === 'not' && after.kind === 'not') return OPPOSITE[compareStrength(before.of, after.of)];
  if (before.kind === 'each' && after.kind === 'each') {
    const monotone = before.macro === 'all' || before.macro === 'exists';
    if (!monotone || before.macro !== after.macro || before.name !== after.name) return 'unclear';
    return compareStrength(before.body, after.body);
  }
  if (before.kind === 'call' && after.kind === 'call')
    return compareDigits(before.args, after.args, before.name, after.name);
  if (before.kind === 'binary' && after.kind === 'binary') {
    return before.op === 'in' && after.op === 'in'
      ? compareLists(before.left, before.right, after.left, after.right)
      : compareBounds(before, after);
  }
  return 'unclear';
}

/** A longer list of allowed values lets more through. */
function compareLists(left: Syntax, list: Syntax, otherLeft: Syntax, otherList: Syntax): Strength {
  if (list.kind !== 'list' || otherList.kind !== 'list' || unparse(left) !== unparse(otherLeft))
    return 'unclear';
  return compareParts(list.items, otherList.items, 'weaker');
}

/** `fits(x, whole, fraction)`: fewer digits let less through. */
function compareDigits(
  args: readonly Syntax[],
  others: readonly Syntax[],
  name: string,
  other: string,
): Strength {
  const [subject, ...digits] = args;
  const [otherSubject, ...otherDigits] = others;
  if (name !== 'fits' || other !== 'fits' || subject === undefined || otherSubject === undefined)
    return 'unclear';
  if (unparse(subject) !== unparse(otherSubject)) return 'unclear';
  return agreed(
    digits.map((digit, i): Strength => {
      const next = otherDigits[i];
      if (digit.kind !== 'int' || next?.kind !== 'int') return 'unclear';
      return digit.value === next.value ? 'same' : next.value < digit.value ? 'stronger' : 'weaker';
    }),
  );
}

interface Bound {
  readonly subject: string;
  /** -1: at most; 1: at least. */
  readonly side: -1 | 1;
  readonly value: Decimal;
  readonly inclusive: boolean;
}

const SIDES: Readonly<Partial<Record<BinaryOp, -1 | 1>>> = { '<': -1, '<=': -1, '>': 1, '>=': 1 };

/** A comparison with a written number, moved so that the number stands on the right. */
function boundOf(node: Syntax & { readonly kind: 'binary' }): Bound | null {
  const side = SIDES[node.op];
  if (side === undefined) return null;
  const inclusive = node.op.endsWith('=');
  const right = numberOf(node.right);
  if (right !== null) return { subject: unparse(node.left), side, value: right, inclusive };
  const left = numberOf(node.left);
  if (left === null) return null;
  return { subject: unparse(node.right), side: side === 1 ? -1 : 1, value: left, inclusive };
}

function numberOf(node: Syntax): Decimal | null {
  if (node.kind === 'int') return decimalOf(node.value);
  const [text] = node.kind === 'call' && node.name === 'dec' ? node.args : [];
  return text?.kind === 'text' ? parseDecimal(text.value) : null;
}

function compareBounds(
  before: Syntax & { readonly kind: 'binary' },
  after: Syntax & { readonly kind: 'binary' },
): Strength {
  const a = boundOf(before);
  const b = boundOf(after);
  if (a === null || b === null || a.subject !== b.subject || a.side !== b.side) return 'unclear';
  const order = compare(b.value, a.value);
  if (order !== 0) return order === a.side ? 'stronger' : 'weaker';
  if (a.inclusive === b.inclusive) return 'same';
  return b.inclusive ? 'weaker' : 'stronger';
}
