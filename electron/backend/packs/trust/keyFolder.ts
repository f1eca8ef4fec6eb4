import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { SigningKey } from '#backend/packs/trust/keys.ts';
import { generateSigningKey, isLockedKeyFile, readKeyFile, writeKeyFile } from '#backend/packs/trust/keys.ts';
import type { TrustProblem } from '#backend/packs/trust/problem.ts';
import { diskProblem, trustProblem } from '#backend/packs/trust/problem.ts';
import type { PublisherKeys } from '#backend/packs/trust/signing.ts';
import type { TrustRole } from '#backend/store/contract/trust.ts';
import { TRUST_ROLES } from '#backend/store/contract/trust.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** How many keys of a role a publisher has: one more than must sign where people hold them, so that one may be lost. */
export const KEY_COUNT: Readonly<Record<TrustRole, number>> = {
  root: 3,
  targets: 3,
  snapshot: 1,
  timestamp: 1,
};

/** Who keeps keys, a folder for each: three people, and the computer that renews the two short-lived signatures. */
export const KEY_HOLDERS = ['holder-1', 'holder-2', 'holder-3', 'online'] as const;
/** One of KEY_HOLDERS. */
export type KeyHolder = (typeof KEY_HOLDERS)[number];

/** Who keeps what: each person a key of the root and one that publishes. */
const KEPT_BY: Readonly<Record<KeyHolder, readonly (readonly [TrustRole, number])[]>> = {
  'holder-1': [
    ['root', 1],
    ['targets', 1],
  ],
  'holder-2': [
    ['root', 2],
    ['targets', 2],
  ],
  'holder-3': [
    ['root', 3],
    ['targets', 3],
  ],
  online: [
    ['snapshot', 1],
    ['timestamp', 1],
  ],
};

/** The name of a key file. */
export function keyFileName(role: TrustRole, number: number): string {
  return `${role}-${number}.pem`;
}

/** A key file as it was made. */
export interface MadeKey {
  /** Inside the folder. */
  readonly file: string;
  readonly id: string;
  readonly locked: boolean;
}

/**
 * Makes a whole new set of key files in a folder that is not there yet or empty, locked for the holders that have a
 * passphrase. Either all of them appear or none.
 */
export function makeKeyFolder(
  dir: string,
  passphrases: ReadonlyMap<KeyHolder, string>,
): Result<readonly MadeKey[], TrustProblem> {
  const building = `${dir.replace(/[/\\]+$/, '')}.${randomUUID()}.tmp`;
  try {
    const present = existsSync(dir);
    if (present && readdirSync(dir).length > 0) {
      return err(trustProblem('packs.publish.keysPresent', { folder: dir }));
    }
    const made = KEY_HOLDERS.flatMap((holder) =>
      KEPT_BY[holder].map(([role, number]): MadeKey => {
        const key = generateSigningKey();
        const file = join(holder, keyFileName(role, number));
        const passphrase = passphrases.get(holder);
        writeKeyFile(join(building, file), key, passphrase);
        return { file, id: key.id, locked: passphrase !== undefined };
      }),
    );
    if (present) rmdirSync(dir);
    renameSync(building, dir);
    return ok(made);
  } catch (thrown) {
    rmSync(building, { recursive: true, force: true });
    return err(diskProblem(thrown));
  }
}

/** Asks for the passphrase of a key file; `attempt` counts from 1. Null when there is none to be had. */
export type AskPassphrase = (file: string, attempt: number) => Promise<string | null>;

const KEY_FILE = /^(root|targets|snapshot|timestamp)-[1-9]\d?\.pem$/;
const MOST_FILES = 100;

/**
 * Reads the key files of some roles from folders and the folders in them; keys that are not there are simply not
 * there, and a key that lies in two places counts once. A passphrase that opened one file is tried on the next.
 */
export async function readKeyFolders<R extends TrustRole>(
  folders: readonly string[],
  roles: readonly R[],
  ask: AskPassphrase,
): Promise<Result<Pick<PublisherKeys, R>, TrustProblem>> {
  const found: Record<TrustRole, Map<string, SigningKey>> = {
    root: new Map(),
    targets: new Map(),
    snapshot: new Map(),
    timestamp: new Map(),
  };
  const known: string[] = [];
  for (const folder of folders) {
    const files = keyFilesIn(folder);
    if (files.length === 0) return err(trustProblem('packs.publish.noKeys', { folder }));
    for (const file of files) {
      const role = roles.find((one) => basename(file).startsWith(`${one}-`));
      if (role === undefined) continue;
      const key = await openKey(file, known, ask);
      if (!key.ok) return key;
      found[role].set(key.value.id, key.value);
    }
  }
  return ok({
    root: [...found.root.values()],
    targets: [...found.targets.values()],
    snapshot: [...found.snapshot.values()],
    timestamp: [...found.timestamp.values()],
  });
}

/** Whether keys are enough to begin with: a set that lacks one from the start can afford to lose none. */
export function wholeSet(keys: PublisherKeys): TrustProblem | null {
  const role = TRUST_ROLES.find((one) => keys[one].length < KEY_COUNT[one]);
  if (role === undefined) return null;
  return trustProblem('packs.publish.setIncomplete', {
    role,
    have: keys[role].length,
    needed: KEY_COUNT[role],
  });
}

async function openKey(
  file: string,
  known: string[],
  ask: AskPassphrase,
): Promise<Result<SigningKey, TrustProblem>> {
  if (!isLockedKeyFile(file)) return readKeyFile(file);
  for (const passphrase of known) {
    const key = readKeyFile(file, passphrase);
    if (key.ok) return key;
  }
  for (let attempt = 1; ; attempt += 1) {
    const passphrase = await ask(file, attempt);
    if (passphrase === null) {
      return err(trustProblem(attempt === 1 ? 'packs.publish.locked' : 'packs.publish.badKey', { file }));
    }
    const key = readKeyFile(file, passphrase);
    if (!key.ok) continue;
    known.push(passphrase);
    return key;
  }
}

function keyFilesIn(folder: string): readonly string[] {
  const inside = namesIn(folder);
  const folders = inside.filter(({ isFolder }) => isFolder).map(({ name }) => join(folder, name));
  const files = [folder, ...folders].flatMap((place) =>
    (place === folder ? inside : namesIn(place))
      .filter(({ name, isFile }) => isFile && KEY_FILE.test(name))
      .map(({ name }) => join(place, name)),
  );
  return files.slice(0, MOST_FILES).toSorted();
}

function namesIn(folder: string): readonly { name: string; isFile: boolean; isFolder: boolean }[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      isFile: entry.isFile(),
      isFolder: entry.isDirectory(),
    }));
  } catch {
    return [];
  }
}
