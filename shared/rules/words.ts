/*
 * Looking for listed words in goods names. Words come from packs, so they never become patterns: a text is walked once,
 * and only where a character can begin a word are the words compared.
 */

const SEPARATORS: ReadonlySet<string> = new Set(' \t\n,.;:|/\\()&+_-，。、；：（）');
const SLOTS = 1024;

/** Whether a text contains one of the words: Latin words whole, words of other scripts anywhere, in any case. */
export function containsWord(words: readonly string[]): (text: string) => boolean {
  const lower = words.map((word) => word.toLowerCase()).filter((word) => word !== '');
  // A coarse table by first character turns nearly every place away with one look.
  const begins = new Uint8Array(SLOTS);
  const byFirst = new Map<number, string[]>();
  for (const word of lower) {
    const first = word.charCodeAt(0);
    begins[first % SLOTS] = 1;
    byFirst.set(first, [...(byFirst.get(first) ?? []), word]);
  }
  return (text) => {
    const name = text.toLowerCase();
    for (let at = 0; at < name.length; at++) {
      const first = name.charCodeAt(at);
      if (begins[first % SLOTS] === 0) continue;
      for (const word of byFirst.get(first) ?? [])
        if (name.startsWith(word, at) && isWhole(name, at, word)) return true;
    }
    return false;
  };
}

/** Whether a text consists of the words and separators and nothing else. */
export function consistsOfWords(words: readonly string[]): (text: string) => boolean {
  const known: ReadonlySet<string> = new Set(words.map((word) => word.toLowerCase()));
  const longest = words.reduce((most, word) => Math.max(most, word.length), 0);
  return (text) => {
    const name = text.toLowerCase();
    if (known.has(name)) return true;
    let seen = false;
    let start = 0;
    for (let at = 0; at <= name.length; at++) {
      if (at < name.length && !SEPARATORS.has(name.charAt(at))) {
        if (at - start >= longest) return false;
        continue;
      }
      if (at > start) {
        if (!known.has(name.slice(start, at))) return false;
        seen = true;
      }
      start = at + 1;
    }
    return seen;
  };
}

function isWhole(text: string, at: number, word: string): boolean {
  const end = at + word.length;
  const before = isLatin(word.charCodeAt(0)) && at > 0 && isLatin(text.charCodeAt(at - 1));
  const after =
    isLatin(word.charCodeAt(word.length - 1)) && end < text.length && isLatin(text.charCodeAt(end));
  return !before && !after;
}

function isLatin(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57);
}
