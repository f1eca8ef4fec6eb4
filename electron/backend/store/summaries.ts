import type { AuditLog } from '#backend/store/contract/audit.ts';
import type { ReleasedInventory, StoredSummary, Summaries } from '#backend/store/contract/summaries.ts';
import type { DocumentRecord } from '#backend/store/documentRecords.ts';
import { documentOfRecord } from '#backend/store/documentRecords.ts';
import type { Sql, SqlParams } from '#backend/store/sql.ts';
import { storedJson } from '#backend/store/sql.ts';
import { codeOfState } from '#backend/store/stateCodes.ts';
import { summaryResults } from '#backend/store/summaryResults.ts';
import type { SummaryWishes } from '#shared/documents/summaries/request.ts';

interface SummaryRecord {
  readonly id: string;
  readonly month: string;
  readonly wishes: string;
  readonly created_at: number;
  readonly dropped_at: number | null;
}

interface InventoryRecord extends DocumentRecord {
  readonly invt_no: string;
  readonly released_at: string;
  readonly closed_at: string;
  readonly summary_id: string | null;
  readonly cancelling: number;
  readonly taken_back: number;
}

/** An inventory with its number, when it was released and closed, and the summary that holds it. */
const INVENTORY = `d.*,
  coalesce((SELECT value FROM document_number WHERE document_n = d.n AND name = 'invtNo'), '') AS invt_no,
  coalesce(i.released_at, '') AS released_at, coalesce(i.closed_at, '') AS closed_at,
  (SELECT s.id FROM summary_inventory AS si JOIN summary AS s ON s.n = si.summary_n
    WHERE si.document_n = d.n AND s.dropped_at IS NULL) AS summary_id,
  EXISTS (SELECT 1 FROM document AS q WHERE q.consignment_id = d.consignment_id AND q.kind = 'cancellation'
    AND q.state NOT IN ('returned', 'withdrawn')) AS cancelling,
  EXISTS (SELECT 1 FROM document AS q WHERE q.consignment_id = d.consignment_id AND q.kind = 'return'
    AND q.state = 'released') AS taken_back`;
/** Customs still stands by it: it was not cancelled since. */
const STANDS = `d.kind = 'inventory' AND d.state IN ('released', 'closed')
  AND c.state IN (@released, @closed, @takenBack)`;
const IN_TIME = `FROM inventory_release AS i JOIN document AS d ON d.n = i.document_n
  JOIN consignment AS c ON c.id = d.consignment_id
  WHERE i.counts_at >= @from AND i.counts_at < @before AND ${STANDS}`;
/** The sent message says B; it is our own, and always written so. */
const TO_BE_SUMMED = `EXISTS (SELECT 1 FROM document_body AS b WHERE b.document_n = d.n
  AND instr(b.body, CAST('statisticsFlag>B<' AS BLOB)) > 0)`;

