import { z } from 'zod';
import type { Session } from '#backend/app/session.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import type { PackShelf } from '#backend/packs/packShelf.ts';
import type { Publisher } from '#backend/packs/publisherOf.ts';
import type { PackPlaces } from '#backend/packs/shippedPack.ts';
import type { TrustSettings } from '#backend/packs/trust/refresh.ts';
import { storeProblemOf } from '#backend/store/problem.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { OfferedPack } from '#shared/api/packs.ts';

/** What the life of packs works on, in one open profile. */
export interface PackWork {
  readonly workstation: Workstation;
  readonly session: () => Session;
  readonly places: PackPlaces;
  /** A folder for half-finished downloads and unpacked sticks. */
  readonly scratch: string;
  readonly shelf: PackShelf;
  readonly publisher: Publisher | null;
  /** A time that has certainly passed: the day the shipped pack was published, milliseconds since 1970. */
  readonly shippedOn: number;
  /** Takes in the time that the publisher has signed since. */
  noteTime(): void;
}

/** How the publisher's word is judged, wherever its files come from. */
export function trustOf(work: PackWork, publisher: Publisher): Omit<TrustSettings, 'source'> {
  const { repository, firstRoot } = publisher;
  const { store, now } = work.places;
  return { repository, firstRoot, store, now, scratch: work.scratch, buildDate: work.shippedOn };
}

/** Whether the user has switched the network off. */
export function isOffline({ places }: PackWork): boolean {
  return places.store.settings.get('offline') === true;
}

const trySchema = z.object({
  at: z.iso.datetime(),
  error: z
    .object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).default({}) })
    .nullable(),
  offered: z.array(z.object({ pack: z.string(), seq: z.int(), start: z.string().nullable() })),
});

/** How the last try to ask or fetch ended, and what was offered then. */
export interface LastTry {
  /** ISO 8601. */
  readonly at: string;
  readonly error: AppError | null;
  readonly offered: readonly OfferedPack[];
}

const LAST_TRY = 'packsLastTry';
const INSTALLATION = 'installation';

/** Null before the first try. A note that is damaged is none. */
export function lastTryOf(work: PackWork): LastTry | null {
  const stored = trySchema.safeParse(settingOf(work, LAST_TRY));
  return stored.success ? stored.data : null;
}

/** Notes how a try ended, with its audit row. */
export function keepTry(work: PackWork, actor: string, source: string, ended: LastTry): void {
  const { store, now } = work.places;
  store.settings.set(LAST_TRY, ended, {
    at: now(),
    actor,
    action: 'packs.checked',
    subject: work.publisher?.repository ?? '',
    detail: { source, error: ended.error?.code ?? null, offered: ended.offered.length },
  });
}

/** The random name by which a publisher's share of workstations is drawn; made once for each profile, and never sent. */
export function installationOf(work: PackWork): string {
  const stored = settingOf(work, INSTALLATION);
  if (typeof stored === 'string') return stored;
  const { store, now } = work.places;
  const made = work.workstation.ports.guid();
  const audit = {
    at: now(),
    actor: 'workstation',
    action: 'packs.installationNamed',
    subject: '',
    detail: {},
  };
  store.settings.set(INSTALLATION, made, audit);
  return made;
}

function settingOf({ places }: PackWork, key: string): unknown {
  try {
    return places.store.settings.get(key);
  } catch (thrown) {
    if (storeProblemOf(thrown)?.code !== 'store.damagedRow') throw thrown;
    return null;
  }
}
