import { chmodSync, mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stampOf } from '#hosts/buildStamp.ts';
import { defaultDataFolder } from '#hosts/dataFolder.ts';
import { findElectron } from '#hosts/electronRuntime.ts';
import { errorText, hostLanguage, hostText } from '#hosts/hostText.ts';
import { browserCommand } from '#hosts/openBrowser.ts';
import { profileOf, readOptions } from '#hosts/options.ts';
import { attachmentHeader, safeFileName } from '#hosts/safeName.ts';
import { onStopSignals } from '#hosts/stopSignals.ts';
import { trainingOptions } from '#hosts/trainingPlatform.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'highland-test-'));

describe('options', () => {
  test('are read in both spellings', () => {
    expect(readOptions(['--web', '--profile', 'a b', '--port=8080'])).toEqual({
      ok: true,
      value: { web: true, profile: 'a b', port: 8080 },
    });
    expect(readOptions([])).toEqual({ ok: true, value: { web: false, profile: null, port: 0 } });
  });

  test.each([['--prot', '1'], ['--port', '70000'], ['--port', 'x'], ['--profile'], ['extra']])(
    'refuses %s',
    (...args) => {
      expect(readOptions(args).ok).toBe(false);
    },
  );

  test('the desktop application overlooks the options of its runtime', () => {
    expect(profileOf(['electron', '.', '--no-sandbox', '--profile=/d', '--inspect=0'])).toBe('/d');
    expect(profileOf(['highland'])).toBeNull();
  });
});

test('the data folder is where each system keeps such things', () => {
  const at = { home: '/h', env: {} };
  expect(defaultDataFolder({ ...at, platform: 'linux' })).toBe('/h/.local/share/highland');
  expect(defaultDataFolder({ ...at, platform: 'linux', env: { XDG_DATA_HOME: '/x' } })).toBe('/x/highland');
  expect(defaultDataFolder({ ...at, platform: 'darwin' })).toBe('/h/Library/Application Support/Highland');
  expect(defaultDataFolder({ ...at, platform: 'win32', env: { APPDATA: '/r' } })).toBe('/r/Highland');
});

describe('the Electron runtime', () => {
  const root = folder();
  mkdirSync(join(root, 'node_modules', 'electron', 'dist'), { recursive: true });
  writeFileSync(join(root, 'node_modules', 'electron', 'package.json'), '{ "version": "45.4.1" }');
  const search = { root, platform: 'linux', env: { DISPLAY: ':0' } };
  const program = join(root, 'node_modules', 'electron', 'dist', 'electron');
  const keyOf = (result: ReturnType<typeof findElectron>) => (result.ok ? result.value : result.error.key);

  test('is found by its files, and only used with a display and the same major version', () => {
    expect(keyOf(findElectron(search))).toBe('host.start.noRuntime');
    writeFileSync(program, '');
    expect(keyOf(findElectron(search))).toBe('host.start.noRuntime');
    chmodSync(program, 0o755);
    writeFileSync(join(root, 'node_modules', 'electron', 'dist', 'version'), '44.0.0');
    expect(keyOf(findElectron(search))).toBe('host.start.otherRuntime');
    writeFileSync(join(root, 'node_modules', 'electron', 'dist', 'version'), 'v45.4.1\n');
    expect(keyOf(findElectron(search))).toBe(program);
    expect(keyOf(findElectron({ ...search, env: {} }))).toBe('host.start.noDisplay');
    expect(keyOf(findElectron({ ...search, env: { WAYLAND_DISPLAY: 'wayland-0' } }))).toBe(program);
  });

  test('may lie elsewhere', () => {
    const env = { DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: join(root, 'nowhere') };
    expect(keyOf(findElectron({ ...search, env }))).toBe('host.start.noRuntime');
  });
});

