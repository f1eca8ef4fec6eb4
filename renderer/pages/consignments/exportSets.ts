import type { Text } from '#renderer/app/text.tsx';
import { fieldLabel } from '#renderer/parts/labels.ts';
import type { ColumnSet } from '#shared/api/exportColumns.ts';
import { isExtraColumn, STANDARD_SET_NAMES, STANDARD_SETS } from '#shared/api/exportColumns.ts';

/** A column set as it is offered. */
export interface OfferedSet {
  /** Unique among all; names of own sets may be those of standard ones. */
  readonly key: string;
  readonly name: string;
  readonly columns: readonly string[];
  /** Whether it is the seller's own. */
  readonly own: boolean;
}

/** Every set there is: those that are always there, then the seller's own. */
export function offeredSets(t: Text, own: readonly ColumnSet[]): readonly OfferedSet[] {
  return [
    ...STANDARD_SET_NAMES.map((name) => ({
      key: `standard:${name}`,
      name: t(`exportColumns.set.${name}`),
      columns: STANDARD_SETS[name],
      own: false,
    })),
    ...own.map(({ name, columns }) => ({ key: `own:${name}`, name, columns, own: true })),
  ];
}

/** What a column is called. */
export function columnLabel(t: Text, column: string): string {
  if (isExtraColumn(column)) return t(`exportColumns.column.${column}`);
  return t.find(`field.${column}`) ?? fieldLabel(t, column);
}

/** The columns with one of them a place further up (-1) or down (1). */
export function moved(columns: readonly string[], index: number, by: -1 | 1): readonly string[] {
  const column = columns[index];
  const to = index + by;
  if (column === undefined || to < 0 || to >= columns.length) return columns;
  return columns.toSpliced(index, 1).toSpliced(to, 0, column);
}

/** The seller's sets with one saved: in the place of one of the same name, else at the end. */
export function withSet(sets: readonly ColumnSet[], name: string, columns: readonly string[]): ColumnSet[] {
  const saved = { name, columns: [...columns] };
  const at = sets.findIndex((set) => set.name === name);
  return at < 0 ? [...sets, saved] : sets.with(at, saved);
}
