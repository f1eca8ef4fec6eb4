import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Channel, PackIndex } from '#backend/packs/trust/formats.ts';
import {
  channelPath,
  channelSchema,
  indexPath,
  packIndexSchema,
  targetFile,
} from '#backend/packs/trust/formats.ts';
import type { RoleSet } from '#backend/packs/trust/metadata.ts';
import { measureOf } from '#backend/packs/trust/metadata.ts';
import type { TrustProblem } from '#backend/packs/trust/problem.ts';
import { diskProblem, trustProblem } from '#backend/packs/trust/problem.ts';
import { publishChannel } from '#backend/packs/trust/publisher.ts';
import { readRepository } from '#backend/packs/trust/repositoryFiles.ts';
import type { DailyKeys } from '#backend/packs/trust/signing.ts';
import { expiryOf } from '#backend/packs/trust/signing.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** One pack of a channel. */
export type ChannelEntry = Channel['packs'][number];

/** What of a channel's entry is to be set; what is left out stays as it is. */
export interface ChannelWish {
  /** Which pack; null where the channel gives out only one. */
  readonly pack: string | null;
  readonly seq?: number | undefined;
  /** Milliseconds since 1970. */
  readonly start?: number | undefined;
  readonly sharePercent?: number | undefined;
  /** null lifts the stop. */
  readonly holdAt?: number | null | undefined;
}

/** The names of the channels of a repository. */
export function channelNames({ targets }: Pick<RoleSet, 'targets'>): readonly string[] {
  return Object.keys(targets.signed.targets)
    .map((path) => /^channels\/([a-z]{1,20})\.json$/.exec(path)?.[1])
    .filter((name) => name !== undefined)
    .toSorted();
}

/** What a channel of the publisher's own repository gives out; null when there is no such channel. */
export function readChannel(dir: string, roles: RoleSet, name: string): Result<Channel | null, TrustProblem> {
  return readTarget(dir, roles, channelPath(name), channelSchema);
}

/** The list of files of a published pack; null when it is not published. */
export function readIndex(
  dir: string,
  roles: RoleSet,
  pack: string,
  seq: number,
): Result<PackIndex | null, TrustProblem> {
  return readTarget(dir, roles, indexPath(pack, seq), packIndexSchema);
}

/**
 * Changes one pack of a channel and publishes the channel anew; other packs of it stay. A pack the channel did not give
 * out is taken up when the wish names its number. While an edition goes to some or is still to come, the one before it
 * is given out beside it. A stop stays until it is lifted, also over a new number.
 */
export function setInChannel(
  dir: string,
  name: string,
  wish: ChannelWish,
  keys: DailyKeys,
  now: number,
): Result<ChannelEntry, TrustProblem> {
  const roles = readRepository(dir);
  if (!roles.ok) return roles;
  const channel = readChannel(dir, roles.value, name);
  if (!channel.ok) return channel;
  const packs = channel.value?.packs ?? [];
  const chosen = packOf(name, packs, wish.pack);
  if (!chosen.ok) return chosen;
  const pack = chosen.value;
  const editions = packs.filter((one) => one.pack === pack).toSorted((a, b) => b.seq - a.seq);
  const entry = changed(editions[0], pack, wish, now);
  if (entry === null) return err(trustProblem('packs.publish.notInChannel', { channel: name, pack }));
  for (const seq of [entry.seq, entry.holdAt ?? entry.seq]) {
    if (!Object.hasOwn(roles.value.targets.signed.targets, indexPath(pack, seq))) {
      return err(trustProblem('packs.publish.unknownPack', { pack, seq }));
    }
  }
  const still = isForAll(entry, now)
    ? undefined
    : editions.find((one) => one.seq < entry.seq && isForAll(one, now));
  const before = still === undefined ? [] : [held(still, entry.holdAt)];
  const next = [...packs.filter((one) => one.pack !== pack), ...before, entry];
  const sorted = next.toSorted((a, b) => (a.pack === b.pack ? a.seq - b.seq : a.pack < b.pack ? -1 : 1));
  const written = publishChannel(dir, { channel: name, packs: sorted }, keys, now);
  return written.ok ? ok(entry) : written;
}

/** Null where there is no number to go by. Another number begins anew: given out from now on and to all, unless told otherwise. */
function changed(
  newest: ChannelEntry | undefined,
  pack: string,
  wish: ChannelWish,
  now: number,
): ChannelEntry | null {
  const seq = wish.seq ?? newest?.seq;
  if (seq === undefined) return null;
  const stays = seq === newest?.seq ? newest : undefined;
  const start = wish.start === undefined ? (stays?.start ?? expiryOf(now)) : expiryOf(wish.start);
  const sharePercent = wish.sharePercent ?? stays?.sharePercent ?? 100;
  const holdAt = wish.holdAt === undefined ? newest?.holdAt : wish.holdAt;
  return held({ pack, seq, start, sharePercent }, holdAt ?? undefined);
}

function held({ holdAt: _before, ...entry }: ChannelEntry, holdAt: number | undefined): ChannelEntry {
  return holdAt === undefined ? entry : { ...entry, holdAt };
}

function isForAll({ start, sharePercent }: ChannelEntry, now: number): boolean {
  return sharePercent === 100 && Date.parse(start) <= now;
}

/** The pack that was named, or the only one of the channel. */
function packOf(
  channel: string,
  packs: readonly ChannelEntry[],
  named: string | null,
): Result<string, TrustProblem> {
  if (named !== null) return ok(named);
  const names = [...new Set(packs.map(({ pack }) => pack))];
  const [only, other] = names;
  if (only === undefined) return err(trustProblem('packs.publish.emptyChannel', { channel }));
  return other === undefined
    ? ok(only)
    : err(trustProblem('packs.publish.whichPack', { channel, packs: names.join(', ') }));
}

function readTarget<T>(
  dir: string,
  { targets }: RoleSet,
  path: string,
  schema: z.ZodType<T>,
): Result<T | null, TrustProblem> {
  const all = targets.signed.targets;
  const sha256 = Object.hasOwn(all, path) ? all[path]?.hashes['sha256'] : undefined;
  if (sha256 === undefined) return ok(null);
  const file = targetFile(path, sha256);
  try {
    const bytes = readFileSync(join(dir, file));
    if (measureOf(bytes).hashes.sha256 !== sha256)
      return err(trustProblem('packs.trust.wrongHash', { file }));
    const read = schema.safeParse(JSON.parse(bytes.toString('utf8')));
    return read.success ? ok(read.data) : err(trustProblem('packs.trust.badIndex', { file }));
  } catch (thrown) {
    return err(diskProblem(thrown));
  }
}
