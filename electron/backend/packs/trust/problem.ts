/** Everything that fetching and publishing packs can have to say; the texts are `error.<code>`. */
export const TRUST_PROBLEMS = [
  /** older than what was already seen: params role, offered, floor */ 'packs.trust.rollback',
  /** no longer renewed by the publisher, or someone keeps the newer from us: params role, expires */ 'packs.trust.freeze',
  /** root or targets past their day: params role, expires */ 'packs.trust.expired',
  /** parts that were not published together: params role */ 'packs.trust.mixAndMatch',
  /** more data than may come: params file, max */ 'packs.trust.endless',
  /** says or has another length than was signed: params file, expected */ 'packs.trust.wrongLength',
  /** other bytes than were signed: params file */ 'packs.trust.wrongHash',
  /** signed by keys that are not the publisher's: params role */ 'packs.trust.stranger',
  /** too few of the publisher's signatures: params role, signed, needed */ 'packs.trust.threshold',
  /** new keys that do not follow the ones before step by step: params expected, offered */ 'packs.trust.skippedRoot',
  /** not readable as metadata: params detail */ 'packs.trust.badMetadata',
  /** this computer's clock is behind a time the publisher signed: params clock, floor */ 'packs.trust.clockBack',
  /** no answer: params where */ 'packs.trust.unreachable',
  /** an answer that is not a file: params where, status */ 'packs.trust.refused',
  /** a file that was signed for is not there: params file */ 'packs.trust.missing',
  /** data came too slowly: params file */ 'packs.trust.tooSlow',
  /** the connection ended in the middle; what came is kept: params file */ 'packs.trust.cut',
  /** stopped by the user; what came is kept */ 'packs.trust.cancelled',
  /** nothing was found current yet in this run */ 'packs.trust.notRefreshed',
  /** the publisher has no such pack: params pack, seq */ 'packs.trust.unknownPack',
  /** the list of a pack's files is not one: params file */ 'packs.trust.badIndex',
  /** the files are as signed but are not the pack they are said to be: params pack, seq, detail */ 'packs.trust.packDiffers',
  /** the disk did not do its part: params detail */ 'packs.trust.disk',
  /** no repository in the folder: params folder */ 'packs.publish.noRepository',
  /** there is one already: params folder */ 'packs.publish.occupied',
  /** too few keys to sign with: params role, have, needed */ 'packs.publish.notEnoughKeys',
  /** a key file that cannot be read: params file */ 'packs.publish.badKey',
  /** a key file that needs a passphrase, and none was given: params file */ 'packs.publish.locked',
  /** no key file in a folder: params folder */ 'packs.publish.noKeys',
  /** a folder for new keys that holds something: params folder */ 'packs.publish.keysPresent',
  /** too few keys to begin with: params role, have, needed */ 'packs.publish.setIncomplete',
  /** the pack folder does not load: params reason, file */ 'packs.publish.doesNotLoad',
  /** rules do not compile: params count, reason, rule */ 'packs.publish.doesNotCompile',
  /** the pack's own tests fail: params failed, first, untested */ 'packs.publish.testsFail',
  /** the number is not higher than the last one: params pack, seq, last */ 'packs.publish.seqNotHigher',
  /** a channel names a pack that is not published: params pack, seq */ 'packs.publish.unknownPack',
  /** a channel does not give out a pack: params channel, pack */ 'packs.publish.notInChannel',
  /** there is no such channel, or it gives out nothing: params channel */ 'packs.publish.emptyChannel',
  /** a file named as a first root is none: params file */ 'packs.publish.badRoot',
  /** no channel gives out anything, so there is nothing to carry */ 'packs.publish.nothingGivenOut',
  /** a channel gives out several packs, and none was named: params channel, packs */ 'packs.publish.whichPack',
] as const;
/** One of TRUST_PROBLEMS. */
export type TrustProblemCode = (typeof TRUST_PROBLEMS)[number];

/** Why something was not fetched or not published. What is installed stays as it is in every case. */
export interface TrustProblem {
  readonly code: TrustProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Makes a TrustProblem. */
export function trustProblem(code: TrustProblemCode, params: TrustProblem['params'] = {}): TrustProblem {
  return { code, params };
}

/** A problem of the disk. */
export function diskProblem(thrown: unknown): TrustProblem {
  return trustProblem('packs.trust.disk', { detail: detailOf(thrown) });
}

/** The words of a thrown value, short enough for a message. */
export function detailOf(thrown: unknown): string {
  return (thrown instanceof Error ? thrown.message : String(thrown)).slice(0, 200);
}
