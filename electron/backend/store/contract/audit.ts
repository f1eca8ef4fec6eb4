/** What happened, as the caller of a change states it. */
export interface AuditEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Who did it: "user", "platform", "workstation". */
  readonly actor: string;
  /** "consignment.edited", "document.frozen". */
  readonly action: string;
  /** The id of what it was done to; "" when it is not one record. */
  readonly subject: string;
  /** Whatever JSON can hold; kept in canonical form (sorted keys). */
  readonly detail: unknown;
}

/** What happened to many records at once: the store writes one row for each of them, with its id as the subject. */
export type AuditOfMany = Omit<AuditEntry, 'subject'>;

/** One row of the chain. */
export interface AuditRow extends AuditEntry {
  /** Counts from 1 without gaps. */
  readonly n: number;
  /** SHA-256 over the row before and everything in this one, lower-case hex. */
  readonly hash: string;
}

/** The end of the chain: n is 0 and hash is 64 zeros when nothing has happened yet. */
export interface AuditHead {
  readonly n: number;
  readonly hash: string;
}

/** What a walk along the whole chain found. */
export interface AuditVerdict {
  readonly rows: number;
  /** The first row that does not agree with the ones before it; null when all do. */
  readonly brokenAt: number | null;
  /** Hash of the last row. */
  readonly head: string;
}

/** The audit log: a hash chain that only grows. */
export interface AuditLog {
  append(entry: AuditEntry): AuditRow;
  head(): AuditHead;
  /** Walks the whole chain: a changed, removed or inserted row is named. A cut tail shows only against a head noted elsewhere. */
  verify(): AuditVerdict;
  /** What happened to one record, oldest first. */
  ofSubject(subject: string, limit: number): readonly AuditRow[];
}
