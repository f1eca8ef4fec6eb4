// Entry of the backend's own thread (a worker of the web host and of the command line) or process (a utility process
// of the desktop host). Which of the two it is shows at run time, so that one file serves every host.
import { randomUUID } from 'node:crypto';
import { parentPort as workerPort } from 'node:worker_threads';
import { createBackend } from './createBackend.ts';
import { serveBackend } from './serveBackend.ts';
import type { HostPort, ToBackend } from './threadProtocol.ts';

/** The part of a utility process's own port that is used here. */
interface UtilityPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

function utilityPort(): UtilityPort | null {
  const port: unknown = Reflect.get(process, 'parentPort');
  return typeof port === 'object' && port !== null ? (port as UtilityPort) : null;
}

/** Messages come from our own host over a private port, typed on its side. */
function hostPort(): HostPort | null {
  if (workerPort !== null) {
    const port = workerPort;
    return {
      send: (message) => port.postMessage(message),
      receive: (listener) => {
        port.on('message', (message: ToBackend) => listener(message));
      },
    };
  }
  const port = utilityPort();
  if (port === null) return null;
  // Ctrl-C in a terminal reaches the whole group of processes; the host says when work is finished, by `close`.
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
  return {
    send: (message) => port.postMessage(message),
    receive: (listener) => port.on('message', ({ data }) => listener(data as ToBackend)),
  };
}

const port = hostPort();
if (port === null) throw new Error('The backend thread is started by a host.');
serveBackend(
  port,
  createBackend,
  { now: () => Date.now(), guid: () => randomUUID().toUpperCase(), random: () => Math.random() },
  () => process.exit(0),
);
