import { z } from 'zod';
import type { FileOffer } from '#shared/api/files.ts';
import { change, read } from '#shared/api/method.ts';
import { id } from '#shared/api/schemas.ts';
import type { Passport, PassportComparison } from '#shared/rules/passport.ts';

/** Why a passport was made: a person asked for it, or the consignment was put into the queue. */
export type PassportReason = 'asked' | 'queued';

/** One passport of a consignment, as the list shows it. */
export interface PassportRow {
  readonly id: string;
  readonly reason: PassportReason;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  /** The day the rules were asked as of, YYYY-MM-DD. */
  readonly basisDate: string;
  readonly pack: { readonly id: string; readonly version: string; readonly hash: string };
  readonly counts: Passport['counts'];
  /** SHA-256 of the passport's canonical text, lower-case hex. */
  readonly sha256: string;
  /** Whether the consignment still has the content that was checked. */
  readonly current: boolean;
}

/** A passport as kept, its hash found to be right. */
export interface PassportView extends PassportRow {
  readonly consignmentId: string;
  readonly training: boolean;
  readonly passport: Passport;
  /** Indices of the findings that a person had confirmed when the check was made. */
  readonly confirmed: readonly number[];
}

const ofPassport = z.strictObject({ passportId: id });

/** passports.* Error `passport.damaged` when what is kept no longer has the hash it was kept with. */
export const PASSPORT_METHODS = {
  /** Checks a consignment now and keeps what came out. */
  'passports.make': change<PassportRow>()(z.strictObject({ id })),
  /** Newest first. */
  'passports.list': read<readonly PassportRow[]>()(z.strictObject({ id })),
  'passports.get': read<PassportView>()(ofPassport),
  /**
   * Checks the content kept with a passport once more, as of its basis date. Error `passport.otherPack` when the
   * installed pack is not the one it was made with.
   */
  'passports.recheck': read<PassportComparison>()(ofPassport),
  /** A JSON file with the passport and its hash. */
  'passports.export': change<FileOffer>()(ofPassport),
} as const;
