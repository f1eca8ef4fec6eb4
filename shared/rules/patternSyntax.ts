import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { Range } from '#shared/rules/charRanges.ts';
import { CHAR_CLASSES, CONTROL_CHARS, except, within } from '#shared/rules/charRanges.ts';

/** A regular expression as parsed. */
export type PatternNode =
  | { readonly kind: 'empty' }
  | { readonly kind: 'set'; readonly holds: (point: number) => boolean }
  | { readonly kind: 'begin' | 'end' }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly PatternNode[] }
  | {
      readonly kind: 'repeat';
      readonly part: PatternNode;
      readonly min: number;
      readonly max: number | null;
    };

const MAX_DEPTH = 20;
const MAX_LENGTH = 500;
const MAX_TIMES = 1000;

/** A refusal on the way through a pattern; never seen outside of this file. */
class PatternProblem extends Error {}

/**
 * Parses the part of RE2's syntax that rules need: characters, ".", classes, groups, "|", repetition, "^" and "$". What
 * RE2 does not know either (looking ahead or back, repeating what a group found) is refused, and so is what is rare.
 */
export function parsePattern(source: string): Result<PatternNode, string> {
  const reader = new Reader(source);
  try {
    if (source.length > MAX_LENGTH) throw new PatternProblem(`> ${MAX_LENGTH}`);
    const node = choice(reader, 0);
    if (reader.peek() !== '') throw new PatternProblem(reader.peek());
    return ok(node);
  } catch (problem) {
    if (!(problem instanceof PatternProblem)) throw problem;
    return err(problem.message);
  }
}

/** Whether what matches must stand at the beginning of the text. */
export function beginsAnchored(node: PatternNode): boolean {
  switch (node.kind) {
    case 'begin':
      return true;
    case 'sequence': {
      const [first] = node.parts;
      return first !== undefined && beginsAnchored(first);
    }
    case 'choice':
      return node.parts.every(beginsAnchored);
    case 'repeat':
      return node.min > 0 && beginsAnchored(node.part);
    case 'empty':
    case 'set':
    case 'end':
      return false;
  }
}

/** The most characters a match can have; null where there is no end to it. */
export function longestMatch(node: PatternNode): number | null {
  switch (node.kind) {
    case 'set':
      return 1;
    case 'empty':
    case 'begin':
    case 'end':
      return 0;
    case 'sequence':
    case 'choice': {
      let longest = 0;
      for (const part of node.parts) {
        const length = longestMatch(part);
        if (length === null) return null;
        longest = node.kind === 'sequence' ? longest + length : Math.max(longest, length);
      }
      return longest;
    }
    case 'repeat': {
      const once = longestMatch(node.part);
      return once === 0 ? 0 : once === null || node.max === null ? null : once * node.max;
    }
  }
}

class Reader {
  readonly #points: readonly string[];
  #at = 0;

  constructor(source: string) {
    this.#points = [...source];
  }

  /** The character at hand; "" at the end. */
  peek(ahead = 0): string {
    return this.#points[this.#at + ahead] ?? '';
  }

  take(): string {
    const char = this.peek();
    this.#at += 1;
    return char;
  }

  /** Takes a text if it stands here. */
  accept(text: string): boolean {
    const here = this.#points.slice(this.#at, this.#at + text.length).join('') === text;
    if (here) this.#at += text.length;
    return here;
  }
}

function choice(reader: Reader, depth: number): PatternNode {
  if (depth > MAX_DEPTH) throw new PatternProblem('(((');
  const parts = [sequence(reader, depth)];
  while (reader.accept('|')) parts.push(sequence(reader, depth));
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : { kind: 'choice', parts };
}

function sequence(reader: Reader, depth: number): PatternNode {
  const parts: PatternNode[] = [];
  while (!['', '|', ')'].includes(reader.peek())) parts.push(repeated(reader, depth));
  return parts.length === 0 ? { kind: 'empty' } : { kind: 'sequence', parts };
}

