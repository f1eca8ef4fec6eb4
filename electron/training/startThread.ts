import { Worker } from 'node:worker_threads';
import type { Platform } from './platform.ts';
import type { FromThread, ThreadOptions, ToThread } from './threadProtocol.ts';

/** A platform in its own thread. Its control side is reached over HTTP, with the control token. */
export interface PlatformThread extends Pick<Platform, 'url' | 'port' | 'packs'> {
  /** Resolves with the exit code when the thread has ended, however it came to. */
  readonly ended: Promise<number>;
  /** Closes in order; resolves when the thread has ended. */
  readonly close: () => Promise<void>;
}

/** Thrown when the platform cannot start; `code` is a LedgerProblem or the system's ("EADDRINUSE"). */
export class PlatformStartError extends Error {
  readonly code: string;
  constructor(code: string, options?: ErrorOptions) {
    super(`training platform: ${code}`, options);
    this.code = code;
  }
}

/** Starts the platform in a worker thread, whose entry calls serveThread; rejects with PlatformStartError. */
export function startPlatformThread(
  options: ThreadOptions,
  file: URL,
  onFault: (text: string) => void = () => undefined,
): Promise<PlatformThread> {
  const worker = new Worker(file, { workerData: options });
  const ended = new Promise<number>((resolve) => worker.once('exit', resolve));
  return new Promise((resolve, reject) => {
    worker.on('error', (fault) => {
      onFault(String(fault));
      reject(new PlatformStartError('platformFault', { cause: fault }));
    });
    void ended.then(() => reject(new PlatformStartError('platformFault')));
    worker.on('message', (message: FromThread) => {
      switch (message.kind) {
        case 'ready':
          return resolve({
            url: message.url,
            port: message.port,
            packs: message.packs,
            ended,
            async close() {
              const order: ToThread = { kind: 'close' };
              worker.postMessage(order);
              await ended;
            },
          });
        case 'failed':
          return reject(new PlatformStartError(message.code));
        case 'fault':
          return onFault(message.text);
      }
    });
  });
}
