import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadPack } from '#backend/packs/loadPack.ts';
import { PACK_BOUNDS, sha256Of } from '#backend/packs/packFiles.ts';
import { canonicalJson } from '#shared/base/canonicalJson.ts';
import { STARTER_PACK } from '#test/builders/rulePack.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'pack-'));
  cpSync(STARTER_PACK, dir, { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const problem = () => {
  const loaded = loadPack(dir);
  return loaded.ok ? null : { code: loaded.error.code, file: loaded.error.params['file'] };
};
const rewrite = (name: string, change: (text: string) => string) =>
  writeFileSync(join(dir, name), change(readFileSync(join(dir, name), 'utf8')));

describe('loading a pack from a folder', () => {
  it('gives the pack, its hash and the files read', () => {
    const loaded = loadPack(dir);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
    expect(loaded.value.pack.pack).toBe('cn.export');
    expect(loaded.value.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(loaded.value.hash).toBe(sha256Of(loaded.value.pack));
    expect(loaded.value.files.map((file) => file.name)).toContain('tables/port.json');
  });

  it('has the same hash with other line ends and spaces', () => {
    const before = loadPack(dir);
    rewrite('presence.json', (text) => text.replaceAll('\n', '\r\n'));
    const after = loadPack(dir);
    expect(after.ok && before.ok && after.value.hash === before.value.hash).toBe(true);
    expect(canonicalJson({ b: 1, a: { d: [2, 1], c: null } })).toBe('{"a":{"c":null,"d":[2,1]},"b":1}');
  });

  it('ignores files the manifest does not name', () => {
    writeFileSync(join(dir, 'notes.json'), 'not json');
    expect(problem()).toBeNull();
  });

  it('refuses a changed rule, and says which file', () => {
    rewrite('presence.json', (text) => text.replace('"fatal"', '"info"'));
    expect(problem()).toEqual({ code: 'packs.hashDiffers', file: 'presence.json' });
  });

  it('refuses a file whose hash is not listed', () => {
    rewrite('hashes.json', (text) => text.replace('"format.json"', '"other.json"'));
    expect(problem()).toEqual({ code: 'packs.notListed', file: 'format.json' });
  });

  it.each(['manifest.json', 'conditions.json', 'tables/unit.json', 'tests.json', 'hashes.json'])(
    'names a missing file: %s',
    (file) => {
      rmSync(join(dir, file));
      expect(problem()).toEqual({ code: 'packs.missingFile', file });
    },
  );

  it('refuses what is no JSON, what is too large, and what has another shape', () => {
    rewrite('format.json', () => '{"title":');
    expect(problem()).toEqual({ code: 'packs.notJson', file: 'format.json' });
    rewrite('format.json', () => ' '.repeat(PACK_BOUNDS.fileBytes + 1));
    expect(problem()).toEqual({ code: 'packs.tooLarge', file: 'format.json' });
    rewrite('format.json', () => '[]');
    expect(problem()).toEqual({ code: 'packs.wrongShape', file: 'format.json' });
  });

  it('never leaves its folder, by name or by link', () => {
    rewrite('manifest.json', (text) => text.replace('"format.json"', '"../format.json"'));
    expect(problem()).toEqual({ code: 'packs.badName', file: '../format.json' });
    rewrite('manifest.json', (text) => text.replace('"../format.json"', '"format.json"'));
    rmSync(join(dir, 'format.json'));
    symlinkSync(join(STARTER_PACK, 'format.json'), join(dir, 'format.json'));
    expect(problem()).toEqual({ code: 'packs.missingFile', file: 'format.json' });
  });
});
