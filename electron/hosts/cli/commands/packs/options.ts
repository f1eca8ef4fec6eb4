import type { Values } from '#hosts/cli/command.ts';

/** The options of `packs`. */
export const PACKS_OPTIONS = {
  day: { kind: 'text', name: 'YYYY-MM-DD', text: 'cli.packs.day' },
} as const;

/** What was given for the options of `packs`. */
export type PacksWishes = Values<typeof PACKS_OPTIONS>;
