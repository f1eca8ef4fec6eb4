import type { AuditEntry, AuditOfMany } from '#backend/store/contract/audit.ts';
import type {
  CONSIGNMENT_SORTS,
  ConsignmentRow,
  FillSource,
  FindingCounts,
} from '#shared/api/consignments.ts';
import type { Result } from '#shared/base/result.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import type { Edit } from '#shared/consignment/edit.ts';
import type { RegimeCode } from '#shared/consignment/regimes.ts';
import type { ConsignmentState } from '#shared/exchange/consignmentState.ts';

/** Where values that the seller did not type came from, by pointer. */
export type Filled = Readonly<Record<string, FillSource>>;

/** What the last check of a draft came to. */
export interface CheckResult {
  readonly counts: FindingCounts;
  /** Whether something stops sending. */
  readonly blocked: boolean;
  /** Hash of the rule pack that was applied. */
  readonly packHash: string;
}

/** A check that has just been made. */
export interface CheckMade extends CheckResult {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Numbers of the rules with a finding that still wants something, sorted, each once. */
  readonly speaking: readonly string[];
}

/** A consignment that is not in the store yet. */
export interface NewConsignment {
  /** Sortable by time: begins with it. */
  readonly id: string;
  readonly draft: Draft;
  readonly filled: Filled;
  readonly check: CheckMade;
  readonly importId: string | null;
  readonly createdAt: number;
}

/** A consignment as stored. Times are milliseconds since 1970. */
export interface StoredConsignment {
  readonly id: string;
  readonly state: ConsignmentState;
  readonly draft: Draft;
  readonly filled: Filled;
  readonly revision: number;
  readonly check: CheckResult;
  readonly importId: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly removedAt: number | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** What a consignment contains, without what surrounds it. */
export interface DraftContent {
  readonly id: string;
  readonly orderNo: string;
  readonly draft: Draft;
}

/** A changed draft. Everything the list shows and the search finds is derived from it by the store. */
export interface DraftChange {
  readonly id: string;
  readonly expectedRevision: number;
  readonly draft: Draft;
  readonly filled: Filled;
  readonly check: CheckMade;
  readonly at: number;
}

/** Why a draft was not saved; nothing is changed then. */
export type SaveProblem =
  | { readonly code: 'consignment.stale'; readonly revision: number }
  | { readonly code: 'consignment.unknown' };

/** Sources of single pointers, to be laid over `filled`; null takes one away. */
export type FilledPatch = Readonly<Record<string, FillSource | null>>;

/** One step of the undo history, both ways. */
export interface UndoStep {
  /** What the seller did. */
  readonly forward: readonly Edit[];
  /** What takes it back. */
  readonly inverse: readonly Edit[];
  readonly filledAfter: FilledPatch;
  readonly filledBefore: FilledPatch;
  /** Set when the step is part of a change to many consignments. */
  readonly batch: string | null;
}

/** The steps kept per consignment; the oldest make room. */
export const MAX_UNDO_STEPS = 200;

/** Which consignments are meant. Empty lists and nulls ask for nothing. */
export interface ConsignmentFilter {
  readonly search: string;
  readonly states: readonly ConsignmentState[];
  readonly check: 'any' | 'blocked' | 'ready';
  readonly removed: boolean;
  readonly importId: string | null;
  /** Absent: of every regime. */
  readonly regimes?: readonly RegimeCode[];
}

/** A window of the list. */
export interface ConsignmentQuery extends ConsignmentFilter {
  readonly sort: (typeof CONSIGNMENT_SORTS)[number];
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** The consignments of a profile. */
export interface Consignments {
  insert(consignment: NewConsignment, audit: AuditOfMany): void;
  /** All or none. The caller keeps the lots small (a few hundred). */
  insertMany(consignments: readonly NewConsignment[], audit: AuditOfMany): void;
  get(id: string): StoredConsignment | null;
  row(id: string): ConsignmentRow | null;
  list(query: ConsignmentQuery): { readonly total: number; readonly rows: readonly ConsignmentRow[] };
  /** Every id, latest change first. */
  ids(filter: ConsignmentFilter): readonly string[];
  /** What those of these consignments contain that may be edited, in the order asked for. */
  contents(ids: readonly string[]): readonly DraftContent[];
  /** Saves when the revision is still the expected one; gives the new revision. */
  saveDraft(change: DraftChange, audit: AuditEntry): Result<number, SaveProblem>;
  /** Notes a new check of an unchanged draft; no new revision, no audit row (it can be derived again). */
  saveCheck(id: string, check: CheckMade): void;
  /** False when the consignment is not there or is in that state already; no audit row is written then. */
  setState(id: string, state: ConsignmentState, audit: AuditEntry): boolean;
  /** Into the bin; gives the ids that were not there yet. */
  remove(ids: readonly string[], audit: AuditOfMany): readonly string[];
  /** Out of the bin; gives the ids that were there. */
  restore(ids: readonly string[], audit: AuditOfMany): readonly string[];
  countsByState(): Readonly<Record<ConsignmentState, number>>;
  /** Among drafts and returned consignments: how many something stops, and how many nothing does. */
  countReadyBlocked(): { readonly ready: number; readonly blocked: number };
  /** Living consignments with this order number, for telling duplicates. */
  idsByOrderNo(orderNo: string): readonly string[];

  /** Keys of the findings a person has looked at and confirmed. */
  confirmations(id: string): ReadonlySet<string>;
  /** The same keys, with when each was confirmed: milliseconds since 1970. */
  confirmedAt(id: string): ReadonlyMap<string, number>;
  setConfirmation(id: string, key: string, confirmed: boolean, audit: AuditEntry): void;

  /** A new step; steps that had been undone are gone. */
  pushUndo(id: string, step: UndoStep): void;
  /** The last step not undone, now marked as undone; the caller applies `inverse` and saves, in the same transaction. */
  popUndo(id: string): UndoStep | null;
  /** The step undone last, now marked as done again; the caller applies `forward`. */
  popRedo(id: string): UndoStep | null;
  /** Up to `limit` consignments whose last step is of this batch, that step marked as undone. */
  popUndoBatch(batch: string, limit: number): readonly { readonly id: string; readonly step: UndoStep }[];
}
