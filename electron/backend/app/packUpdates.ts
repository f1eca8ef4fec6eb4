import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { JobReport } from '#backend/app/jobs.ts';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import { tryOut } from '#backend/app/packTryOut.ts';
import type { PackWork } from '#backend/app/packWork.ts';
import { installationOf, isOffline, keepTry, lastTryOf, trustOf } from '#backend/app/packWork.ts';
import type { TicketedFile } from '#backend/app/tickets.ts';
import type { PackLife } from '#backend/packs/life.ts';
import type { Publisher } from '#backend/packs/publisherOf.ts';
import { unpackStick } from '#backend/packs/stickArchive.ts';
import { trustClient } from '#backend/packs/trust/client.ts';
import type { PackSource } from '#backend/packs/trust/source.ts';
import { updatePacks } from '#backend/packs/updating.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { PackPhase, PacksStatus } from '#shared/api/packs.ts';
import { err, ok } from '#shared/base/result.ts';

/** The jobs that bring packs, one at a time. */
export interface PackUpdates extends Pick<PackLife, 'update' | 'updateQuietly' | 'takeFile'> {
  busy(): PacksStatus['busy'];
  /** Tries what came with an update of the program, and what could not be tried before the program was closed. */
  tryUntried(): void;
  /** No further job is begun. */
  stop(): void;
}

interface Job {
  readonly signal: AbortSignal;
  readonly report: (progress: JobReport) => void;
  readonly onPhase: (phase: PackPhase) => void;
}

/** The update jobs of a profile. `ended` is called after each, when everything it did is done. */
export function createPackUpdates(work: PackWork, ended: () => void): PackUpdates {
  const { workstation, shelf, publisher, places, scratch } = work;
  const { events, ports } = workstation;
  const refused = new Set<string>();
  let busy: PacksStatus['busy'] = null;
  let stopped = false;

  function begin(
    first: PackPhase,
    run: (job: Job) => Promise<AppError | null>,
  ): Outcome<{ readonly job: string }> {
    if (busy !== null) return fail('packs.busy');
    const job = ports.guid();
    busy = { job, phase: first };
    const onPhase = (phase: PackPhase): void => {
      if (busy?.phase === phase) return;
      busy = { job, phase };
      events.emit('rules.changed', {});
    };
    work.session().jobs.start(job, 'packs', async (report, signal) => {
      try {
        events.emit('rules.changed', {});
        const error = await run({ signal, report, onPhase });
        return { error: signal.aborted ? null : error };
      } finally {
        busy = null;
        work.noteTime();
        ended();
      }
    });
    return ok({ job });
  }

  async function fetchFrom(
    from: Publisher,
    source: PackSource,
    origin: 'publisher' | 'stick',
    quiet: boolean,
    { signal, report, onPhase }: Job,
  ): Promise<AppError | null> {
    const { store, folder, now } = places;
    const outcome = await updatePacks({
      ...{ store, shelf, folder, now, origin, signal, onPhase, refused, quiet },
      client: trustClient({ ...trustOf(work, from), source }),
      installation: installationOf(work),
      onBytes: (done, total) => report({ done, total }),
      tryOut: (hash) => {
        onPhase('trying');
        return tryOut(work, hash, signal);
      },
    });
    const at = new Date(now()).toISOString();
    const offered = outcome.offered ?? lastTryOf(work)?.offered ?? [];
    const { error } = outcome;
    keepTry(work, quiet ? 'workstation' : 'user', origin, { at, error, offered });
    return error;
  }

  async function takeStick(from: Publisher, file: TicketedFile, job: Job): Promise<AppError | null> {
    const path = join(scratch, `stick-${ports.guid()}`);
    try {
      const unpacked = await unpackStick(file.path, path, job.signal);
      if (!unpacked.ok) return refuseFile(unpacked.error);
      return await fetchFrom(from, { kind: 'folder', path }, 'stick', false, job);
    } finally {
      rmSync(path, { recursive: true, force: true });
    }
  }

  function refuseFile(error: AppError): AppError {
    const at = places.now();
    const detail = { code: error.code, params: error.params ?? {} };
    places.store.audit.append({ at, actor: 'user', action: 'packs.fileRefused', subject: '', detail });
    return error;
  }

  /** Whether the publisher can be asked, and where. */
  function reachable(): Outcome<{ readonly from: Publisher; readonly source: PackSource }> {
    const { channelTrouble } = work.session();
    const url = publisher?.url ?? null;
    if (publisher === null || url === null) {
      return channelTrouble === null ? fail('packs.noPublisher') : err(channelTrouble);
    }
    return isOffline(work) ? fail('packs.offline') : ok({ from: publisher, source: { kind: 'http', url } });
  }

  function update(quiet: boolean): Outcome<{ readonly job: string }> {
    const asked = reachable();
    if (!asked.ok) return asked;
    const { from, source } = asked.value;
    return begin('asking', (job) => fetchFrom(from, source, 'publisher', quiet, job));
  }

  return {
    busy: () => busy,
    update: () => update(false),
    updateQuietly: () => {
      if (!stopped && busy === null) update(true);
    },
    takeFile: (file) =>
      publisher === null
        ? fail('packs.noPublisher')
        : begin('asking', (job) => takeStick(publisher, file, job)),
    tryUntried: () => {
      const waiting = places.store.packs
        .all()
        .filter(
          ({ id, state, hash }) =>
            id === shelf.followed && state === 'untried' && shelf.record(hash) !== null,
        );
      if (waiting.length === 0) return;
      begin('trying', async ({ signal }) => {
        for (const { hash } of waiting) {
          const error = await tryOut(work, hash, signal);
          if (error !== null) return error;
        }
        return null;
      });
    },
    stop: () => {
      stopped = true;
    },
  };
}
