import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Metadata, Root, TargetFile, Targets } from '@tufjs/models';
import { HASHES } from '#backend/packs/loadPack.ts';
import { checkPack } from '#backend/packs/trust/checkPack.ts';
import type { Channel, PackIndex } from '#backend/packs/trust/formats.ts';
import { channelPath, filePath, indexPath, targetFile } from '#backend/packs/trust/formats.ts';
import type { SigningKey } from '#backend/packs/trust/keys.ts';
import type { RoleSet } from '#backend/packs/trust/metadata.ts';
import { measureOf } from '#backend/packs/trust/metadata.ts';
import type { TrustProblem } from '#backend/packs/trust/problem.ts';
import { diskProblem, trustProblem } from '#backend/packs/trust/problem.ts';
import {
  lastRootVersion,
  readRepository,
  writeRepositoryFile,
} from '#backend/packs/trust/repositoryFiles.ts';
import type { DailyKeys, PublisherKeys } from '#backend/packs/trust/signing.ts';
import { headOf, signAs, THRESHOLD, writeEdition } from '#backend/packs/trust/signing.ts';
import type { TrustRole } from '#backend/store/contract/trust.ts';
import { TRUST_ROLES } from '#backend/store/contract/trust.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** Public keys by role, as a root names them. */
export type RoleKeys = Readonly<Record<TrustRole, readonly Pick<SigningKey, 'publicKey'>[]>>;

/** A pack as it was published. */
export interface PublishedPack {
  readonly index: PackIndex;
  /** Files the repository did not have yet: what a workstation with the version before has to fetch. */
  readonly newFiles: readonly { readonly name: string; readonly bytes: number }[];
  /** Their bytes and those of the list of files. */
  readonly newBytes: number;
}

/**
 * Makes a repository in a folder: root 1, and targets, snapshot and timestamp without content. Gives the bytes of
 * root 1, which is what every workstation must get on a way that can be trusted.
 */
export function createRepository(
  dir: string,
  keys: PublisherKeys,
  now: number,
): Result<Uint8Array, TrustProblem> {
  return guarded(() => {
    if (lastRootVersion(dir) > 0) return err(trustProblem('packs.publish.occupied', { folder: dir }));
    const root = new Metadata(rootOf(keys, 1, now));
    const rootBytes = signAs('root', root, root, keys.root);
    if (!rootBytes.ok) return rootBytes;
    const targets = new Targets(headOf('targets', 1, now));
    const edition = { root, targets, snapshotVersion: 1, timestampVersion: 1 };
    // The root comes last: a folder without one is no repository, and can be started again.
    const written = writeEdition(dir, edition, keys, now);
    if (!written.ok) return written;
    writeRepositoryFile(dir, 'metadata/1.root.json', rootBytes.value);
    return rootBytes;
  });
}

/**
 * Publishes the pack of a folder under its own number, which must be higher than the last of that pack. A pack that
 * does not load, does not compile or fails its own tests is refused. Files the repository has are not written again.
 */
export function publishPack(
  dir: string,
  packDir: string,
  keys: DailyKeys,
  now: number,
): Result<PublishedPack, TrustProblem> {
  return guarded(() => {
    const checked = checkPack(packDir);
    if (!checked.ok) return checked;
    const repository = readRepository(dir);
    if (!repository.ok) return repository;
    const { pack, hash, files } = checked.value.loaded;
    const last = lastSeq(repository.value, pack.pack);
    if (pack.seq <= last) {
      return err(trustProblem('packs.publish.seqNotHigher', { pack: pack.pack, seq: pack.seq, last }));
    }
    const contents = [...files.map(({ name }) => name), HASHES].map((name) => ({
      name,
      bytes: new Uint8Array(readFileSync(join(packDir, name))),
    }));
    const index: PackIndex = {
      pack: pack.pack,
      version: pack.version,
      seq: pack.seq,
      published: pack.published,
      hash,
      files: contents.map(({ name, bytes }) => ({
        name,
        bytes: bytes.length,
        sha256: measureOf(bytes).hashes.sha256,
      })),
    };
    const list = jsonBytes(index);
    const added = new Map<string, Uint8Array>([[indexPath(pack.pack, pack.seq), list]]);
    for (const { bytes } of contents) added.set(filePath(measureOf(bytes).hashes.sha256), bytes);
    const { targets } = repository.value.targets.signed;
    const newFiles = index.files
      .filter(({ sha256 }) => !Object.hasOwn(targets, filePath(sha256)))
      .map(({ name, bytes }) => ({ name, bytes }));
    const newBytes = newFiles.reduce((sum, { bytes }) => sum + bytes, list.length);
    const written = writeTargets(dir, repository.value, added, keys, now);
    return written.ok ? ok({ index, newFiles, newBytes }) : written;
  });
}

