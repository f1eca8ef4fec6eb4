import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sealed } from '#backend/packs/authoring/sealFolder.ts';
import { sealFolder } from '#backend/packs/authoring/sealFolder.ts';
import type { PackLoadProblem } from '#backend/packs/packFiles.ts';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import type { Result } from '#shared/base/result.ts';
import { err } from '#shared/base/result.ts';
import type { PackProblem } from '#shared/rules/pack.ts';
import { PROFILE } from '#shared/rules/pack.ts';

/** Why a new pack is not begun in a folder. */
export interface NewPackProblem {
  readonly code: 'packs.new.notEmpty';
  readonly params: Readonly<Record<string, string>>;
}

/** The files of a new pack: one rule, one table, and tests that show the rule fail and hold. */
function filesOf(id: string, today: CalendarDate): Readonly<Record<string, unknown>> {
  return {
    'manifest.json': {
      pack: id,
      version: '1.0.0',
      seq: 1,
      profile: PROFILE,
      title: { 'zh-CN': '新规则包', en: 'New rule pack' },
      regimes: ['9610'],
      basis: 'today',
      published: today,
      effective: { from: null, to: null },
      publisher: { 'zh-CN': '发布者名称', en: 'Name of the publisher' },
      languages: ['zh-CN', 'en'],
      rules: ['rules.json'],
      tables: ['tables/currency.json'],
      tests: 'tests.json',
    },
    'rules.json': {
      title: { 'zh-CN': '规则', en: 'Rules' },
      rules: [
        {
          id: 'R0001',
          rev: 1,
          class: 'R',
          severity: 'warning',
          scope: 'consignment',
          when: "order.currency != ''",
          assert: "inTable('currency', order.currency)",
          at: ['order.currency'],
          msg: {
            'zh-CN': '币制 {order.currency} 不在代码表中。请从代码表里选择。',
            en: 'Currency {order.currency} is not in the table. Choose one of the table.',
          },
          source: { ref: { 'zh-CN': '写明规则的出处', en: 'Say where the rule comes from' } },
          confidence: 'toBeConfirmed',
          fix: { pick: 'currency' },
        },
      ],
    },
    'tables/currency.json': {
      table: 'currency',
      title: { 'zh-CN': '币制', en: 'Currency' },
      source: { 'zh-CN': '写明代码表的出处', en: 'Say where the table comes from' },
      columns: ['code', 'zh', 'en', 'customs', 'confidence'],
      rows: [['USD', '美元', 'US dollar', '502', 'confirmed']],
    },
    'tests.json': {
      today,
      regime: '9610',
      base: { 'order.currency': 'USD' },
      cases: [
        { name: 'currency of the table', expect: [] },
        {
          name: 'currency of no table',
          set: { 'order.currency': 'XXX' },
          expect: [['R0001', 'order.currency']],
        },
      ],
    },
  };
}

/** Begins a pack in an empty folder: complete, tested and sealed, with one rule to start from. */
export function newPack(
  dir: string,
  id: string,
  today: CalendarDate,
): Result<Sealed, readonly (NewPackProblem | PackLoadProblem | PackProblem)[]> {
  mkdirSync(join(dir, 'tables'), { recursive: true });
  const present = [...readdirSync(dir), ...readdirSync(join(dir, 'tables'))].filter(
    (name) => name !== 'tables',
  );
  if (present.length > 0) return err([{ code: 'packs.new.notEmpty', params: { folder: dir } }]);
  for (const [name, content] of Object.entries(filesOf(id, today)))
    writeFileSync(join(dir, name), `${JSON.stringify(content, null, 1)}\n`);
  return sealFolder(dir);
}
