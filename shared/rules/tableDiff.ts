import type { CodeRow } from '#shared/catalog/codes.ts';
import type { RulePack } from '#shared/rules/pack.ts';

/** A code that another code took the place of: the table says so, or the same names stand under a new code. */
export interface Recoded {
  readonly before: CodeRow;
  readonly after: CodeRow;
}

/** What changed in one table of a pack: a code table, or a list of words that rules look for in names. */
export interface TableDiff {
  readonly table: string;
  readonly kind: 'codes' | 'words';
  readonly state: 'added' | 'dropped' | 'changed';
  readonly added: readonly CodeRow[];
  readonly dropped: readonly CodeRow[];
  /** Codes that are newly replaced by another one. */
  readonly recoded: readonly Recoded[];
  /** Same code, another name in Chinese or English. */
  readonly renamed: readonly Recoded[];
  /** Same code, another code in the customs messages. */
  readonly customsChanged: readonly Recoded[];
  /** Same code, other days on which it may be used; without those that are newly replaced. */
  readonly validityChanged: readonly Recoded[];
  /** Same code, now confirmed or no longer so. */
  readonly confidenceChanged: readonly Recoded[];
}

type Tables = RulePack['tables'];

/** What differs between the tables of two packs; tables that did not change are left out. */
export function diffTables(
  before: Tables,
  after: Tables,
  wordLists: ReadonlySet<string>,
): readonly TableDiff[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((table) => {
    const old = rowsOf(before, table);
    const now = rowsOf(after, table);
    const diff = diffRows(old, now);
    const state = !Object.hasOwn(before, table)
      ? 'added'
      : Object.hasOwn(after, table)
        ? 'changed'
        : 'dropped';
    const touched = state !== 'changed' || Object.values(diff).some((list) => list.length > 0);
    return touched ? [{ table, kind: wordLists.has(table) ? 'words' : 'codes', state, ...diff }] : [];
  });
}

/** Whether rules that look into this table could answer otherwise: all that a row holds besides its names. */
export function tableMatters(before: Tables, after: Tables, table: string): boolean {
  const a = rowsOf(before, table);
  const b = rowsOf(after, table);
  if (a === b) return false;
  if (a.length !== b.length) return true;
  return a.some((row, i) => {
    const other = b[i];
    return other === undefined || substance(row) !== substance(other);
  });
}

function substance({ code, customs, confidence, from, to, replacedBy }: CodeRow): string {
  return JSON.stringify([code, customs, confidence, from, to, replacedBy]);
}

function rowsOf(tables: Tables, table: string): readonly CodeRow[] {
  return Object.hasOwn(tables, table) ? (tables[table] ?? []) : [];
}

/** Where a code stands twice the first row counts, as it does for rules. */
function byCode(rows: readonly CodeRow[]): ReadonlyMap<string, CodeRow> {
  return new Map(rows.toReversed().map((row) => [row.code, row]));
}

type RowDiff = Omit<TableDiff, 'table' | 'kind' | 'state'>;

function diffRows(before: readonly CodeRow[], after: readonly CodeRow[]): RowDiff {
  const old = byCode(before);
  const now = byCode(after);
  const come = after.filter((row) => now.get(row.code) === row && !old.has(row.code));
  const gone = before.filter((row) => old.get(row.code) === row && !now.has(row.code));
  const both = after
    .filter((row) => now.get(row.code) === row && old.has(row.code))
    .map((row) => ({
      before: old.get(row.code) ?? row,
      after: row,
    }));
  const replaced = both.flatMap(({ before: from, after: to }) => {
    const successor = to.replacedBy === undefined ? undefined : now.get(to.replacedBy);
    return successor === undefined || from.replacedBy === to.replacedBy
      ? []
      : [{ before: from, after: successor }];
  });
  // A row the table itself names as successor is none that merely has the same names.
  const named = new Set(replaced.map(({ after: to }) => to));
  const recoded = [
    ...replaced,
    ...pairs(
      gone,
      come.filter((row) => !named.has(row)),
    ),
  ];
  const ended = new Set(replaced.map(({ before: from }) => from));
  const paired = new Set(recoded.flatMap(({ before: from, after: to }) => [from, to]));
  return {
    added: come.filter((row) => !paired.has(row)),
    dropped: gone.filter((row) => !paired.has(row)),
    recoded,
    renamed: both.filter(({ before: from, after: to }) => from.zh !== to.zh || from.en !== to.en),
    customsChanged: both.filter(({ before: from, after: to }) => from.customs !== to.customs),
    validityChanged: both.filter(
      ({ before: from, after: to }) => !ended.has(from) && (from.from !== to.from || from.to !== to.to),
    ),
    confidenceChanged: both.filter(({ before: from, after: to }) => from.confidence !== to.confidence),
  };
}

/** Codes that went and codes that came under the same two names, where each name stands only once. */
function pairs(gone: readonly CodeRow[], come: readonly CodeRow[]): readonly Recoded[] {
  const nameOf = (row: CodeRow): string => JSON.stringify([row.zh, row.en]);
  const counted = (rows: readonly CodeRow[]): Map<string, CodeRow | null> => {
    const names = new Map<string, CodeRow | null>();
    for (const row of rows) names.set(nameOf(row), names.has(nameOf(row)) ? null : row);
    return names;
  };
  const arrived = counted(come);
  const left = counted(gone);
  return gone.flatMap((row) => {
    const to = arrived.get(nameOf(row)) ?? null;
    return to === null || left.get(nameOf(row)) !== row ? [] : [{ before: row, after: to }];
  });
}
