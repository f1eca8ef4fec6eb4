import { command } from '#hosts/cli/command.ts';
import { activate, goBack, takeFile, update } from '#hosts/cli/commands/packs/changing.ts';
import { list } from '#hosts/cli/commands/packs/listing.ts';
import { radar, trial } from '#hosts/cli/commands/packs/looking.ts';
import type { PacksWishes } from '#hosts/cli/commands/packs/options.ts';
import { PACKS_OPTIONS } from '#hosts/cli/commands/packs/options.ts';
import type { Verbs } from '#hosts/cli/verbs.ts';
import { formsOf, verbOf } from '#hosts/cli/verbs.ts';

/** What "packs WORD" does. */
const VERBS: Verbs<PacksWishes> = {
  list: { operands: [], text: 'cli.packs.do.list', run: list },
  update: { operands: [], text: 'cli.packs.do.update', run: update },
  take: { operands: ['FILE.zip'], text: 'cli.packs.do.take', run: takeFile },
  activate: { operands: ['HASH'], text: 'cli.packs.do.activate', run: activate },
  back: { operands: [], text: 'cli.packs.do.back', run: goBack },
  radar: { operands: ['[HASH]'], text: 'cli.packs.do.radar', run: radar },
  trial: { operands: ['[HASH]'], text: 'cli.packs.do.trial', run: trial },
};

/** packs: the rule packs installed on this workstation. */
export const PACKS = command({
  name: 'packs',
  summary: 'cli.packs.summary',
  operands: { name: Object.keys(VERBS).join('|'), least: 0, most: 2 },
  forms: formsOf(VERBS),
  options: PACKS_OPTIONS,
  async run(context, wishes, [word = 'list', ...operands]) {
    return verbOf(VERBS, word, operands, 'cli.packs.word').run(context, wishes, operands);
  },
});
