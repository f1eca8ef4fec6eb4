import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import { isProgram } from './commandOnPath.ts';
import { hasDisplay } from './display.ts';
import type { OptionProblem } from './options.ts';

/** What the search depends on. */
export interface RuntimeSearch {
  /** The folder with node_modules. */
  readonly root: string;
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const PROGRAM: Readonly<Record<string, string>> = {
  win32: 'electron.exe',
  darwin: join('Electron.app', 'Contents', 'MacOS', 'Electron'),
};

/**
 * The program of the Electron runtime, or why it cannot be used. Looks at files only: asking the npm package would
 * start a download. ELECTRON_OVERRIDE_DIST_PATH names a runtime that lies elsewhere.
 */
export function findElectron({ root, platform, env }: RuntimeSearch): Result<string, OptionProblem> {
  const named = env['ELECTRON_OVERRIDE_DIST_PATH'] || null;
  const packageFolder = join(root, 'node_modules', 'electron');
  const folder = named ?? join(packageFolder, 'dist');
  const program = join(folder, PROGRAM[platform] ?? 'electron');
  if (!isProgram(program)) return err({ key: 'host.start.noRuntime', params: {} });
  const found = textOf(join(folder, 'version')).trim().replace(/^v/, '');
  const wanted = versionOf(textOf(join(packageFolder, 'package.json')));
  if (wanted !== null && found !== wanted && !sameMajor(found, wanted)) {
    return err({ key: 'host.start.otherRuntime', params: { found: found || '?', wanted } });
  }
  if (!hasDisplay(platform, env)) return err({ key: 'host.start.noDisplay', params: {} });
  return ok(program);
}

/** Within one major version the runtime's interfaces stay the same. */
function sameMajor(a: string, b: string): boolean {
  return a.split('.')[0] === b.split('.')[0];
}

function versionOf(packageJson: string): string | null {
  const version = /"version":\s*"([0-9.]+)"/.exec(packageJson);
  return version?.[1] ?? null;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
