import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unpackStick } from '#backend/packs/stickArchive.ts';
import type { Inspection } from '#backend/packs/trust/inspect.ts';
import { inspectRepository, readFirstRoot } from '#backend/packs/trust/inspect.ts';
import { writeStickFile } from '#backend/packs/trust/stickFile.ts';
import { chinaTime } from '#hosts/cli/chinaTime.ts';
import type { Context, Report } from '#hosts/cli/command.ts';
import { givenKeys } from '#hosts/cli/commands/pack/givenKeys.ts';
import type { PackWishes } from '#hosts/cli/commands/pack/options.ts';
import { EXIT, errorSentence, Failure, wrongUse } from '#hosts/cli/failure.ts';
import { oneLine, table } from '#hosts/cli/layout.ts';
import { orFail } from '#hosts/cli/trustFailure.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { Result } from '#shared/base/result.ts';

const DAYS = 30;

/** pack stick REPO OUT.zip --keys KEYS: the repository in one file for a USB stick. */
export async function stick(
  context: Context,
  wishes: PackWishes,
  [dir = '', out = '']: readonly string[],
): Promise<Report> {
  if (!wishes.force && existsSync(out)) throw wrongUse('cli.fileExists', { file: out });
  const keys = await givenKeys(context, wishes, ['snapshot', 'timestamp']);
  const written = orFail(writeStickFile(dir, out, keys, Date.now(), wishes.days ?? DAYS));
  const { files, bytes, expires } = written;
  return {
    exit: EXIT.good,
    value: { file: out, ...written },
    lines: [context.text('cli.pack.stickMade', { file: out, files, bytes, until: chinaTime(expires) })],
  };
}

/** pack verify REPO|FILE.zip --root FILE: what a workstation would say of it. */
export async function verify(
  context: Context,
  { root }: PackWishes,
  [from = '']: readonly string[],
): Promise<Report> {
  if (root === null) throw wrongUse('cli.optionMissing', { option: '--root' });
  const firstRoot = orFail(readFirstRoot(root));
  const isFile = statSync(from, { throwIfNoEntry: false })?.isFile() ?? false;
  const folder = isFile ? mkdtempSync(join(tmpdir(), 'highland-stick-')) : from;
  try {
    const unpacked = isFile ? await unpackStick(from, folder, context.signal) : null;
    if (unpacked !== null && !unpacked.ok) return refusal(context, unpacked.error);
    const inspected: Result<Inspection, AppError> = await inspectRepository(
      { kind: 'folder', path: folder },
      firstRoot,
      () => Date.now(),
      { signal: context.signal },
    );
    return inspected.ok ? goodReport(context, inspected.value) : refusal(context, inspected.error);
  } finally {
    if (isFile) rmSync(folder, { recursive: true, force: true });
  }
}

function refusal(context: Context, error: AppError): Report {
  if (context.signal.aborted) throw new Failure({ code: 'cli.interrupted' }, EXIT.interrupted);
  const message = errorSentence(context.language, error);
  return {
    exit: EXIT.findings,
    value: { accepted: false, error: { ...error, message } },
    lines: [context.text('cli.pack.notAccepted'), oneLine(message)],
  };
}

function goodReport({ text, paint }: Context, inspection: Inspection): Report {
  const parts = table(
    paint,
    [
      { head: text('cli.column.part') },
      { head: text('cli.column.number'), right: true },
      { head: text('cli.column.until') },
    ],
    inspection.roles.map(({ role, version, expires }) => [role, String(version), chinaTime(expires)]),
  );
  const columns = [
    { head: text('cli.column.channel') },
    { head: text('cli.column.pack') },
    { head: text('cli.column.version') },
    { head: text('cli.column.number'), right: true },
    { head: text('cli.column.start') },
    { head: text('cli.column.share'), right: true },
    { head: text('cli.column.hash') },
  ];
  const rows = inspection.packs.map(({ channel, index, start, sharePercent }) => [
    channel,
    index.pack,
    index.version,
    String(index.seq),
    chinaTime(start),
    `${sharePercent}%`,
    index.hash,
  ]);
  return {
    exit: EXIT.good,
    value: {
      accepted: true,
      parts: inspection.roles,
      published: inspection.published,
      packs: inspection.packs.map(({ index, ...rest }) => ({
        ...rest,
        pack: index.pack,
        version: index.version,
        seq: index.seq,
        hash: index.hash,
        files: index.files.length,
        bytes: index.files.reduce((sum, { bytes }) => sum + bytes, 0),
      })),
    },
    lines: [
      ...parts,
      '',
      ...(rows.length === 0 ? [text('cli.pack.noChannel')] : table(paint, columns, rows)),
      '',
      text('cli.pack.accepted', { packs: rows.length }),
    ],
  };
}
