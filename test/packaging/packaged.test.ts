import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { extractAll, extractFile, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectBackend } from '#backend/remoteBackend.ts';
import { PACKAGED_RESOURCES } from '#hosts/installation.ts';
import { openThread } from '#hosts/threadPort.ts';
import { clientOf } from '#shared/api/bridge.ts';
import { aStandInRuntime, readFuses } from '#test/builders/standInRuntime.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** The packed application without the runtime: what this project itself adds to a download. */
const MOST_BYTES = 12 * 1024 * 1024;

const built =
  existsSync(join(ROOT, 'out', 'desktop', 'main.js')) &&
  existsSync(join(ROOT, 'out', 'renderer', 'index.html'));
const reason =
  process.platform !== 'linux' || process.arch !== 'x64'
    ? 'the stand-in runtime is one for Linux on x64'
    : built
      ? ''
      : 'nothing is built: run npm run build first';

describe.skipIf(reason !== '')(
  `the packaged application${reason === '' ? '' : ` (skipped: ${reason})`}`,
  () => {
    const output = mkdtempSync(join(tmpdir(), 'highland-dist-'));
    let folder = '';
    let archive = '';

    beforeAll(async () => {
      const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
      // Under Vitest the packager links files instead of copying them, so that one more writer could change our sources.
      const { VITEST: _, ...env } = process.env;
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [
          join(ROOT, 'node_modules', 'electron-builder', 'cli.js'),
          ...['--config', 'electron-builder.yml', '--linux', 'dir', '--x64'],
          `-c.electronDist=${await aStandInRuntime(devDependencies.electron)}`,
          `-c.directories.output=${output}`,
        ],
        { cwd: ROOT, encoding: 'utf8', timeout: 120_000, env },
      );
      expect(status, stdout + stderr).toBe(0);
      folder = join(output, 'linux-unpacked');
      archive = join(folder, 'resources', 'app.asar');
    }, 150_000);

    afterAll(() => rmSync(output, { recursive: true, force: true }));

    test('holds what runs and nothing else', () => {
      const files = listPackage(archive, { isPack: false });
      for (const file of [
        'main.js',
        'preload.cjs',
        'backendThread.js',
        'platformThread.js',
        'platformChild.js',
        'readerThread.js',
        'ownTestsThread.js',
      ]) {
        expect(files).toContain(`/out/desktop/${file}`);
      }
      expect(files).toContain('/out/renderer/index.html');
      const top = new Set(files.map((file) => file.split('/')[1]));
      expect([...top].sort()).toEqual(['LICENSE', 'node_modules', 'out', 'package.json']);
      expect(files.filter((file) => /^\/node_modules\/[^/]+$/.test(file))).toEqual([
        '/node_modules/better-sqlite3',
      ]);
      expect(files.filter((file) => file.endsWith('.node'))).toEqual([
        '/node_modules/better-sqlite3/prebuilds/linux-x64.node',
      ]);
      expect(files.filter((file) => /\.(ts|tsx|map)$/.test(file))).toEqual([]);
      expect(existsSync(`${archive}.unpacked/node_modules/better-sqlite3/prebuilds/linux-x64.node`)).toBe(
        true,
      );
      for (const file of [join('icons', 'icon.png'), join('training', 'lessons', 'backToStart.json')])
        expect(existsSync(join(folder, 'resources', PACKAGED_RESOURCES, file)), file).toBe(true);
      expect(bytesOf(join(folder, 'resources'))).toBeLessThan(MOST_BYTES);
    });

    test('loads nothing that it does not hold', () => {
      const files = new Set(listPackage(archive, { isPack: false }));
      for (const file of [...files].filter((name) => /^\/out\/desktop\/.+\.c?js$/.test(name))) {
        const preload = file.endsWith('.cjs');
        for (const name of importsOf(extractFile(archive, file.slice(1)).toString('utf8'))) {
          const known = preload
            ? name === 'electron'
            : name.startsWith('./')
              ? files.has(`/out/desktop/${name.slice(2)}`)
              : ['electron', 'better-sqlite3'].includes(name) || isBuiltin(name);
          expect(known, `${file} loads ${name}`).toBe(true);
        }
      }
    });

    test('names a page, without which there is no Debian package', () => {
      const { homepage } = JSON.parse(extractFile(archive, 'package.json').toString('utf8'));
      expect(URL.canParse(homepage)).toBe(true);
    });

    test('has its fuses set', () => {
      expect(readFuses(readFileSync(join(folder, 'highland')))).toEqual({
        runAsNode: false,
        enableCookieEncryption: false,
        enableNodeOptionsEnvironmentVariable: false,
        enableNodeCliInspectArguments: false,
        enableEmbeddedAsarIntegrityValidation: true,
        onlyLoadAppFromAsar: true,
        loadBrowserProcessSpecificV8Snapshot: false,
        grantFileProtocolExtraPrivileges: false,
      });
    });

    test('its backend starts from the archive, opens a profile and closes', async () => {
      const app = mkdtempSync(join(tmpdir(), 'highland-app-'));
      extractAll(archive, app);
      const backend = await connectBackend(
        openThread(pathToFileURL(join(app, 'out', 'desktop', 'backendThread.js'))),
        {
          paths: {
            dataFolder: mkdtempSync(join(tmpdir(), 'highland-data-')),
            resources: join(folder, 'resources', PACKAGED_RESOURCES),
          },
          facts: { host: 'desktop', appVersion: '0.0.0' },
          ports: {
            startPlatform: () => Promise.reject(new Error('not in this test')),
            stopPlatform: async () => undefined,
          },
        },
      );
      const call = clientOf(backend);
      expect(await call('profile.create', { kind: 'live' })).toMatchObject({
        ok: true,
        value: { open: 'live' },
      });
      expect(await call('home.summary', {})).toMatchObject({ ok: true });
      await backend.close();
    });
  },
);

/** What a module imports or requires when it is loaded: statements at the start of a line, as the bundler writes them. */
function importsOf(code: string): readonly string[] {
  const statement =
    /^(?:import\b[^'";]*?|export\b[^'";]*?\bfrom ?|(?:let|const|var) \w+ = require\()["']([^"']+)["']/gm;
  return [...code.matchAll(statement)].flatMap((match) => match[1] ?? []);
}

function bytesOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
