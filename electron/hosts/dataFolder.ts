import { join, resolve } from 'node:path';

/** What the default place of the data folder depends on. */
export interface Surroundings {
  readonly platform: string;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * The folder of all profiles when none was named: XDG_DATA_HOME/highland on Linux, %APPDATA%\Highland on Windows,
 * ~/Library/Application Support/Highland on macOS.
 */
export function defaultDataFolder({ platform, home, env }: Surroundings): string {
  if (platform === 'win32') return join(env['APPDATA'] || join(home, 'AppData', 'Roaming'), 'Highland');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Highland');
  return join(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'highland');
}

/** The data folder to use: the one that was named, made absolute, or the default. */
export function chooseDataFolder(named: string | null, surroundings: Surroundings): string {
  return named === null ? defaultDataFolder(surroundings) : resolve(named);
}
