import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { PACK_BOUNDS } from '#backend/packs/packFiles.ts';
import { assemblePack, installedPack, localCopies } from '#backend/packs/trust/assemble.ts';
import { effectiveNow, expiryProblem, timesOf } from '#backend/packs/trust/floors.ts';
import type { Channel, PackIndex } from '#backend/packs/trust/formats.ts';
import {
  channelPath,
  channelSchema,
  filePath,
  indexPath,
  packIndexSchema,
  targetFile,
} from '#backend/packs/trust/formats.ts';
import type { RoleSet } from '#backend/packs/trust/metadata.ts';
import type { TrustProblem } from '#backend/packs/trust/problem.ts';
import { trustProblem } from '#backend/packs/trust/problem.ts';
import type { TrustSettings } from '#backend/packs/trust/refresh.ts';
import { refreshTrust } from '#backend/packs/trust/refresh.ts';
import type { Patience, SignedFile, TransferRun } from '#backend/packs/trust/transfer.ts';
import { downloadFile, PATIENCE, sizeOf } from '#backend/packs/trust/transfer.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** How a fetch is run. */
export interface FetchRun {
  readonly signal?: AbortSignal;
  readonly patience?: Patience;
  /** How far the download is; what an earlier try left counts as done. */
  readonly onProgress?: (progress: { readonly doneBytes: number; readonly totalBytes: number }) => void;
}

/** What the publisher offers at present. */
export interface Offer {
  readonly versions: Readonly<Record<keyof RoleSet, number>>;
  /** The first of the days on which part of it expires, ISO 8601. */
  readonly expires: string;
  /** Every published pack version, in no order. */
  readonly packs: readonly { readonly pack: string; readonly seq: number }[];
}

/** A pack that lies in its folder, every byte as signed. It is neither tested nor active yet. */
export interface FetchedPack {
  /** `<into>/<hash>`; loadPack reads it. */
  readonly dir: string;
  readonly index: PackIndex;
  /** Bytes that had to be fetched in this call, the list of files not counted. */
  readonly fetchedBytes: number;
}

/** Rule packs from one publisher. */
export interface TrustClient {
  /** Asks the publisher, verifies, and keeps the answer. Must have succeeded once before anything else. */
  refresh(run?: FetchRun): Promise<Result<Offer, TrustProblem>>;
  /** What a channel gives out; null when there is no such channel. */
  channel(name: string, run?: FetchRun): Promise<Result<Channel | null, TrustProblem>>;
  /** The signed list of a pack version, so that one that is there already need not be fetched or read. */
  packIndex(pack: string, seq: number, run?: FetchRun): Promise<Result<PackIndex, TrustProblem>>;
  /**
   * Puts a pack version into a folder of packs. Files that lie in any pack of that folder are not fetched again; a
   * download that was cut or cancelled goes on where it stopped.
   */
  fetchPack(
    pack: string,
    seq: number,
    into: string,
    run?: FetchRun,
  ): Promise<Result<FetchedPack, TrustProblem>>;
}

const MOST_LIST_BYTES = 200_000;

