import { fileURLToPath } from 'node:url';
import { utilityProcess } from 'electron';
import type { BackendPort, FromBackend } from '#backend/threadProtocol.ts';

/** Starts the backend in a process of its own, so that a native crash never takes the window, and gives its port. */
export function openProcess(entry: URL): BackendPort {
  const child = utilityProcess.fork(fileURLToPath(entry), [], {
    serviceName: 'Highland backend',
    stdio: 'inherit',
  });
  // Said by a fatal error of its engine; `exit` follows. Without a listener it would be thrown here.
  child.on('error', () => undefined);
  return {
    send: (message) => child.postMessage(message),
    // Only our own thread file speaks on this port.
    receive: (listener) => {
      child.on('message', (message: FromBackend) => listener(message));
    },
    gone: (listener) => {
      child.once('exit', (code) => listener(code));
    },
  };
}
