import type { Migration } from '#backend/store/migrations/migration.ts';

/** Which rules have spoken on which consignments. */
export const m100RuleMeetings: Migration = {
  version: 100,
  name: 'rule meetings',
  up: (sql) =>
    sql.exec(`
      -- By rule first: the question is always what became of one rule.
      CREATE TABLE rule_meeting (
        rule TEXT NOT NULL,
        consignment_n INTEGER NOT NULL REFERENCES consignment (n),
        first_at INTEGER NOT NULL,
        -- When it last fell silent; null while it speaks.
        cleared_at INTEGER,
        PRIMARY KEY (rule, consignment_n)
      ) STRICT, WITHOUT ROWID;

      -- JSON list of the rules that speak now, beside the draft they speak on: a save that changes none writes none.
      ALTER TABLE consignment_draft ADD COLUMN speaking TEXT NOT NULL DEFAULT '[]';
    `),
};
