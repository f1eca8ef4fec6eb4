import type { AuditLog } from '#backend/store/contract/audit.ts';
import type {
  Summaries,
  SummaryResult,
  SummaryResultHead,
  SummaryResultLine,
} from '#backend/store/contract/summaries.ts';
import type { Sql } from '#backend/store/sql.ts';

interface ResultRecord {
  readonly n: number;
  readonly decl_seq_no: string;
  readonly sum_no: string;
  readonly entry_id: string;
  readonly dec_state: string;
  readonly op_date: string;
  readonly gross_weight: string;
  readonly net_weight: string;
}

/** The part of the summaries about the declarations that came of them. */
export function summaryResults(
  sql: Sql,
  audit: AuditLog,
): Pick<Summaries, 'keepResult' | 'resultsOf' | 'resultCountOf' | 'resultsOfInventory'> {
  const linesOf = (n: number, where: string, values: readonly string[]) =>
    sql.all<SummaryResultLine>(
      `SELECT invt_no AS invtNo, logistics_no AS logisticsNo, gseqno, gnum, gcode FROM summary_result_line
        WHERE result_n = ? ${where} ORDER BY position`,
      [n, ...values],
    );
  return {
    keepResult: (summaryId, result, entry) =>
      sql.transaction(() => {
        const head = keepHead(sql, summaryId, result);
        if (head === null) return false;
        if (head.newer && !result.part) {
          sql.run('DELETE FROM summary_result_line WHERE result_n = ?', [head.n]);
        }
        const added = result.part || head.newer ? addLines(sql, head.n, result.lines) : 0;
        if (added === 0 && !head.newer) return false;
        audit.append(entry);
        return true;
      }),
    resultsOf: (id) =>
      sql
        .all<ResultRecord>(
          'SELECT * FROM summary_result WHERE summary_n = (SELECT n FROM summary WHERE id = ?) ORDER BY n',
          [id],
        )
        .map((record) => ({ ...headOf(record), lines: linesOf(record.n, '', []) })),
    resultCountOf: (id) =>
      sql.get<{ count: number }>(
        'SELECT count(*) AS count FROM summary_result WHERE summary_n = (SELECT n FROM summary WHERE id = ?)',
        [id],
      )?.count ?? 0,
    resultsOfInventory: (invtNo) =>
      sql
        .all<ResultRecord>(
          `SELECT DISTINCT r.* FROM summary_result_line AS l JOIN summary_result AS r ON r.n = l.result_n
            WHERE l.invt_no = ? ORDER BY r.n`,
          [invtNo],
        )
        .map((record) => ({ ...headOf(record), lines: linesOf(record.n, 'AND invt_no = ?', [invtNo]) })),
  };
}

/** Its number, and whether this is the newest word on the declaration; null when the summary is not there. */
function keepHead(
  sql: Sql,
  summaryId: string,
  result: SummaryResult,
): { readonly n: number; readonly newer: boolean } | null {
  const { declSeqNo, sumNo, entryId, decState, opDate, grossWeight, netWeight } = result;
  const kept = sql.get<{ n: number }>(
    `INSERT INTO summary_result
        (summary_n, decl_seq_no, sum_no, entry_id, dec_state, op_date, gross_weight, net_weight)
      SELECT n, @declSeqNo, @sumNo, @entryId, @decState, @opDate, @grossWeight, @netWeight
        FROM summary WHERE id = @summaryId
      ON CONFLICT (summary_n, decl_seq_no) DO UPDATE SET sum_no = excluded.sum_no,
        entry_id = CASE excluded.entry_id WHEN '' THEN summary_result.entry_id ELSE excluded.entry_id END,
        dec_state = excluded.dec_state, op_date = excluded.op_date,
        gross_weight = excluded.gross_weight, net_weight = excluded.net_weight
        WHERE excluded.op_date >= summary_result.op_date
      RETURNING n`,
    { summaryId, declSeqNo, sumNo, entryId, decState, opDate, grossWeight, netWeight },
  );
  if (kept !== undefined) return { n: kept.n, newer: true };
  const known = sql.get<{ n: number }>(
    `SELECT r.n FROM summary_result AS r JOIN summary AS s ON s.n = r.summary_n
      WHERE s.id = ? AND r.decl_seq_no = ?`,
    [summaryId, declSeqNo],
  );
  return known === undefined ? null : { n: known.n, newer: false };
}

/** Adds the lines that are not there yet; gives their number. */
function addLines(sql: Sql, resultN: number, lines: readonly SummaryResultLine[]): number {
  let added = 0;
  for (const line of lines) {
    added += sql.run(
      `INSERT INTO summary_result_line (result_n, position, invt_no, logistics_no, gseqno, gnum, gcode)
        SELECT @resultN, coalesce((SELECT max(position) + 1 FROM summary_result_line WHERE result_n = @resultN), 0),
            @invtNo, @logisticsNo, @gseqno, @gnum, @gcode
          WHERE NOT EXISTS (SELECT 1 FROM summary_result_line
            WHERE invt_no = @invtNo AND result_n = @resultN AND gseqno = @gseqno AND gnum = @gnum)`,
      { resultN, ...line },
    );
  }
  return added;
}

function headOf(record: ResultRecord): SummaryResultHead {
  return {
    declSeqNo: record.decl_seq_no,
    sumNo: record.sum_no,
    entryId: record.entry_id,
    decState: record.dec_state,
    opDate: record.op_date,
    grossWeight: record.gross_weight,
    netWeight: record.net_weight,
  };
}
