import type { Exchange } from '#backend/store/contract/exchange.ts';
import type { Sql } from '#backend/store/sql.ts';

interface SentRecord {
  readonly consignment_id: string;
  readonly order_no: string;
  readonly queued_at: number;
}

/** The consignments sent last, over a database. */
export function lastSent(sql: Sql): Pick<Exchange, 'lastSent'> {
  return {
    lastSent: (limit) => {
      const found = new Map<string, SentRecord>();
      // A request declares nothing: a consignment counts by what it declared before.
      // Walked and not grouped, so that the cost is that of what is asked for and not of all that was ever sent.
      const walked = sql.each<SentRecord>(
        `SELECT consignment_id, order_no, queued_at FROM document INDEXED BY document_by_sent_at
          WHERE sent_at IS NOT NULL AND kind NOT IN ('cancellation', 'return', 'summary')
          ORDER BY sent_at DESC, n DESC`,
      );
      for (const row of walked) {
        if (found.size >= limit) break;
        if (!found.has(row.consignment_id)) found.set(row.consignment_id, row);
      }
      return [...found.values()].map((row) => ({
        consignmentId: row.consignment_id,
        orderNo: row.order_no,
        queuedAt: row.queued_at,
      }));
    },
  };
}
