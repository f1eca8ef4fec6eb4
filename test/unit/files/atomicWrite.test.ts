import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeFileAtomic } from '#backend/files/atomicWrite.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'highland-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('writes text and bytes over what was there, and leaves nothing beside it', () => {
  const path = join(folder, '订单.xml');
  writeFileAtomic(path, '麦秆画');
  expect(readFileSync(path, 'utf8')).toBe('麦秆画');
  writeFileAtomic(path, Uint8Array.from([0, 255]));
  expect([...readFileSync(path)]).toEqual([0, 255]);
  writeFileAtomic(path, '');
  expect(readFileSync(path)).toHaveLength(0);
  expect(readdirSync(folder)).toEqual(['订单.xml']);
});

it('throws when it cannot write, and leaves what was there', () => {
  const path = join(folder, 'taken');
  mkdirSync(join(path, 'full'), { recursive: true });
  expect(() => writeFileAtomic(path, 'x')).toThrow();
  expect(readdirSync(folder)).toEqual(['taken']);
  expect(() => writeFileAtomic(join(folder, 'no', 'where'), 'x')).toThrow();
});
