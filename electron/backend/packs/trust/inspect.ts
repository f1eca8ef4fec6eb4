import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { channelNames } from '#backend/packs/trust/channels.ts';
import { checkPack } from '#backend/packs/trust/checkPack.ts';
import type { FetchRun, TrustClient } from '#backend/packs/trust/client.ts';
import { trustClient } from '#backend/packs/trust/client.ts';
import type { PackIndex } from '#backend/packs/trust/formats.ts';
import { readRoot, readSnapshot, readTargets, readTimestamp } from '#backend/packs/trust/metadata.ts';
import type { TrustProblem } from '#backend/packs/trust/problem.ts';
import { diskProblem, trustProblem } from '#backend/packs/trust/problem.ts';
import type { PackSource } from '#backend/packs/trust/source.ts';
import type { KeptMetadata, KeptTrust, Trust, TrustRole } from '#backend/store/contract/trust.ts';
import { TRUST_ROLES } from '#backend/store/contract/trust.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** A pack that a channel gives out, fetched and tried. */
export interface InspectedPack {
  readonly channel: string;
  readonly index: PackIndex;
  /** ISO 8601, UTC. */
  readonly start: string;
  readonly sharePercent: number;
  readonly holdAt: number | null;
}

/** What a workstation without a past would accept of a repository. */
export interface Inspection {
  readonly roles: readonly { readonly role: TrustRole; readonly version: number; readonly expires: string }[];
  /** Every published pack version, by pack and number. */
  readonly published: readonly { readonly pack: string; readonly seq: number }[];
  readonly packs: readonly InspectedPack[];
}

/**
 * Goes the whole way of a new workstation over a repository: verifies from the first root on, then fetches, reads and
 * tests every pack that a channel gives out. Gives the first refusal. What is fetched is thrown away.
 */
export async function inspectRepository(
  source: PackSource,
  firstRoot: Uint8Array,
  now: () => number,
  run: FetchRun = {},
): Promise<Result<Inspection, TrustProblem>> {
  let folder: string | null = null;
  try {
    folder = mkdtempSync(join(tmpdir(), 'highland-verify-'));
    const trust = trustInMemory();
    const client = trustClient({
      repository: 'verify',
      firstRoot,
      source,
      scratch: join(folder, 'scratch'),
      store: { trust },
      now,
      buildDate: 0,
    });
    const offer = await client.refresh(run);
    if (!offer.ok) return offer;
    const { metadata } = trust.kept('verify');
    const packs = await packsOf(client, metadata, join(folder, 'packs'), run);
    if (!packs.ok) return packs;
    return ok({
      roles: TRUST_ROLES.map((role) => ({ role, ...endOf(metadata, role) })),
      published: offer.value.packs.toSorted((a, b) => a.pack.localeCompare(b.pack) || a.seq - b.seq),
      packs: packs.value,
    });
  } catch (thrown) {
    return err(diskProblem(thrown));
  } finally {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  }
}

async function packsOf(
  client: TrustClient,
  metadata: readonly KeptMetadata[],
  into: string,
  run: FetchRun,
): Promise<Result<readonly InspectedPack[], TrustProblem>> {
  const packs: InspectedPack[] = [];
  for (const name of channelNames({ targets: readTargets(bytesOf(metadata, 'targets')) })) {
    const channel = await client.channel(name, run);
    if (!channel.ok) return channel;
    for (const { pack, seq, start, sharePercent, holdAt } of channel.value?.packs ?? []) {
      const came = await client.fetchPack(pack, seq, into, run);
      if (!came.ok) return came;
      const checked = checkPack(came.value.dir);
      if (!checked.ok) return checked;
      packs.push({ channel: name, index: came.value.index, start, sharePercent, holdAt: holdAt ?? null });
    }
  }
  return ok(packs);
}

function bytesOf(metadata: readonly KeptMetadata[], role: TrustRole): Uint8Array {
  return metadata.find((one) => one.role === role)?.bytes ?? new Uint8Array();
}

const READERS = { root: readRoot, timestamp: readTimestamp, snapshot: readSnapshot, targets: readTargets };

function endOf(metadata: readonly KeptMetadata[], role: TrustRole) {
  const { version, expires } = READERS[role](bytesOf(metadata, role)).signed;
  return { version, expires };
}

/** A work store's memory of one repository, gone with the process. */
function trustInMemory(): Trust {
  let kept: KeptTrust = { metadata: [], floors: [], confirmedAt: null };
  return {
    kept: () => kept,
    keep: (_repository, { metadata, floors, confirmedAt }) => {
      kept = { metadata, floors, confirmedAt };
    },
  };
}

/** The most bytes of a root. */
const MOST_ROOT_BYTES = 512_000;

/** Reads a file that a person named as a first root; it must vouch for itself. */
export function readFirstRoot(file: string): Result<Uint8Array, TrustProblem> {
  try {
    if (statSync(file).size > MOST_ROOT_BYTES) throw new Error('too large');
    const bytes = new Uint8Array(readFileSync(file));
    const root = readRoot(bytes);
    root.verifyDelegate('root', root);
    return ok(bytes);
  } catch {
    return err(trustProblem('packs.publish.badRoot', { file }));
  }
}
