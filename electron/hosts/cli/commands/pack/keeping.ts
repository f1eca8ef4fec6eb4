import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { KeyHolder } from '#backend/packs/trust/keyFolder.ts';
import { KEY_HOLDERS, makeKeyFolder, readKeyFolders, wholeSet } from '#backend/packs/trust/keyFolder.ts';
import { createRepository, renewRepository, rotateRoot } from '#backend/packs/trust/publisher.ts';
import { renewShortLived } from '#backend/packs/trust/renewal.ts';
import { readRepository } from '#backend/packs/trust/repositoryFiles.ts';
import type { PublisherKeys } from '#backend/packs/trust/signing.ts';
import { THRESHOLD } from '#backend/packs/trust/signing.ts';
import { TRUST_ROLES } from '#backend/store/contract/trust.ts';
import { chinaTime } from '#hosts/cli/chinaTime.ts';
import type { Context, Report } from '#hosts/cli/command.ts';
import { dailyKeys, foldersOf, givenKeys } from '#hosts/cli/commands/pack/givenKeys.ts';
import type { PackWishes } from '#hosts/cli/commands/pack/options.ts';
import { EXIT } from '#hosts/cli/failure.ts';
import { keyPasswords } from '#hosts/cli/keyPasswords.ts';
import { table } from '#hosts/cli/layout.ts';
import { orFail } from '#hosts/cli/trustFailure.ts';
import { err, ok } from '#shared/base/result.ts';

/** pack keys DIR: a set of keys, a folder for each who keeps some. */
export async function keys(
  context: Context,
  _wishes: PackWishes,
  [dir = '']: readonly string[],
): Promise<Report> {
  const { text, paint } = context;
  const passwords = keyPasswords(context);
  const given = new Map<KeyHolder, string>();
  for (const holder of KEY_HOLDERS) {
    const password = await passwords.create(holder);
    if (password !== null) given.set(holder, password);
  }
  const made = orFail(makeKeyFolder(dir, given));
  const columns = [
    { head: text('cli.column.file') },
    { head: text('cli.column.password') },
    { head: text('cli.column.key') },
  ];
  const rows = made.map(({ file, id, locked }) => [
    file,
    locked ? text('cli.pack.locked') : { text: text('cli.pack.open'), tone: 'warning' as const },
    id,
  ]);
  const unlocked = made.some(({ locked }) => !locked);
  return {
    exit: EXIT.good,
    value: { folder: dir, keys: made, thresholds: THRESHOLD },
    lines: [
      ...table(paint, columns, rows),
      '',
      text('cli.pack.keysMade', { folder: dir, root: THRESHOLD.root, targets: THRESHOLD.targets }),
      ...(unlocked ? [text('cli.pack.keysOpen')] : []),
    ],
  };
}

/** pack repository REPO --keys KEYS: begins a repository and shows the fingerprint of its first root. */
export async function repository(
  context: Context,
  wishes: PackWishes,
  [dir = '']: readonly string[],
): Promise<Report> {
  const all = await givenKeys(context, wishes, TRUST_ROLES);
  const root = orFail(createRepository(dir, wholeKeys(all), Date.now()));
  return rootReport(context, dir, 1, root);
}

/** pack rotate REPO --keys OLD --new NEW: the next root, signed with keys of both sets. */
export async function rotate(
  context: Context,
  wishes: PackWishes,
  [dir = '']: readonly string[],
): Promise<Report> {
  const { open } = keyPasswords(context);
  const old = orFail(await readKeyFolders(foldersOf(wishes, 'keys'), ['root'], open));
  const next = wholeKeys(orFail(await readKeyFolders(foldersOf(wishes, 'new'), TRUST_ROLES, open)));
  const signers = [...old.root, ...next.root];
  const root = orFail(rotateRoot(dir, { keys: next, signers, daily: next }, Date.now()));
  const { version } = orFail(readRepository(dir)).root.signed;
  return rootReport(context, dir, version, root);
}

/**
 * pack renew REPO --keys KEYS: signs what expires soon again; without keys that publish, only the two short-lived
 * signatures.
 */
export async function renew(
  context: Context,
  wishes: PackWishes,
  [dir = '']: readonly string[],
): Promise<Report> {
  const daily = await dailyKeys(context, wishes);
  const short = daily.targets.length === 0;
  orFail(short ? renewShortLived(dir, daily, Date.now()) : renewRepository(dir, daily, Date.now()));
  const done = context.text(short ? 'cli.pack.renewedShort' : 'cli.pack.renewed', { folder: dir });
  return expiryReport(context, dir, done);
}

function wholeKeys(all: PublisherKeys): PublisherKeys {
  const problem = wholeSet(all);
  return orFail(problem === null ? ok(all) : err(problem));
}

function rootReport(context: Context, dir: string, version: number, root: Uint8Array): Report {
  const sha256 = createHash('sha256').update(root).digest('hex');
  const file = join(dir, 'metadata', `${version}.root.json`);
  const report = expiryReport(context, dir, context.text('cli.pack.rootMade', { version, file }));
  return {
    exit: EXIT.good,
    value: { folder: dir, root: { version, file, sha256 } },
    lines: [...report.lines, '', context.text('cli.pack.fingerprint'), inGroups(sha256)],
  };
}

/** In groups of four, to be read out over the telephone. */
function inGroups(sha256: string): string {
  return (sha256.match(/.{4}/g) ?? []).join(' ');
}

/** How long each part of a repository is good for, below a first line. */
function expiryReport({ text, paint }: Context, dir: string, first: string): Report {
  const roles = orFail(readRepository(dir));
  const parts = TRUST_ROLES.map((role) => {
    const { version, expires } = roles[role].signed;
    return { role, version, expires };
  });
  const columns = [
    { head: text('cli.column.part') },
    { head: text('cli.column.number'), right: true },
    { head: text('cli.column.until') },
  ];
  const rows = parts.map(({ role, version, expires }) => [role, String(version), chinaTime(expires)]);
  return {
    exit: EXIT.good,
    value: { folder: dir, parts },
    lines: [first, '', ...table(paint, columns, rows)],
  };
}
