import type { AuditEntry } from '#backend/store/contract/audit.ts';
import type { ImportCounts, ImportRecord, RowProblem } from '#shared/api/imports.ts';

/** How an import stands. */
export type ImportState = ImportRecord['state'];

/** A column mapping as remembered. The profile is whatever the mapping's own parser reads. */
export interface RememberedProfile {
  readonly name: string;
  readonly headerSignature: string;
  readonly profile: unknown;
  /** Milliseconds since 1970. */
  readonly usedAt: number;
}

/** Imports, the rows that did not go through, and remembered mappings. */
export interface Imports {
  start(
    record: { readonly id: string; readonly fileName: string; readonly startedAt: number },
    audit: AuditEntry,
  ): void;
  /** Counts so far and, at the end, the final state; an audit row only when the state changes. */
  update(id: string, state: ImportState, counts: ImportCounts, audit: AuditEntry): void;
  get(id: string): ImportRecord | null;
  /** Latest first. */
  history(limit: number): readonly ImportRecord[];
  /** Imports that were running when the program ended. */
  running(): readonly ImportRecord[];
  addProblems(importId: string, problems: readonly RowProblem[]): void;
  problems(
    importId: string,
    offset: number,
    limit: number,
  ): { readonly total: number; readonly rows: readonly RowProblem[] };
  /** Remembers a mapping under its name; one of the same name makes room. */
  saveProfile(profile: RememberedProfile, audit: AuditEntry): void;
  /** Latest used first. */
  profiles(): readonly RememberedProfile[];
  /** The profile used last with this header. */
  profileFor(headerSignature: string): RememberedProfile | null;
}
