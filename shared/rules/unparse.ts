import type { BinaryOp, Syntax } from '#shared/rules/syntax.ts';

const STRENGTH: Readonly<Record<BinaryOp, number>> = {
  ...{ '||': 1, '&&': 2, '==': 3, '!=': 3, '<': 3, '<=': 3, '>': 3, '>=': 3, in: 3 },
  ...{ '+': 4, '-': 4, '*': 5 },
};
const METHODS: ReadonlySet<string> = new Set(['startsWith', 'endsWith', 'contains', 'matches']);

/** The expression a tree stands for, in one spelling: two trees with the same text are the same expression. */
export function unparse(node: Syntax): string {
  switch (node.kind) {
    case 'text':
      return JSON.stringify(node.value);
    case 'int':
    case 'bool':
      return String(node.value);
    case 'name':
      return node.name;
    case 'field':
      return `${node.of}.${node.field}`;
    case 'list':
      return `[${node.items.map(unparse).join(', ')}]`;
    case 'call':
      return callText(node.name, node.args);
    case 'each':
      return `items.${node.macro}(${node.name}, ${unparse(node.body)})`;
    case 'not':
      return `!${bracketed(node.of, node.of.kind === 'binary' || node.of.kind === 'if')}`;
    case 'binary':
      return binaryText(node.op, node.left, node.right);
    case 'if':
      return `${bracketed(node.test, node.test.kind === 'if')} ? ${bracketed(node.yes, node.yes.kind === 'if')} : ${unparse(node.no)}`;
  }
}

function callText(name: string, args: readonly Syntax[]): string {
  const [first, ...others] = args;
  if (!METHODS.has(name) || first === undefined) return `${name}(${args.map(unparse).join(', ')})`;
  const compound = first.kind === 'binary' || first.kind === 'if' || first.kind === 'not';
  return `${bracketed(first, compound)}.${name}(${others.map(unparse).join(', ')})`;
}

function binaryText(op: BinaryOp, left: Syntax, right: Syntax): string {
  const mine = STRENGTH[op];
  const weaker = (node: Syntax, atLeast: number): boolean =>
    node.kind === 'if' || (node.kind === 'binary' && STRENGTH[node.op] < atLeast);
  // Operators group to the left, so the right side needs brackets already where it binds equally.
  return `${bracketed(left, weaker(left, mine))} ${op} ${bracketed(right, weaker(right, mine + 1))}`;
}

function bracketed(node: Syntax, needed: boolean): string {
  return needed ? `(${unparse(node)})` : unparse(node);
}