describe('the browser', () => {
  const bin = folder();
  for (const name of ['xdg-open', 'open']) writeFileSync(join(bin, name), '', { mode: 0o755 });
  const env = { PATH: bin, DISPLAY: ':0' };

  test('is opened by what the system has for it', () => {
    expect(browserCommand('http://x/', 'linux', env)).toEqual({
      program: join(bin, 'xdg-open'),
      args: ['http://x/'],
    });
    expect(browserCommand('http://x/', 'darwin', { PATH: bin })?.program).toBe(join(bin, 'open'));
  });

  test('is left alone without a display, without a program, or when told so', () => {
    expect(browserCommand('http://x/', 'linux', { PATH: bin })).toBeNull();
    expect(browserCommand('http://x/', 'linux', { ...env, PATH: folder() })).toBeNull();
    expect(browserCommand('http://x/', 'linux', { ...env, HIGHLAND_NO_BROWSER: '1' })).toBeNull();
  });
});

test('one key press stops in order, however many signals it sends; a second one forces', () => {
  let now = 0;
  const did: string[] = [];
  const hear: (() => void)[] = [];
  const source = { on: (_: string, listener: () => void) => hear.push(listener) };
  onStopSignals(
    source,
    () => now,
    () => did.push('stop'),
    () => did.push('force'),
  );
  hear[0]?.();
  hear[1]?.();
  expect(did).toEqual(['stop']);
  now = 1_500;
  hear[0]?.();
  expect(did).toEqual(['stop', 'force']);
});

test('file names are made safe for every system', () => {
  expect(safeFileName('订单 2026.csv')).toBe('订单 2026.csv');
  expect(safeFileName('../../etc/passwd')).toBe('_.._etc_passwd');
  expect(safeFileName('CON.txt')).toBe('_CON.txt');
  expect(safeFileName('a\r\nb\u202Etxt.exe')).toBe('a__b_txt.exe');
  expect(safeFileName('...')).toBe('file');
  expect([...safeFileName(`${'长'.repeat(300)}.xlsx`)]).toHaveLength(120);
  expect(safeFileName(`${'长'.repeat(300)}.xlsx`).endsWith('.xlsx')).toBe(true);
  expect(attachmentHeader('订"单.csv')).toBe(
    'attachment; filename="___.csv"; filename*=UTF-8\'\'%E8%AE%A2_%E5%8D%95.csv',
  );
});

test('texts of the hosts come in the language of the computer', () => {
  expect(hostLanguage('zh_CN.UTF-8')).toBe('zh-CN');
  expect(hostLanguage('de-DE')).toBe('en');
  expect(hostText('en', 'host.start.ready', { url: 'U' })).toContain('U');
  expect(errorText('zh-CN', 'backend.gone')).toContain('后台');
  expect(errorText('en', 'no.such.code')).toBe('no.such.code');
});

test('the pace of the training platform can be set, within bounds', () => {
  const start = { dataFolder: '/d', token: 'a', controlToken: 'b', resources: '/r' };
  expect(trainingOptions(start, {}).pace.stepMs).toBeGreaterThan(0);
  expect(trainingOptions(start, { HIGHLAND_TRAINING_STEP_MS: '0' }).pace.stepMs).toBe(0);
  expect(trainingOptions(start, { HIGHLAND_TRAINING_STEP_MS: '99999' }).pace.stepMs).toBe(60_000);
});

test('a build is stale when a file it is made of was changed, added or removed', () => {
  const root = folder();
  mkdirSync(join(root, 'src', 'node_modules'), { recursive: true });
  writeFileSync(join(root, 'src', 'a.ts'), '1');
  const first = stampOf(root, ['src']);
  expect(stampOf(root, ['src'])).toBe(first);
  writeFileSync(join(root, 'src', 'node_modules', 'x.js'), '');
  expect(stampOf(root, ['src'])).toBe(first);
  utimesSync(join(root, 'src', 'a.ts'), 1, 1);
  expect(stampOf(root, ['src'])).not.toBe(first);
});
