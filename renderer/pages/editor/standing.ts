import type { Finding } from '#shared/rules/finding.ts';

/** The finding a reader stands on: which one, and where in the list it was. */
export interface Standing {
  readonly key: string;
  readonly index: number;
}

/** Stands on a finding of the list; null where the list has none. */
export function standOn(findings: readonly Finding[], index: number): Standing | null {
  const finding = findings[index];
  return finding === undefined ? null : { key: keyOf(finding), index };
}

/** Where the finding is now, after others have come or gone; null when it has been put right. */
export function indexNow(findings: readonly Finding[], standing: Standing | null): number | null {
  if (standing === null) return null;
  const there = findings[standing.index];
  // The same rule may speak twice of the same field: then the place decides.
  if (there !== undefined && keyOf(there) === standing.key) return standing.index;
  const index = findings.findIndex((finding) => keyOf(finding) === standing.key);
  return index < 0 ? null : index;
}

/** The finding after or before; when the one stood on is gone, the one that has moved into its place comes next. */
export function indexAfter(
  findings: readonly Finding[],
  standing: Standing | null,
  by: 1 | -1,
): number | null {
  const count = findings.length;
  if (count === 0) return null;
  const start = by === 1 ? -1 : count;
  const now = indexNow(findings, standing);
  const gone = standing === null ? start : by === 1 ? standing.index - 1 : standing.index;
  return ((now ?? gone) + by + count) % count;
}

function keyOf(finding: Finding): string {
  return JSON.stringify([finding.rule, finding.item, ...finding.at]);
}
