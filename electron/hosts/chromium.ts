import { join } from 'node:path';
import { commandOnPath, isProgram } from './commandOnPath.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'msedge',
];

/** Where installers put a Chromium when it is not on the PATH. */
function usualPlaces(platform: string, env: Environment): readonly string[] {
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (platform !== 'win32') return ['/snap/bin/chromium', '/opt/google/chrome/chrome'];
  const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => env[name] ?? []);
  const programs = [
    ['Google', 'Chrome', 'Application', 'chrome.exe'],
    ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
    ['Chromium', 'Application', 'chrome.exe'],
  ];
  return folders.flatMap((folder) => programs.map((parts) => join(folder, ...parts)));
}

/**
 * A Chromium on this machine, by looking at files only: the one HIGHLAND_CHROMIUM names, and no other then; else one on
 * the PATH or in the usual places. Null when there is none.
 */
export function findChromium(platform: string, env: Environment): string | null {
  const named = env['HIGHLAND_CHROMIUM'];
  if (named !== undefined && named !== '') return isProgram(named) ? named : null;
  for (const name of COMMANDS) {
    const path = commandOnPath(name, env, platform);
    if (path !== null) return path;
  }
  return usualPlaces(platform, env).find(isProgram) ?? null;
}
