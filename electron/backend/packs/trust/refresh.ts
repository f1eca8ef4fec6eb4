import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Updater } from 'tuf-js';
import { DownloadHTTPError } from 'tuf-js/dist/error.js';
import {
  clockProblem,
  effectiveNow,
  expiryProblem,
  floorProblem,
  floorsOf,
  timesAfter,
  timesOf,
} from '#backend/packs/trust/floors.ts';
import type { RoleSet } from '#backend/packs/trust/metadata.ts';
import {
  readRoot,
  readSnapshot,
  readTargets,
  readTimestamp,
  startingRoot,
} from '#backend/packs/trust/metadata.ts';
import type { TrustProblem } from '#backend/packs/trust/problem.ts';
import { diskProblem, trustProblem } from '#backend/packs/trust/problem.ts';
import { refusalOf } from '#backend/packs/trust/refusal.ts';
import type { PackSource } from '#backend/packs/trust/source.ts';
import type { TransferRun } from '#backend/packs/trust/transfer.ts';
import { readBounded } from '#backend/packs/trust/transfer.ts';
import type { KeptMetadata, KeptTrust } from '#backend/store/contract/trust.ts';
import { TRUST_ROLES } from '#backend/store/contract/trust.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import { storeProblemOf } from '#backend/store/problem.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** What fetching from a publisher needs. */
export interface TrustSettings {
  /** The name floors are kept under; one for each first root. */
  readonly repository: string;
  /** Root 1, or a later one, as it came on a way that can be trusted. */
  readonly firstRoot: Uint8Array;
  readonly source: PackSource;
  /** A folder for half-finished downloads; all of it may be deleted at any time. */
  readonly scratch: string;
  readonly store: Pick<WorkStore, 'trust'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** When this program was built, milliseconds since 1970. */
  readonly buildDate: number;
}

/** The most bytes of metadata, by role. */
const MOST = {
  rootMaxLength: 512_000,
  timestampMaxLength: 16_384,
  snapshotMaxLength: 200_000,
  targetsMaxLength: 5_000_000,
};
/** The most new roots followed at once. */
const MOST_ROOTS = 64;

/**
 * Brings the metadata up to date: the update library walks from what is kept, then everything is held against the
 * floors and the clock, and kept in one transaction. On any refusal nothing changes.
 */
export async function refreshTrust(
  settings: TrustSettings,
  run: TransferRun,
): Promise<Result<RoleSet, TrustProblem>> {
  const kept = settings.store.trust.kept(settings.repository);
  const before = timesOf(kept, settings.now(), settings.buildDate);
  const early = clockProblem(before);
  let folder: string | null = null;
  try {
    mkdirSync(settings.scratch, { recursive: true });
    folder = mkdtempSync(join(settings.scratch, 'refresh-'));
    const walked = await walk(settings, kept, folder, run);
    if (walked.ok) return accept(settings, kept, walked.value);
    // With a wrong clock the reason the library gives may be the wrong one.
    return early === null ? walked : err(early);
  } catch (thrown) {
    if (storeProblemOf(thrown) !== null) throw thrown;
    return err(diskProblem(thrown));
  } finally {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  }
}

async function walk(
  settings: TrustSettings,
  kept: KeptTrust,
  folder: string,
  run: TransferRun,
): Promise<Result<readonly KeptMetadata[], TrustProblem>> {
  for (const { role, bytes } of kept.metadata) writeFileSync(join(folder, `${role}.json`), bytes);
  writeFileSync(join(folder, 'root.json'), startingRoot(kept.metadata, settings.firstRoot));
  const fetcher = metadataFetcher(settings.source, run);
  try {
    const updater = new Updater({
      metadataDir: folder,
      metadataBaseUrl: `${BASE}metadata/`,
      fetcher,
      config: { ...MOST, maxRootRotations: MOST_ROOTS },
    });
    await updater.refresh();
  } catch (thrown) {
    return err(
      fetcher.problem() ??
        refusalOf(thrown, (role) =>
          expiresOf(fetcher.last(role) ?? readIfThere(join(folder, `${role}.json`))),
        ),
    );
  }
  return ok(
    TRUST_ROLES.map((role) => ({ role, version: 0, bytes: readFileSync(join(folder, `${role}.json`)) })),
  );
}

function accept(
  settings: TrustSettings,
  kept: KeptTrust,
  files: readonly KeptMetadata[],
): Result<RoleSet, TrustProblem> {
  const roles = rolesOf(files);
  if (!roles.ok) return roles;
  const floors = floorsOf(roles.value, kept);
  const times = timesAfter(kept, floors, settings.now(), settings.buildDate);
  const now = effectiveNow(times);
  const refused = floorProblem(kept, floors) ?? clockProblem(times) ?? expiryProblem(roles.value, now);
  if (refused !== null) return err(refused);
  const metadata = files.map(({ role, bytes }) => ({
    role,
    bytes,
    version: roles.value[role].signed.version,
  }));
  const versions = Object.fromEntries(metadata.map(({ role, version }) => [role, version]));
  const { repository } = settings;
  settings.store.trust.keep(
    repository,
    { metadata, floors, confirmedAt: now },
    {
      at: settings.now(),
      actor: 'workstation',
      action: 'packs.refreshed',
      subject: repository,
      detail: versions,
    },
  );
  return roles;
}

function rolesOf(files: readonly KeptMetadata[]): Result<RoleSet, TrustProblem> {
  const [root, timestamp, snapshot, targets] = TRUST_ROLES.map(
    (role) => files.find((file) => file.role === role)?.bytes ?? new Uint8Array(),
  );
  try {
    return ok({
      root: readRoot(root ?? new Uint8Array()),
      timestamp: readTimestamp(timestamp ?? new Uint8Array()),
      snapshot: readSnapshot(snapshot ?? new Uint8Array()),
      targets: readTargets(targets ?? new Uint8Array()),
    });
  } catch (thrown) {
    return err(refusalOf(thrown, () => ''));
  }
}

/** The library wants an address; where the files really lie is the source's business. */
const BASE = 'http://repository.invalid/';

/** What the library fetches with. It swallows errors, so the first one is remembered here. */
function metadataFetcher(source: PackSource, run: TransferRun) {
  let problem: TrustProblem | null = null;
  const last = new Map<string, Uint8Array>();
  return {
    problem: () => problem,
    last: (role: string) => last.get(role),
    downloadFile: () => Promise.reject(new Error('targets are downloaded elsewhere')),
    downloadBytes: async (url: string, max: number): Promise<Buffer> => {
      const name = decodeURIComponent(url.slice(BASE.length));
      const read = await readBounded(source, name, max, run);
      if (!read.ok) {
        problem ??= read.error;
        throw new Error(read.error.code);
      }
      if (read.value === null) {
        // The root after the newest is expected to be missing; anything else is not.
        if (!name.endsWith('.root.json')) problem ??= trustProblem('packs.trust.missing', { file: name });
        throw new DownloadHTTPError('not there', 404);
      }
      last.set(/(\w+)\.json$/.exec(name)?.[1] ?? '', read.value);
      return Buffer.from(read.value);
    },
  };
}

function readIfThere(path: string): Uint8Array {
  return existsSync(path) ? readFileSync(path) : new Uint8Array();
}

/** The day metadata gives as its end; "" when it is not readable. Only ever shown. */
function expiresOf(bytes: Uint8Array): string {
  const found = /"expires":\s*"(\d{4}-\d\d-\d\dT[\d:.]{8,12}Z)"/.exec(new TextDecoder().decode(bytes));
  return found?.[1] ?? '';
}
