import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { chinaTime } from '#hosts/cli/chinaTime.ts';
import type { Context, Report } from '#hosts/cli/command.ts';
import { packTable } from '#hosts/cli/commands/packs/listing.ts';
import type { PacksWishes } from '#hosts/cli/commands/packs/options.ts';
import { EXIT, errorSentence, wrongUse } from '#hosts/cli/failure.ts';
import { oneLine } from '#hosts/cli/layout.ts';
import { HASH_SHOWN, packOf } from '#hosts/cli/packChoice.ts';
import { runPackJob } from '#hosts/cli/packJob.ts';
import type { Station } from '#hosts/cli/station.ts';
import { withProfile } from '#hosts/cli/station.ts';
import type { PackInfo } from '#shared/api/packs.ts';

/** packs update: asks the publisher, fetches and tries what is new. */
export async function update(context: Context): Promise<Report> {
  return withProfile(context, (station) => bring(context, station, () => station.call('packs.update', {})));
}

/** packs take FILE: the same from an update file. */
export async function takeFile(
  context: Context,
  _wishes: PacksWishes,
  [file = '']: readonly string[],
): Promise<Report> {
  const path = resolve(file);
  const about = await stat(path).catch(() => null);
  if (about === null) throw wrongUse('cli.file.missing', { file });
  if (!about.isFile()) throw wrongUse('cli.file.folder', { file });
  return withProfile(context, async (station) => {
    const ticket = await station.offerFile(path, basename(path));
    return bring(context, station, () => station.call('packs.takeFile', { ticket }));
  });
}

/** Runs a job and says what it brought. Exit 1 where it failed, or where a pack waits for a person's decision. */
async function bring(
  context: Context,
  station: Station,
  start: () => Promise<{ readonly job: string }>,
): Promise<Report> {
  const { text, language } = context;
  const before = new Set((await station.call('packs.installed', {})).map(({ hash }) => hash));
  const end = await runPackJob(context, station, start);
  const installed = await station.call('packs.installed', {});
  const { offered } = await station.call('packs.status', {});
  const arrived = installed.filter(({ hash }) => !before.has(hash));
  const held = installed.filter(({ standing }) => standing === 'held');
  const error = end.error === null ? null : { ...end.error, message: errorSentence(language, end.error) };
  const good = end.state === 'done' && error === null && held.length === 0;
  return {
    exit: good ? EXIT.good : EXIT.findings,
    value: { state: end.state, error, arrived, held: held.map(({ hash }) => hash), offered },
    lines: [
      ...(error === null ? [] : [oneLine(error.message)]),
      ...(arrived.length === 0 && error === null ? [text('packPage.done.nothing')] : []),
      ...(arrived.length === 0 ? [] : packTable(context, arrived)),
      ...arrived.map((pack) => fateLine(context, pack)),
      ...held.filter(({ hash }) => before.has(hash)).map((pack) => fateLine(context, pack)),
      ...offered.map(({ pack, seq, start: from }) =>
        text('cli.packs.offered', { pack, seq, start: chinaTime(from ?? Date.now()) }),
      ),
    ],
  };
}

/** packs activate HASH: lets a pack become active by a person's word. */
export async function activate(
  context: Context,
  _wishes: PacksWishes,
  [prefix = '']: readonly string[],
): Promise<Report> {
  return withProfile(context, async (station) => {
    const { hash } = packOf(await station.call('packs.installed', {}), prefix);
    const pack = await station.call('packs.activate', { hash });
    return { exit: EXIT.good, value: pack, lines: [fateLine(context, pack)] };
  });
}

/** packs back: goes back to the pack that was in force before. */
export async function goBack(context: Context): Promise<Report> {
  return withProfile(context, async (station) => {
    const pack = await station.call('packs.rollBack', {});
    return {
      exit: EXIT.good,
      value: pack,
      lines: [context.text('rules.pack.rolledBack', { version: pack.version })],
    };
  });
}

/** What happens with a pack now, in a sentence. */
function fateLine({ text }: Context, { version, standing, effectiveFrom, hash }: PackInfo): string {
  return text(`cli.packs.fate.${standing}`, { version, day: effectiveFrom, hash: hash.slice(0, HASH_SHOWN) });
}
