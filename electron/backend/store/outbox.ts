import { checkedBody } from '#backend/store/checkedBody.ts';
import type { AuditEntry, AuditLog } from '#backend/store/contract/audit.ts';
import type {
  DocumentPatch,
  Exchange,
  NewDocument,
  OutboxQuery,
  StoredDocument,
} from '#backend/store/contract/exchange.ts';
import type { DocumentRecord } from '#backend/store/documentRecords.ts';
import { documentOfRecord, outboxRowOfRecord, patchColumns } from '#backend/store/documentRecords.ts';
import { searchQuestion } from '#backend/store/searchIndex.ts';
import { sha256 } from '#backend/store/sha256.ts';
import type { Sql, SqlParams, SqlValue } from '#backend/store/sql.ts';
import type { OutboxRow } from '#shared/api/exchange.ts';
import type { SentKind } from '#shared/consignment/regimes.ts';
import type { DocumentState } from '#shared/exchange/documentState.ts';

/** The part of the exchange that is about sent documents. */
export type Outbox = Omit<
  Exchange,
  | 'lastSent'
  | 'noteNumbers'
  | 'numbersOf'
  | 'byNumber'
  | 'recordAttempt'
  | 'attempts'
  | 'attemptsOf'
  | 'cursor'
  | 'storeReceipts'
  | 'uninterpreted'
  | 'unmatchedReceipts'
  | 'markInterpreted'
  | 'receipt'
  | 'receiptRow'
  | 'receiptBody'
  | 'receiptsOf'
  | 'receipts'
>;

const WAITING = `state IN ('queued', 'sending', 'unknown')`;
/** Further away than any back-off or any wish of a platform that is honoured, milliseconds. */
const BEYOND_ANY_DELAY = 2 * 3_600_000;
/** Due, and not with another sender. */
const IS_DUE = `${WAITING} AND coalesce(lease_until, 0) <= @now
  AND (coalesce(next_try_at, 0) <= @now OR next_try_at > @now + ${BEYOND_ANY_DELAY})`;

/** The outbox over a database. */
export function outbox(sql: Sql, audit: AuditLog): Outbox {
  const documents = (where: string, params: SqlParams): readonly StoredDocument[] =>
    sql.all<DocumentRecord>(`SELECT * FROM document WHERE ${where}`, params).map(documentOfRecord);
  const record = (id: string): DocumentRecord | undefined =>
    sql.get<DocumentRecord>('SELECT * FROM document WHERE id = ?', [id]);

  return {
    freeze: (list, entry) => sql.transaction(() => freeze(sql, audit, list, entry)),
    due: (now, limit, offset = 0) =>
      documents(`${IS_DUE} ORDER BY n LIMIT @limit OFFSET @offset`, { now, limit, offset }),
    forgetDelays: () => {
      sql.run(`UPDATE document SET next_try_at = NULL WHERE ${WAITING} AND next_try_at IS NOT NULL`);
    },
    nextDueAt: () =>
      sql.get<{ at: number | null }>(
        `SELECT min(max(coalesce(next_try_at, 0), coalesce(lease_until, 0))) AS at FROM document WHERE ${WAITING}`,
      )?.at ?? null,
    lease: (ids, until, now) =>
      sql.transaction(() =>
        ids.filter(
          (id) =>
            sql.run(
              `UPDATE document SET lease_until = @until WHERE id = @id AND ${WAITING} AND coalesce(lease_until, 0) <= @now`,
              { id, until, now },
            ) === 1,
        ),
      ),
    releaseLeases: () => {
      sql.run(`UPDATE document SET lease_until = NULL WHERE ${WAITING} AND lease_until IS NOT NULL`);
    },
    setState: (id, from, to, patch, entry) =>
      sql.transaction(() => {
        const changed = change(
          sql,
          'id = @id AND state = @from',
          { id, from },
          { state: to, ...patchColumns(patch) },
        );
        if (changed) audit.append(entry);
        return changed;
      }),
    patch: (id, patch: DocumentPatch) => {
      sql.transaction(() => change(sql, 'id = @id', { id }, patchColumns(patch)));
    },
    document: (id) => {
      const found = record(id);
      return found === undefined ? null : documentOfRecord(found);
    },
    body: (id) => {
      const found = sql.get<{ body: Uint8Array; sha256: string }>(
        'SELECT b.body, d.sha256 FROM document AS d JOIN document_body AS b ON b.document_n = d.n WHERE d.id = ?',
        [id],
      );
      return found === undefined ? null : checkedBody(found, 'document', id);
    },
    documentsOf: (consignmentId) => documents('consignment_id = ? ORDER BY n', [consignmentId]),
    statesOf: (consignmentId) =>
      latestStates(
        sql.all<Pick<DocumentRecord, 'kind' | 'state'>>(
          'SELECT kind, state FROM document WHERE consignment_id = ? ORDER BY n',
          [consignmentId],
        ),
      ),
    latestSending: (consignmentId) => {
      const found = documents(
        `consignment_id = @id AND sending = (SELECT max(sending) FROM document WHERE consignment_id = @id) ORDER BY n`,
        { id: consignmentId },
      );
      return { sending: found[0]?.sending ?? 0, documents: found };
    },
    byBusinessKey: (kind, businessKey) =>
      documents('kind = ? AND business_key = ? ORDER BY sending DESC, n DESC', [kind, businessKey]),
    byKey: (key) => documents('key = ?', [key])[0] ?? null,
    byGuid: (guid) => documents('guid = ?', [guid])[0] ?? null,
    sentSince: (since, limit, offset) =>
      documents('sent_at >= ? ORDER BY sent_at, n LIMIT ? OFFSET ?', [since, limit, offset]),
    outbox: (query) => listOutbox(sql, query),
    outboxRow: (id) => {
      const found = record(id);
      return found === undefined ? null : outboxRowOfRecord(found);
    },
    counts: () => {
      const found = sql.all<{ state: string; total: number }>(
        `SELECT state, count(*) AS total FROM document WHERE ${WAITING} GROUP BY state`,
      );
      const of = (state: string): number => found.find((row) => row.state === state)?.total ?? 0;
      return { waiting: of('queued') + of('sending') + of('unknown'), unknown: of('unknown') };
    },
  };
}

