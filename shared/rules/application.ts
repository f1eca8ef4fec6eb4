import type { Compiled, Run } from '#shared/rules/closures.ts';
import { ExpressionProblem, folded } from '#shared/rules/closures.ts';
import type { RuleFunction } from '#shared/rules/functions.ts';

/** Compiles the call of a known function: arguments that are written out are bound once, text fields read in place. */
export function apply(
  known: RuleFunction,
  args: readonly Compiled[],
  f: ReturnType<RuleFunction['apply']>,
): Compiled {
  const [a, b, c] = args.map((arg) => arg.run);
  if (a === undefined) throw new ExpressionProblem('notAllowed', known.name);
  const type = known.result;
  if (b === undefined) return folded({ type, run: unary(f, args[0], a) }, args);
  const [, second, third] = args.map((arg) => arg.constant);
  if (second !== undefined && (third !== undefined || c === undefined)) {
    const partial: Run = (h, t, frame) => {
      const x = a(h, t, frame);
      return x === null ? null : f(x, second, third ?? '');
    };
    return folded({ type, run: partial }, args);
  }
  const run: Run = (h, t, frame) => {
    const x = a(h, t, frame);
    const y = b(h, t, frame);
    const z = c === undefined ? '' : c(h, t, frame);
    return x === null || y === null || z === null ? null : f(x, y, z);
  };
  return folded({ type, run }, args);
}

function unary(f: ReturnType<RuleFunction['apply']>, arg: Compiled | undefined, a: Run): Run {
  // A function of one argument ignores the others it could be given.
  const call1 = f as unknown as (x: unknown) => ReturnType<Run>;
  const field = arg?.field;
  if (field === undefined || field.type !== 'string') {
    return (h, t, frame) => {
      const x = a(h, t, frame);
      return x === null ? null : call1(x);
    };
  }
  // A text field is never null, so its slot can be read in place.
  const { slot } = field;
  return field.group === 'head' ? (h) => call1(h[slot]) : (_h, t) => call1(t[slot]);
}
