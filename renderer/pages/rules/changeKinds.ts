import { searchText } from '#shared/base/normalize.ts';
import type { DiffLine } from '#shared/rules/packDiffWords.ts';
import type { Phrase } from '#shared/rules/phrase.ts';

/** Kinds of change a reader may look for, in the order they are offered. */
export const CHANGE_KINDS = [
  'added',
  'dropped',
  'tightened',
  'loosened',
  'codes',
  'tariff',
  'other',
] as const;
/** One of CHANGE_KINDS. */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** The parts of a pack a change may be about, in the order they are shown. */
export const CHANGE_GROUPS = ['pack', 'rules', 'codes', 'tariff'] as const;
/** One of CHANGE_GROUPS. */
export type ChangeGroup = (typeof CHANGE_GROUPS)[number];

const RULE_KINDS: Readonly<Record<string, ChangeKind>> = {
  'radar.rule.added': 'added',
  'radar.rule.addedPhase': 'added',
  'radar.rule.dropped': 'dropped',
  'radar.rule.tightened': 'tightened',
  'radar.rule.loosened': 'loosened',
};

/** What kind of change a line tells of. */
export function kindOf({ about, phrase }: DiffLine): ChangeKind {
  const group = groupOf(about);
  if (group === 'codes' || group === 'tariff') return group;
  return Object.hasOwn(RULE_KINDS, phrase.key) ? (RULE_KINDS[phrase.key] ?? 'other') : 'other';
}

function groupOf({ kind, name }: DiffLine['about']): ChangeGroup {
  switch (kind) {
    case 'pack':
      return 'pack';
    case 'rule':
      return 'rules';
    case 'table':
      return name === 'tariff' ? 'tariff' : 'codes';
  }
}

/** How many lines there are of each kind; kinds without any are left out. */
export function countKinds(
  lines: readonly DiffLine[],
): readonly { readonly kind: ChangeKind; readonly count: number }[] {
  return CHANGE_KINDS.map((kind) => ({
    kind,
    count: lines.filter((line) => kindOf(line) === kind).length,
  })).filter(({ count }) => count > 0);
}

/** A line with what it says in the reader's language. */
export interface SaidLine {
  readonly line: DiffLine;
  readonly kind: ChangeKind;
  readonly text: string;
  /** Whether the text names the first day itself. */
  readonly saysDay: boolean;
}

/** The lines of one kind that have the words looked for, by the part of the pack they are about. */
export function shownChanges(
  lines: readonly DiffLine[],
  wanted: { readonly kind: ChangeKind | 'all'; readonly search: string },
  say: (phrase: Phrase) => string,
): readonly { readonly group: ChangeGroup; readonly lines: readonly SaidLine[] }[] {
  const words = searchText(wanted.search);
  const said = lines
    .map((line): SaidLine => {
      const text = say(line.phrase);
      return { line, kind: kindOf(line), text, saysDay: text.includes(line.from) };
    })
    .filter(({ kind, text }) => {
      return (wanted.kind === 'all' || kind === wanted.kind) && searchText(text).includes(words);
    });
  return CHANGE_GROUPS.map((group) => ({
    group,
    lines: said.filter(({ line }) => groupOf(line.about) === group),
  })).filter((part) => part.lines.length > 0);
}
