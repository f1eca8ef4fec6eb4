import type Database from 'better-sqlite3';

/** How many documents of a kind stand at a receipt number; `current` leaves out refused and replaced ones. */
export interface StateCount {
  readonly kind: string;
  readonly state: string;
  readonly count: number;
  readonly current: number;
}

/** A document that took effect more than once. */
export interface RepeatedEffect {
  readonly kind: string;
  readonly key: string;
  readonly effects: number;
}

/** The ledger in numbers: what a judge needs to say whether anything was lost or done twice. */
export interface LedgerReport {
  readonly epoch: string;
  readonly messages: { readonly total: number; readonly waiting: number };
  readonly documents: readonly StateCount[];
  readonly effects: {
    /** Documents that took effect. */
    readonly total: number;
    /** Effects under one idempotency key and position, where more than one: always empty if the platform is sound. */
    readonly repeatedByKey: readonly RepeatedEffect[];
    /** Accepted documents of one business key none of which was returned or lawfully replaced: always empty. */
    readonly repeatedByBusinessKey: readonly RepeatedEffect[];
    /** Business keys that were accepted again after a return; not an error, but worth counting. */
    readonly resentBusinessKeys: number;
    /** Documents refused because their business key was taken (-304001): a client that sent twice under two keys. */
    readonly refusedAsDuplicate: number;
  };
  readonly pendingSteps: number;
  readonly receipts: number;
}

const MOST_LISTED = 100;

const STATES = `SELECT kind, state, count(*) AS count, sum(current) AS current FROM document
  GROUP BY kind, state ORDER BY kind, state`;
const BY_KEY = `SELECT d.kind, m.key || '#' || d.position AS key, count(*) AS effects
  FROM document d JOIN message m ON m.id = d.message WHERE d.effect = 1
  GROUP BY m.key, d.position HAVING count(*) > 1 LIMIT ${MOST_LISTED}`;
const STANDING = `SELECT kind, business_key AS key, count(*) AS effects FROM document
  WHERE effect = 1 AND current = 1 GROUP BY kind, business_key HAVING count(*) > 1 LIMIT ${MOST_LISTED}`;
const RESENT = `SELECT count(*) FROM (SELECT 1 FROM document WHERE effect = 1
  GROUP BY kind, business_key HAVING count(*) > 1)`;

/** Counts the ledger. */
export function reportOf(db: Database.Database, epoch: string): LedgerReport {
  const number = (sql: string): number => Number(db.prepare<[], number>(sql).pluck().get() ?? 0);
  return {
    epoch,
    messages: {
      total: number('SELECT count(*) FROM message'),
      waiting: number('SELECT count(*) FROM message WHERE waiting = 1'),
    },
    documents: db.prepare<[], StateCount>(STATES).all(),
    effects: {
      total: number('SELECT count(*) FROM document WHERE effect = 1'),
      repeatedByKey: db.prepare<[], RepeatedEffect>(BY_KEY).all(),
      repeatedByBusinessKey: db.prepare<[], RepeatedEffect>(STANDING).all(),
      resentBusinessKeys: number(RESENT),
      refusedAsDuplicate: number("SELECT count(*) FROM document WHERE effect = 0 AND state = '-304001'"),
    },
    pendingSteps: number('SELECT count(*) FROM step'),
    receipts: number('SELECT count(*) FROM receipt'),
  };
}
