import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { commandOnPath } from '#hosts/commandOnPath.ts';

/** A browser for the tests, and where it came from, for people. */
export interface FoundBrowser {
  readonly path: string;
  readonly how: string;
}

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'msedge',
];

/** Where installers put a Chromium when it is not on the PATH. */
function usualPlaces(): readonly string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform !== 'win32') return ['/snap/bin/chromium', '/opt/google/chrome/chrome'];
  const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
    (name) => process.env[name] ?? [],
  );
  const programs = [
    ['Google', 'Chrome', 'Application', 'chrome.exe'],
    ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
    ['Chromium', 'Application', 'chrome.exe'],
  ];
  return folders.flatMap((folder) => programs.map((parts) => join(folder, ...parts)));
}

/** A Chromium that is already here: named by HIGHLAND_CHROMIUM, installed, or Playwright's own. */
export function findBrowser(): FoundBrowser | null {
  const named = process.env['HIGHLAND_CHROMIUM'];
  if (named) return existsSync(named) ? { path: named, how: 'HIGHLAND_CHROMIUM' } : null;
  for (const name of COMMANDS) {
    const path = commandOnPath(name, process.env, process.platform);
    if (path !== null) return { path, how: 'installed' };
  }
  const usual = usualPlaces().find((path) => existsSync(path));
  if (usual !== undefined) return { path: usual, how: 'installed' };
  const own = chromium.executablePath();
  return existsSync(own) ? { path: own, how: "Playwright's own" } : null;
}

/** The same, after trying to install one when there is none: with apt as root on Debian, else with Playwright. */
export function findOrInstallBrowser(): FoundBrowser | null {
  const found = findBrowser();
  if (found !== null || process.env['HIGHLAND_CHROMIUM']) return found;
  const apt = process.getuid?.() === 0 ? commandOnPath('apt-get', process.env, process.platform) : null;
  if (apt !== null) {
    run(apt, ['update', '-q']);
    run(apt, ['install', '-q', '-y', '--no-install-recommends', 'chromium']);
    const installed = findBrowser();
    if (installed !== null) return { ...installed, how: 'installed just now with apt-get' };
  }
  const cli = join(import.meta.dirname, '..', 'node_modules', '@playwright', 'test', 'cli.js');
  run(process.execPath, [cli, 'install', 'chromium']);
  const own = findBrowser();
  return own === null ? null : { ...own, how: 'installed just now with Playwright' };
}

function run(program: string, args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'], env, timeout: 600_000 });
}
