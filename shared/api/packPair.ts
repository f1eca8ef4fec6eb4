import type { PackInfo } from '#shared/api/packs.ts';
import { inForceOn } from '#shared/rules/inForce.ts';

/** Two installed packs to compare. */
export interface PackPair {
  readonly before: PackInfo;
  readonly after: PackInfo;
}

/** Whether the newer pack of a pair is not in use: what it changes is a preview. */
export function isWhatIf({ after }: PackPair): boolean {
  return !after.active;
}

/** Whether another pack would be in force on this day if the reader went back from the active one. */
export function canGoBack(installed: readonly PackInfo[], today: string): boolean {
  const others = installed.filter(({ standing }) => standing === 'kept' || standing === 'waiting');
  const dated = others.map(({ seq, effectiveFrom, effectiveTo }) => ({
    seq,
    effective: { from: effectiveFrom === '' ? null : effectiveFrom, to: effectiveTo },
  }));
  return inForceOn(dated, today) !== null;
}

/** What a pack is best compared with: the active one with the one before it, any other with the active one. */
export function pairOf(installed: readonly PackInfo[], hash: string): PackPair | null {
  const pack = installed.find((one) => one.hash === hash);
  const active = installed.find((one) => one.active);
  if (pack === undefined || active === undefined) return null;
  if (pack !== active) {
    return pack.seq < active.seq ? { before: pack, after: active } : { before: active, after: pack };
  }
  const [before] = earlier(installed, active);
  return before === undefined ? null : { before, after: active };
}

/**
 * What the radar shows unasked: a pack that is to come or that waits for a decision against the active one; else the
 * active one against the one before it; else against one that was withdrawn. Null when there are no two packs.
 */
export function defaultPair(installed: readonly PackInfo[]): PackPair | null {
  const active = installed.find((one) => one.active);
  if (active === undefined) return null;
  const newer = bySeq(installed.filter((one) => one.seq > active.seq));
  const coming = newer.find(({ standing }) => standing === 'waiting' || standing === 'held');
  if (coming !== undefined) return { before: active, after: coming };
  const known = pairOf(installed, active.hash);
  const [withdrawn] = newer;
  return known ?? (withdrawn === undefined ? null : { before: active, after: withdrawn });
}

/** The pair that an address asks for; what it does not name, or names wrongly, is chosen as unasked. */
export function chosenPair(
  installed: readonly PackInfo[],
  wanted: { readonly before: string | undefined; readonly after: string | undefined },
): PackPair | null {
  const find = (hash: string | undefined) => installed.find((one) => one.hash === hash);
  const before = find(wanted.before);
  const after = find(wanted.after);
  if (before !== undefined && after !== undefined && before !== after) return { before, after };
  const one = after ?? before;
  return (one === undefined ? null : pairOf(installed, one.hash)) ?? defaultPair(installed);
}

function earlier(installed: readonly PackInfo[], active: PackInfo): readonly PackInfo[] {
  const older = bySeq(installed.filter((one) => one.seq < active.seq));
  const ofSameName = older.filter((one) => one.id === active.id);
  return ofSameName.length > 0 ? ofSameName : older;
}

function bySeq(packs: readonly PackInfo[]): readonly PackInfo[] {
  return packs.toSorted((a, b) => b.seq - a.seq);
}
