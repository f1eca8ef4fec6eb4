import { spawn } from 'node:child_process';
import { commandOnPath } from './commandOnPath.ts';
import { hasDisplay } from './display.ts';

/** A program with its arguments. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

/** What opens the default browser at an address here; null where there is none, or where it was turned off. */
export function browserCommand(
  url: string,
  platform: string,
  env: Readonly<Record<string, string | undefined>>,
): Command | null {
  if (env['HIGHLAND_NO_BROWSER'] === '1' || !hasDisplay(platform, env)) return null;
  if (platform === 'win32') {
    // The shell's own `start` would read the address as a command line; this hands it over whole.
    const program = commandOnPath('rundll32', env, platform);
    return program === null ? null : { program, args: ['url.dll,FileProtocolHandler', url] };
  }
  const program = commandOnPath(platform === 'darwin' ? 'open' : 'xdg-open', env, platform);
  return program === null ? null : { program, args: [url] };
}

/** Starts the browser and does not wait for it. Resolves to whether it could be started. */
export function openBrowser({ program, args }: Command): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
