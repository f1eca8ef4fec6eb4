import type { AuditEntry } from '#backend/store/contract/audit.ts';

/** A key that signs: in the store under a password, or on a card of which only the certificate is here. */
export interface StoredKey {
  readonly id: string;
  readonly place: 'software' | 'card';
  /** X.509, DER. */
  readonly certificate: Uint8Array;
  /** Shown as KeyName in signatures. */
  readonly keyName: string;
  /** The private key under its password, JSON as electron/backend/files/sealed.ts writes it; null for a card. */
  readonly sealed: string | null;
  /** How it signs, JSON. */
  readonly algorithms: string;
  /** Milliseconds since 1970. */
  readonly addedAt: number;
}

/** The keys of a profile. Nothing secret of them is ever in an audit entry. */
export interface SigningKeys {
  /** Oldest first. */
  all(): readonly StoredKey[];
  get(id: string): StoredKey | null;
  add(key: StoredKey, audit: AuditEntry): void;
  setAlgorithms(id: string, algorithms: string, audit: AuditEntry): void;
  /** Takes it out; backups made before still have it, under its password. */
  remove(id: string, audit: AuditEntry): void;
}
