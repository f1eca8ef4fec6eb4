import type { RowProblem } from '#shared/api/imports.ts';
import type { ColumnMapping, FieldSource } from '#shared/consignment/intake/columnMapping.ts';

type ColumnSource = Extract<FieldSource, { readonly from: 'column' }>;

/** Reasons that go away once it is said what the text stands for. */
const NAME_ISSUES: ReadonlySet<string> = new Set([
  'intake.row.unknownCode',
  'intake.row.unclearName',
  'intake.row.notAChoice',
]);

/** The field to which "what this value stands for" would be said; null when that does not help. */
export function fieldToMap(
  problem: Pick<RowProblem, 'code' | 'column' | 'value'>,
  mapping: ColumnMapping,
): string | null {
  if (!NAME_ISSUES.has(problem.code) || problem.value.trim() === '') return null;
  const found = Object.entries(mapping).find(
    ([, source]) => source.from === 'column' && source.column === problem.column,
  );
  return found?.[0] ?? null;
}

/** A column source with one value explained; an empty explanation keeps the line, to be filled in. */
export function withValue(source: ColumnSource, from: string, to: string): ColumnSource {
  return { ...source, values: { ...source.values, [from]: to } };
}

/** The source with another text in one line, keeping the order of the lines. */
export function renamedValue(source: ColumnSource, index: number, from: string): ColumnSource {
  const entries = Object.entries(source.values ?? {}).map(([key, to], i): readonly [string, string] =>
    i === index ? [from, to] : [key, to],
  );
  return { ...source, values: Object.fromEntries(entries) };
}

/** The source without one value; without the list when it was the last. */
export function withoutValue(source: ColumnSource, from: string): ColumnSource {
  const entries = Object.entries(source.values ?? {}).filter(([key]) => key !== from);
  const { values: _, ...rest } = source;
  return entries.length === 0 ? rest : { ...rest, values: Object.fromEntries(entries) };
}

/** The mapping with only finished value lines, as the import takes it. */
export function finishedValues(mapping: ColumnMapping): ColumnMapping {
  return Object.fromEntries(
    Object.entries(mapping).map(([field, source]): [string, FieldSource] => {
      if (source.from !== 'column' || source.values === undefined) return [field, source];
      const unfinished = Object.entries(source.values).filter(
        ([from, to]) => from.trim() === '' || to === '',
      );
      return [field, unfinished.reduce((kept, [from]) => withoutValue(kept, from), source)];
    }),
  );
}
