import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { cacheControl, listAssets } from '#hosts/assets.ts';

const asked = vi.hoisted(() => [] as unknown[]);
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  return {
    ...real,
    readdir: (folder: string, options: { readonly withFileTypes: true }) => {
      asked.push(options);
      return real.readdir(folder, options);
    },
  };
});

test('lists what may be served, folder by folder, as an archive needs it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'highland-test-'));
  mkdirSync(join(folder, 'assets', 'fonts'), { recursive: true });
  for (const name of ['index.html', 'assets/a.js', 'assets/fonts/b.woff2', 'assets/secret.key']) {
    writeFileSync(join(folder, name), name);
  }
  const assets = await listAssets(folder);
  expect([...assets.keys()].sort()).toEqual(['/', '/assets/a.js', '/assets/fonts/b.woff2', '/index.html']);
  expect(assets.get('/')?.file).toBe(join(folder, 'index.html'));
  expect([...assets.values()].filter((asset) => cacheControl(asset) === 'no-store')).toHaveLength(2);
  for (const options of asked) expect(options).not.toHaveProperty('recursive');
});

test('is empty without a build', async () => {
  expect((await listAssets(join(tmpdir(), 'highland-nowhere'))).size).toBe(0);
});