function freeze(sql: Sql, audit: AuditLog, documents: readonly NewDocument[], entry: AuditEntry): void {
  audit.append(entry);
  for (const document of documents) {
    const hash = sha256(document.body);
    const row = sql.get<{ n: number }>(
      `INSERT INTO document (id, consignment_id, sending, kind, message, order_no, business_key, key, guid, revision,
        pack_id, pack_version, pack_hash, sha256, bytes, state, attempts, queued_at, next_try_at, last_status, last_info)
      VALUES (@id, @consignmentId, @sending, @kind, @message, @orderNo, @businessKey, @key, @guid, @revision,
        @packId, @packVersion, @packHash, @hash, @bytes, 'queued', 0, @queuedAt, @queuedAt, '', '')
      RETURNING n`,
      {
        id: document.id,
        consignmentId: document.consignmentId,
        sending: document.sending,
        kind: document.kind,
        message: document.message,
        orderNo: document.orderNo,
        businessKey: document.businessKey,
        key: document.key,
        guid: document.guid,
        revision: document.revision,
        packId: document.pack.id,
        packVersion: document.pack.version,
        packHash: document.pack.hash,
        hash,
        bytes: document.body.length,
        queuedAt: document.queuedAt,
      },
    );
    if (row === undefined) continue;
    sql.run('INSERT INTO document_body (document_n, body) VALUES (?, ?)', [row.n, document.body]);
    const { kind, sending, key, guid } = document;
    audit.append({
      at: entry.at,
      actor: entry.actor,
      action: 'document.frozen',
      subject: document.id,
      detail: { consignmentId: document.consignmentId, kind, sending, key, guid, sha256: hash },
    });
  }
}

function change(
  sql: Sql,
  where: string,
  values: Readonly<Record<string, SqlValue>>,
  columns: Readonly<Record<string, SqlValue>>,
): boolean {
  const names = Object.keys(columns);
  if (names.length === 0) return false;
  const assignments = names.map((name) => `${name} = @new_${name}`).join(', ');
  const news = Object.fromEntries(names.map((name) => [`new_${name}`, columns[name] ?? null]));
  return sql.run(`UPDATE document SET ${assignments} WHERE ${where}`, { ...values, ...news }) === 1;
}

function listOutbox(
  sql: Sql,
  query: OutboxQuery,
): { readonly total: number; readonly rows: readonly OutboxRow[] } {
  const conditions: string[] = [];
  const values: SqlValue[] = [];
  if (query.states.length > 0) {
    conditions.push(`state IN (${query.states.map(() => '?').join(', ')})`);
    values.push(...query.states);
  }
  const question = searchQuestion(query.search);
  if (question !== null) {
    conditions.push(CONSIGNMENT_FOUND);
    values.push(question);
  }
  const where = conditions.length === 0 ? 'TRUE' : conditions.join(' AND ');
  const total = sql.get<{ total: number }>(`SELECT count(*) AS total FROM document WHERE ${where}`, values);
  const rows = sql.all<DocumentRecord>(
    `SELECT * FROM document WHERE ${where} ORDER BY n DESC LIMIT ? OFFSET ?`,
    [...values, query.limit, query.offset],
  );
  return { total: total?.total ?? 0, rows: rows.map(outboxRowOfRecord) };
}

/** The row belongs to a consignment that a full-text question finds. */
export const CONSIGNMENT_FOUND = `consignment_id IN (SELECT c.id FROM consignment_search AS s
  CROSS JOIN consignment AS c ON c.n = s.rowid WHERE s.consignment_search MATCH ?)`;

/** The state of the latest of each kind; the kind that was sent last stands last. */
function latestStates(
  records: readonly Pick<DocumentRecord, 'kind' | 'state'>[],
): ReadonlyMap<SentKind, DocumentState> {
  const states = new Map<SentKind, DocumentState>();
  for (const { kind, state } of records) {
    states.delete(kind);
    states.set(kind, state);
  }
  return states;
}
