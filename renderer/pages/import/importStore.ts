import { create } from 'zustand';
import { client, listen } from '#renderer/app/client.ts';
import type { PacePoint } from '#renderer/pages/import/pace.ts';
import { withPoint } from '#renderer/pages/import/pace.ts';
import { finishedValues } from '#renderer/pages/import/valueMap.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { JobProgress } from '#shared/api/events.ts';
import type { ChosenFile } from '#shared/api/files.ts';
import type { ImportPreview, InspectedFile } from '#shared/api/imports.ts';
import type { MappingProfile } from '#shared/consignment/intake/columnMapping.ts';
import type { RegimeCode } from '#shared/consignment/regimes.ts';

/** The steps of an import, in order. */
export const IMPORT_STEPS = ['file', 'mapping', 'preview', 'result'] as const;
/** A step of an import. */
export type ImportStep = (typeof IMPORT_STEPS)[number];

/** A running or finished import. */
interface ImportRun {
  readonly job: string;
  readonly importId: string;
  readonly fileName: string;
  readonly progress: JobProgress | null;
  readonly points: readonly PacePoint[];
}

interface ImportState {
  readonly step: ImportStep;
  /** Name of the file that is being read. */
  readonly reading: string | null;
  readonly file: ChosenFile | null;
  readonly inspected: InspectedFile | null;
  readonly profile: MappingProfile | null;
  readonly remember: boolean;
  readonly preview: ImportPreview | null;
  /** The profile the preview was made with. */
  readonly previewOf: MappingProfile | null;
  readonly previewing: boolean;
  readonly starting: boolean;
  readonly run: ImportRun | null;
  readonly error: AppError | null;
}

const START: ImportState = {
  step: 'file',
  reading: null,
  file: null,
  inspected: null,
  profile: null,
  remember: true,
  preview: null,
  previewOf: null,
  previewing: false,
  starting: false,
  run: null,
  error: null,
};

/** The import under way. It outlives the page: going elsewhere and coming back loses nothing. */
export const useImport = create<ImportState>(() => START);

const set = (part: Partial<ImportState>) => useImport.setState(part);
const heard = new Map<string, JobProgress>();

listen((event) => {
  if (event.name === 'profile.changed') set(START);
  if (event.name !== 'job.progress' || event.data.kind !== 'import') return;
  heard.set(event.data.job, event.data);
  const { run } = useImport.getState();
  if (run?.job === event.data.job) set({ run: withProgress(run, event.data) });
});

/** Reads a file, or another sheet of it. A regime that is given counts, whatever is remembered. */
export async function inspect(file: ChosenFile, sheet = '', regime?: RegimeCode): Promise<void> {
  set({ ...START, file, reading: file.name });
  const answer = await client('imports.inspect', { file: file.ticket, sheet });
  if (useImport.getState().file !== file) return;
  if (!answer.ok) set({ reading: null, error: answer.error });
  else {
    const { profile } = answer.value;
    const asked = regime === undefined ? profile : { ...profile, regime };
    set({ reading: null, inspected: answer.value, profile: asked });
  }
}

/** Says in place why a file was not taken. */
export function refuseFile(error: AppError): void {
  set({ ...START, error });
}

/** Changes the mapping. */
export function setProfile(profile: MappingProfile): void {
  set({ profile });
}

/** Whether the mapping is kept for the next file of this kind. */
export function setRemember(remember: boolean): void {
  set({ remember });
}

/** Goes to a step that can be reached. */
export function goToStep(step: ImportStep): void {
  if (!canReach(useImport.getState(), step)) return;
  set({ step, error: null });
  if (step === 'preview') void readPreview();
}

/** Whether what a step needs is there. */
export function canReach(
  state: Pick<ImportState, 'inspected' | 'profile' | 'run'>,
  step: ImportStep,
): boolean {
  switch (step) {
    case 'file':
      return true;
    case 'mapping':
      return state.inspected !== null;
    case 'preview':
      return state.profile !== null && state.profile.groupBy !== '';
    case 'result':
      return state.run !== null;
  }
}

/** Reads the beginning of the file with the mapping as it stands. */
export async function readPreview(): Promise<void> {
  const { file, inspected, profile, previewOf } = useImport.getState();
  if (file === null || inspected === null || profile === null || previewOf === profile) return;
  set({ previewing: true, preview: null, error: null });
  const answer = await client('imports.preview', {
    file: file.ticket,
    sheet: inspected.sheet,
    profile: finished(profile),
  });
  if (useImport.getState().profile !== profile) return;
  set(
    answer.ok
      ? { previewing: false, preview: answer.value, previewOf: profile }
      : { previewing: false, previewOf: null, error: answer.error },
  );
}

/** Starts the import. */
export async function startImport(): Promise<void> {
  const { file, inspected, profile, remember, starting } = useImport.getState();
  if (file === null || inspected === null || profile === null || starting) return;
  set({ starting: true, error: null });
  const answer = await client('imports.start', {
    file: file.ticket,
    sheet: inspected.sheet,
    profile: finished(profile),
    remember,
  });
  if (!answer.ok) {
    set({ starting: false, error: answer.error });
    return;
  }
  const { job, importId } = answer.value;
  const run: ImportRun = { job, importId, fileName: file.name, progress: null, points: [] };
  const known = heard.get(job);
  set({ starting: false, step: 'result', run: known === undefined ? run : withProgress(run, known) });
}

/** Begins anew; what has been imported stays. */
export function startOver(): void {
  set(START);
}

function withProgress(run: ImportRun, progress: JobProgress): ImportRun {
  return { ...run, progress, points: withPoint(run.points, { at: Date.now(), done: progress.done }) };
}

function finished(profile: MappingProfile): MappingProfile {
  return { ...profile, mapping: finishedValues(profile.mapping) };
}
