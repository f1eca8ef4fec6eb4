import type { Values } from '#hosts/cli/command.ts';

const EMPTINESS = ['none', 'unknown'] as const;
/** The highest number of a pack. */
const TOP_SEQ = 999_999_999;
/** A stick cannot outlive the list of targets, which is signed for 90 days. */
const MOST_DAYS = 90;

/** The options of `pack`; each verb says in its text which it uses. */
export const PACK_OPTIONS = {
  id: { kind: 'text', name: 'NAME', text: 'cli.pack.id' },
  against: { kind: 'text', name: 'DIR', text: 'cli.pack.against' },
  into: { kind: 'text', name: 'DIR', text: 'cli.pack.into' },
  map: { kind: 'list', name: 'COLUMN=FIELD', text: 'cli.pack.map' },
  sheet: { kind: 'text', name: 'NAME', text: 'cli.pack.sheet' },
  empty: { kind: 'choice', words: EMPTINESS, text: 'cli.pack.empty' },
  confirmed: { kind: 'flag', text: 'cli.pack.confirmed' },
  keys: { kind: 'list', name: 'DIR', text: 'cli.pack.keys' },
  new: { kind: 'list', name: 'DIR', text: 'cli.pack.newKeys' },
  channel: { kind: 'text', name: 'NAME', text: 'cli.pack.channel' },
  pack: { kind: 'text', name: 'ID', text: 'cli.pack.pack' },
  seq: { kind: 'count', name: 'N', least: 1, most: TOP_SEQ, text: 'cli.pack.seq' },
  from: { kind: 'text', name: 'TIME', text: 'cli.pack.from' },
  share: { kind: 'count', name: 'N', least: 0, most: 100, text: 'cli.pack.share' },
  'hold-at': { kind: 'count', name: 'N', least: 0, most: TOP_SEQ, text: 'cli.pack.holdAt' },
  days: { kind: 'count', name: 'N', least: 1, most: MOST_DAYS, text: 'cli.pack.days' },
  root: { kind: 'text', name: 'FILE', text: 'cli.pack.root' },
  force: { kind: 'flag', text: 'cli.pack.force' },
} as const;

/** What was given for the options of `pack`. */
export type PackWishes = Values<typeof PACK_OPTIONS>;
