import type { Decimal } from '#shared/base/decimal.ts';
import { add, ZERO } from '#shared/base/decimal.ts';
import type { Run } from '#shared/rules/closures.ts';

/** Whether something holds for every goods item; one known "no" settles it. */
export function all(body: Run<boolean>): Run<boolean> {
  return (h, _t, f) => {
    let answer: boolean | null = true;
    for (const item of f.items) {
      const value = body(h, item, f);
      if (value === false) return false;
      if (value === null) answer = null;
    }
    return answer;
  };
}

/** Whether something holds for some goods item; one known "yes" settles it. */
export function exists(body: Run<boolean>): Run<boolean> {
  return (h, _t, f) => {
    let answer: boolean | null = false;
    for (const item of f.items) {
      const value = body(h, item, f);
      if (value === true) return true;
      if (value === null) answer = null;
    }
    return answer;
  };
}

/** For how many goods items something holds; unknown as soon as it is unknown for one. */
export function countOf(body: Run<boolean>): Run<number> {
  return (h, _t, f) => {
    let count = 0;
    for (const item of f.items) {
      const value = body(h, item, f);
      if (value === null) return null;
      if (value) count++;
    }
    return count;
  };
}

/** Whether something holds for exactly one goods item. */
export function existsOne(body: Run<boolean>): Run<boolean> {
  const count = countOf(body);
  return (h, t, f) => {
    const value = count(h, t, f);
    return value === null ? null : value === 1;
  };
}

/** The exact sum over the goods items. */
export function sumOf(body: Run<Decimal>): Run<Decimal> {
  return (h, _t, f) => {
    let total = ZERO;
    for (const item of f.items) {
      const value = body(h, item, f);
      if (value === null) return null;
      total = add(total, value);
    }
    return total;
  };
}

/** How many different texts there are over the goods items. */
export function distinctOf(body: Run<string>): Run<number> {
  return (h, _t, f) => {
    const seen = new Set<string>();
    for (const item of f.items) {
      const value = body(h, item, f);
      if (value === null) return null;
      seen.add(value);
    }
    return seen.size;
  };
}

/** How many goods items there are. */
export const itemCount: Run<number> = (_h, _t, f) => f.items.length;
