import { countsOf, imported, importInto, rowProblems } from '#backend/app/importing.ts';
import type { JobReport } from '#backend/app/jobs.ts';
import { giveWay } from '#backend/app/jobs.ts';
import type { Session } from '#backend/app/session.ts';
import type { TicketedFile } from '#backend/app/tickets.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { readRows } from '#backend/intake/readOrderFile.ts';
import type { NewConsignment } from '#backend/store/contract/consignments.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import { storeProblemOf } from '#backend/store/problem.ts';
import type { AppError } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import type { ImportCounts, ImportRecord } from '#shared/api/imports.ts';
import type { MappingProfile } from '#shared/consignment/intake/columnMapping.ts';
import type { ImportOutcome, ImportRun } from '#shared/consignment/intake/createImport.ts';

/** What one import works on. */
export interface ImportJob {
  readonly workstation: Workstation;
  readonly session: Session;
  readonly importId: string;
  readonly file: TicketedFile;
  readonly sheet: string;
  readonly profile: MappingProfile;
  readonly report: (progress: JobReport) => void;
  readonly signal: AbortSignal;
}

/** Consignments stored in one transaction: large enough for speed, small enough that reads have their turn. */
const LOT = 50;
const PROBLEM_LOT = 500;
const NONE: ImportCounts = { rows: 0, itemRows: 0, problemRows: 0, skippedRows: 0, consignments: 0 };

/**
 * Reads a whole file into consignments. Whatever is stored stays: a cancelled or failed import keeps what it had
 * finished and says how far it came.
 */
export async function runImport(job: ImportJob): Promise<{ readonly error: AppError | null }> {
  const { store } = job.session;
  job.report({ importId: job.importId, counts: NONE });
  let counts = NONE;
  try {
    const read = await readAll(job);
    if ('error' in read) {
      const cancelled = read.error.code === 'intake.file.cancelled';
      conclude(job, cancelled ? 'cancelled' : 'failed', counts);
      return { error: cancelled ? null : read.error };
    }
    const { outcome } = read;
    storeProblems(job, outcome);
    counts = await storeConsignments(job, outcome, (so) => {
      counts = so;
    });
    conclude(job, job.signal.aborted ? 'cancelled' : 'done', counts);
    return { error: null };
  } catch (thrown) {
    const error = storeProblemOf(thrown) ?? appError('api.internal', { method: 'import' });
    try {
      conclude(job, 'failed', counts);
    } catch {
      // A store that cannot write has told so already; the import is found unfinished on the next start.
    }
    return { error };
  } finally {
    job.workstation.events.emit('consignments.changed', { ids: null });
  }

  function conclude(of: ImportJob, state: ImportRecord['state'], so: ImportCounts): void {
    const at = of.workstation.ports.now();
    const audit = { at, actor: 'workstation', action: `import.${state}`, subject: of.importId, detail: so };
    store.imports.update(of.importId, state, so, audit);
    of.report({ counts: so });
  }
}

/** Imports that were running when the program ended: what they stored stays, and they say that they did not finish. */
export function endLeftImports(store: WorkStore, at: number): void {
  for (const { id, counts } of store.imports.running()) {
    const filter = { search: '', states: [], check: 'any', removed: false, importId: id } as const;
    const so = { ...counts, consignments: store.consignments.ids(filter).length };
    store.imports.update(id, 'failed', so, {
      at,
      actor: 'workstation',
      action: 'import.failed',
      subject: id,
      detail: so,
    });
  }
}

async function readAll(
  job: ImportJob,
): Promise<{ readonly outcome: ImportOutcome } | { readonly error: AppError }> {
  let run: ImportRun | null = null;
  let mapping: AppError | null = null;
  const read = await readRows(job.file.path, {
    name: job.file.name,
    ...(job.sheet === '' ? {} : { sheet: job.sheet }),
    signal: job.signal,
    onChunk: async (chunk) => {
      if (run === null && mapping === null) {
        const started = importInto(job.session, job.profile, chunk.header);
        if (started.ok) run = started.value;
        else mapping = appError(started.error[0]?.code ?? 'import.mapping', started.error[0]?.params ?? {});
      }
      run?.add(chunk.rows);
      const total = chunk.fraction > 0 ? Math.round(chunk.rowsRead / chunk.fraction) : null;
      job.report({ done: chunk.rowsRead, total, counts: { ...NONE, rows: chunk.rowsRead } });
      await giveWay();
    },
  });
  if (mapping !== null) return { error: mapping };
  if (!read.ok) return { error: read.error };
  const finished: ImportRun | null = run;
  if (finished === null) return { error: appError('intake.file.noRows') };
  return { outcome: (finished as ImportRun).finish() };
}

async function storeConsignments(
  job: ImportJob,
  outcome: ImportOutcome,
  reached: (counts: ImportCounts) => void,
): Promise<ImportCounts> {
  const { session, workstation } = job;
  const { now, guid } = workstation.ports;
  let lot: NewConsignment[] = [];
  let stored = 0;
  const flush = async () => {
    if (lot.length === 0) return;
    const audit = {
      at: now(),
      actor: 'user',
      action: 'consignment.imported',
      detail: { import: job.importId },
    };
    session.store.consignments.insertMany(lot, audit);
    stored += lot.length;
    lot = [];
    const counts = countsOf(outcome, stored);
    reached(counts);
    job.report({ done: stored, total: outcome.counts.drafts, counts });
    await giveWay();
  };
  for (const order of outcome.orders()) {
    if (job.signal.aborted) break;
    lot.push(imported(session, order, job.importId, now(), guid()));
    if (lot.length === LOT) await flush();
  }
  await flush();
  return countsOf(outcome, stored);
}

function storeProblems(job: ImportJob, outcome: ImportOutcome): void {
  const problems = rowProblems(outcome.left);
  for (let i = 0; i < problems.length; i += PROBLEM_LOT) {
    job.session.store.imports.addProblems(job.importId, problems.slice(i, i + PROBLEM_LOT));
  }
}
