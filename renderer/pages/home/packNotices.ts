import type { AppError } from '#shared/api/errors.ts';
import type { PackPair } from '#shared/api/packPair.ts';
import { pairOf } from '#shared/api/packPair.ts';
import type { PackInfo, PacksStatus } from '#shared/api/packs.ts';

/** What the first page has to say of the rules. */
export type PackNotice =
  | { readonly kind: 'held'; readonly pack: PackInfo }
  | { readonly kind: 'changed'; readonly pair: PackPair }
  | { readonly kind: 'waiting'; readonly pack: PackInfo }
  | { readonly kind: 'damaged' | 'clock'; readonly error: AppError }
  | { readonly kind: 'expired' };

/**
 * What is new or wants a decision, the most pressing first. A pack is spoken of once: a held one as held, one whose
 * changes are still to be seen not as waiting too, one that a newer has overtaken no more. Nothing is said of an expiry
 * that no source could mend.
 */
export function packNotices(
  status: Pick<PacksStatus, 'source' | 'expired' | 'clock' | 'unseen' | 'damaged'>,
  installed: readonly PackInfo[],
): readonly PackNotice[] {
  const seqNow = installed.find(({ active }) => active)?.seq ?? 0;
  const ahead = installed.filter(({ seq }) => seq > seqNow);
  const held = ahead.filter(({ standing }) => standing === 'held');
  const undecided = ahead.filter(({ standing }) => standing === 'held' || standing === 'trying');
  const unseen = status.unseen.find((hash) => undecided.every((pack) => pack.hash !== hash));
  const pair = unseen === undefined ? null : pairOf(installed, unseen);
  const waiting = ahead.filter(({ standing, hash }) => standing === 'waiting' && hash !== unseen);
  return [
    ...held.map((pack): PackNotice => ({ kind: 'held', pack })),
    ...status.damaged.slice(0, 1).map((error): PackNotice => ({ kind: 'damaged', error })),
    ...(pair === null ? [] : [{ kind: 'changed', pair } as const]),
    ...waiting.map((pack): PackNotice => ({ kind: 'waiting', pack })),
    ...(status.clock === null ? [] : [{ kind: 'clock', error: status.clock } as const]),
    ...(status.expired && status.source !== 'none' ? [{ kind: 'expired' } as const] : []),
  ];
}
