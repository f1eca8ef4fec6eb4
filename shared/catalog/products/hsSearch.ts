import { searchText } from '#shared/base/normalize.ts';
import type { CodeRow, Confidence } from '#shared/catalog/codes.ts';
import { CHAPTERS } from '#shared/catalog/products/chapters.ts';

/** How far down a code stands: chapter (2 digits), heading (4), subheading (6), national line (8 or 10). */
export type HsLevel = 'chapter' | 'heading' | 'subheading' | 'line';

/** One code of the commodity nomenclature. */
export interface HsNode {
  readonly code: string;
  readonly level: HsLevel;
  readonly zh: string;
  readonly en: string;
  readonly confidence: Confidence;
}

/** A code with what it stands under: chapter, heading, subheading, as far as they are known. */
export interface HsHit extends HsNode {
  readonly path: readonly HsNode[];
}

/** What a search found, best first. */
export interface HsFound {
  /** National lines (税则号列): only these can be declared. */
  readonly lines: readonly HsHit[];
  /** Headings with those of their subheadings that were found. */
  readonly headings: readonly { readonly heading: HsHit; readonly subheadings: readonly HsHit[] }[];
}

/** The nomenclature, ready for searching. */
export interface HsIndex {
  search(query: string, most: { readonly lines: number; readonly headings: number }): HsFound;
  /** A code with its path; null when it is not known. */
  hit(code: string): HsHit | null;
  /** Codes one level below, in order. */
  below(code: string): readonly HsNode[];
  /** How many codes have a Chinese text, of how many. */
  readonly chinese: { readonly known: number; readonly all: number };
}

interface Entry {
  readonly node: HsNode;
  /** Ready for comparing, a space before every word. */
  readonly own: string;
  /** With the texts of everything it stands under. */
  readonly whole: string;
}

const MOST_TERMS = 8;
/** What stands one level below. */
const NEXT: Readonly<Record<HsLevel, HsLevel | null>> = {
  chapter: 'heading',
  heading: 'subheading',
  subheading: 'line',
  line: null,
};

/** Indexes the rows of the code table and, where a tariff line brings its own text, that. */
export function hsIndex(
  rows: readonly CodeRow[],
  lines: readonly Pick<CodeRow, 'code' | 'zh' | 'en' | 'confidence'>[],
): HsIndex {
  const nodes = new Map<string, HsNode>();
  for (const { code, zh, en } of CHAPTERS) {
    nodes.set(code, { code, level: 'chapter', zh, en, confidence: 'toBeConfirmed' });
  }
  for (const { code, zh, en, confidence } of [...rows, ...lines]) {
    const level = levelOf(code);
    const known = nodes.get(code);
    if (level !== null) {
      nodes.set(code, { code, level, zh: zh || (known?.zh ?? ''), en: en || (known?.en ?? ''), confidence });
    }
  }
  const pathOf = (code: string): readonly HsNode[] =>
    [2, 4, 6]
      .filter((length) => length < code.length)
      .flatMap((length) => nodes.get(code.slice(0, length)) ?? []);
  const hitOf = (node: HsNode): HsHit => ({ ...node, path: pathOf(node.code) });
  const entries = [...nodes.values()]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((node): Entry => {
      const own = comparable(node);
      return { node, own, whole: [own, ...pathOf(node.code).map(comparable)].join(' ') };
    });
  const below = (code: string): readonly HsNode[] => {
    const next = NEXT[levelOf(code) ?? 'line'];
    return entries.flatMap(({ node }) => (node.level === next && node.code.startsWith(code) ? [node] : []));
  };
  const named = entries.filter(({ node }) => node.level !== 'chapter');

  return {
    below,
    hit: (code) => {
      const node = nodes.get(code);
      return node === undefined ? null : hitOf(node);
    },
    chinese: { known: named.filter(({ node }) => node.zh !== '').length, all: named.length },
    search: (query, most) => {
      const terms = termsOf(query);
      if (terms.length === 0) return { lines: [], headings: [] };
      const found = entries
        .map((entry) => ({ entry, rank: rankOf(entry, terms) }))
        .filter((one): one is { entry: Entry; rank: number } => one.rank !== null)
        .sort((a, b) => a.rank - b.rank || a.entry.own.length - b.entry.own.length);
      return {
        lines: found
          .filter(({ entry }) => entry.node.level === 'line')
          .slice(0, most.lines)
          .map(({ entry }) => hitOf(entry.node)),
        headings: byHeading(
          found
            .map(({ entry }) => entry.node)
            .filter(({ level }) => level === 'heading' || level === 'subheading'),
          nodes,
          below,
          most.headings,
        ).map(({ heading, subheadings }) => ({
          heading: hitOf(heading),
          subheadings: subheadings.map(hitOf),
        })),
      };
    },
  };
}

