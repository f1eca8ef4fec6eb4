import { z } from 'zod';
import type { FileOffer } from '#shared/api/files.ts';
import { change, read } from '#shared/api/method.ts';
import { id } from '#shared/api/schemas.ts';
import { parseDate } from '#shared/base/calendarDate.ts';
import type { Finding } from '#shared/rules/finding.ts';
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

/** What a consignment comes to as of a day. */
export interface AsOfVerdict {
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly pack: {
    readonly id: string;
    readonly version: string;
    readonly seq: number;
    readonly hash: string;
  };
  readonly findings: readonly Finding[];
  readonly counts: Passport['counts'];
}

const day = z.string().refine((text) => parseDate(text) !== null, 'not a day');
const ofPassport = z.strictObject({ passportId: id });

/** passports.* Error `passport.damaged` when what is kept no longer has the hash it was kept with. */
export const PASSPORT_METHODS = {
  /** Checks a consignment now and keeps what came out. */
  'passports.make': change<PassportRow>()(z.strictObject({ id })),
  /** Newest first. */
  'passports.list': read<readonly PassportRow[]>()(z.strictObject({ id })),
  'passports.get': read<PassportView>()(ofPassport),
  /**
   * Checks the content kept with a passport once more, with the pack it was made with and as of its basis date. Error
   * `passport.otherPack` when that pack is not installed any more.
   */
  'passports.recheck': read<PassportComparison>()(ofPassport),
  /**
   * Checks a consignment as it is now as of a day, with the pack in force on that day. Nothing is kept. Error
   * `packs.noneOn` when no installed pack was in force then.
   */
  'passports.asOf': read<AsOfVerdict>()(z.strictObject({ id, day })),
  /** A JSON file with the passport and its hash. */
  'passports.export': change<FileOffer>()(ofPassport),
} as const;
