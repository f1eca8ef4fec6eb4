import { Worker } from 'node:worker_threads';
import type { FileProblem } from '#backend/intake/fileProblem.ts';
import { problemOf } from '#backend/intake/fileProblem.ts';
import { LIMITS } from '#backend/intake/limits.ts';
import type { ReadOptions } from '#backend/intake/orderFile.ts';
import type {
  FileInspection,
  ReaderCommand,
  ReaderJob,
  ReaderMessage,
  ReadSummary,
  RowChunk,
} from '#backend/intake/readerProtocol.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** How to read the rows of a file. */
export interface RowsOptions extends ReadOptions {
  readonly maxRows?: number;
  readonly signal?: AbortSignal;
  /** Takes rows in file order; the next ones are read when its promise is kept. */
  readonly onChunk: (chunk: RowChunk) => void | Promise<void>;
}

/** Looks into a file: its kind, columns, first rows and anything remarkable. */
export function inspectFile(
  path: string,
  options: ReadOptions & { readonly signal?: AbortSignal } = {},
): Promise<Result<FileInspection, FileProblem>> {
  const { signal, ...readOptions } = options;
  const job: ReaderJob = { job: 'inspect', path, options: readOptions, maxRows: null };
  return inThread(job, signal, async (message) => {
    if (message.type === 'inspected') return message.inspection;
    return null;
  });
}

/** Reads the rows of a file in a thread of its own, in pieces. A cancelled reading ends with `intake.file.cancelled`. */
export function readRows(path: string, options: RowsOptions): Promise<Result<ReadSummary, FileProblem>> {
  const { maxRows, signal, onChunk, ...readOptions } = options;
  const job: ReaderJob = { job: 'rows', path, options: readOptions, maxRows: maxRows ?? null };
  return inThread(job, signal, async (message, tell) => {
    if (message.type === 'done') return message.summary;
    if (message.type === 'chunk') {
      await onChunk(message.chunk);
      tell('next');
    }
    return null;
  });
}

/** The thread's program stands beside this file: as source when this is source, bundled when this is bundled. */
const PROGRAM = new URL(`./readerThread${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

const ENDED_EARLY = err<FileProblem>({ code: 'intake.file.unreadable', params: { detail: 'exit' } });

async function inThread<T>(
  job: ReaderJob,
  signal: AbortSignal | undefined,
  hear: (message: ReaderMessage, tell: (command: ReaderCommand) => void) => Promise<T | null>,
): Promise<Result<T, FileProblem>> {
  if (signal?.aborted === true) return err({ code: 'intake.file.cancelled', params: {} });
  const thread = new Worker(PROGRAM, {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: LIMITS.threadMegabytes },
  });
  let cancel = (): void => {};
  try {
    return await new Promise<Result<T, FileProblem>>((resolve, reject) => {
      cancel = (): void => {
        thread.postMessage('cancel' satisfies ReaderCommand);
        resolve(err({ code: 'intake.file.cancelled', params: {} }));
      };
      signal?.addEventListener('abort', cancel, { once: true });
      thread.on('error', (thrown) => resolve(err(problemOf(thrown))));
      // The thread's last word may come together with its end; it is heard first.
      thread.on('exit', () => setImmediate(() => resolve(ENDED_EARLY)));
      thread.on('message', (message: ReaderMessage) => {
        if (message.type === 'failed') resolve(err(message.problem));
        else {
          hear(message, (command) => thread.postMessage(command)).then((value) => {
            if (value !== null) resolve(ok(value));
          }, reject);
        }
      });
    });
  } finally {
    signal?.removeEventListener('abort', cancel);
    await thread.terminate();
  }
}