/** A client of a publisher's repository. Every refusal is a value; only a failing work store throws. */
export function trustClient(settings: TrustSettings): TrustClient {
  let current: RoleSet | null = null;

  const target = (name: string): Result<SignedFile | null, TrustProblem> => {
    if (current === null) return err(trustProblem('packs.trust.notRefreshed'));
    const kept = settings.store.trust.kept(settings.repository);
    const expired = expiryProblem(current, effectiveNow(timesOf(kept, settings.now(), settings.buildDate)));
    if (expired !== null) return err(expired);
    const { targets } = current.targets.signed;
    const found = Object.hasOwn(targets, name) ? targets[name] : undefined;
    const sha256 = found?.hashes['sha256'];
    if (found === undefined || sha256 === undefined || !/^[0-9a-f]{64}$/.test(sha256)) return ok(null);
    return ok({ bytes: found.length, sha256 });
  };

  const placeOf = (signed: SignedFile): string => join(settings.scratch, 'partial', signed.sha256);

  const list = async <T>(
    name: string,
    schema: z.ZodType<T>,
    run: FetchRun,
  ): Promise<Result<T | null, TrustProblem>> => {
    const signed = target(name);
    if (!signed.ok) return signed;
    if (signed.value === null) return ok(null);
    if (signed.value.bytes > MOST_LIST_BYTES)
      return err(trustProblem('packs.trust.badIndex', { file: name }));
    const place = placeOf(signed.value);
    const file = targetFile(name, signed.value.sha256);
    const came = await downloadFile(settings.source, file, signed.value, place, transferOf(run));
    if (!came.ok) return came;
    return readList(place, name, schema);
  };

  const fetchFile = async (
    sha256: string,
    bytes: number,
    run: TransferRun,
  ): Promise<Result<string, TrustProblem>> => {
    const name = filePath(sha256);
    const signed = target(name);
    if (!signed.ok) return signed;
    if (signed.value === null || signed.value.sha256 !== sha256 || signed.value.bytes !== bytes) {
      return err(trustProblem('packs.trust.missing', { file: name }));
    }
    const place = placeOf(signed.value);
    const came = await downloadFile(settings.source, targetFile(name, sha256), signed.value, place, run);
    return came.ok ? ok(place) : came;
  };

  const fetchFiles = async (
    index: PackIndex,
    into: string,
    run: FetchRun,
  ): Promise<
    Result<{ readonly places: ReadonlyMap<string, string>; readonly fetched: number }, TrustProblem>
  > => {
    const places = await localCopies(into, index);
    const missing = new Map(
      index.files.filter((file) => !places.has(file.sha256)).map((file) => [file.sha256, file]),
    );
    const totalBytes = sum([...missing.values()]);
    let before = 0;
    let fetched = 0;
    for (const file of missing.values()) {
      let came = sizeOf(placeOf(file));
      const onBytes = (bytes: number): void => {
        came = Math.min(came + bytes, file.bytes);
        fetched += bytes;
        run.onProgress?.({ doneBytes: before + came, totalBytes });
      };
      const got = await fetchFile(file.sha256, file.bytes, { ...transferOf(run), onBytes });
      if (!got.ok) return got;
      places.set(file.sha256, got.value);
      before += file.bytes;
    }
    return ok({ places, fetched });
  };

  const packIndex = async (
    pack: string,
    seq: number,
    run: FetchRun,
  ): Promise<Result<PackIndex, TrustProblem>> => {
    const index = await list(indexPath(pack, seq), packIndexSchema, run);
    if (!index.ok) return index;
    if (index.value === null) return err(trustProblem('packs.trust.unknownPack', { pack, seq }));
    return isListOf(index.value, pack, seq)
      ? ok(index.value)
      : err(trustProblem('packs.trust.badIndex', { file: indexPath(pack, seq) }));
  };

  return {
    refresh: async (run = {}) => {
      const roles = await refreshTrust(settings, transferOf(run));
      if (!roles.ok) return roles;
      current = roles.value;
      return ok(offerOf(roles.value));
    },
    channel: (name, run = {}) => list(channelPath(name), channelSchema, run),
    packIndex: (pack, seq, run = {}) => packIndex(pack, seq, run),
    fetchPack: async (pack, seq, into, run = {}) => {
      const index = await packIndex(pack, seq, run);
      if (!index.ok) return index;
      const installed = installedPack(into, index.value);
      if (installed !== null) return ok({ dir: installed, index: index.value, fetchedBytes: 0 });
      const files = await fetchFiles(index.value, into, run);
      if (!files.ok) return files;
      const dir = assemblePack(into, index.value, files.value.places);
      if (dir.ok) for (const file of index.value.files) rmSync(placeOf(file), { force: true });
      return dir.ok ? ok({ dir: dir.value, index: index.value, fetchedBytes: files.value.fetched }) : dir;
    },
  };
}

function transferOf({ signal, patience }: FetchRun): TransferRun {
  return { signal, patience: patience ?? PATIENCE };
}

function readList<T>(place: string, name: string, schema: z.ZodType<T>): Result<T, TrustProblem> {
  try {
    const read = schema.safeParse(JSON.parse(readFileSync(place, 'utf8')));
    if (read.success) return ok(read.data);
  } catch {
    // Signed, and yet no list: said below.
  }
  return err(trustProblem('packs.trust.badIndex', { file: name }));
}

function isListOf(index: PackIndex, pack: string, seq: number): boolean {
  const names = new Set(index.files.map(({ name }) => name));
  const fits = names.size === index.files.length && sum(index.files) <= PACK_BOUNDS.totalBytes;
  return fits && index.pack === pack && index.seq === seq;
}

function sum(files: readonly { readonly bytes: number }[]): number {
  return files.reduce((total, { bytes }) => total + bytes, 0);
}

function offerOf(roles: RoleSet): Offer {
  const { root, timestamp, snapshot, targets } = roles;
  const all = [root, timestamp, snapshot, targets].map(({ signed }) => signed.expires);
  const packs = Object.keys(targets.signed.targets).flatMap((path) => {
    const [, pack, seq] = /^packs\/([a-z0-9.-]{3,60})\/([1-9]\d{0,8})\.json$/.exec(path) ?? [];
    return pack === undefined ? [] : [{ pack, seq: Number(seq) }];
  });
  return {
    versions: {
      root: root.signed.version,
      timestamp: timestamp.signed.version,
      snapshot: snapshot.signed.version,
      targets: targets.signed.version,
    },
    expires: all.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0] ?? '',
    packs,
  };
}