function repeated(reader: Reader, depth: number): PatternNode {
  const part = single(reader, depth);
  const times = timesOf(reader);
  if (times === null) return part;
  if (part.kind === 'begin' || part.kind === 'end') throw new PatternProblem('^*');
  // Whether as few or as many as possible are taken does not change whether there is a match.
  reader.accept('?');
  if (timesOf(reader) !== null) throw new PatternProblem('**');
  return { kind: 'repeat', part, ...times };
}

function timesOf(reader: Reader): { readonly min: number; readonly max: number | null } | null {
  if (reader.accept('*')) return { min: 0, max: null };
  if (reader.accept('+')) return { min: 1, max: null };
  if (reader.accept('?')) return { min: 0, max: 1 };
  if (!reader.accept('{')) return null;
  const min = numberOf(reader);
  const open = reader.accept(',');
  const max = !open ? min : reader.peek() === '}' ? null : numberOf(reader);
  if (!reader.accept('}') || (max !== null && max < min)) throw new PatternProblem('{}');
  return { min, max };
}

function numberOf(reader: Reader): number {
  let digits = '';
  while (/^\d$/.test(reader.peek()) && digits.length < 5) digits += reader.take();
  const value = Number(digits);
  if (digits === '' || value > MAX_TIMES) throw new PatternProblem('{}');
  return value;
}

function single(reader: Reader, depth: number): PatternNode {
  const char = reader.take();
  switch (char) {
    case '^':
      return { kind: 'begin' };
    case '$':
      return { kind: 'end' };
    case '.':
      return { kind: 'set', holds: (point) => point !== 10 };
    case '[':
      return { kind: 'set', holds: classOf(reader) };
    case '(': {
      if (reader.accept('?') && !reader.accept(':')) throw new PatternProblem(`(?${reader.peek()}`);
      const inner = choice(reader, depth + 1);
      if (!reader.accept(')')) throw new PatternProblem('(');
      return inner;
    }
    case '\\':
      return { kind: 'set', holds: within(escaped(reader)) };
    default:
      if ('*+?{}])'.includes(char)) throw new PatternProblem(char);
      return { kind: 'set', holds: within([pointsOf(char, char)]) };
  }
}

/** What stands after a backslash: a class of characters, a control character, or a sign meant as itself. */
function escaped(reader: Reader): readonly Range[] {
  const char = reader.take();
  const known = CHAR_CLASSES.get(char);
  if (known !== undefined) return known;
  const control = CONTROL_CHARS.get(char);
  if (control !== undefined) return [[control, control]];
  if (!/^[!-/:-@[-`{-~]$/.test(char)) throw new PatternProblem(`\\${char}`);
  return [pointsOf(char, char)];
}

function classOf(reader: Reader): (point: number) => boolean {
  const negated = reader.accept('^');
  const ranges: Range[] = [];
  if (reader.peek() === ']') throw new PatternProblem('[]');
  while (!reader.accept(']')) {
    const first = classPart(reader);
    const [only] = first;
    const isRange = reader.peek() === '-' && reader.peek(1) !== ']';
    if (!isRange || only === undefined) {
      ranges.push(...first);
      continue;
    }
    reader.take();
    const [last] = classPart(reader);
    if (last === undefined || only[0] !== only[1] || last[0] !== last[1] || last[0] < only[0])
      throw new PatternProblem('[-]');
    ranges.push([only[0], last[0]]);
  }
  return within(negated ? except(ranges) : ranges);
}

function classPart(reader: Reader): readonly Range[] {
  const char = reader.take();
  if (char === '\\') return escaped(reader);
  if (char === '' || char === '[') throw new PatternProblem('[');
  return [pointsOf(char, char)];
}

function pointsOf(from: string, to: string): Range {
  return [from.codePointAt(0) ?? 0, to.codePointAt(0) ?? 0];
}
