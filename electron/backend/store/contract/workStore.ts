import type { AuditEntry, AuditHead, AuditLog } from '#backend/store/contract/audit.ts';
import type { Consignments } from '#backend/store/contract/consignments.ts';
import type { Exchange } from '#backend/store/contract/exchange.ts';
import type { Imports } from '#backend/store/contract/imports.ts';
import type { Meetings } from '#backend/store/contract/meetings.ts';
import type { Packings } from '#backend/store/contract/packings.ts';
import type { Packs } from '#backend/store/contract/packs.ts';
import type { Passports } from '#backend/store/contract/passports.ts';
import type { Products } from '#backend/store/contract/products.ts';
import type { Refunds } from '#backend/store/contract/refunds.ts';
import type { SigningKeys } from '#backend/store/contract/signing.ts';
import type { Summaries } from '#backend/store/contract/summaries.ts';
import type { Trust } from '#backend/store/contract/trust.ts';
import type { StoreProblem } from '#backend/store/problem.ts';
import type { BackupInfo } from '#shared/api/profile.ts';
import type { Result } from '#shared/base/result.ts';

/** Settings by key; the values are JSON, read by their owner's parser. */
export interface SettingsStore {
  get(key: string): unknown;
  set(key: string, value: unknown, audit: AuditEntry): void;
  all(): Readonly<Record<string, unknown>>;
}

/** A backup that was opened, checked and found equal. */
export interface BackupMade extends BackupInfo {
  readonly head: AuditHead;
}

/** Copies of the whole database. */
export interface Backups {
  /** Makes a checked copy in a folder; the name carries time and schema version. Not inside a transaction. */
  backupNow(folder: string): Result<BackupMade, StoreProblem>;
}

/**
 * The work database of a profile: everything the user must not lose. Synchronous; one writer, in one thread. Methods
 * throw StoreFailure when the database cannot do its work. Whoever changes something passes what the audit log shall say.
 */
export interface WorkStore {
  /** The folder it lies in. */
  readonly folder: string;
  /** Number of the last migration. */
  readonly version: number;
  /** The copy that was taken before migrating on this opening; null when there was nothing to migrate. */
  readonly migrationBackup: BackupInfo | null;
  /** All or nothing. Inside another one it is part of the outer: what it did is undone alone when it throws, and goes with the outer otherwise. */
  transaction<T>(work: () => T): T;
  readonly audit: AuditLog;
  readonly consignments: Consignments;
  readonly exchange: Exchange;
  readonly imports: Imports;
  readonly packs: Packs;
  readonly packings: Packings;
  readonly meetings: Meetings;
  readonly passports: Passports;
  readonly products: Products;
  readonly refunds: Refunds;
  readonly summaries: Summaries;
  readonly trust: Trust;
  readonly signingKeys: SigningKeys;
  readonly settings: SettingsStore;
  readonly backup: Backups;
  /** Writes the log back into the database file; for idle moments. */
  checkpoint(): void;
  /** Finishes the log, closes the file and gives up the lock. Closing twice is allowed. */
  close(): void;
}
