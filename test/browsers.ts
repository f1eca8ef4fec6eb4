import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from '#hosts/chromium.ts';
import { commandOnPath } from '#hosts/commandOnPath.ts';

/** A browser for the tests, and where it came from, for people. */
export interface FoundBrowser {
  readonly path: string;
  readonly how: string;
}

/** A Chromium that is already here: named by HIGHLAND_CHROMIUM, installed, or Playwright's own. */
export function findBrowser(): FoundBrowser | null {
  const named = process.env['HIGHLAND_CHROMIUM'];
  const here = findChromium(process.platform, process.env);
  if (here !== null) return { path: here, how: named ? 'HIGHLAND_CHROMIUM' : 'installed' };
  if (named) return null;
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
