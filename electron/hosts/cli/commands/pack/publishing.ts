import { lintPack } from '#backend/packs/authoring/lintPack.ts';
import type { ChannelEntry, ChannelWish } from '#backend/packs/trust/channels.ts';
import { channelNames, readChannel, readIndex, setInChannel } from '#backend/packs/trust/channels.ts';
import type { TrustProblem } from '#backend/packs/trust/problem.ts';
import { publishPack } from '#backend/packs/trust/publisher.ts';
import { readRepository } from '#backend/packs/trust/repositoryFiles.ts';
import { chinaTime, readInstant } from '#hosts/cli/chinaTime.ts';
import type { Context, Report } from '#hosts/cli/command.ts';
import { dailyKeys } from '#hosts/cli/commands/pack/givenKeys.ts';
import type { PackWishes } from '#hosts/cli/commands/pack/options.ts';
import { EXIT, errorSentence, wrongUse } from '#hosts/cli/failure.ts';
import { table } from '#hosts/cli/layout.ts';
import { lintReport } from '#hosts/cli/packReports.ts';
import { orFail, trustExit } from '#hosts/cli/trustFailure.ts';

const EVERYONE = 'stable';

/** pack publish REPO DIR --keys KEYS: publishes a pack and names it in a channel. */
export async function publish(
  context: Context,
  wishes: PackWishes,
  [dir = '', packDir = '']: readonly string[],
): Promise<Report> {
  const { text, paint } = context;
  const name = channelOf(wishes);
  const start = startOf(wishes);
  const daily = await dailyKeys(context, wishes);
  const published = publishPack(dir, packDir, daily, Date.now());
  if (!published.ok) {
    return PACK_FAULTS.has(published.error.code)
      ? faultReport(context, packDir, published.error)
      : orFail(published);
  }
  const { index, newFiles, newBytes } = published.value;
  const entry = orFail(
    setInChannel(
      dir,
      name,
      { pack: index.pack, seq: index.seq, start, sharePercent: wishes.share ?? undefined },
      daily,
      Date.now(),
    ),
  );
  const wholeBytes = index.files.reduce((sum, { bytes }) => sum + bytes, 0);
  const columns = [{ head: text('cli.column.file') }, { head: text('cli.column.bytes'), right: true }];
  const rows = newFiles.map((file) => [file.name, String(file.bytes)]);
  const { pack, version, seq, hash } = index;
  return {
    exit: EXIT.good,
    value: { pack, version, seq, hash, newFiles, newBytes, wholeBytes, channel: { name, ...entry } },
    lines: [
      text('cli.pack.published', { pack, version, seq, hash }),
      '',
      ...(rows.length === 0 ? [] : table(paint, columns, rows)),
      text('cli.pack.cost', { files: newFiles.length, bytes: newBytes, whole: wholeBytes }),
      entryLine(context, name, entry),
    ],
  };
}

/** pack channel REPO: what each channel gives out; with --hold-at, --share, --from or --seq changes it. */
export async function channel(
  context: Context,
  wishes: PackWishes,
  [dir = '']: readonly string[],
): Promise<Report> {
  const { share, seq } = wishes;
  const holdAt = wishes['hold-at'];
  const wish: ChannelWish = {
    pack: wishes.pack,
    seq: seq ?? undefined,
    start: startOf(wishes),
    sharePercent: share ?? undefined,
    holdAt: holdAt === null ? undefined : holdAt === 0 ? null : holdAt,
  };
  const { pack: _pack, ...changes } = wish;
  if (Object.values(changes).every((one) => one === undefined)) return channelsReport(context, dir);
  const name = channelOf(wishes);
  const entry = orFail(setInChannel(dir, name, wish, await dailyKeys(context, wishes), Date.now()));
  return {
    exit: EXIT.good,
    value: { channel: name, ...entry },
    lines: [entryLine(context, name, entry)],
  };
}

function channelsReport({ text, paint }: Context, dir: string): Report {
  const roles = orFail(readRepository(dir));
  const entries = channelNames(roles).flatMap((name) =>
    (orFail(readChannel(dir, roles, name))?.packs ?? []).map((entry) => ({
      channel: name,
      ...entry,
      version: orFail(readIndex(dir, roles, entry.pack, entry.seq))?.version ?? '',
    })),
  );
  const columns = [
    { head: text('cli.column.channel') },
    { head: text('cli.column.pack') },
    { head: text('cli.column.version') },
    { head: text('cli.column.number'), right: true },
    { head: text('cli.column.start') },
    { head: text('cli.column.share'), right: true },
    { head: text('cli.column.holdAt'), right: true },
  ];
  const rows = entries.map((entry) => [
    entry.channel,
    entry.pack,
    entry.version,
    String(entry.seq),
    chinaTime(entry.start),
    `${entry.sharePercent}%`,
    entry.holdAt === undefined ? '' : String(entry.holdAt),
  ]);
  const lines = rows.length === 0 ? [text('cli.pack.noChannel')] : table(paint, columns, rows);
  return { exit: EXIT.good, value: entries, lines };
}

function entryLine({ text }: Context, channel: string, entry: ChannelEntry): string {
  const { pack, seq, start, sharePercent: share, holdAt } = entry;
  const line = text('cli.pack.givenOut', { channel, pack, seq, start: chinaTime(start), share });
  return holdAt === undefined ? line : `${line}${text('cli.pack.held', { holdAt })}`;
}

function channelOf({ channel: name }: PackWishes): string {
  const channelName = name ?? EVERYONE;
  if (!/^[a-z]{1,20}$/.test(channelName)) throw wrongUse('cli.pack.badChannel', { channel: channelName });
  return channelName;
}

function startOf({ from }: PackWishes): number | undefined {
  if (from === null) return undefined;
  const at = readInstant(from);
  if (at === null) throw wrongUse('cli.pack.badTime', { given: from });
  return at;
}

/** Problems of the pack itself, of which lint has more to say. */
const PACK_FAULTS: ReadonlySet<string> = new Set([
  'packs.publish.doesNotLoad',
  'packs.publish.doesNotCompile',
  'packs.publish.testsFail',
]);

/** Why a pack is not published, and everything lint finds wrong with it. */
function faultReport(context: Context, packDir: string, problem: TrustProblem): Report {
  const message = errorSentence(context.language, problem);
  const remarks = lintPack(packDir, null).filter(({ level }) => level === 'error');
  const linted = lintReport(context, remarks);
  return {
    exit: trustExit(problem),
    value: { error: { ...problem, message }, remarks: linted.value },
    lines: [message, '', ...linted.lines],
  };
}
