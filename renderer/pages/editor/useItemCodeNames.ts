import { useMemo } from 'react';
import { useCall } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import type { ItemDraft } from '#shared/consignment/consignment.ts';

const MOST_CODES = 500;

/** Names of the units, countries and goods codes that stand in the goods items, keyed "table code". */
export function useItemCodeNames(items: readonly ItemDraft[]): ReadonlyMap<string, string> {
  const t = useText();
  const units = useCall('rules.codeNames', {
    table: 'unit',
    codes: codesOf(items, ['unit', 'unit1', 'unit2']),
  });
  const countries = useCall('rules.codeNames', { table: 'country', codes: codesOf(items, ['country']) });
  const goods = useCall('rules.codeNames', { table: 'hs', codes: codesOf(items, ['gcode']) });
  return useMemo(() => {
    const names = new Map<string, string>();
    const tables = [
      ['unit', units.value],
      ['country', countries.value],
      ['hs', goods.value],
    ] as const;
    for (const [table, rows] of tables) {
      for (const row of rows ?? [])
        names.set(`${table} ${row.code}`, t.language === 'en' ? row.en || row.zh : row.zh);
    }
    return names;
  }, [units.value, countries.value, goods.value, t.language]);
}

function codesOf(items: readonly ItemDraft[], fields: readonly (keyof ItemDraft)[]): string[] {
  const codes = new Set(items.flatMap((item) => fields.map((field) => item[field].trim())));
  return [...codes]
    .filter((code) => code !== '' && code.length <= 20)
    .toSorted()
    .slice(0, MOST_CODES);
}
