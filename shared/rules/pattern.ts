import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { PatternNode } from '#shared/rules/patternSyntax.ts';
import { beginsAnchored, longestMatch, parsePattern } from '#shared/rules/patternSyntax.ts';

/*
 * Regular expressions that cannot take for ever. A pattern becomes an automaton with a bounded number of states, and all
 * of its states walk the text together, once: a text costs at most its length times the states, whatever the pattern.
 */

/** The most states a pattern may have; `a{300}` has 300. */
export const MAX_PATTERN_STATES = 300;

/** A pattern ready to be looked for in texts. */
export interface Pattern {
  /** Whether the text contains something that matches. */
  readonly test: (text: string) => boolean;
  /** What looking in a text costs: states visited. */
  readonly steps: (text: string) => number;
  /** The most steps a text of that length can cost. */
  readonly mostSteps: (length: number) => number;
}

type State =
  | { readonly kind: 'set'; readonly holds: (point: number) => boolean; readonly next: number }
  | { readonly kind: 'fork'; readonly next: number; readonly other: number }
  | { readonly kind: 'begin' | 'end'; readonly next: number }
  | { readonly kind: 'match' };

/** The automaton while it is built, from its end to its beginning. */
interface Building {
  readonly states: State[];
  /** Nodes built so far: repeating nothing adds no state but takes its time. */
  work: number;
}

/** Compiles a pattern in the syntax of RE2; what cannot be matched in linear time is refused with its name. */
export function compilePattern(source: string): Result<Pattern, string> {
  const parsed = parsePattern(source);
  if (!parsed.ok) return parsed;
  const building: Building = { states: [{ kind: 'match' }], work: 0 };
  const first = build(parsed.value, 0, building);
  if (first === null) return err(`> ${MAX_PATTERN_STATES}`);
  const { states } = building;
  const anchored = beginsAnchored(parsed.value);
  const longest = longestMatch(parsed.value);
  const walk = walker(states, first, anchored);
  return ok({
    test: (text) => walk(text).found,
    steps: (text) => walk(text).steps,
    // A pattern tied to the beginning is done with as soon as it has gone as far as it reaches.
    mostSteps: (length) =>
      states.length * ((anchored && longest !== null ? Math.min(longest, length) : length) + 2),
  });
}

function add({ states }: Building, state: State): number {
  states.push(state);
  return states.length - 1;
}

/** Builds a node in front of the state `next`; null when there are too many states. */
function build(node: PatternNode, next: number, building: Building): number | null {
  building.work += 1;
  if (building.states.length > MAX_PATTERN_STATES || building.work > MAX_PATTERN_STATES * 10) return null;
  switch (node.kind) {
    case 'empty':
      return next;
    case 'set':
      return add(building, { kind: 'set', holds: node.holds, next });
    case 'begin':
    case 'end':
      return add(building, { kind: node.kind, next });
    case 'sequence': {
      let at: number | null = next;
      for (const part of node.parts.toReversed()) {
        if (at === null) return null;
        at = build(part, at, building);
      }
      return at;
    }
    case 'choice': {
      let at: number | null = null;
      for (const part of node.parts) {
        const branch = build(part, next, building);
        if (branch === null) return null;
        at = at === null ? branch : add(building, { kind: 'fork', next: at, other: branch });
      }
      return at;
    }
    case 'repeat':
      return repeat(node, next, building);
  }
}

function repeat(
  { part, min, max }: PatternNode & { readonly kind: 'repeat' },
  next: number,
  building: Building,
): number | null {
  let at: number | null = next;
  if (max === null) {
    // The fork is needed before its body is: it is put in with the body's place still open.
    const fork = add(building, { kind: 'fork', next, other: next });
    const body = build(part, fork, building);
    if (body === null) return null;
    building.states[fork] = { kind: 'fork', next: body, other: next };
    at = fork;
  } else {
    for (let i = min; i < max; i++) {
      const body: number | null = build(part, at, building);
      if (body === null) return null;
      at = add(building, { kind: 'fork', next: body, other: next });
    }
  }
  for (let i = 0; i < min; i++) {
    if (at === null) return null;
    at = build(part, at, building);
  }
  return at;
}

/** States in the order they were reached; room for each once. */
interface Reached {
  readonly places: Int32Array;
  count: number;
}

function walker(states: readonly State[], first: number, anchored: boolean) {
  const seen = new Int32Array(states.length);
  // A state is put aside at most once for each way that leads to it, and two lead out of a fork.
  const open = new Int32Array(states.length * 2 + 1);
  let now: Reached = { places: new Int32Array(states.length), count: 0 };
  let next: Reached = { places: new Int32Array(states.length), count: 0 };
  let round = 0;
  let steps = 0;
  /** Notes a state and all that are reached from it without a character; true when one of them is the end. */
  const reach = (from: number, begins: boolean, ends: boolean): boolean => {
    let top = 1;
    open[0] = from;
    while (top > 0) {
      top -= 1;
      const place = open[top] ?? 0;
      const state = states[place];
      if (state === undefined || seen[place] === round) continue;
      seen[place] = round;
      steps += 1;
      switch (state.kind) {
        case 'match':
          return true;
        case 'set':
          next.places[next.count++] = place;
          break;
        case 'fork':
          open[top++] = state.other;
          open[top++] = state.next;
          break;
        case 'begin':
          if (begins) open[top++] = state.next;
          break;
        case 'end':
          if (ends) open[top++] = state.next;
          break;
      }
    }
    return false;
  };
  /** Takes a character from every state that was noted; true when one of them leads to the end. */
  const advance = (point: number, ends: boolean): boolean => {
    for (let i = 0; i < now.count; i++) {
      const state = states[now.places[i] ?? 0];
      if (state?.kind === 'set' && state.holds(point) && reach(state.next, false, ends)) return true;
    }
    return false;
  };
  return (text: string): { readonly found: boolean; readonly steps: number } => {
    seen.fill(0);
    round = 1;
    steps = 0;
    next.count = 0;
    let found = reach(first, true, text === '');
    for (let at = 0; !found && at < text.length; ) {
      [now, next] = [next, now];
      if (anchored && now.count === 0) break;
      next.count = 0;
      round += 1;
      const point = text.codePointAt(at) ?? 0;
      at += point > 0xffff ? 2 : 1;
      const ends = at === text.length;
      // What matches may begin anywhere, unless the pattern is tied to the beginning.
      found = advance(point, ends) || (!anchored && reach(first, false, ends));
    }
    return { found, steps };
  };
}
