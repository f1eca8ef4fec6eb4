import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadPack } from '#backend/packs/loadPack.ts';
import { hashesOf, put, samplePackFiles, textOf } from '#test/fuzz/packSample.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'highland-manifest-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Loads the sample pack whose manifest has been changed. */
function withManifest(parts: object) {
  const files = new Map([...samplePackFiles()].map(([name, content]) => [name, textOf(name, content)]));
  const manifest: unknown = samplePackFiles().get('manifest.json');
  files.set('manifest.json', JSON.stringify({ ...(manifest instanceof Object ? manifest : {}), ...parts }));
  for (const [name, text] of files) put(folder, name, text);
  put(folder, 'hashes.json', hashesOf(files));
  const loaded = loadPack(folder);
  return loaded.ok ? null : loaded.error;
}

describe('the names in a manifest', () => {
  // Found by fuzzing: the refusal said that the file "" had a bad name.
  it.each([
    ['rules', { rules: [''] }],
    ['tables', { tables: [''] }],
    ['tariff', { tariff: '' }],
    ['tests', { tests: '' }],
  ])('may not be empty; the refusal names the manifest: %s', (_part, parts) => {
    expect(withManifest(parts)).toMatchObject({
      code: 'packs.wrongShape',
      params: { file: 'manifest.json' },
    });
  });

  it.each(['../tests.json', '/tests.json', 'tables/../tests.json', 'tests', 'tests.json\u0000'])(
    'may not lead anywhere else: %s',
    (tests) => {
      expect(withManifest({ tests })).toMatchObject({ code: 'packs.badName' });
    },
  );
});
