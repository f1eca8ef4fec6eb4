import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { HASHES, loadPack } from '#backend/packs/loadPack.ts';
import { headOf, listHashOf } from '#backend/packs/packHead.ts';
import { assemblePack, packFolder } from '#backend/packs/trust/assemble.ts';
import type { InstalledPack, PackState } from '#backend/store/contract/packs.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import { replaces } from '#shared/rules/inForce.ts';

/** Where packs come from and go to on opening a profile. */
export interface PackPlaces {
  readonly store: WorkStore;
  /** The folder the installed packs lie in, each under its hash. */
  readonly folder: string;
  /** The folder of the pack that comes with the program. */
  readonly shipped: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The pack that comes with the program, as far as it could be told. */
export interface ShippedPack {
  /** The pack that this profile follows. */
  readonly id: string;
  /** The day it was published, YYYY-MM-DD. */
  readonly published: string;
}

/** Whether the files of a pack are there at all; whether they are in order is found out on reading them. */
export function isThere(folder: string, hash: string): boolean {
  return existsSync(join(packFolder(folder, hash), 'manifest.json'));
}

/**
 * Copies the pack that comes with the program beside the others when it is not there yet, so that an update of the
 * program does not take an earlier pack away. Null when it cannot be read; without room on the disk it is not installed.
 */
export function installShipped(places: PackPlaces): ShippedPack | null {
  const { store, folder, shipped } = places;
  const known = store.packs.all();
  const listHash = listHashOf(shipped);
  const same = known.find((pack) => pack.listHash === listHash);
  if (same !== undefined && isThere(folder, same.hash)) return same;
  const loaded = loadPack(shipped);
  if (!loaded.ok) return null;
  const head = headOf(loaded.value, listHash);
  const files = [...loaded.value.files, { name: HASHES, bytes: 0, sha256: listHash }];
  const sources = new Map(files.map(({ name, sha256 }) => [sha256, join(shipped, name)]));
  const { id: pack, version, seq, published, hash } = head;
  const copied = assemblePack(folder, { pack, version, seq, published, hash, files }, sources);
  if (!copied.ok) return head;
  const at = places.now();
  const state = firstState(head, known);
  store.packs.install(
    { ...head, origin: 'shipped', installedAt: at, state, unseen: known.length > 0 },
    {
      at,
      actor: 'workstation',
      action: 'packs.installed',
      subject: hash,
      detail: { pack, version, seq, origin: 'shipped', state },
    },
  );
  return head;
}

/**
 * The first pack of a profile has nothing to be tried against, and one that a later one replaces on each of its days is
 * never in force; any other is tried.
 */
function firstState(
  head: Pick<InstalledPack, 'id' | 'seq' | 'effective'>,
  known: readonly InstalledPack[],
): PackState {
  const allowed = known.filter(({ id, state }) => id === head.id && state === 'allowed');
  return allowed.length === 0 || allowed.some((one) => replaces(one, head)) ? 'allowed' : 'untried';
}
