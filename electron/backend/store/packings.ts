import type { AuditLog } from '#backend/store/contract/audit.ts';
import type { Packings } from '#backend/store/contract/packings.ts';
import type { Sql } from '#backend/store/sql.ts';
import { storedJson } from '#backend/store/sql.ts';
import { err, ok } from '#shared/base/result.ts';
import type { PackingPlan } from '#shared/documents/packing/plan.ts';

/** The packing plans over a database. */
export function packings(sql: Sql, audit: AuditLog): Packings {
  const recordOf = (id: string) =>
    sql.get<{ revision: number; plan: string }>(
      `SELECT p.revision, p.plan FROM packing_plan AS p JOIN consignment AS c ON c.n = p.consignment_n
        WHERE c.id = ?`,
      [id],
    );
  return {
    get: (id) => {
      const found = recordOf(id);
      if (found === undefined) return null;
      return { plan: storedJson<PackingPlan>(found.plan, 'packing_plan', id), revision: found.revision };
    },
    save: ({ consignmentId, expectedRevision, plan, at }, entry) =>
      sql.transaction(() => {
        const owner = sql.get<{ n: number }>('SELECT n FROM consignment WHERE id = ?', [consignmentId]);
        if (owner === undefined) return err('unknown');
        if ((recordOf(consignmentId)?.revision ?? 0) !== expectedRevision) return err('stale');
        const revision = expectedRevision + 1;
        sql.run(
          `INSERT INTO packing_plan (consignment_n, revision, plan, updated_at) VALUES (@n, @revision, @plan, @at)
            ON CONFLICT (consignment_n) DO UPDATE SET revision = @revision, plan = @plan, updated_at = @at`,
          { n: owner.n, revision, plan: JSON.stringify(plan), at },
        );
        audit.append(entry);
        return ok(revision);
      }),
  };
}
