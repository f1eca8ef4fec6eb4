import type { AuditLog } from '#backend/store/contract/audit.ts';
import type { Consignments } from '#backend/store/contract/consignments.ts';
import type { Sql } from '#backend/store/sql.ts';

/** Which findings of a consignment were confirmed; kept by value, so that a changed value asks again. */
export function confirmations(
  sql: Sql,
  audit: AuditLog,
): Pick<Consignments, 'confirmations' | 'confirmedAt' | 'setConfirmation'> {
  const of = (id: string) =>
    sql.all<{ finding_key: string; at: number }>(
      `SELECT finding_key, at FROM confirmation
        JOIN consignment ON consignment.n = confirmation.consignment_n WHERE consignment.id = ?`,
      [id],
    );
  return {
    confirmations: (id) => new Set(of(id).map((row) => row.finding_key)),
    confirmedAt: (id) => new Map(of(id).map((row) => [row.finding_key, row.at])),
    setConfirmation: (id, key, confirmed, entry) =>
      sql.transaction(() => {
        if (confirmed) {
          sql.run(
            `INSERT INTO confirmation (consignment_n, finding_key, at)
              SELECT n, ?, ? FROM consignment WHERE id = ? ON CONFLICT DO NOTHING`,
            [key, entry.at, id],
          );
        } else {
          sql.run(
            `DELETE FROM confirmation WHERE finding_key = ?
              AND consignment_n = (SELECT n FROM consignment WHERE id = ?)`,
            [key, id],
          );
        }
        audit.append(entry);
      }),
  };
}
