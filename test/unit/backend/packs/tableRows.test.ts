import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadPack } from '#backend/packs/loadPack.ts';
import { compilePack } from '#shared/rules/compile.ts';
import { runPackTests } from '#shared/rules/packTests.ts';
import { hashesOf, put, samplePackFiles, textOf } from '#test/fuzz/packSample.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'highland-rows-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Loads the sample pack with these rows in its table of currencies. */
function withRows(...rows: readonly unknown[]) {
  const files = new Map([...samplePackFiles()].map(([name, content]) => [name, textOf(name, content)]));
  const columns = ['code', 'zh', 'en', 'customs', 'confidence'];
  const table = { table: 'currency', title: '', source: '', columns, rows };
  files.set('tables/currency.json', JSON.stringify(table));
  for (const [name, text] of files) put(folder, name, text);
  put(folder, 'hashes.json', hashesOf(files));
  return loadPack(folder);
}

const EURO = ['EUR', '欧元', 'Euro', '300', 'confirmed'];

describe('a row of a table file', () => {
  it('may have a sixth part with the days of its code and what took its place', () => {
    const days = { from: '1994-05-30', to: '2023-01-01', replacedBy: 'EUR' };
    const loaded = withRows(['HRK', '库纳', 'Kuna', '303', 'confirmed', days], EURO);
    expect(loaded.ok && loaded.value.pack.tables['currency']).toEqual([
      { code: 'HRK', zh: '库纳', en: 'Kuna', customs: '303', confidence: 'confirmed', ...days },
      { code: 'EUR', zh: '欧元', en: 'Euro', customs: '300', confidence: 'confirmed' },
    ]);
  });

  it('may leave out at its end that it is confirmed and that messages carry the code itself', () => {
    const short = withRows(['EUR', '欧元', 'Euro']);
    const whole = withRows(['EUR', '欧元', 'Euro', 'EUR', 'confirmed']);
    expect(short.ok && short.value.pack.tables['currency']).toEqual([
      { code: 'EUR', zh: '欧元', en: 'Euro', customs: 'EUR', confidence: 'confirmed' },
    ]);
    expect(short.ok && short.value.hash).toBe(whole.ok && whole.value.hash);
    const four = withRows(['EUR', '欧元', 'Euro', '300']);
    const five = withRows(EURO);
    expect(four.ok && four.value.hash).toBe(five.ok && five.value.hash);
    expect(withRows(['EUR', '欧元']).ok).toBe(false);
  });

  it('changes the hash of the pack when only its days change', () => {
    const hash = (days: object): string => {
      const loaded = withRows(['HRK', '', '', '', 'confirmed', days], EURO);
      return loaded.ok ? loaded.value.hash : '';
    };
    expect(hash({ to: '2023-01-01' })).not.toBe(hash({ to: '2023-01-02' }));
    expect(hash({})).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['a part nobody knows', { until: '2023-01-01' }],
    ['a day that is none', { to: '2023-02-30' }],
    ['a successor the table does not have', { to: '2023-01-01', replacedBy: 'XXX' }],
    ['a successor of a code that goes on', { replacedBy: 'EUR' }],
  ])('is refused with %s', (_what, days) => {
    const loaded = withRows(['HRK', '', '', '', 'confirmed', days], EURO);
    expect(loaded.ok ? '' : loaded.error.code).toBe('packs.wrongShape');
  });

  it('is refused with a seventh part', () => {
    expect(withRows([...EURO, {}, {}]).ok).toBe(false);
  });

  it('decides by the day in the tests the pack brings itself', () => {
    const days = { to: '2026-01-01', replacedBy: 'EUR' };
    const usd = ['USD', '', '', '', 'confirmed'];
    const on = (ended: object) => {
      const loaded = withRows(usd, ['HRK', '', '', '', 'confirmed', ended], EURO);
      const compiled = loaded.ok ? compilePack(loaded.value.pack) : loaded;
      if (!loaded.ok || !compiled.ok) throw new Error('does not load');
      return runPackTests(compiled.value, loaded.value.pack.tests).failed.map(({ name }) => name);
    };
    expect(on(days)).toEqual([]);
    // The case is made on 5 January.
    expect(on({ to: '2026-01-06', replacedBy: 'EUR' })).toEqual(['ended']);
  });
});