/** Publishes what a channel gives out, in the place of what it gave out before. It can only name published packs. */
export function publishChannel(
  dir: string,
  channel: Channel,
  keys: DailyKeys,
  now: number,
): Result<null, TrustProblem> {
  return guarded(() => {
    const repository = readRepository(dir);
    if (!repository.ok) return repository;
    for (const { pack, seq } of channel.packs) {
      if (!Object.hasOwn(repository.value.targets.signed.targets, indexPath(pack, seq))) {
        return err(trustProblem('packs.publish.unknownPack', { pack, seq }));
      }
    }
    const added = new Map([[channelPath(channel.channel), jsonBytes(channel)]]);
    return writeTargets(dir, repository.value, added, keys, now);
  });
}

/** Signs everything below the root again, so that none of it expires; the content stays. */
export function renewRepository(dir: string, keys: DailyKeys, now: number): Result<null, TrustProblem> {
  return guarded(() => {
    const repository = readRepository(dir);
    return repository.ok ? writeTargets(dir, repository.value, new Map(), keys, now) : repository;
  });
}

/**
 * Publishes the next root with other keys. `signers` must hold a threshold of the keys of the root before and one of
 * the new root: a workstation goes from one to the next only so. Everything below is signed again with the new keys.
 */
export function rotateRoot(
  dir: string,
  next: { readonly keys: RoleKeys; readonly signers: readonly SigningKey[]; readonly daily: DailyKeys },
  now: number,
): Result<Uint8Array, TrustProblem> {
  return guarded(() => {
    const repository = readRepository(dir);
    if (!repository.ok) return repository;
    const before = repository.value.root;
    const root = new Metadata(rootOf(next.keys, before.signed.version + 1, now));
    const byOld = signAs('root', root, before, next.signers);
    if (!byOld.ok) return byOld;
    const bytes = signAs('root', root, root, next.signers);
    if (!bytes.ok) return bytes;
    for (const role of ['targets', 'snapshot', 'timestamp'] as const) {
      const usable = signAs(role, new Metadata(new Targets(headOf(role, 1, now))), root, next.daily[role]);
      if (!usable.ok) return usable;
    }
    writeRepositoryFile(dir, `metadata/${root.signed.version}.root.json`, bytes.value);
    const written = writeTargets(dir, { ...repository.value, root }, new Map(), next.daily, now);
    return written.ok ? bytes : written;
  });
}

function rootOf(keys: RoleKeys, version: number, now: number): Root {
  const root = new Root({ ...headOf('root', version, now), consistentSnapshot: true });
  for (const role of TRUST_ROLES) for (const { publicKey } of keys[role]) root.addKey(publicKey, role);
  // The library makes the roles of a new root with a threshold of one and offers no way to say otherwise but this.
  const json = root.toJSON();
  const roles = Object.fromEntries(
    TRUST_ROLES.map((role) => [
      role,
      { keyids: keys[role].map(({ publicKey }) => publicKey.keyID), threshold: THRESHOLD[role] },
    ]),
  );
  return Root.fromJSON({ ...json, roles });
}

function writeTargets(
  dir: string,
  { root, targets, snapshot, timestamp }: RoleSet,
  added: ReadonlyMap<string, Uint8Array>,
  keys: DailyKeys,
  now: number,
): Result<null, TrustProblem> {
  const next = new Targets({
    ...headOf('targets', targets.signed.version + 1, now),
    targets: { ...targets.signed.targets },
  });
  for (const [path, bytes] of added) {
    const measure = measureOf(bytes);
    next.addTarget(new TargetFile({ path, ...measure }));
    writeRepositoryFile(dir, targetFile(path, measure.hashes.sha256), bytes);
  }
  const edition: Parameters<typeof writeEdition>[1] = {
    root,
    targets: next,
    snapshotVersion: snapshot.signed.version + 1,
    timestampVersion: timestamp.signed.version + 1,
  };
  return writeEdition(dir, edition, keys, now);
}

function lastSeq(repository: RoleSet, pack: string): number {
  const start = `packs/${pack}/`;
  const seqs = Object.keys(repository.targets.signed.targets)
    .filter((path) => path.startsWith(start))
    .map((path) => Number.parseInt(path.slice(start.length), 10));
  return Math.max(0, ...seqs);
}

function jsonBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value)}\n`);
}

function guarded<T>(work: () => Result<T, TrustProblem>): Result<T, TrustProblem> {
  try {
    return work();
  } catch (thrown) {
    return err(diskProblem(thrown));
  }
}
