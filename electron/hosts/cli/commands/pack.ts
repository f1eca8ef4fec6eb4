import { command } from '#hosts/cli/command.ts';
import type { PackWishes } from '#hosts/cli/commands/pack/options.ts';
import { PACK_OPTIONS } from '#hosts/cli/commands/pack/options.ts';
import type { Verb, Verbs } from '#hosts/cli/verbs.ts';
import { formsOf, verbOf } from '#hosts/cli/verbs.ts';
import type { CliTextKey } from '#shared/i18n/cliTexts.ts';

// Loaded only when they are wanted: compiling, reading workbooks and signing are no part of any other command.
const authoring = () => import('#hosts/cli/commands/pack/authoring.ts');
const importing = () => import('#hosts/cli/commands/pack/importTariff.ts');
const keeping = () => import('#hosts/cli/commands/pack/keeping.ts');
const publishing = () => import('#hosts/cli/commands/pack/publishing.ts');
const carrying = () => import('#hosts/cli/commands/pack/carrying.ts');

/** What "pack WORD" does. */
const VERBS: Verbs<PackWishes> = {
  new: verb(['DIR'], 'cli.pack.do.new', async () => (await authoring()).begin),
  lint: verb(['DIR'], 'cli.pack.do.lint', async () => (await authoring()).lint),
  test: verb(['DIR'], 'cli.pack.do.test', async () => (await authoring()).test),
  seal: verb(['DIR'], 'cli.pack.do.seal', async () => (await authoring()).seal),
  diff: verb(['OLD', 'NEW'], 'cli.pack.do.diff', async () => (await authoring()).diff),
  import: verb(['tariff', 'FILE'], 'cli.pack.do.import', async () => (await importing()).importCommand),
  keys: verb(['DIR'], 'cli.pack.do.keys', async () => (await keeping()).keys),
  repository: verb(['REPO'], 'cli.pack.do.repository', async () => (await keeping()).repository),
  publish: verb(['REPO', 'DIR'], 'cli.pack.do.publish', async () => (await publishing()).publish),
  channel: verb(['REPO'], 'cli.pack.do.channel', async () => (await publishing()).channel),
  renew: verb(['REPO'], 'cli.pack.do.renew', async () => (await keeping()).renew),
  rotate: verb(['REPO'], 'cli.pack.do.rotate', async () => (await keeping()).rotate),
  stick: verb(['REPO', 'OUT.zip'], 'cli.pack.do.stick', async () => (await carrying()).stick),
  verify: verb(['REPO|FILE.zip'], 'cli.pack.do.verify', async () => (await carrying()).verify),
};

function verb(
  operands: readonly string[],
  text: CliTextKey,
  load: () => Promise<Verb<PackWishes>['run']>,
): Verb<PackWishes> {
  return {
    operands,
    text,
    run: async (context, wishes, given) => (await load())(context, wishes, given),
  };
}

/** pack: making rule packs, and publishing them. */
export const PACK = command({
  name: 'pack',
  summary: 'cli.pack.summary',
  operands: { name: Object.keys(VERBS).join('|'), least: 1, most: 3 },
  forms: formsOf(VERBS),
  options: PACK_OPTIONS,
  async run(context, wishes, [word = '', ...operands]) {
    return verbOf(VERBS, word, operands, 'cli.pack.word').run(context, wishes, operands);
  },
});
