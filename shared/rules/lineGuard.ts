import { FUNCTION_BY_NAME } from '#shared/rules/functions.ts';
import type { Syntax } from '#shared/rules/syntax.ts';

/**
 * Whether a condition can only be true for a goods item whose commodity code has a tariff line. Such a rule need not
 * be tried on a consignment none of whose items has one, which is most of what a small tariff sees.
 */
export function needsLine(condition: Syntax): boolean {
  switch (condition.kind) {
    case 'binary':
      if (condition.op === '&&') return needsLine(condition.left) || needsLine(condition.right);
      return condition.op === '||' && needsLine(condition.left) && needsLine(condition.right);
    case 'call': {
      const [code] = condition.args;
      const called = FUNCTION_BY_NAME.get(condition.name);
      const asksItem = code?.kind === 'field' && code.of === 'item' && code.field === 'gcode';
      // Every yes-or-no question to the tariff is answered with no where there is no line.
      return asksItem && called?.tariff === true && called.result === 'bool';
    }
    default:
      return false;
  }
}
