import type { CodeRow } from '#shared/catalog/codes.ts';

/** Whether a code may be used on a day: it may not be in force yet, or have ended. */
export type CodeState = 'inForce' | 'notYet' | 'ended';

/** Where a row stands on a day. Days are half-open and compared as text; a row without days is always in force. */
export function codeState({ from, to }: Pick<CodeRow, 'from' | 'to'>, day: string): CodeState {
  if (from !== undefined && day < from) return 'notYet';
  return to !== undefined && day >= to ? 'ended' : 'inForce';
}

/** A code table asked by day. */
export interface DatedTable {
  /** The row of a code that is in force on the day. */
  row(code: string, day: string): CodeRow | undefined;
  /** Whether the table knows the code, but it has ended by that day and nothing of the same code is in force. */
  ended(code: string, day: string): boolean;
  /** The code in force on the day that took the place of an ended one; "" where there is none. */
  successor(code: string, day: string): string;
}

/** Whether any row of a table has a first or last day, or a successor. */
export function isDated(rows: readonly CodeRow[]): boolean {
  return rows.some(({ from, to, replacedBy }) => (from ?? to ?? replacedBy) !== undefined);
}

/** Indexes a table whose codes come and go. Of rows with one code in force on a day the first counts. */
export function datedTable(rows: readonly CodeRow[]): DatedTable {
  const byCode = new Map<string, CodeRow[]>();
  for (const row of rows) {
    const same = byCode.get(row.code);
    if (same === undefined) byCode.set(row.code, [row]);
    else same.push(row);
  }
  const row = (code: string, day: string): CodeRow | undefined =>
    byCode.get(code)?.find((one) => codeState(one, day) === 'inForce');
  const lastEnded = (code: string, day: string): CodeRow | undefined => {
    if (row(code, day) !== undefined) return undefined;
    const gone = (byCode.get(code) ?? []).filter((one) => codeState(one, day) === 'ended');
    return gone.reduce<CodeRow | undefined>(
      (last, one) => (last === undefined || (one.to ?? '') > (last.to ?? '') ? one : last),
      undefined,
    );
  };
  return {
    row,
    ended: (code, day) => lastEnded(code, day) !== undefined,
    successor: (code, day) => {
      const seen = new Set<string>();
      for (let gone = lastEnded(code, day); gone?.replacedBy !== undefined; ) {
        const next = gone.replacedBy;
        // A table from outside may send one in a circle.
        if (seen.has(next) || seen.size > MAX_CHAIN) return '';
        seen.add(next);
        if (row(next, day) !== undefined) return next;
        gone = lastEnded(next, day);
      }
      return '';
    },
  };
}

/** How often a code is followed to the next one; no code was ever replaced so often. */
const MAX_CHAIN = 20;

/** The row of a code for showing its name, whatever the day: of several the one that ends last, then the first. */
export function namingRows(rows: readonly CodeRow[]): ReadonlyMap<string, CodeRow> {
  const named = new Map<string, CodeRow>();
  for (const row of rows) {
    const known = named.get(row.code);
    if (known === undefined || (known.to !== undefined && (row.to === undefined || row.to > known.to)))
      named.set(row.code, row);
  }
  return named;
}
