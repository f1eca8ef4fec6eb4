import type { PackPair } from '#shared/api/packPair.ts';
import { defaultPair, pairOf } from '#shared/api/packPair.ts';
import type { PackInfo } from '#shared/api/packs.ts';
import { wrongUse } from './failure.ts';

/** Characters of a hash that are shown where it need not be copied. */
export const HASH_SHOWN = 12;

/** The installed pack whose hash begins so; none, or more than one, is wrong use. */
export function packOf(installed: readonly PackInfo[], prefix: string): PackInfo {
  const start = prefix.toLowerCase();
  const [only, other] = installed.filter(({ hash }) => start !== '' && hash.startsWith(start));
  if (only === undefined) throw wrongUse('cli.packs.noSuchPack', { hash: prefix });
  if (other !== undefined) throw wrongUse('cli.packs.ambiguous', { hash: prefix });
  return only;
}

/** The two packs to compare: what the named pack is best compared with, else those that the window shows unasked. */
export function comparedPair(installed: readonly PackInfo[], chosen: PackInfo | null): PackPair | null {
  return chosen === null ? defaultPair(installed) : pairOf(installed, chosen.hash);
}

/** The pack to try: the one that was named, else one that is to come or to be decided. Null when there is none. */
export function triedPack(installed: readonly PackInfo[], chosen: PackInfo | null): PackInfo | null {
  if (chosen !== null) return chosen;
  const after = defaultPair(installed)?.after;
  return after?.standing === 'waiting' || after?.standing === 'held' ? after : null;
}
