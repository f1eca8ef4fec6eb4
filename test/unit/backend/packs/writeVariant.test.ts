import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeVariant } from '#backend/packs/authoring/writeVariant.ts';
import { loadPack } from '#backend/packs/loadPack.ts';
import type { RulePack } from '#shared/rules/pack.ts';
import { good } from '#test/builders/packRepository.ts';
import { hashesOf, put, samplePackFiles, textOf } from '#test/fuzz/packSample.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'highland-variant-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const TABLE = 'tables/currency.json';
const EURO = { code: 'EUR', zh: '欧元', en: 'Euro', customs: '300', confidence: 'confirmed' } as const;
const KUNA = { code: 'HRK', zh: '库纳', en: 'Kuna', customs: '303', confidence: 'confirmed' } as const;
const DAYS = { from: '1994-05-30', to: '2023-01-01', replacedBy: 'EUR' };

/** A pack folder whose table of currencies holds a code that has ended; and the pack in it. */
function sample(): { readonly from: string; readonly pack: RulePack } {
  const from = join(root, 'from');
  const files = new Map([...samplePackFiles()].map(([name, content]) => [name, textOf(name, content)]));
  const rowOf = ({ code, zh, en, customs, confidence }: typeof EURO | typeof KUNA) => [
    ...[code, zh, en, customs, confidence],
  ];
  const columns = ['code', 'zh', 'en', 'customs', 'confidence'];
  const rows = [[...rowOf(KUNA), DAYS], rowOf(EURO)];
  files.set(TABLE, JSON.stringify({ table: 'currency', title: '', source: '', columns, rows }));
  for (const [name, text] of files) put(from, name, text);
  put(from, 'hashes.json', hashesOf(files));
  return { from, pack: good(loadPack(from)).pack };
}

/** What is loaded of the pack once it was written as a variant, and the bytes of its table of currencies. */
function written(from: string, pack: RulePack) {
  const to = join(root, 'to');
  good(writeVariant(from, to, pack));
  return { pack: good(loadPack(to)).pack, table: readFileSync(join(to, TABLE), 'utf8') };
}

describe('a variant of a pack', () => {
  it('copies a table with days byte for byte where nothing in it changed', () => {
    const { from, pack } = sample();
    const variant = written(from, { ...pack, seq: 2 });
    expect(variant.pack.seq).toBe(2);
    expect(variant.pack.tables).toEqual(pack.tables);
    expect(variant.table).toBe(readFileSync(join(from, TABLE), 'utf8'));
  });

  it.each([
    [
      'keeps the days and the successor of a code beside what changed',
      { ...KUNA, en: 'Croatian kuna', ...DAYS },
    ],
    ['writes other days', { ...KUNA, to: '2022-12-31' }],
    ['takes the days away', KUNA],
  ])('%s', (_what, kuna) => {
    const { from, pack } = sample();
    const currency = [kuna, EURO];
    const variant = written(from, { ...pack, tables: { ...pack.tables, currency } });
    expect(variant.pack.tables).toEqual({ ...pack.tables, currency });
  });
});
