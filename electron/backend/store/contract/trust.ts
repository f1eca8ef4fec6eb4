import type { AuditEntry } from '#backend/store/contract/audit.ts';

/** The four top-level roles of The Update Framework. */
export const TRUST_ROLES = ['root', 'timestamp', 'snapshot', 'targets'] as const;
/** One of TRUST_ROLES. */
export type TrustRole = (typeof TRUST_ROLES)[number];

/** Metadata of one role whose signatures were verified, byte for byte as it came. */
export interface KeptMetadata {
  readonly role: TrustRole;
  readonly version: number;
  readonly bytes: Uint8Array;
}

/**
 * The least that is accepted from now on: of a role a version, of "clock" a time (milliseconds since 1970, signed by
 * the publisher). `keys` names the set of keys that vouched for it; "" where the floor outlives every key.
 */
export interface TrustFloor {
  readonly role: TrustRole | 'clock';
  readonly floor: number;
  readonly keys: string;
}

/** What is known of a publisher's repository. */
export interface KeptTrust {
  readonly metadata: readonly KeptMetadata[];
  readonly floors: readonly TrustFloor[];
  /** When the metadata was last found to be current, milliseconds since 1970; null when it never was. */
  readonly confirmedAt: number | null;
}

/** What a verified refresh leaves behind. */
export interface AcceptedTrust {
  readonly metadata: readonly KeptMetadata[];
  readonly floors: readonly TrustFloor[];
  /** Milliseconds since 1970. */
  readonly confirmedAt: number;
}

/** Verified metadata and floors of the repositories that rule packs come from. */
export interface Trust {
  /** Bytes that no longer have the hash they were kept with are left out: the floors are what counts. */
  kept(repository: string): KeptTrust;
  /**
   * Keeps all of it in one transaction. A floor only rises, except where its keys have changed: a new root, itself under
   * a floor, has taken the word of the old ones back. The audit row is written when a version or the clock has moved.
   */
  keep(repository: string, accepted: AcceptedTrust, audit: AuditEntry): void;
}
