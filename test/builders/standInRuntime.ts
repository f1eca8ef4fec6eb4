import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';

/** The text by which the fuses of an Electron binary are found, as its documentation names it. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const WIRE_VERSION = 1;
/** The fuses of an Electron binary in the order of its wire. */
export const FUSES = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const;
const UNSET = '?';

/** A folder that a packager takes for an Electron distribution: it cannot run, but it has fuses to set. */
export async function aStandInRuntime(version: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'highland-test-'));
  const wire = Buffer.concat([
    Buffer.from(SENTINEL),
    Buffer.from([WIRE_VERSION, FUSES.length]),
    Buffer.from(UNSET.repeat(FUSES.length)),
  ]);
  writeFileSync(
    join(folder, 'electron'),
    Buffer.concat([Buffer.from('stand-in '), wire, Buffer.from(' end')]),
    {
      mode: 0o755,
    },
  );
  writeFileSync(join(folder, 'version'), version);
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(folder, name), 'stand-in');
  mkdirSync(join(folder, 'locales'));
  for (const name of ['en-US.pak', 'zh-CN.pak', 'de.pak'])
    writeFileSync(join(folder, 'locales', name), 'stand-in');
  mkdirSync(join(folder, 'resources'));
  const app = mkdtempSync(join(tmpdir(), 'highland-test-'));
  writeFileSync(join(app, 'package.json'), '{"name":"default","main":"main.js"}');
  writeFileSync(join(app, 'main.js'), '');
  await createPackage(app, join(folder, 'resources', 'default_app.asar'));
  return folder;
}

/** How the fuses of a binary are set. */
export function readFuses(binary: Buffer): Readonly<Record<string, boolean>> {
  const at = binary.indexOf(SENTINEL) + SENTINEL.length + 2;
  return Object.fromEntries(FUSES.map((fuse, index) => [fuse, binary[at + index] === '1'.charCodeAt(0)]));
}
