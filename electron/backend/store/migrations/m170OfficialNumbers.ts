import type { Migration } from '#backend/store/migrations/migration.ts';
import { parseMessage } from '#shared/messages/parse.ts';

/** The elements of receipts that carry numbers given by port or customs, as the messages name them. */
const NAMES = ['preNo', 'invtNo'] as const;

/** Numbers that port and customs gave to sent documents; those of receipts taken in before are read from their bytes. */
export const m170OfficialNumbers: Migration = {
  version: 170,
  name: 'official numbers',
  up: (sql) => {
    sql.exec(`
      CREATE TABLE document_number (
        document_n INTEGER NOT NULL REFERENCES document (n),
        -- Element name of the message that brought it: preNo, invtNo, sumNo, SeqNo, ENTRY_ID.
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (document_n, name)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX document_number_by_value ON document_number (name, value);
    `);
    const receipts = sql.all<{ n: number; body: Uint8Array }>(
      `SELECT d.n, b.body FROM receipt AS r JOIN receipt_body AS b ON b.receipt_n = r.n
        JOIN document AS d ON d.id = r.document_id WHERE r.type = 'CEB604Message' ORDER BY r.n`,
    );
    for (const { n, body } of receipts) {
      const message = parseMessage(Buffer.from(body).toString('utf8'));
      if (!message.ok || message.value.form !== 'records' || message.value.records.length !== 1) continue;
      const head = message.value.records[0]?.head ?? {};
      for (const name of NAMES) {
        const value = head[name]?.trim() ?? '';
        if (value === '') continue;
        sql.run('INSERT OR REPLACE INTO document_number (document_n, name, value) VALUES (?, ?, ?)', [
          n,
          name,
          value,
        ]);
      }
    }
  },
};
