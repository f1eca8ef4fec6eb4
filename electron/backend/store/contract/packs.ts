import type { AuditEntry } from '#backend/store/contract/audit.ts';
import type { PackInfo, PackOrigin } from '#shared/api/packs.ts';

/**
 * What is decided about an installed pack. untried: its trial has not been made yet. allowed: it may be in force on its
 * days. held: its trial speaks against it. withdrawn: a person went back from it.
 */
export type PackState = 'untried' | 'allowed' | 'held' | 'withdrawn';

/** What is shown of a pack without reading its files. */
export type PackFacts = Pick<
  PackInfo,
  'title' | 'publisher' | 'regimes' | 'rules' | 'tables' | 'tariffLines'
>;

/** How the trial of a pack came out, in numbers. */
export interface PackTrial {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The day it was made as of, YYYY-MM-DD. */
  readonly day: string;
  readonly checked: number;
  readonly accepted: number;
  readonly refused: number;
  readonly held: number;
  readonly draftsTouched: number;
  readonly stops: boolean;
}

/** A pack to install: its files lie in their folder already. */
export interface NewPack {
  readonly hash: string;
  readonly id: string;
  readonly version: string;
  readonly seq: number;
  /** YYYY-MM-DD. */
  readonly published: string;
  /** Half-open days, YYYY-MM-DD; null is without end. */
  readonly effective: { readonly from: string | null; readonly to: string | null };
  readonly origin: PackOrigin;
  /** SHA-256 of the list of the hashes of its files, lower-case hex. */
  readonly listHash: string;
  readonly facts: PackFacts;
  /** Milliseconds since 1970. */
  readonly installedAt: number;
  readonly state: PackState;
  /** Whether the reader is to be told of it. */
  readonly unseen: boolean;
}

/** An installed pack. */
export interface InstalledPack extends Omit<NewPack, 'unseen'> {
  readonly trial: PackTrial | null;
  /** Milliseconds since 1970; null when there is nothing about it that the reader has not seen. */
  readonly unseenSince: number | null;
  /** Counts each time any pack becomes active; null when this one never did. The highest is the one in use. */
  readonly activation: number | null;
}

/** The rule packs of a profile. None is ever deleted: checks "as of" an earlier day need it. */
export interface Packs {
  /** By number, newest first; of the same number the one installed last. */
  all(): readonly InstalledPack[];
  /** False, and nothing changes, when the pack is there already. */
  install(pack: NewPack, audit: AuditEntry): boolean;
  /** Keeps how a trial came out and what follows from it. */
  keepTrial(hash: string, trial: PackTrial, state: PackState, audit: AuditEntry): void;
  decide(hash: string, state: PackState, audit: AuditEntry): void;
  /** Notes that the check goes by this pack from now on. */
  activated(hash: string, unseen: boolean, audit: AuditEntry): void;
  /** The reader has seen all of it. Nothing is written when there was nothing to see. */
  seen(audit: AuditEntry): void;
}
