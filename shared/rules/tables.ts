import { searchText } from '#shared/base/normalize.ts';
import type { CodeRow, CodeTables } from '#shared/catalog/codes.ts';
import type { CodeTableName } from '#shared/consignment/fields.ts';
import type { RulePack } from '#shared/rules/pack.ts';

type Tables = Pick<RulePack, 'tables'>;

/** The code tables of a pack. Where a code stands twice (ZAF is South Africa and "Africa other") the first row counts. */
export function codeTables(pack: Tables): CodeTables {
  const index = new Map<string, ReadonlyMap<string, CodeRow>>();
  for (const [table, rows] of Object.entries(pack.tables)) {
    index.set(table, new Map(rows.toReversed().map((row) => [row.code, row])));
  }
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

/** The rows of a table that answer a query in Chinese, English or code, best first, at most `limit`; all in order when it is empty. */
export function searchTable(
  pack: Tables,
  table: CodeTableName,
  query: string,
  limit: number,
): readonly CodeRow[] {
  const rows = pack.tables[table] ?? [];
  const wanted = searchText(query);
  if (wanted === '') return rows.slice(0, limit);
  const found: { readonly row: CodeRow; readonly place: number }[] = [];
  for (const row of rows) {
    const place = rank(row, wanted);
    if (place !== null) found.push({ row, place });
  }
  // Among equals the shorter name is the plainer one: "United States" before "United States Minor Outlying Islands".
  found.sort((a, b) => a.place - b.place || a.row.en.length - b.row.en.length);
  return found.slice(0, limit).map(({ row }) => row);
}
