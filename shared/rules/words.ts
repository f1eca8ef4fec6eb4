/*
 * Looking for listed words in goods names. Words come from packs, so they never become patterns: a text is walked once,
 * and only where a character can begin a word are the words compared.
 */

const SEPARATORS: ReadonlySet<string> = new Set(' \t\n,.;:|/\\()&+_-，。、；：（）');
const SLOTS = 1024;

/** The most characters the words of one list may have together; a longer list cannot be looked for in names. */
export const MAX_WORD_LIST = 20_000;

/** Whether a text contains one of the words: Latin words whole, words of other scripts anywhere, in any case. */
export function containsWord(words: readonly string[]): (text: string) => boolean {
  const tree = new WordTree(words.map((word) => word.toLowerCase()).filter((word) => word !== ''));
  return (text) => tree.isIn(text.toLowerCase());
}

/** The longest of the words. */
export function longestWord(words: readonly string[]): number {
  return words.reduce((most, word) => Math.max(most, word.length), 0);
}

const UNITS = 65_536;

/**
 * The words as one tree of characters that knows where to go on when a word breaks off (Aho and Corasick): a text is
 * walked once, a step or two for each character, however many words there are and however they overlap.
 */
class WordTree {
  /** A coarse table by first character turns nearly every place away with one look. */
  readonly #begins = new Uint8Array(SLOTS);
  /** The node reached from a node over a character, by node x UNITS + character. Node 0 is the beginning. */
  readonly #next = new Map<number, number>();
  /** The node of the longest beginning of a word that the way to a node ends with. */
  readonly #back: number[] = [0];
  /** How many characters lead to a node. */
  readonly #depth: number[] = [0];
  /** The longest word the way to a node ends with: its node, or 0. */
  readonly #word: number[] = [0];

  constructor(words: readonly string[]) {
    const ends = new Set<number>();
    const edges: { readonly from: number; readonly unit: number; readonly to: number }[] = [];
    for (const word of words) {
      this.#begins[word.charCodeAt(0) % SLOTS] = 1;
      let node = 0;
      for (let i = 0; i < word.length; i++) {
        const unit = word.charCodeAt(i);
        const known = this.#next.get(node * UNITS + unit);
        const to = known ?? this.#depth.length;
        if (known === undefined) {
          this.#next.set(node * UNITS + unit, to);
          this.#depth.push(i + 1);
          edges.push({ from: node, unit, to });
        }
        node = to;
      }
      ends.add(node);
    }
    // Nearest to the beginning first: where to go on from a node is known once it is for all that are nearer.
    edges.sort((a, b) => (this.#depth[a.to] ?? 0) - (this.#depth[b.to] ?? 0));
    for (const { from, unit, to } of edges) {
      const back = from === 0 ? 0 : this.#step(this.#back[from] ?? 0, unit);
      this.#back[to] = back;
      this.#word[to] = ends.has(to) ? to : (this.#word[back] ?? 0);
    }
  }

  isIn(text: string): boolean {
    let node = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (node === 0 && this.#begins[unit % SLOTS] === 0) continue;
      node = this.#step(node, unit);
      const word = this.#word[node] ?? 0;
      if (word !== 0 && this.#endsWhole(text, at, word)) return true;
    }
    return false;
  }

  /** Whether one of the words that end at a place stands whole there, the longest of which is given. */
  #endsWhole(text: string, at: number, longest: number): boolean {
    if (isLatin(text.charCodeAt(at)) && at + 1 < text.length && isLatin(text.charCodeAt(at + 1)))
      return false;
    for (let word = longest; word !== 0; word = this.#word[this.#back[word] ?? 0] ?? 0) {
      const start = at + 1 - (this.#depth[word] ?? 0);
      const inside = start > 0 && isLatin(text.charCodeAt(start)) && isLatin(text.charCodeAt(start - 1));
      if (!inside) return true;
    }
    return false;
  }

  #step(from: number, unit: number): number {
    let node = from;
    for (;;) {
      const next = this.#next.get(node * UNITS + unit);
      if (next !== undefined) return next;
      if (node === 0) return 0;
      node = this.#back[node] ?? 0;
    }
  }
}

/** Whether a text consists of the words and separators and nothing else. */
export function consistsOfWords(words: readonly string[]): (text: string) => boolean {
  const known: ReadonlySet<string> = new Set(words.map((word) => word.toLowerCase()));
  const longest = longestWord(words);
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

function isLatin(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57);
}
