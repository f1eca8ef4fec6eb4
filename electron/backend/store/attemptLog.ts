import type { Attempt, Exchange } from '#backend/store/contract/exchange.ts';
import { errorOf, errorText } from '#backend/store/documentRecords.ts';
import type { Sql } from '#backend/store/sql.ts';

interface AttemptRecord {
  readonly n: number;
  readonly at: number;
  readonly ended_at: number;
  readonly address: string;
  readonly outcome: string;
  readonly error: string | null;
}

/** The log of attempts over a database. */
export function attemptLog(sql: Sql): Pick<Exchange, 'recordAttempt' | 'attempts' | 'attemptsOf'> {
  const attemptOf = (record: AttemptRecord): Attempt => ({
    at: record.at,
    endedAt: record.ended_at,
    address: record.address,
    outcome: record.outcome,
    error: errorOf(record.error, 'attempt', record.n),
    documentIds: sql
      .all<{ id: string }>(
        `SELECT d.id FROM attempt_document AS a JOIN document AS d ON d.n = a.document_n
          WHERE a.attempt_n = ? ORDER BY d.n`,
        [record.n],
      )
      .map(({ id }) => id),
  });

  return {
    recordAttempt: (attempt) => sql.transaction(() => record(sql, attempt)),
    attempts: (from, to, limit) =>
      sql
        .all<AttemptRecord>('SELECT * FROM attempt WHERE at >= ? AND at < ? ORDER BY at, n LIMIT ?', [
          from,
          to,
          limit,
        ])
        .map(attemptOf),
    attemptsOf: (documentId) =>
      sql
        .all<AttemptRecord>(
          `SELECT t.* FROM attempt AS t JOIN attempt_document AS a ON a.attempt_n = t.n
            JOIN document AS d ON d.n = a.document_n WHERE d.id = ? ORDER BY t.n`,
          [documentId],
        )
        .map(attemptOf),
  };
}

function record(sql: Sql, attempt: Attempt): void {
  const row = sql.get<{ n: number }>(
    'INSERT INTO attempt (at, ended_at, address, outcome, error) VALUES (?, ?, ?, ?, ?) RETURNING n',
    [attempt.at, attempt.endedAt, attempt.address, attempt.outcome, errorText(attempt.error)],
  );
  if (row === undefined) return;
  for (const id of attempt.documentIds) {
    sql.run(
      'INSERT OR IGNORE INTO attempt_document (document_n, attempt_n) SELECT n, ? FROM document WHERE id = ?',
      [row.n, id],
    );
  }
}
