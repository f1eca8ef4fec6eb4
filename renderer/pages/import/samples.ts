import type { FieldSource } from '#shared/consignment/intake/columnMapping.ts';

const SHOWN = 3;

/** What a field would hold for the first rows, as far as it can be told without importing. */
export type Samples =
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  /** Only the import itself works it out. */
  | { readonly kind: 'later' }
  | { readonly kind: 'none' };

/** Sample texts of a source: different cells of its column, its constant, or nothing yet. */
export function samplesOf(
  source: FieldSource | undefined,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): Samples {
  if (source === undefined) return { kind: 'none' };
  switch (source.from) {
    case 'column':
      return {
        kind: 'texts',
        texts: cells(source.column, header, rows).map((text) => mapped(text, source.values)),
      };
    case 'constant':
      return { kind: 'texts', texts: source.text === '' ? [] : [source.text] };
    case 'template':
      return { kind: 'later' };
    case 'computed':
      return { kind: 'later' };
  }
}

/** Different filled cells of a column, the first few; "" once when all are empty. */
export function cells(
  column: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const index = header.indexOf(column);
  const seen = new Set(rows.map((row) => (row[index] ?? '').trim()).filter((text) => text !== ''));
  return seen.size === 0 ? [''] : [...seen].slice(0, SHOWN);
}

function mapped(text: string, values: Readonly<Record<string, string>> | undefined): string {
  const entry = Object.entries(values ?? {}).find(([from]) => from.toLowerCase() === text.toLowerCase());
  return entry === undefined || entry[1] === '' ? text : `${text} → ${entry[1]}`;
}
