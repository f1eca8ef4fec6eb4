import { chinaTime } from '#hosts/cli/chinaTime.ts';
import type { Context, Report } from '#hosts/cli/command.ts';
import { EXIT, errorSentence } from '#hosts/cli/failure.ts';
import { table } from '#hosts/cli/layout.ts';
import { HASH_SHOWN } from '#hosts/cli/packChoice.ts';
import type { Tone } from '#hosts/cli/paint.ts';
import { withProfile } from '#hosts/cli/station.ts';
import type { PackInfo, PackStanding, PacksStatus } from '#shared/api/packs.ts';

const TONES: Readonly<Partial<Record<PackStanding, Tone>>> = { active: 'good', held: 'warning' };

/** packs list: every installed pack, and how things stand with the publisher. */
export async function list(context: Context): Promise<Report> {
  return withProfile(context, async (station) => {
    const installed = await station.call('packs.installed', {});
    const status = await station.call('packs.status', {});
    return {
      exit: EXIT.good,
      value: { installed, status },
      lines: [...packTable(context, installed), '', ...statusLines(context, status)],
    };
  });
}

/** A line for each pack. */
export function packTable({ text, paint }: Context, packs: readonly PackInfo[]): readonly string[] {
  const columns = [
    { head: text('cli.column.pack') },
    { head: text('cli.column.version') },
    { head: text('cli.column.number'), right: true },
    { head: text('cli.column.standing') },
    { head: text('cli.column.origin') },
    { head: text('cli.column.from') },
    { head: text('cli.column.to') },
    { head: text('cli.column.published') },
    { head: text('cli.column.rules'), right: true },
    { head: text('cli.column.hash') },
  ];
  const rows = packs.map((pack) => {
    const tone = TONES[pack.standing];
    const standing = text(`rules.pack.standing.${pack.standing}`);
    return [
      pack.id,
      pack.version,
      String(pack.seq),
      tone === undefined ? standing : { text: standing, tone },
      text(`rules.pack.origin.${pack.origin}`),
      pack.effectiveFrom || '—',
      pack.effectiveTo ?? '—',
      pack.published,
      String(pack.rules),
      pack.hash.slice(0, HASH_SHOWN),
    ];
  });
  return table(paint, columns, rows);
}

/** How things stand with the publisher, in sentences. */
function statusLines({ text, language }: Context, status: PacksStatus): readonly string[] {
  const { source, confirmedAt, expires, expired, clock, lastTry, offered, damaged } = status;
  const files = source === 'none' && status.files ? 'files' : source;
  const error = lastTry?.error ?? null;
  return [
    text(`cli.packs.source.${files}`),
    ...(confirmedAt === null
      ? []
      : [text('cli.packs.confirmed', { at: chinaTime(confirmedAt), until: chinaTime(expires ?? '') })]),
    ...(expired ? [text('packPage.expired')] : []),
    ...(clock === null ? [] : [errorSentence(language, clock)]),
    ...(error === null || lastTry === null
      ? []
      : [text('cli.packs.lastTry', { at: chinaTime(lastTry.at), reason: errorSentence(language, error) })]),
    ...offered.map(({ pack, seq, start }) =>
      text('cli.packs.offered', { pack, seq, start: chinaTime(start ?? Date.now()) }),
    ),
    ...damaged.map((one) => errorSentence(language, one)),
  ];
}
