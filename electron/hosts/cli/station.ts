import { randomUUID } from 'node:crypto';
import type { Ports } from '#backend/ports.ts';
import { findChromium } from '#hosts/chromium.ts';
import { chromiumPdf } from '#hosts/chromiumPdf.ts';
import type { Installation } from '#hosts/installation.ts';
import { findInstallation } from '#hosts/installation.ts';
import { fontFolders, printFonts } from '#hosts/printFonts.ts';
import { platformPorts, startTrainingThread, trainingOptions } from '#hosts/trainingPlatform.ts';
import { versionOf } from '#hosts/version.ts';
import { appError } from '#shared/api/errors.ts';
import type { AppEvent } from '#shared/api/events.ts';
import type { Args, MethodName, Result } from '#shared/api/methods.ts';
import type { ProfileKind } from '#shared/api/profile.ts';
import type { Context } from './command.ts';
import { EXIT, Failure, wrongUse } from './failure.ts';

/** The workstation as commands use it. */
export interface Station {
  /** Makes one call; an error value ends the command. */
  call<N extends MethodName>(method: N, args: Args<N>): Promise<Result<N>>;
  listen(listener: (event: AppEvent) => void): () => void;
  /** A ticket for a file named on the command line. */
  offerFile(path: string, name: string): Promise<string>;
  /** Where a file lies that the workstation made. */
  fileOf(ticket: string): Promise<string>;
}

/** How a station is opened. */
export interface StationOptions {
  readonly dataFolder: string;
  /** The pace of the training officer, ms; null leaves it as it is. */
  readonly stepMs: number | null;
}

/**
 * Opens the workstation in this process, does the work, and closes it in order, whatever happens: also on Ctrl-C,
 * which ends the work with a Failure.
 */
export async function withStation<T>(
  { signal }: Pick<Context, 'signal'>,
  { dataFolder, stepMs }: StationOptions,
  work: (station: Station) => Promise<T>,
): Promise<T> {
  const installation = findInstallation();
  const env = stepMs === null ? process.env : { HIGHLAND_TRAINING_STEP_MS: String(stepMs) };
  // Loaded only now, so that help, wrong use and `message` answer at once.
  const { createBackend } = await import('#backend/createBackend.ts');
  const backend = createBackend(
    {
      ...platformPorts(installation.resources, (start) => startTrainingThread(trainingOptions(start, env))),
      now: () => Date.now(),
      guid: () => randomUUID().toUpperCase(),
      random: () => Math.random(),
      pdf: pdfPort(installation),
    },
    { dataFolder, resources: installation.resources },
    { host: 'cli', appVersion: versionOf(installation.root) },
  );
  const station: Station = {
    async call(method, args) {
      const answer = await backend.call(method, args);
      if (!answer.ok) throw new Failure(answer.error);
      // The answer of our own typed handler of this very method.
      return answer.value as Result<typeof method>;
    },
    listen: backend.listen,
    offerFile: backend.offerFile,
    async fileOf(ticket) {
      const file = await backend.fileOf(ticket);
      if (file === null) throw new Failure(appError('file.ticket'));
      return file.path;
    },
  };
  const stopped = interruption(signal);
  try {
    return await Promise.race([work(station), stopped.rejected]);
  } finally {
    stopped.forget();
    await backend.close();
  }
}

/** Prints through a Chromium; undefined where there is none. */
function pdfPort(installation: Installation): Ports['pdf'] {
  const program = findChromium(process.platform, process.env);
  if (program === null) return undefined;
  const withFonts = printFonts(fontFolders(installation));
  return async (html) => chromiumPdf(program, await withFonts(html));
}

/** As `withStation`, on the data folder and the profile that the command line names. */
export function withProfile<T>(
  context: Context,
  work: (station: Station, kind: ProfileKind) => Promise<T>,
): Promise<T> {
  return withStation(context, { dataFolder: context.dataFolder, stepMs: null }, async (station) =>
    work(station, await openProfile(station, context)),
  );
}

/** The named profile, else the one that was open last, else the only one there is. */
async function openProfile(station: Station, { profile, dataFolder }: Context): Promise<ProfileKind> {
  const { open, existing, trouble } = await station.call('profile.status', {});
  if (open !== null && (profile === null || profile === open)) return open;
  const [only, other] = existing;
  const wanted = profile ?? trouble?.kind ?? (other === undefined ? only : undefined);
  if (wanted === undefined) {
    throw existing.length === 0
      ? wrongUse('cli.noProfile', { folder: dataFolder })
      : wrongUse('cli.whichProfile');
  }
  if (trouble?.kind === wanted) throw new Failure(trouble.error);
  await station.call('profile.open', { kind: wanted });
  return wanted;
}

function interruption(signal: AbortSignal): {
  readonly rejected: Promise<never>;
  readonly forget: () => void;
} {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => undefined);
  const stop = (): void => reject(new Failure(appError('cli.interrupted'), EXIT.interrupted));
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  return { rejected: promise, forget: () => signal.removeEventListener('abort', stop) };
}