const MOST_SUBHEADINGS = 12;

/** Subheadings under their headings; the order is that of the best found of each. */
function byHeading(
  found: readonly HsNode[],
  nodes: ReadonlyMap<string, HsNode>,
  below: (code: string) => readonly HsNode[],
  most: number,
): readonly { readonly heading: HsNode; readonly subheadings: readonly HsNode[] }[] {
  const groups = new Map<string, { readonly heading: HsNode; readonly subheadings: HsNode[] }>();
  for (const node of found) {
    const code = node.code.slice(0, 4);
    const heading = nodes.get(code);
    if (heading === undefined) continue;
    if (!groups.has(code)) {
      if (groups.size === most) continue;
      groups.set(code, { heading, subheadings: [] });
    }
    const group = groups.get(code);
    if (node.level === 'subheading' && group !== undefined && group.subheadings.length < MOST_SUBHEADINGS) {
      group.subheadings.push(node);
    }
  }
  // A heading that was found by its own text alone is shown with everything under it.
  return [...groups.values()].map(({ heading, subheadings }) => ({
    heading,
    subheadings: subheadings.length > 0 ? subheadings : below(heading.code).slice(0, MOST_SUBHEADINGS),
  }));
}

function levelOf(code: string): HsLevel | null {
  switch (code.length) {
    case 2:
      return 'chapter';
    case 4:
      return 'heading';
    case 6:
      return 'subheading';
    case 8:
    case 10:
      return 'line';
    default:
      return null;
  }
}

function comparable({ code, zh, en }: HsNode): string {
  return ` ${code} ${searchText(zh)} ${words(en)}`;
}

function words(text: string): string {
  return searchText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What is asked for: words and numbers; Chinese as it stands, codes without their points. */
function termsOf(query: string): readonly string[] {
  return searchText(query)
    .replace(/(?<=\d)[.](?=\d)/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((term) => term !== '')
    .slice(0, MOST_TERMS);
}

/** Lower is better; null when a term is found nowhere, or none of them in the entry's own text. */
function rankOf({ node, own, whole }: Entry, terms: readonly string[]): number | null {
  const [first = ''] = terms;
  if (terms.length === 1 && node.code === first) return 0;
  if (terms.length === 1 && /^\d{2,}$/.test(first)) return node.code.startsWith(first) ? 1 : null;
  let inOwn = 0;
  for (const term of terms) {
    if (has(own, term)) inOwn += 1;
    else if (!has(whole, term)) return null;
  }
  if (inOwn === 0) return null;
  if (inOwn < terms.length) return 4;
  return has(searchText(`${node.zh} `).slice(0, first.length + 1), first) || words(node.en).startsWith(first)
    ? 2
    : 3;
}

/** Chinese anywhere, a word of another script from its start: "tea" is not in "steam". */
function has(text: string, term: string): boolean {
  return /\p{Script=Han}/u.test(term) ? text.includes(term) : text.includes(` ${term}`);
}
