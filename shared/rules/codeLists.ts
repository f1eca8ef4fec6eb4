import type { CodeRow } from '#shared/catalog/codes.ts';
import type { DatedTable } from '#shared/rules/codeValidity.ts';
import { datedTable, isDated } from '#shared/rules/codeValidity.ts';
import type { RulePack } from '#shared/rules/pack.ts';
import type { Tariff, TariffLine } from '#shared/rules/tariff.ts';
import { indexTariff } from '#shared/rules/tariff.ts';
import { consistsOfWords, containsWord, longestWord } from '#shared/rules/words.ts';

/** The tables of a pack, indexed once for rules. A table of words (vague words, materials) is a table too. */
export interface RuleTables {
  has(table: string): boolean;
  codes(table: string): ReadonlySet<string>;
  /** Codes of the rows that are confirmed. */
  confirmed(table: string): ReadonlySet<string>;
  /** The customs code of each code. */
  customs(table: string): ReadonlyMap<string, string>;
  /** The table asked by day; null where its codes have no days, so that the quicker answers above hold on every day. */
  dated(table: string): DatedTable | null;
  /** How long the words of a table are: the longest one, and all of them together. */
  wordLengths(table: string): { readonly longest: number; readonly total: number };
  /** Whether a text contains a word of the table: Latin words whole, Chinese words anywhere. */
  hasWord(table: string): (text: string) => boolean;
  /** Whether a text consists of words of the table and nothing else. */
  onlyWords(table: string): (text: string) => boolean;
  /** The tariff lines of the pack; without lines where it brings none. */
  readonly tariff: Tariff;
}

/** Indexes the tables of a pack and its tariff lines. The first row of a doubled code counts. */
export function ruleTables(tables: RulePack['tables'], tariff: readonly TariffLine[] = []): RuleTables {
  const rows = (table: string): readonly CodeRow[] =>
    Object.hasOwn(tables, table) ? (tables[table] ?? []) : [];
  const index = <T>(make: (rows: readonly CodeRow[]) => T): ((table: string) => T) => {
    const made = new Map<string, T>();
    return (table) => {
      const known = made.get(table);
      if (known !== undefined) return known;
      const fresh = make(rows(table));
      made.set(table, fresh);
      return fresh;
    };
  };
  return {
    has: (table) => Object.hasOwn(tables, table),
    codes: index((list) => new Set(list.map((row) => row.code))),
    confirmed: index(
      (list) => new Set(list.filter((row) => row.confidence === 'confirmed').map((row) => row.code)),
    ),
    customs: index((list) => new Map(list.toReversed().map((row) => [row.code, row.customs]))),
    dated: index((list) => (isDated(list) ? datedTable(list) : null)),
    wordLengths: index((list) => ({
      longest: longestWord(list.map((row) => row.code)),
      total: list.reduce((total, row) => total + row.code.length, 0),
    })),
    hasWord: index((list) => containsWord(list.map((row) => row.code))),
    onlyWords: index((list) => consistsOfWords(list.map((row) => row.code))),
    tariff: indexTariff(tariff),
  };
}
