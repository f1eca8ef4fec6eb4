import { rmSync } from 'node:fs';
import { ownTests } from '#backend/packs/ownTests.ts';
import type { PackHead } from '#backend/packs/packHead.ts';
import type { PackShelf } from '#backend/packs/packShelf.ts';
import type { FetchedPack, TrustClient } from '#backend/packs/trust/client.ts';
import type { Channel, PackIndex } from '#backend/packs/trust/formats.ts';
import { inShare } from '#backend/packs/trust/formats.ts';
import type { AuditEntry } from '#backend/store/contract/audit.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import type { AppError } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import type { OfferedPack, PackOrigin, PackPhase } from '#shared/api/packs.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** One asking and fetching. */
export interface UpdateRun {
  readonly client: TrustClient;
  readonly origin: Exclude<PackOrigin, 'shipped'>;
  readonly store: WorkStore;
  readonly shelf: PackShelf;
  /** The folder of installed packs. */
  readonly folder: string;
  /** The random name of this profile, by which a publisher's share is drawn. */
  readonly installation: string;
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly onPhase: (phase: PackPhase) => void;
  readonly onBytes: (done: number, total: number) => void;
  /** Pack versions that were refused since the profile was opened, as "id number": those are not fetched again by itself. */
  readonly refused: Set<string>;
  /** Whether nobody asked for it. */
  readonly quiet: boolean;
  /** Tries an installed pack and lets it become active where nothing speaks against it. */
  readonly tryOut: (hash: string) => Promise<AppError | null>;
}

/** What came of it. What was done before an error stays done. */
export interface UpdateOutcome {
  readonly error: AppError | null;
  /** What is given out and not installed; null when the publisher could not be asked. */
  readonly offered: readonly OfferedPack[] | null;
}

type Wanted = Channel['packs'][number];

/** The channel that everyone follows. */
const CHANNEL = 'stable';

/** Asks a publisher, fetches the packs it gives out to this workstation, has them tested, installed and tried. */
export async function updatePacks(run: UpdateRun): Promise<UpdateOutcome> {
  const { client, signal } = run;
  run.onPhase('asking');
  const refreshed = await client.refresh({ signal });
  if (!refreshed.ok) return { error: refreshed.error, offered: null };
  const channel = await client.channel(CHANNEL, { signal });
  if (!channel.ok) return { error: channel.error, offered: null };
  const given = givenOut(channel.value, run);
  const isToCome = ({ start }: Wanted): boolean => Date.parse(start) > run.now();
  let offered: readonly OfferedPack[] = given.map((one) => ({
    ...{ pack: one.pack, seq: one.seq },
    start: isToCome(one) ? one.start : null,
  }));
  let refusal: AppError | null = null;
  for (const one of given) {
    if (isToCome(one) || (run.quiet && run.refused.has(keyOf(one)))) continue;
    const error = await takeIn(run, one);
    if (error === null) offered = offered.filter(({ seq }) => seq !== one.seq);
    // A pack that is no good must not keep out the one that puts it right.
    else if (run.refused.has(keyOf(one))) refusal = error;
    else return { error, offered };
  }
  return { error: refusal, offered };
}

/** What the channel gives out to this workstation of the pack it follows, in the order of publication. */
function givenOut(channel: Channel | null, { shelf, installation }: UpdateRun): readonly Wanted[] {
  const own = (channel?.packs ?? []).filter(({ pack }) => pack === shelf.followed);
  return own
    .filter(({ pack, seq, sharePercent }) => inShare(installation, pack, seq, sharePercent))
    .map((one) => ({ ...one, seq: Math.min(one.seq, one.holdAt ?? one.seq) }))
    .toSorted((a, b) => a.seq - b.seq);
}

function keyOf({ pack, seq }: { readonly pack: string; readonly seq: number }): string {
  return `${pack} ${seq}`;
}

async function takeIn(run: UpdateRun, { pack, seq }: Wanted): Promise<AppError | null> {
  const { client, folder, signal, shelf, refused } = run;
  refused.delete(keyOf({ pack, seq }));
  const onProgress = ({ doneBytes, totalBytes }: { doneBytes: number; totalBytes: number }): void => {
    if (doneBytes >= totalBytes) run.onPhase('verifying');
    run.onBytes(doneBytes, totalBytes);
  };
  const index = await client.packIndex(pack, seq, { signal });
  if (!index.ok) return index.error;
  const { hash } = index.value;
  if (shelf.record(hash) !== null) return tryIfUntried(run, hash);
  run.onPhase('downloading');
  const fetched = await client.fetchPack(pack, seq, folder, { signal, onProgress });
  if (!fetched.ok) return fetched.error;
  const installed = await install(run, fetched.value);
  return installed.ok ? tryIfUntried(run, hash) : installed.error;
}

async function tryIfUntried({ shelf, tryOut }: UpdateRun, hash: string): Promise<AppError | null> {
  return shelf.record(hash)?.state === 'untried' ? tryOut(hash) : null;
}

async function install(
  run: UpdateRun,
  { dir, index, fetchedBytes }: FetchedPack,
): Promise<Result<null, AppError>> {
  const { pack, version, seq, hash } = index;
  const edition = { pack, version, seq };
  note(run, { action: 'packs.downloaded', subject: hash, detail: { ...edition, bytes: fetchedBytes } });
  run.onPhase('testing');
  const passed = await ownTests(dir, run.signal);
  if (!passed.ok) {
    if (passed.error.code === 'packs.trust.cancelled') return passed;
    return refuse(run, dir, hash, edition, passed.error);
  }
  if (passed.value.hash !== hash) {
    return refuse(
      run,
      dir,
      hash,
      edition,
      appError('packs.doesNotLoad', { reason: 'packs.hashDiffers', file: '' }),
    );
  }
  run.onPhase('installing');
  keep(run, passed.value);
  return ok(null);
}

function refuse(
  run: UpdateRun,
  dir: string,
  hash: string,
  edition: Pick<PackIndex, 'pack' | 'version' | 'seq'>,
  error: AppError,
): Result<null, AppError> {
  run.refused.add(keyOf(edition));
  rmSync(dir, { recursive: true, force: true });
  const detail = { ...edition, code: error.code, params: error.params ?? {} };
  note(run, { action: 'packs.refused', subject: hash, detail });
  return err(error);
}

function keep(run: UpdateRun, head: PackHead): void {
  const { store, shelf, origin } = run;
  const at = run.now();
  const { hash, id, version, seq } = head;
  const added = store.packs.install(
    { ...head, origin, installedAt: at, state: 'untried', unseen: true },
    {
      at,
      actor: 'workstation',
      action: 'packs.installed',
      subject: hash,
      detail: { pack: id, version, seq, origin, state: 'untried' },
    },
  );
  if (!added) note(run, { action: 'packs.repaired', subject: hash, detail: { pack: id, version, seq } });
  shelf.reread(hash);
}

function note({ store, now }: UpdateRun, entry: Pick<AuditEntry, 'action' | 'subject' | 'detail'>): void {
  store.audit.append({ at: now(), actor: 'workstation', ...entry });
}
