/**
 * The training platform in a worker thread. Options come as workerData; it closes in order when told so and then
 * ends by itself (a terminated thread could cut a transaction of the ledger short).
 */
import { parentPort, workerData } from 'node:worker_threads';
import { startPlatform } from './platform.ts';
import type { FromThread, ThreadOptions, ToThread } from './threadProtocol.ts';

const port = parentPort;
if (port !== null) {
  const say = (message: FromThread): void => port.postMessage(message);
  const options: ThreadOptions = workerData;
  try {
    const platform = await startPlatform({
      ...options,
      now: Date.now,
      log: (fault) => say({ kind: 'fault', text: String(fault) }),
    });
    port.on('message', (message: ToThread) => {
      if (message.kind !== 'close') return;
      platform.close().finally(() => port.close());
    });
    say({ kind: 'ready', url: platform.url, port: platform.port });
  } catch (fault) {
    say({ kind: 'failed', code: codeOf(fault) });
    port.close();
  }
}

function codeOf(fault: unknown): string {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : 'platformFault';
}
