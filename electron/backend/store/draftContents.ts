import type { DraftContent } from '#backend/store/contract/consignments.ts';
import type { Sql } from '#backend/store/sql.ts';
import { storedJson } from '#backend/store/sql.ts';
import { codeOfState } from '#backend/store/stateCodes.ts';
import type { StoredDraft } from '#shared/consignment/storedDraft.ts';
import { wholeDraft } from '#shared/consignment/storedDraft.ts';
import { EDITABLE_STATES } from '#shared/exchange/consignmentState.ts';

const EDITABLE = [...EDITABLE_STATES].map(codeOfState);

/** What those of these consignments contain that may be edited, in one statement: many are read one after another. */
export function contentsOf(sql: Sql, ids: readonly string[]): readonly DraftContent[] {
  return sql
    .all<{ id: string; order_no: string; draft: string }>(
      `SELECT c.id, c.order_no, d.draft FROM json_each(?) AS asked
        CROSS JOIN consignment AS c ON c.id = asked.value CROSS JOIN consignment_draft AS d ON d.n = c.n
        WHERE c.removed = 0 AND c.state IN (${EDITABLE.join(', ')}) ORDER BY asked.key`,
      [JSON.stringify(ids)],
    )
    .map((row) => ({
      id: row.id,
      orderNo: row.order_no,
      draft: wholeDraft(storedJson<StoredDraft>(row.draft, 'consignment_draft', row.id)),
    }));
}
