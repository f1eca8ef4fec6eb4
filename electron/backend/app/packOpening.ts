import { join } from 'node:path';
import type { Outcome } from '#backend/app/outcome.ts';
import { createPackLife } from '#backend/app/packLife.ts';
import type { Channel, Session } from '#backend/app/session.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { shippedPackFolder } from '#backend/packs/activeRules.ts';
import type { PackLibrary } from '#backend/packs/library.ts';
import type { PackLife } from '#backend/packs/life.ts';
import { createPackShelf } from '#backend/packs/packShelf.ts';
import { livePublisher, trainingPublisher } from '#backend/packs/publisherOf.ts';
import type { PackPlaces, ShippedPack } from '#backend/packs/shippedPack.ts';
import { installShipped } from '#backend/packs/shippedPack.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import type { ProfileKind } from '#shared/api/profile.ts';
import { dateInChina } from '#shared/base/calendarDate.ts';
import { ok } from '#shared/base/result.ts';

/** What a profile has of packs once it is open. */
export interface OpenedPacks {
  readonly library: PackLibrary;
  readonly life: PackLife;
}

/** The profile whose packs are opened. */
export interface PackOwner {
  readonly kind: ProfileKind;
  readonly folder: string;
  readonly store: WorkStore;
  readonly channel: Channel | null;
  /** The session they become part of; not to be asked for before it is made. */
  readonly session: () => Session;
}

/**
 * Opens the packs of a profile: the one that comes with the program is installed beside the others, and the one in force
 * today is read. An error when no pack can be used at all.
 */
export function openPacks(workstation: Workstation, owner: PackOwner): Outcome<OpenedPacks> {
  const { ports, paths } = workstation;
  const { kind, folder, store, channel, session } = owner;
  const places = {
    ...{ store, folder: join(folder, 'packs'), now: ports.now },
    shipped: shippedPackFolder(paths.resources),
  };
  const shipped = shippedOf(workstation, places);
  const publisher =
    kind === 'training' ? trainingPublisher(channel?.platform ?? null) : livePublisher(paths.resources);
  const signedTime = (): number => {
    const floors = publisher === null ? [] : store.trust.kept(publisher.repository).floors;
    return floors.find(({ role }) => role === 'clock')?.floor ?? 0;
  };
  // A clock that was set back does not bring back rules that the publisher's own time has left behind.
  let floor = signedTime();
  const today = () => dateInChina(Math.max(ports.now(), floor));
  const followed = shipped?.id ?? lastShipped(store) ?? '';
  const shelf = createPackShelf(places, followed, today);
  if (!shelf.ok) return shelf;
  const life = createPackLife({
    ...{ workstation, session, places, publisher, shelf: shelf.value },
    scratch: join(folder, 'pack-downloads'),
    shippedOn: Date.parse(shipped?.published ?? '') || 0,
    noteTime: () => {
      floor = signedTime();
    },
  });
  return ok({ library: shelf.value, life });
}

/** Without room for it the profile opens all the same, with what is installed or the program's own folder. */
function shippedOf(workstation: Workstation, places: PackPlaces): ShippedPack | null {
  try {
    return installShipped(places);
  } catch (thrown) {
    workstation.log('packs', thrown);
    return null;
  }
}

/** The id of the shipped pack as an earlier opening found it. */
function lastShipped(store: WorkStore): string | null {
  return store.packs.all().find(({ origin }) => origin === 'shipped')?.id ?? null;
}
