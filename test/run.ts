// `npm test`: types, lint, build, unit tests and end-to-end tests, one after another, and one line that sums them up.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildStale } from '#build';
import { findOrInstallBrowser } from '#test/browsers.ts';
import type { Tally } from '#test/tally.ts';
import { addUp, NOTHING, readPlaywright, readVitest } from '#test/tally.ts';

const ROOT = join(import.meta.dirname, '..');
const reports = mkdtempSync(join(tmpdir(), 'highland-reports-'));
const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Runs a program of node_modules with this very Node; its output goes straight to the terminal. */
function runTool(file: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  const { status } = spawnSync(process.execPath, [join(ROOT, 'node_modules', file), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return status === 0;
}

function checked(name: string, good: boolean): Tally {
  say(`${good ? 'ok' : 'FAILED'}: ${name}`);
  return good ? { ...NOTHING, passed: 1 } : { ...NOTHING, failed: 1, failures: [name] };
}

function reportOf(file: string): string {
  try {
    return readFileSync(join(reports, file), 'utf8');
  } catch {
    return '';
  }
}

async function built(): Promise<boolean> {
  try {
    await buildStale();
    return true;
  } catch (problem) {
    say(problem instanceof Error ? problem.message : String(problem));
    return false;
  }
}

function unitTests(): Tally {
  const report = join(reports, 'unit.json');
  const args = ['run', '--config', 'test/vitest.config.ts', '--reporter=default', '--reporter=json'];
  const good = runTool('vitest/vitest.mjs', [...args, `--outputFile.json=${report}`]);
  return readVitest(reportOf('unit.json'), good);
}

function endToEndTests(): Tally {
  const browser = findOrInstallBrowser();
  if (browser === null) {
    return checked('a Chromium for the end-to-end tests (set HIGHLAND_CHROMIUM, or install chromium)', false);
  }
  say(`end-to-end tests use ${browser.path} (${browser.how})`);
  const good = runTool('@playwright/test/cli.js', ['test', '--config', 'test/playwright.config.ts'], {
    HIGHLAND_E2E_REPORT: join(reports, 'e2e.json'),
    HIGHLAND_CHROMIUM: browser.path,
  });
  return readPlaywright(reportOf('e2e.json'), good);
}

const parts: Tally[] = [
  checked('types', runTool('typescript/bin/tsc', ['--build', '--noEmit'])),
  checked(
    'lint and import arrows',
    runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
  ),
  checked('build', await built()),
  unitTests(),
  endToEndTests(),
];
rmSync(reports, { recursive: true, force: true });

const { passed, failed, skipped, failures, skips } = addUp(parts);
if (failures.length > 0) say(`\nFailed:\n${failures.map((name) => `  ${name}`).join('\n')}`);
if (skips.length > 0) say(`\nSkipped:\n${skips.map((name) => `  ${name}`).join('\n')}`);
say(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed === 0 ? 0 : 1;
