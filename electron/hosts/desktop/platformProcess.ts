import { fileURLToPath } from 'node:url';
import { utilityProcess } from 'electron';
import type { PlatformStarter, RunningPlatform } from '#hosts/trainingPlatform.ts';
import type { FromPlatform, ToPlatform } from './platformProtocol.ts';

/** Starts the training platform in a process of its own, apart from the workstation, as the real one would be. */
export function platformStarter(entry: URL): PlatformStarter {
  return (start) =>
    new Promise<RunningPlatform>((resolve, reject) => {
      const child = utilityProcess.fork(fileURLToPath(entry), [], {
        serviceName: 'Highland training platform',
        stdio: 'inherit',
      });
      // Said by a fatal error of its engine; `exit` follows. Without a listener it would be thrown here.
      child.on('error', () => undefined);
      const say = (message: ToPlatform): void => child.postMessage(message);
      const ended = Promise.withResolvers<void>();
      child.once('exit', () => {
        reject(new Error('platformFault'));
        ended.resolve();
      });
      child.on('message', (message: FromPlatform) => {
        switch (message.kind) {
          case 'ready':
            resolve({
              url: message.url,
              packs: message.packs,
              close: () => {
                say({ kind: 'close' });
                return ended.promise;
              },
            });
            return;
          case 'failed':
            reject(new Error(message.code));
        }
      });
      say({ kind: 'start', start });
    });
}
