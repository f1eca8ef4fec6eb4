import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Channel } from '#backend/packs/trust/formats.ts';
import { KEY_COUNT, keyFileName } from '#backend/packs/trust/keyFolder.ts';
import type { SigningKey } from '#backend/packs/trust/keys.ts';
import { generateSigningKey, readKeyFile, writeKeyFile } from '#backend/packs/trust/keys.ts';
import type { RoleSet } from '#backend/packs/trust/metadata.ts';
import { measureOf } from '#backend/packs/trust/metadata.ts';
import type { TrustProblem } from '#backend/packs/trust/problem.ts';
import { diskProblem, trustProblem } from '#backend/packs/trust/problem.ts';
import type { PublishedPack } from '#backend/packs/trust/publisher.ts';
import {
  createRepository,
  publishChannel,
  publishPack,
  renewRepository,
  rotateRoot,
} from '#backend/packs/trust/publisher.ts';
import { lastRootVersion, readRepository } from '#backend/packs/trust/repositoryFiles.ts';
import type { PublisherKeys } from '#backend/packs/trust/signing.ts';
import { LIFETIME } from '#backend/packs/trust/signing.ts';
import { firstRootOf, trainingFolder } from '#backend/packs/trust/trainingFolder.ts';
import type { TrustRole } from '#backend/store/contract/trust.ts';
import { TRUST_ROLES } from '#backend/store/contract/trust.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** The publisher of a training platform: it holds all its keys itself, which a real one must not. */
export interface TrainingPublisher {
  /** The folder to be served as files. */
  readonly repository: string;
  /** Root 1, for the workstation that enrols. */
  readonly firstRoot: Uint8Array;
  publish(packDir: string, now: number): Result<PublishedPack, TrustProblem>;
  publishChannel(channel: Channel, now: number): Result<null, TrustProblem>;
  /** Signs again what is past half its life, the root included; true when there was something to sign. */
  renew(now: number): Result<boolean, TrustProblem>;
}

/**
 * Opens the publisher in the data folder of a training platform (`publisher/keys`, `publisher/repository`), making keys
 * and repository where there are none. No training key is ever part of the program: each platform has its own.
 */
export function openTrainingPublisher(
  dataFolder: string,
  now: number,
): Result<TrainingPublisher, TrustProblem> {
  const { keys: keyFolder, repository } = trainingFolder(dataFolder);
  try {
    const keys = keysIn(keyFolder, lastRootVersion(repository) === 0);
    if (!keys.ok) return keys;
    if (lastRootVersion(repository) === 0) {
      const created = createRepository(repository, keys.value, now);
      if (!created.ok) return created;
    }
    const firstRoot = firstRootOf(repository);
    if (firstRoot === null) return err(trustProblem('packs.publish.noRepository', { folder: repository }));
    return ok({
      repository,
      firstRoot,
      publish: (packDir, at) => publishPack(repository, packDir, keys.value, at),
      publishChannel: (channel, at) => publishChannel(repository, channel, keys.value, at),
      renew: (at) => renew(repository, keys.value, at),
    });
  } catch (thrown) {
    return err(diskProblem(thrown));
  }
}

/** The name a workstation keeps the floors of a training platform under: a platform that was set up anew is another. */
export function trainingRepositoryName(firstRoot: Uint8Array): string {
  return `training:${measureOf(firstRoot).hashes.sha256}`;
}

/** Missing keys are made only where nothing was signed with them yet. */
function keysIn(folder: string, fresh: boolean): Result<PublisherKeys, TrustProblem> {
  const keys: Record<TrustRole, SigningKey[]> = { root: [], targets: [], snapshot: [], timestamp: [] };
  for (const role of TRUST_ROLES) {
    for (let n = 1; n <= KEY_COUNT[role]; n += 1) {
      const path = join(folder, keyFileName(role, n));
      if (fresh && !existsSync(path)) writeKeyFile(path, generateSigningKey());
      const key = readKeyFile(path);
      if (!key.ok) return key;
      keys[role].push(key.value);
    }
  }
  return ok(keys);
}

function renew(repository: string, keys: PublisherKeys, now: number): Result<boolean, TrustProblem> {
  const roles = readRepository(repository);
  if (!roles.ok) return roles;
  if (isOld(roles.value, 'root', now)) {
    const rotated = rotateRoot(repository, { keys, signers: keys.root, daily: keys }, now);
    return rotated.ok ? ok(true) : rotated;
  }
  if (!TRUST_ROLES.some((role) => isOld(roles.value, role, now))) return ok(false);
  const renewed = renewRepository(repository, keys, now);
  return renewed.ok ? ok(true) : renewed;
}

function isOld(roles: RoleSet, role: TrustRole, now: number): boolean {
  return Date.parse(roles[role].signed.expires) - now < LIFETIME[role] / 2;
}
