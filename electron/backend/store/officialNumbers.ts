import type { Exchange } from '#backend/store/contract/exchange.ts';
import type { DocumentRecord } from '#backend/store/documentRecords.ts';
import { documentOfRecord } from '#backend/store/documentRecords.ts';
import type { Sql } from '#backend/store/sql.ts';

/** The part of the exchange that is about numbers given by port and customs. */
export type OfficialNumbers = Pick<Exchange, 'noteNumbers' | 'numbersOf' | 'byNumber'>;

/** Official numbers over a database. */
export function officialNumbers(sql: Sql): OfficialNumbers {
  return {
    noteNumbers: (documentId, numbers) =>
      sql.transaction(() => {
        for (const [name, value] of Object.entries(numbers)) {
          if (value === '') continue;
          sql.run(
            `INSERT INTO document_number (document_n, name, value)
              VALUES ((SELECT n FROM document WHERE id = @documentId), @name, @value)
              ON CONFLICT (document_n, name) DO UPDATE SET value = excluded.value`,
            { documentId, name, value },
          );
        }
      }),
    numbersOf: (documentId) =>
      Object.fromEntries(
        sql
          .all<{ name: string; value: string }>(
            `SELECT name, value FROM document_number
              WHERE document_n = (SELECT n FROM document WHERE id = ?) ORDER BY name`,
            [documentId],
          )
          .map(({ name, value }) => [name, value]),
      ),
    byNumber: (name, value) => {
      const found = sql.get<DocumentRecord>(
        `SELECT d.* FROM document_number AS o JOIN document AS d ON d.n = o.document_n
          WHERE o.name = ? AND o.value = ? ORDER BY d.n DESC LIMIT 1`,
        [name, value],
      );
      return found === undefined ? null : documentOfRecord(found);
    },
  };
}
