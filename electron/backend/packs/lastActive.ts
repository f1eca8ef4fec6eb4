import type { InstalledPack } from '#backend/store/contract/packs.ts';

/** Of these packs the one that the check went by last; null when it never went by any of them. */
export function lastActive(packs: readonly InstalledPack[]): InstalledPack | null {
  let last: InstalledPack | null = null;
  for (const pack of packs) {
    if (pack.activation !== null && pack.activation > (last?.activation ?? 0)) last = pack;
  }
  return last;
}
