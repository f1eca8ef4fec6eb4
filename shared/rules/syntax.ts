/** The syntax tree of one rule expression: the whole language, nothing else can be written. */
export type Syntax =
  | { readonly kind: 'text'; readonly value: string; readonly pos: number }
  | { readonly kind: 'int'; readonly value: number; readonly pos: number }
  | { readonly kind: 'bool'; readonly value: boolean; readonly pos: number }
  | { readonly kind: 'name'; readonly name: string; readonly pos: number }
  | { readonly kind: 'field'; readonly of: string; readonly field: string; readonly pos: number }
  | { readonly kind: 'list'; readonly items: readonly Syntax[]; readonly pos: number }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Syntax[]; readonly pos: number }
  | {
      readonly kind: 'each';
      readonly macro: Macro;
      readonly name: string;
      readonly body: Syntax;
      readonly pos: number;
    }
  | { readonly kind: 'not'; readonly of: Syntax; readonly pos: number }
  | {
      readonly kind: 'binary';
      readonly op: BinaryOp;
      readonly left: Syntax;
      readonly right: Syntax;
      readonly pos: number;
    }
  | {
      readonly kind: 'if';
      readonly test: Syntax;
      readonly yes: Syntax;
      readonly no: Syntax;
      readonly pos: number;
    };

/** The operators of the rule language. */
export const BINARY_OPS = ['&&', '||', '==', '!=', '<', '<=', '>', '>=', '+', '-', '*', 'in'] as const;
/** One of BINARY_OPS. */
export type BinaryOp = (typeof BINARY_OPS)[number];

/** What can be asked of the goods items as a whole: CEL's macros over a list. */
export const MACROS = ['all', 'exists', 'exists_one', 'filter', 'map'] as const;
/** One of MACROS. */
export type Macro = (typeof MACROS)[number];

/** The parts of a node. */
export function children(node: Syntax): readonly Syntax[] {
  switch (node.kind) {
    case 'list':
      return node.items;
    case 'call':
      return node.args;
    case 'each':
      return [node.body];
    case 'not':
      return [node.of];
    case 'binary':
      return [node.left, node.right];
    case 'if':
      return [node.test, node.yes, node.no];
    default:
      return [];
  }
}
