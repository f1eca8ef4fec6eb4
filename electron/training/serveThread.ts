import type { MessagePort } from 'node:worker_threads';
import { startPlatform } from './platform.ts';
import type { OpenRules } from './rulePublisher.ts';
import type { FromThread, ThreadOptions, ToThread } from './threadProtocol.ts';

/**
 * The training platform in a worker thread. It closes in order when told so and then ends by itself (a terminated
 * thread could cut a transaction of the ledger short). Who publishes its rules is the entry's choice.
 */
export async function serveThread(
  port: MessagePort,
  { rulesFrom, ...options }: ThreadOptions,
  openRules: OpenRules,
): Promise<void> {
  const say = (message: FromThread): void => port.postMessage(message);
  try {
    const platform = await startPlatform({
      ...options,
      now: Date.now,
      ...(rulesFrom === null ? {} : { openRules: () => openRules(rulesFrom, options.dataDir, Date.now) }),
      log: (fault) => say({ kind: 'fault', text: String(fault) }),
    });
    port.on('message', (message: ToThread) => {
      if (message.kind !== 'close') return;
      platform.close().finally(() => port.close());
    });
    const { url, port: number, packs } = platform;
    say({ kind: 'ready', url, port: number, packs });
  } catch (fault) {
    say({ kind: 'failed', code: codeOf(fault) });
    port.close();
  }
}

function codeOf(fault: unknown): string {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : 'platformFault';
}
