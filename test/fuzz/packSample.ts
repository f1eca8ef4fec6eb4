import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256Of } from '#backend/packs/packFiles.ts';
import { aRule } from '#test/builders/rulePack.ts';

/* A small pack with a bit of everything a pack can bring, to be damaged. */

const BOTH = { 'zh-CN': '测试', en: 'Test' };
const COLUMNS = ['code', 'zh', 'en', 'customs', 'confidence'];

/** The files of the pack by name; a name ending in .ndjson holds one value a line. */
export function samplePackFiles(seq = 1): ReadonlyMap<string, unknown> {
  const rules = [
    aRule({ id: 'R0001', fix: { set: 'order.orderNo', to: "'EX-1'" } }),
    aRule({
      id: 'R0002',
      assert: "!ended('currency', order.currency)",
      at: ['order.currency'],
      params: { next: "successor('currency', order.currency)" },
      msg: { 'zh-CN': '{order.currency} 已停用，改用 {next}', en: '{order.currency} has ended; use {next}' },
    }),
    aRule({
      id: 'R0003',
      scope: 'item',
      severity: 'hold',
      when: "hasControl(item.gcode, 'B') && given(item.qty)",
      assert: "item.inspectionNo != '' || item.qty <= 2 || hasWord('words', item.gname)",
      at: ['item.inspectionNo'],
    }),
    aRule({
      id: 'R0004',
      severity: 'warning',
      assert: "items.all(x, x.qty > 0) && order.note.matches('^[^!]*$')",
      at: ['items.*.qty'],
    }),
  ];
  const line = {
    ...{
      code: '0902109000',
      zh: '绿茶',
      en: 'Green tea',
      unit1: '035',
      unit2: 'none',
      exportDuty: 'unknown',
    },
    ...{ elements: 'unknown', control: [{ code: 'B', direction: 'export' }], inspection: ['S'] },
    ...{ rebate: '9', confidence: 'confirmed' },
  };
  return new Map<string, unknown>([
    [
      'manifest.json',
      {
        ...{ pack: 'test.pack', version: '1.0.0', seq, profile: 'cel-c/1', title: BOTH, regimes: ['9610'] },
        ...{ basis: 'today', published: '2026-01-01', effective: { from: null, to: null }, publisher: BOTH },
        languages: ['zh-CN', 'en'],
        rules: ['rules.json'],
        tables: ['tables/currency.json', 'tables/words.json'],
        tariff: 'tables/tariff.ndjson',
        tests: 'tests.json',
      },
    ],
    ['rules.json', { title: BOTH, rules }],
    [
      'tables/currency.json',
      {
        ...{ table: 'currency', title: BOTH, source: BOTH, columns: COLUMNS },
        rows: [
          ['USD', '美元', 'US dollar', '502', 'confirmed'],
          ['HRK', '库纳', 'Kuna', '303', 'confirmed', { to: '2026-01-01', replacedBy: 'EUR' }],
          ['EUR', '欧元', 'Euro', '300', 'toBeConfirmed', { from: '1999-01-01' }],
        ],
      },
    ],
    [
      'tables/words.json',
      {
        ...{ table: 'words', title: BOTH, source: BOTH, columns: COLUMNS },
        rows: [['map', '', '', '', 'confirmed']],
      },
    ],
    ['tables/tariff.ndjson', [line]],
    [
      'tests.json',
      {
        ...{ today: '2026-01-05', regime: '9610' },
        base: {
          'order.orderNo': 'A',
          'order.currency': 'USD',
          'items.0.qty': '3',
          'items.0.gcode': '0902109000',
          'items.0.inspectionNo': 'X',
        },
        cases: [
          { name: 'no number', set: { 'order.orderNo': '' }, expect: [['R0001', 'order.orderNo']] },
          { name: 'ended', set: { 'order.currency': 'HRK' }, expect: [['R0002', 'order.currency']] },
          {
            name: 'no certificate',
            set: { 'items.0.inspectionNo': '' },
            expect: [['R0003', 'items.0.inspectionNo']],
          },
          { name: 'nothing sold', set: { 'items.0.qty': '0' }, expect: [['R0004', 'items.0.qty']] },
        ],
      },
    ],
  ]);
}

/** How a file of a pack is written. */
export function textOf(name: string, content: unknown): string {
  if (!name.endsWith('.ndjson') || !Array.isArray(content)) return JSON.stringify(content);
  return content.map((value) => JSON.stringify(value)).join('\n');
}

/** Writes a file into a folder, wherever in it. */
export function put(dir: string, name: string, bytes: string | Uint8Array): void {
  mkdirSync(dirname(join(dir, name)), { recursive: true });
  writeFileSync(join(dir, name), bytes);
}

/** The hashes file for these files; what is no JSON has none that could be right. */
export function hashesOf(files: ReadonlyMap<string, string>): string {
  const hashes: Record<string, string> = {};
  for (const [name, text] of files) {
    try {
      hashes[name] = sha256Of(
        name.endsWith('.ndjson') ? text.split('\n').map((one) => JSON.parse(one)) : JSON.parse(text),
      );
    } catch {
      hashes[name] = '0'.repeat(64);
    }
  }
  return JSON.stringify({ files: hashes });
}
