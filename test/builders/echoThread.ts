// A backend's thread as the real one is, around a backend that only echoes. A data folder called "refuse" makes it fail.
import { parentPort } from 'node:worker_threads';
import { serveBackend } from '#backend/serveBackend.ts';
import type { ToBackend } from '#backend/threadProtocol.ts';
import { echoBackend } from '#test/builders/echoBackend.ts';

const port = parentPort;
if (port === null) throw new Error('A thread, not a program.');
serveBackend(
  {
    send: (message) => port.postMessage(message),
    receive: (listener) => {
      port.on('message', (message: ToBackend) => listener(message));
    },
  },
  (ports, { dataFolder }) => {
    if (dataFolder === 'refuse') throw Object.assign(new Error('no'), { code: 'store.inUse' });
    if (dataFolder === 'hang') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_000);
    return echoBackend(ports);
  },
  { now: () => 0, guid: () => '', random: () => 0 },
  () => process.exit(0),
);
