import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { customsCode } from '#shared/catalog/codes.ts';
import { codeTables, searchTable } from '#shared/rules/tables.ts';
import { starterPack } from '#test/builders/rulePack.ts';

const { pack } = starterPack();
const TODAY = '2026-01-05';
const tables = codeTables(pack);
const REFERENCE = fileURLToPath(new URL('../../../../shared/reference/', import.meta.url));
const withReference = existsSync(REFERENCE) ? it : it.skip;

/** Rows of a reference file by column name; no field of these files holds a line break. */
function csv(file: string): readonly Readonly<Record<string, string>>[] {
  const lines = readFileSync(`${REFERENCE}${file}`, 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);
  const cells = (line: string) =>
    [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((m) =>
      (m[1] ?? '').replace(/^"|"$/g, '').replaceAll('""', '"'),
    );
  const [head = '', ...rows] = lines;
  const names = cells(head);
  return rows.map((row) => Object.fromEntries(cells(row).map((cell, i) => [names[i] ?? '', cell])));
}

describe('code tables of the starter pack', () => {
  it('give the code the messages carry', () => {
    expect(customsCode(tables, 'country', 'USA')).toBe('502');
    expect(customsCode(tables, 'currency', 'USD')).toBe('502');
    expect(customsCode(tables, 'port', 'USA264')).toBe('3154');
    expect(customsCode(tables, 'packaging', '22')).toBe('2');
    expect(customsCode(tables, 'transport', 'L')).toBe('9');
    expect(customsCode(tables, 'country', 'nope')).toBe('nope');
  });

  it('let the letters that stand twice mean South Africa', () => {
    expect(tables.row('country', 'ZAF')).toMatchObject({ zh: '南非', customs: '244' });
    expect(tables.row('port', 'ZAF000')).toMatchObject({ customs: '244' });
    expect(tables.row('port', 'NZL008')?.confidence).toBe('toBeConfirmed');
  });

  it('have each code once', () => {
    for (const [name, rows] of Object.entries(pack.tables)) {
      expect(new Set(rows.map((row) => row.code)).size, name).toBe(rows.length);
    }
  });

  it('name units in English', () => {
    for (const row of pack.tables['unit'] ?? []) expect(row.en, row.code).toMatch(/^[A-Za-z]/);
  });

  it('are searched in Chinese, English and by code, best first', () => {
    expect(searchTable(pack, 'country', '美国', 3, TODAY)[0]?.code).toBe('USA');
    expect(searchTable(pack, 'country', 'united states', 3, TODAY)[0]?.code).toBe('USA');
    expect(searchTable(pack, 'country', 'gbr', 3, TODAY)[0]?.code).toBe('GBR');
    expect(searchTable(pack, 'country', '502', 3, TODAY)[0]?.code).toBe('USA');
    expect(searchTable(pack, 'port', '洛杉矶', 5, TODAY).map((row) => row.code)).toContain('USA264');
    expect(searchTable(pack, 'hs', '6912', 5, TODAY)[0]?.code).toBe('6912');
    expect(searchTable(pack, 'unit', '', 2, TODAY)).toHaveLength(2);
    expect(searchTable(pack, 'unit', 'zzzz', 2, TODAY)).toEqual([]);
  });

  withReference.each([
    ['country', 'code-tables-2018/countries.csv', 'code_iso3', 'old_customs_code'],
    ['currency', 'code-tables-2018/currencies.csv', 'code_iso4217', 'old_customs_code'],
    ['unit', 'code-tables-2018/units.csv', 'code', 'code'],
    ['transport', 'code-tables-2018/transport_modes.csv', 'code', 'old_customs_code'],
    ['packaging', 'code-tables-2018/packaging.csv', 'code', 'old_customs_code'],
    ['port', 'code-tables-2018/ports_foreign_and_domestic.csv', 'code', 'old_customs_code'],
  ] as const)('agree with the official table: %s', (table, file, code, customs) => {
    const seen = new Set<string>();
    for (const row of csv(file)) {
      const key = row[code] ?? '';
      if (seen.has(key)) continue;
      seen.add(key);
      expect(tables.row(table, key), key).toMatchObject({ zh: row['name_zh'], customs: row[customs] });
    }
    const ours = (pack.tables[table] ?? []).filter((row) => !seen.has(row.code));
    expect(ours.filter((row) => row.confidence === 'confirmed')).toEqual([]);
  });

  // The reference also has 9999, "not specified", which statisticians use and no declaration may: HS 2022 ends at 9706.
  withReference('have every HS 2022 heading and no other', () => {
    const official = csv('hs2022/harmonized-system.csv')
      .filter((row) => row['level'] === '4' && row['section'] !== 'TOTAL')
      .map((row) => row['hscode']);
    const ours = (pack.tables['hs'] ?? []).filter((row) => row.code.length === 4).map((row) => row.code);
    expect(ours).toEqual(official);
  });

  withReference('have every HS 2022 subheading and no other', () => {
    const official = csv('hs2022/harmonized-system.csv')
      .filter((row) => row['level'] === '6' && row['section'] !== 'TOTAL')
      .map((row) => row['hscode']);
    const ours = (pack.tables['hs'] ?? []).filter((row) => row.code.length === 6).map((row) => row.code);
    expect(ours).toEqual(official);
  });

  it('have as many HS 2022 headings and subheadings as the Convention counts', () => {
    const digits = (count: number) => (pack.tables['hs'] ?? []).filter(({ code }) => code.length === count);
    expect([digits(4).length, digits(6).length]).toEqual([1228, 5612]);
  });

  withReference.each([
    ['container', 'code-tables-2018/container_types.csv', 'old_customs_code'],
    ['region', 'code-tables-2018/domestic_regions.csv', 'code'],
    ['domesticPort', 'code-tables-2018/domestic_ports.csv', 'code'],
    ['division', 'code-tables-2018/administrative_divisions.csv', 'code'],
  ] as const)('agree with the official table, row by row: %s', (table, file, customs) => {
    const official = csv(file).map((row) => [row['code'], row['name_zh'], row[customs], 'confirmed']);
    const ours = pack.tables[table] ?? [];
    expect(ours.map((row) => [row.code, row.zh, row.customs, row.confidence])).toEqual(official);
  });

  withReference.each([
    ['document', 'code-tables-2018/document_codes_2018.csv', 'confirmed'],
    ['tradeTerm', 'code-tables-2026-unverified/transaction_terms.csv', 'confirmed'],
    ['dutyMode', 'code-tables-2026-unverified/duty_modes.csv', 'toBeConfirmed'],
    ['levyNature', 'code-tables-2026-unverified/levy_nature.csv', 'toBeConfirmed'],
  ] as const)(
    'have every code of the reference, each as sure as its source: %s',
    (table, file, confidence) => {
      const ours = new Map((pack.tables[table] ?? []).map((row) => [row.code, row]));
      for (const { code = '' } of csv(file)) expect(ours.get(code)?.confidence, code).toBe(confidence);
    },
  );

  withReference('confirm only goods whose source is sure', () => {
    const sure = csv('products_henan.csv').filter((row) => row['confidence'] === 'H');
    const ours = (pack.tariff ?? []).filter((line) => line.confidence === 'confirmed');
    expect(ours.map((line) => line.code)).toEqual(sure.map((row) => row['hs10']));
  });
});
