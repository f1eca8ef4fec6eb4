import type { AuditEntry } from '#backend/store/contract/audit.ts';
import type { PassportReason } from '#shared/api/passports.ts';
import type { Passport } from '#shared/rules/passport.ts';

/** A passport to keep. */
export interface NewPassport {
  /** Sortable by time: begins with it. */
  readonly id: string;
  readonly consignmentId: string;
  readonly reason: PassportReason;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  readonly passport: Passport;
  /** Canonical text of the draft that was checked; its SHA-256 is the passport's fingerprint. */
  readonly draftText: string;
}

/** What the list of a consignment's passports shows of one. */
export interface StoredPassport {
  readonly id: string;
  readonly consignmentId: string;
  readonly reason: PassportReason;
  readonly madeAt: number;
  /** YYYY-MM-DD. */
  readonly basisDate: string;
  readonly pack: { readonly id: string; readonly version: string; readonly hash: string };
  readonly counts: Passport['counts'];
  readonly fingerprint: string;
  /** SHA-256 of the passport's canonical text, lower-case hex. */
  readonly sha256: string;
}

/** A passport with its texts, exactly as kept: nothing has been verified yet. */
export interface StoredPassportBody extends StoredPassport {
  readonly passportText: string;
  readonly draftText: string;
}

/** Records of checks (检查凭证). None is ever changed or deleted. */
export interface Passports {
  /** Keeps a passport with its hash; gives the hash. The audit row carries it, too: a changed row cannot agree with both. */
  keep(passport: NewPassport, audit: Omit<AuditEntry, 'subject' | 'detail'>): string;
  /** Newest first. */
  ofConsignment(consignmentId: string, limit: number): readonly StoredPassport[];
  get(id: string): StoredPassportBody | null;
  /** The one made when a consignment was put into the queue at that time (milliseconds since 1970). */
  ofSending(consignmentId: string, queuedAt: number): StoredPassportBody | null;
}
