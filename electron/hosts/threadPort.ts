import { Worker } from 'node:worker_threads';
import type { BackendPort, FromBackend } from '#backend/threadProtocol.ts';

/** Starts the backend in a worker of this process and gives the port to it. */
export function openThread(entry: URL): BackendPort {
  const worker = new Worker(entry, { name: 'backend' });
  return {
    send: (message) => worker.postMessage(message),
    // Only our own thread file speaks on this port.
    receive: (listener) => {
      worker.on('message', (message: FromBackend) => listener(message));
    },
    gone: (listener) => {
      // An uncaught error also ends in `exit`; without a listener it would take the whole host down.
      worker.on('error', () => undefined);
      worker.once('exit', (code) => listener(code));
    },
  };
}
