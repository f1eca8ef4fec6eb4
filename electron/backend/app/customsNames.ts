import type { Session } from '#backend/app/session.ts';
import type { CodeRow } from '#shared/catalog/codes.ts';
import type { CodeTableName } from '#shared/consignment/fields.ts';
import type { RulePack } from '#shared/rules/pack.ts';

/** Made once for each table of a pack, and forgotten with it. */
const byPack = new WeakMap<RulePack, Map<CodeTableName, ReadonlyMap<string, CodeRow>>>();

/** The row of a code as the messages carry it (`customs`), for names; the newest where several rows share it. */
export function rowOfCustomsCode(
  { rules }: Session,
  table: CodeTableName,
  customs: string,
): CodeRow | undefined {
  const { pack } = rules.loaded;
  const tables = byPack.get(pack) ?? new Map<CodeTableName, ReadonlyMap<string, CodeRow>>();
  byPack.set(pack, tables);
  const known = tables.get(table) ?? new Map((pack.tables[table] ?? []).map((row) => [row.customs, row]));
  tables.set(table, known);
  return known.get(customs);
}