/** Summaries over a database. */
export function summaries(sql: Sql, audit: AuditLog): Summaries {
  const one = (where: string, params: SqlParams): StoredSummary | null => {
    const found = sql.get<SummaryRecord>(`SELECT s.* FROM summary AS s ${where} LIMIT 1`, params);
    return found === undefined ? null : ofRecord(found);
  };
  return {
    noteRelease: (documentId, to, time) =>
      sql.transaction(() => {
        sql.run(
          `INSERT INTO inventory_release (document_n, released_at, closed_at)
            VALUES ((SELECT n FROM document WHERE id = @documentId), @releasedAt, @closedAt)
            ON CONFLICT (document_n) DO UPDATE SET released_at = ${earlier('released_at')},
              closed_at = ${earlier('closed_at')}`,
          {
            documentId,
            releasedAt: to === 'released' ? time : '',
            closedAt: to === 'closed' ? time : '',
          },
        );
      }),
    released: (from, before, limit) =>
      sql
        .all<InventoryRecord>(
          `SELECT ${INVENTORY} ${IN_TIME} AND ${TO_BE_SUMMED} ORDER BY summary_id IS NOT NULL, d.n LIMIT @limit`,
          { from, before, limit, ...STATES },
        )
        .map(inventoryOf),
    simplified: (from, before) =>
      sql.get<{ count: number }>(`SELECT count(*) AS count ${IN_TIME} AND NOT ${TO_BE_SUMMED}`, {
        ...{ from, before },
        ...STATES,
      })?.count ?? 0,
    ofDocuments: (ids) =>
      sql
        .all<InventoryRecord>(
          `SELECT ${INVENTORY} FROM json_each(@ids) AS wanted CROSS JOIN document AS d ON d.id = wanted.value
            CROSS JOIN consignment AS c ON c.id = d.consignment_id
            LEFT JOIN inventory_release AS i ON i.document_n = d.n WHERE ${STANDS} ORDER BY wanted.key`,
          { ids: JSON.stringify(ids), ...STATES },
        )
        .map(inventoryOf),
    start: (summary, inventories, entry) =>
      sql.transaction(() => {
        const { id, month, wishes, createdAt } = summary;
        sql.run(
          'INSERT INTO summary (id, month, cop_no, wishes, created_at) VALUES (@id, @month, @copNo, @wishes, @createdAt)',
          { id, month, createdAt, copNo: wishes.copNo, wishes: JSON.stringify(wishes) },
        );
        for (const { documentId, invtNo } of inventories) {
          sql.run(
            `INSERT INTO summary_inventory (summary_n, document_n, invt_no) VALUES (
              (SELECT n FROM summary WHERE id = @id), (SELECT n FROM document WHERE id = @documentId), @invtNo)`,
            { id, documentId, invtNo },
          );
        }
        audit.append(entry);
      }),
    drop: (id, at, entry) =>
      sql.transaction(() => {
        sql.run('UPDATE summary SET dropped_at = ? WHERE id = ? AND dropped_at IS NULL', [at, id]);
        audit.append(entry);
      }),
    all: (limit) =>
      sql.all<SummaryRecord>('SELECT * FROM summary ORDER BY n DESC LIMIT ?', [limit]).map(ofRecord),
    get: (id) => one('WHERE s.id = ?', [id]),
    inventoriesOf: (id) =>
      sql
        .all<InventoryRecord>(
          `SELECT ${INVENTORY} FROM summary_inventory AS si JOIN document AS d ON d.n = si.document_n
            LEFT JOIN inventory_release AS i ON i.document_n = d.n WHERE si.summary_n = (SELECT n FROM summary WHERE id = ?) ORDER BY d.n`,
          [id],
        )
        .map(inventoryOf),
    countOf: (id) =>
      sql.get<{ count: number }>(
        'SELECT count(*) AS count FROM summary_inventory WHERE summary_n = (SELECT n FROM summary WHERE id = ?)',
        [id],
      )?.count ?? 0,
    ofInventory: (invtNo) =>
      one(
        `JOIN summary_inventory AS si ON si.summary_n = s.n WHERE si.invt_no = ?
          ORDER BY s.dropped_at IS NOT NULL, s.n DESC`,
        [invtNo],
      ),
    ...summaryResults(sql, audit),
  };
}

/** The earlier of what is kept and what comes; "" is no time. */
function earlier(column: string): string {
  return `CASE WHEN excluded.${column} = '' OR (${column} <> '' AND ${column} <= excluded.${column})
    THEN ${column} ELSE excluded.${column} END`;
}

const STATES = {
  released: codeOfState('released'),
  closed: codeOfState('closed'),
  takenBack: codeOfState('takenBack'),
};

function ofRecord({ id, month, wishes, created_at, dropped_at }: SummaryRecord): StoredSummary {
  return {
    ...{ id, month },
    wishes: storedJson<SummaryWishes>(wishes, 'summary', id),
    createdAt: created_at,
    droppedAt: dropped_at,
  };
}

function inventoryOf(record: InventoryRecord): ReleasedInventory {
  return {
    document: documentOfRecord(record),
    invtNo: record.invt_no,
    releasedAt: record.released_at,
    closedAt: record.closed_at,
    summaryId: record.summary_id,
    cancelling: record.cancelling === 1,
    takenBack: record.taken_back === 1,
  };
}
