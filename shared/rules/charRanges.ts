/** Code points from the first to the last, both included. */
export type Range = readonly [from: number, to: number];

const LAST_POINT = 0x10ffff;

const DIGIT: readonly Range[] = [[48, 57]];
const SPACE: readonly Range[] = [
  [9, 10],
  [12, 13],
  [32, 32],
];
const WORD: readonly Range[] = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];
/** The classes of RE2 by letter; they are of ASCII only. */
export const CHAR_CLASSES: ReadonlyMap<string, readonly Range[]> = new Map([
  ['d', DIGIT],
  ['s', SPACE],
  ['w', WORD],
  ['D', except(DIGIT)],
  ['S', except(SPACE)],
  ['W', except(WORD)],
]);
/** Control characters by the letter that stands for them. */
export const CONTROL_CHARS: ReadonlyMap<string, number> = new Map([
  ['t', 9],
  ['n', 10],
  ['f', 12],
  ['r', 13],
]);

/** All code points but these. */
export function except(ranges: readonly Range[]): readonly Range[] {
  const left: Range[] = [];
  let next = 0;
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    if (from > next) left.push([next, from - 1]);
    next = Math.max(next, to + 1);
  }
  if (next <= LAST_POINT) left.push([next, LAST_POINT]);
  return left;
}

const ASCII = 128;

/** A test for ranges: one look for ASCII, else one range after the other. */
export function within(ranges: readonly Range[]): (point: number) => boolean {
  const [only] = ranges;
  if (only !== undefined && ranges.length === 1) {
    const [from, to] = only;
    return (point) => point >= from && point <= to;
  }
  const ascii = new Uint8Array(ASCII);
  for (const [from, to] of ranges) for (let i = from; i <= to && i < ASCII; i++) ascii[i] = 1;
  const beyond = merged(ranges.filter(([, to]) => to >= ASCII));
  return (point) => (point < ASCII ? ascii[point] === 1 : isWithin(beyond, point));
}

function merged(ranges: readonly Range[]): readonly Range[] {
  return except(except(ranges));
}

/** Looks a point up in sorted ranges by halves. */
function isWithin(ranges: readonly Range[], point: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to] = ranges[middle] ?? [0, 0];
    if (point < from) high = middle - 1;
    else if (point > to) low = middle + 1;
    else return true;
  }
  return false;
}
