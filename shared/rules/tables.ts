import { searchText } from '#shared/base/normalize.ts';
import type { CodeRow, CodeTables } from '#shared/catalog/codes.ts';
import type { CodeTableName } from '#shared/consignment/fields.ts';
import type { CodeState } from '#shared/rules/codeValidity.ts';
import { codeState, namingRows } from '#shared/rules/codeValidity.ts';
import type { RulePack } from '#shared/rules/pack.ts';

type Tables = Pick<RulePack, 'tables'>;

/**
 * The code tables of a pack, for names and message codes. Where a code stands twice (ZAF is South Africa and "Africa
 * other") the first row counts, unless it has ended and another has not.
 */
export function codeTables(pack: Tables): CodeTables {
  const index = new Map<string, ReadonlyMap<string, CodeRow>>();
  for (const [table, rows] of Object.entries(pack.tables)) index.set(table, namingRows(rows));
  return { row: (table, code) => index.get(table)?.get(code) };
}

/** How well a row answers a query; lower is better, null not at all. */
function rank(row: CodeRow, query: string): number | null {
  const code = row.code.toLowerCase();
  if (code === query || row.customs === query) return 0;
  const zh = row.zh.toLowerCase();
  const en = row.en.toLowerCase();
  if (zh === query || en === query) return 0;
  if (code.startsWith(query)) return 1;
  if (zh.startsWith(query) || en.startsWith(query)) return 2;
  if (zh.includes(query) || en.includes(query)) return 3;
  return row.customs.startsWith(query) ? 4 : null;
}

const ORDER: Readonly<Record<CodeState, number>> = { inForce: 0, notYet: 1, ended: 2 };

/**
 * The rows of a table that answer a query in Chinese, English or code, best first, at most `limit`; all in order when
 * it is empty. Codes that may not be used on the day come last: they are found, so that a reader learns what took their place.
 */
export function searchTable(
  pack: Tables,
  table: CodeTableName,
  query: string,
  limit: number,
  day: string,
): readonly CodeRow[] {
  const rows = pack.tables[table] ?? [];
  const wanted = searchText(query);
  const state = (row: CodeRow): number => ORDER[codeState(row, day)];
  if (wanted === '') return rows.toSorted((a, b) => state(a) - state(b)).slice(0, limit);
  const found: { readonly row: CodeRow; readonly place: number }[] = [];
  for (const row of rows) {
    const place = rank(row, wanted);
    if (place !== null) found.push({ row, place });
  }
  // Among equals the shorter name is the plainer one: "United States" before "United States Minor Outlying Islands".
  found.sort((a, b) => state(a.row) - state(b.row) || a.place - b.place || a.row.en.length - b.row.en.length);
  return found.slice(0, limit).map(({ row }) => row);
}
