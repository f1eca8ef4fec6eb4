import { carriedBy } from '#shared/documents/sheet/cells.ts';
import type { CrossRuleId } from '#shared/documents/sheet/crossRules.ts';
import type { Fact } from '#shared/documents/sheet/fact.ts';
import type { Setting } from '#shared/documents/sheet/setting.ts';
import type { SheetCell } from '#shared/documents/sheet/sheet.ts';
import { sameValue } from '#shared/documents/sheet/sources.ts';

/** A source that a cell of a row shows, with its value; those without a value say nothing. */
export interface Spoken {
  readonly source: string;
  readonly value: string;
}

/**
 * What a row says, each source once, in the order of the columns. What follows counts whole, though its cell has room for
 * one value only.
 */
export function spokenSources(
  { columns }: Setting,
  name: string,
  cells: readonly (SheetCell | null)[],
  item: number | null,
  valueAt: (source: string) => string,
): readonly Spoken[] {
  const spoken = new Map<string, string>();
  columns.forEach((column, at) => {
    const cell = cells[at];
    if (cell === null || cell === undefined) return;
    const others = column.name === 'follows' ? (carriedBy(column, name, item)?.sources ?? []) : [];
    for (const source of [cell.source, ...others]) {
      const value = spoken.has(source) ? '' : valueAt(source);
      if (value !== '') spoken.set(source, value);
    }
  });
  return [...spoken].map(([source, value]) => ({ source, value }));
}

/** The rule that two values of a fact break; null when all of them can stand side by side. */
export function brokenRule(fact: Fact, spoken: readonly Spoken[]): CrossRuleId | null {
  const same = fact.same ?? sameValue;
  for (let i = 1; i < spoken.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const [one, other] = [spoken[j], spoken[i]];
      if (one === undefined || other === undefined || same(one.value, other.value)) continue;
      return fact.sources[other.source]?.rule ?? fact.sources[one.source]?.rule ?? fact.rule;
    }
  }
  return null;
}

/** The cells with those marked that say something else than most do; of two halves the first counts as most. */
export function withDiffering(
  fact: Fact,
  cells: readonly (SheetCell | null)[],
  valueAt: (source: string) => string,
): readonly (SheetCell | null)[] {
  const same = fact.same ?? sameValue;
  const said = cells
    .flatMap((cell) => (cell === null ? [] : valueAt(cell.source)))
    .filter((one) => one !== '');
  const agreeing = (value: string) => said.filter((one) => same(one, value)).length;
  const most = said.reduce((best, one) => (agreeing(one) > agreeing(best) ? one : best), said[0] ?? '');
  return cells.map((cell) => {
    const value = cell === null ? '' : valueAt(cell.source);
    return cell === null || value === '' || same(value, most) ? cell : { ...cell, differs: true };
  });
}
