import type { AuditLog } from '#backend/store/contract/audit.ts';
import type { Refunds } from '#backend/store/contract/refunds.ts';
import type { Sql } from '#backend/store/sql.ts';
import { storedJson } from '#backend/store/sql.ts';
import type { InvoiceLineDraft } from '#shared/documents/refund/supplierInvoice.ts';

const N = '(SELECT n FROM consignment WHERE id = @consignmentId)';

/** Refunds over a database. */
export function refunds(sql: Sql, audit: AuditLog): Refunds {
  const revisionOf = (consignmentId: string): number =>
    sql.get<{ revision: number }>(`SELECT revision FROM refund WHERE consignment_n = ${N}`, { consignmentId })
      ?.revision ?? 0;
  return {
    of: (consignmentId) => {
      const found = sql.get<{ revision: number; lines: string }>(
        `SELECT revision, lines FROM refund WHERE consignment_n = ${N}`,
        { consignmentId },
      );
      return found === undefined
        ? { revision: 0, lines: [] }
        : {
            revision: found.revision,
            lines: storedJson<readonly InvoiceLineDraft[]>(found.lines, 'refund', consignmentId),
          };
    },
    keep: (consignmentId, revision, lines, used, entry) =>
      sql.transaction(() => {
        if (revisionOf(consignmentId) !== revision) return false;
        sql.run(
          `INSERT INTO refund (consignment_n, revision, lines, updated_at) VALUES (${N}, @next, @lines, @at)
            ON CONFLICT (consignment_n) DO UPDATE SET revision = excluded.revision, lines = excluded.lines,
              updated_at = excluded.updated_at`,
          { consignmentId, next: revision + 1, lines: JSON.stringify(lines), at: entry.at },
        );
        sql.run(`DELETE FROM refund_invoice WHERE consignment_n = ${N}`, { consignmentId });
        for (const { invoiceNo, name } of used) {
          sql.run(
            `INSERT OR IGNORE INTO refund_invoice (invoice_no, name, consignment_n) VALUES (@invoiceNo, @name, ${N})`,
            { consignmentId, invoiceNo, name },
          );
        }
        audit.append(entry);
        return true;
      }),
    usedBy: ({ invoiceNo, name }, besides) =>
      sql.get<{ order_no: string }>(
        `SELECT c.order_no FROM refund_invoice AS i JOIN consignment AS c ON c.n = i.consignment_n
          WHERE i.invoice_no = ? AND i.name = ? AND c.id <> ? AND c.removed_at IS NULL LIMIT 1`,
        [invoiceNo, name, besides],
      )?.order_no ?? '',
  };
}
