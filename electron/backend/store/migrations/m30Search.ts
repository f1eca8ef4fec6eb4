import type { Migration } from '#backend/store/migrations/migration.ts';

/** The search index over consignments. */
export const m30Search: Migration = {
  version: 30,
  name: 'search',
  up: (sql) =>
    sql.exec(`
      -- Contentless: the texts stand in the draft already. rowid is consignment.n.
      -- words: everything searchable, Chinese as overlapping pairs; matched from the start of each word.
      -- tails: order, document and waybill numbers backwards without punctuation, so that their last characters can be
      --   asked for as a prefix; and the last character of each run of Chinese, which starts no pair.
      CREATE VIRTUAL TABLE consignment_search USING fts5 (
        words, tails,
        content = '', contentless_delete = 1,
        prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
      );
    `),
};
