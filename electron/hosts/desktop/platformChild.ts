// Entry of the process of the training platform: starts it in its own thread and closes it in order.
import { startTrainingThread, trainingOptions } from '#hosts/trainingPlatform.ts';
import type { PlatformThread } from '#training/startThread.ts';
import type { FromPlatform, ToPlatform } from './platformProtocol.ts';

const port = process.parentPort;
const say = (message: FromPlatform): void => port.postMessage(message);
let platform: PlatformThread | null = null;

// Ctrl-C in a terminal reaches the whole group of processes; the main process says `close` when it is time.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);

port.on('message', ({ data }: { readonly data: ToPlatform }) => {
  switch (data.kind) {
    case 'start':
      void open(data);
      return;
    case 'close':
      void close();
  }
});

async function open({ start }: Extract<ToPlatform, { kind: 'start' }>): Promise<void> {
  try {
    platform = await startTrainingThread(trainingOptions(start, process.env));
    say({ kind: 'ready', url: platform.url, packs: platform.packs });
  } catch (problem) {
    say({ kind: 'failed', code: problem instanceof Error ? problem.message : 'platformFault' });
    setTimeout(() => process.exit(1), 1_000);
  }
}

async function close(): Promise<void> {
  await platform?.close();
  process.exit(0);
}
