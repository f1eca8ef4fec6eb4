import type { Brand } from '#shared/base/brand.ts';

/**
 * Where a value sits in a consignment: "order.orderNo", "items.2.gcode" (indexes count from 0).
 * The one key shared by rules, receipts, the form, edits and help.
 */
export type Pointer = Brand<string, 'Pointer'>;

const PATTERN = /^[a-z][A-Za-z0-9]*(\.([a-z][A-Za-z0-9]*|\d{1,6}))*$/;

/** Reads a pointer; null when the text cannot be one. */
export function parsePointer(text: string): Pointer | null {
  return text.length <= 200 && PATTERN.test(text) ? (text as Pointer) : null;
}

/** Joins parts into a pointer. The parts come from the program's own tables, never from outside. */
export function pointer(...parts: readonly (string | number)[]): Pointer {
  return parts.join('.') as Pointer;
}

/** The parts of a pointer; numbers stay text. */
export function pointerParts(p: Pointer): readonly string[] {
  return p.split('.');
}

/** The pointer with every index replaced by "*": the key of labels, fields and help ("items.*.gcode"). */
export function pointerPattern(p: string): string {
  return p.replace(/\.\d+(?=\.|$)/g, '.*');
}

/** The first index in a pointer, or null: the goods item it speaks of. */
export function pointerIndex(p: string): number | null {
  const match = /\.(\d+)(?=\.|$)/.exec(p);
  return match?.[1] === undefined ? null : Number(match[1]);
}

/** A pattern with its first "*" replaced by an index. */
export function atIndex(pattern: string, index: number): Pointer {
  return pattern.replace('*', String(index)) as Pointer;
}
