/** What became of one rule on the consignments of a profile. */
export interface RuleHistory {
  /** Consignments on which it has spoken. */
  readonly consignments: number;
  /** Those on which it no longer does: put right, or confirmed. */
  readonly cleared: number;
  /** Those it came to last, newest first. Times are milliseconds since 1970. */
  readonly latest: readonly {
    readonly id: string;
    readonly orderNo: string;
    readonly metAt: number;
    readonly clearedAt: number | null;
  }[];
}

/** Which rules have spoken on which consignments; kept by Consignments with every check it saves. */
export interface Meetings {
  /** `except` is a consignment that does not count; `limit` is how many of the latest are named. */
  ofRule(rule: string, except: string | null, limit: number): RuleHistory;
}
