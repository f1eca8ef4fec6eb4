/*
 * Looking for one text in another in time that grows with their lengths added, not multiplied: what the platform's own
 * search does not promise, and texts and what is looked for in them may both come from outside.
 */

/** Below this many comparisons at worst the platform's own search is used; it is faster on ordinary texts. */
const SMALL = 4096;

/** Whether one text contains another. */
export function containsText(text: string, part: string): boolean {
  if (part.length > text.length) return false;
  if (text.length * part.length <= SMALL) return text.includes(part);
  return find(text, part, fallbacks(part), 0) >= 0;
}

/** In how many pieces a separator parts a text; an empty text has none, and an empty separator parts nothing. */
export function partCount(text: string, between: string): number {
  if (text === '') return 0;
  if (between === '' || between.length > text.length) return 1;
  const back = fallbacks(between);
  let count = 1;
  for (let at = find(text, between, back, 0); at >= 0; at = find(text, between, back, at + between.length)) {
    count += 1;
  }
  return count;
}

/** For each length of a beginning, how long its longest own beginning is that it also ends with (Knuth, Morris, Pratt). */
function fallbacks(part: string): Uint32Array {
  const back = new Uint32Array(part.length + 1);
  let length = 0;
  for (let i = 1; i < part.length; i++) {
    while (length > 0 && part.charCodeAt(i) !== part.charCodeAt(length)) length = back[length] ?? 0;
    if (part.charCodeAt(i) === part.charCodeAt(length)) length += 1;
    back[i + 1] = length;
  }
  return back;
}

function find(text: string, part: string, back: Uint32Array, from: number): number {
  let length = 0;
  if (part === '') return from;
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    while (length > 0 && unit !== part.charCodeAt(length)) length = back[length] ?? 0;
    if (unit === part.charCodeAt(length)) length += 1;
    if (length === part.length) return i + 1 - length;
  }
  return -1;
}
