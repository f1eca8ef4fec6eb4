import type { AuditEntry } from '#backend/store/contract/audit.ts';
import type { Result } from '#shared/base/result.ts';
import type { PackingPlan } from '#shared/documents/packing/plan.ts';

/** A packing plan as stored. */
export interface StoredPacking {
  readonly plan: PackingPlan;
  /** From 1. */
  readonly revision: number;
}

/** A changed plan; `expectedRevision` 0 is the first one of a consignment. */
export interface PackingChange {
  readonly consignmentId: string;
  readonly expectedRevision: number;
  readonly plan: PackingPlan;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Why a plan was not saved; nothing is changed then. */
export type PackingProblemOfStore = 'stale' | 'unknown';

/** How consignments are packed. */
export interface Packings {
  /** null while none is kept. */
  get(consignmentId: string): StoredPacking | null;
  /** Saves when the revision is still the expected one; gives the new revision. */
  save(change: PackingChange, audit: AuditEntry): Result<number, PackingProblemOfStore>;
}
