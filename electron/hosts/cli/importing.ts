import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { appError } from '#shared/api/errors.ts';
import type { JobProgress } from '#shared/api/events.ts';
import type { ImportCounts, RowProblem } from '#shared/api/imports.ts';
import type { Result } from '#shared/api/methods.ts';
import type { MappingProfile } from '#shared/consignment/intake/columnMapping.ts';
import type { Language } from '#shared/i18n/texts.ts';
import { errorSentence, Failure } from './failure.ts';
import type { Station } from './station.ts';

const PAGE = 500;

/** A file as it is about to be imported. */
export interface ImportSource {
  readonly ticket: string;
  readonly sheet: string;
  readonly inspected: Result<'imports.inspect'>;
}

/** How an import came out. */
export interface ImportResult {
  readonly importId: string;
  readonly counts: ImportCounts;
  readonly problems: readonly RowProblem[];
}

/** Looks into an order file; what cannot be read is a Failure with the file's own code. */
export async function inspectOrders(station: Station, path: string, sheet: string): Promise<ImportSource> {
  const full = resolve(path);
  // A device or pipe named by mistake would be read without end.
  const about = await stat(full).catch(() => null);
  if (about !== null && !about.isFile()) throw new Failure(appError('intake.file.notAFile'));
  const ticket = await station.offerFile(full, basename(full));
  return { ticket, sheet, inspected: await station.call('imports.inspect', { file: ticket, sheet }) };
}

/** Imports the whole file and waits for the end of it. */
export async function importOrders(
  station: Station,
  { ticket: file, sheet }: ImportSource,
  profile: MappingProfile,
  remember: boolean,
  onProgress: (progress: JobProgress) => void,
): Promise<ImportResult> {
  const ended = Promise.withResolvers<JobProgress>();
  const stop = station.listen((event) => {
    if (event.name !== 'job.progress' || event.data.kind !== 'import') return;
    if (event.data.state === 'running') onProgress(event.data);
    else ended.resolve(event.data);
  });
  try {
    const { importId } = await station.call('imports.start', { file, sheet, profile, remember });
    const { error, counts } = await ended.promise;
    if (error !== null) throw new Failure(error);
    if (counts === null) throw new Failure(appError('import.missing'));
    return { importId, counts, problems: await problemsOf(station, importId) };
  } finally {
    stop();
  }
}

async function problemsOf(station: Station, importId: string): Promise<readonly RowProblem[]> {
  const problems: RowProblem[] = [];
  for (;;) {
    const page = { importId, offset: problems.length, limit: PAGE };
    const { total, rows } = await station.call('imports.problems', page);
    problems.push(...rows);
    if (rows.length === 0 || problems.length >= total) return problems;
  }
}

/** The sentence for why a row was left out. Its text may also name the value and the column of the cell. */
export function rowReason(language: Language, { code, params, value, column }: RowProblem): string {
  return errorSentence(language, { code, params: { value, column, ...params } });
}
