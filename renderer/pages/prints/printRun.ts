import { create } from 'zustand';
import { bridge, client, listen } from '#renderer/app/client.ts';
import type { Text } from '#renderer/app/text.tsx';
import { errorText } from '#renderer/app/text.tsx';
import { showToast } from '#renderer/state/toasts.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { JobProgress } from '#shared/api/events.ts';
import type { FileOffer } from '#shared/api/files.ts';
import type { Args } from '#shared/api/methods.ts';

interface PrintRun {
  /** Whether a file is being made. */
  readonly making: boolean;
  /** The job that makes it, where it is a long one. */
  readonly job: string | null;
  readonly progress: JobProgress | null;
}

const IDLE: PrintRun = { making: false, job: null, progress: null };

/** The file that is being made. It outlives the page: going elsewhere and coming back loses nothing. */
export const usePrintRun = create<PrintRun>(() => IDLE);

/** What was heard of jobs before their number was known here: an event may come before the answer. */
const heard = new Map<string, JobProgress>();
let atEnd: (progress: JobProgress) => void = () => undefined;

listen((event) => {
  if (event.name === 'profile.changed') {
    heard.clear();
    usePrintRun.setState(IDLE);
  }
  if (event.name !== 'job.progress' || event.data.kind !== 'print') return;
  const progress = event.data;
  heard.set(progress.job, progress);
  if (usePrintRun.getState().job === progress.job) follow(progress);
});

function follow(progress: JobProgress): void {
  usePrintRun.setState({ progress });
  if (progress.state !== 'running') atEnd(progress);
}

/** Makes a file of papers and hands it to the person; says how it came out. */
export async function makeFile(order: Args<'prints.make'>, t: Text): Promise<void> {
  if (usePrintRun.getState().making) return;
  usePrintRun.setState({ ...IDLE, making: true });
  const made = await client('prints.make', order);
  if (!made.ok) {
    complain(t, made.error);
    usePrintRun.setState(IDLE);
    return;
  }
  if (made.value.kind === 'file') {
    await hand(made.value.offer, t);
    usePrintRun.setState(IDLE);
    return;
  }
  const { job } = made.value;
  atEnd = (progress) => void conclude(progress, t);
  usePrintRun.setState({ job });
  const already = heard.get(job);
  if (already !== undefined) follow(already);
}

/** Stops the job. */
export async function stopMaking(): Promise<void> {
  const { job } = usePrintRun.getState();
  if (job !== null) await client('jobs.cancel', { job });
}

async function conclude(progress: JobProgress, t: Text): Promise<void> {
  heard.delete(progress.job);
  usePrintRun.setState(IDLE);
  if (progress.state === 'cancelled') {
    showToast({ tone: 'done', text: t('prints.cancelled') });
    return;
  }
  if (progress.error !== null) {
    complain(t, progress.error);
    return;
  }
  const offer = await client('prints.take', { job: progress.job });
  if (offer.ok) await hand(offer.value, t);
  else complain(t, offer.error);
}

async function hand(offer: FileOffer, t: Text): Promise<void> {
  if (await bridge.saveFile(offer)) {
    showToast({ tone: 'done', text: t('prints.saved', { name: offer.name }) });
  }
}

function complain(t: Text, error: AppError): void {
  showToast({ tone: 'error', text: errorText(t, error) });
}
