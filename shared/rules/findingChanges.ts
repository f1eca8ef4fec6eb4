import type { Finding } from '#shared/rules/finding.ts';
import { UNREADABLE } from '#shared/rules/finding.ts';

/** A finding that is there before and after, but weighs otherwise. */
export interface ReweighedFinding {
  readonly before: Finding;
  readonly after: Finding;
}

/** How two lists of findings on the same consignment differ. */
export interface FindingChanges {
  readonly gained: readonly Finding[];
  readonly lost: readonly Finding[];
  /** Same rule, same goods item, another severity. */
  readonly reweighed: readonly ReweighedFinding[];
}

/** A rule makes at most one finding for the whole or for an item; the built-in one is made once for each field. */
function placeOf({ rule, item, at }: Finding): string {
  return rule === UNREADABLE ? `${rule} ${at[0] ?? ''}` : `${rule} ${item ?? ''}`;
}

/** Compares findings by rule and goods item; texts and the pack's stamp do not count. */
export function compareFindings(before: readonly Finding[], after: readonly Finding[]): FindingChanges {
  const old = new Map(before.map((finding) => [placeOf(finding), finding]));
  const now = new Set(after.map(placeOf));
  const gained: Finding[] = [];
  const reweighed: ReweighedFinding[] = [];
  for (const finding of after) {
    const earlier = old.get(placeOf(finding));
    if (earlier === undefined) gained.push(finding);
    else if (earlier.severity !== finding.severity) reweighed.push({ before: earlier, after: finding });
  }
  return { gained, lost: before.filter((finding) => !now.has(placeOf(finding))), reweighed };
}

/** Whether two lists of findings do not differ. */
export function isUnchanged({ gained, lost, reweighed }: FindingChanges): boolean {
  return gained.length === 0 && lost.length === 0 && reweighed.length === 0;
}
