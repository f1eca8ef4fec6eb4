import { checkedBody } from '#backend/store/checkedBody.ts';
import type { AuditLog } from '#backend/store/contract/audit.ts';
import type {
  Cursor,
  Exchange,
  Interpretation,
  NewReceipt,
  ReceiptQuery,
  ReceiptsStored,
} from '#backend/store/contract/exchange.ts';
import { CONSIGNMENT_FOUND } from '#backend/store/outbox.ts';
import type { ReceiptRecord } from '#backend/store/receiptRecords.ts';
import { receiptOfRecord, receiptRowOfRecord } from '#backend/store/receiptRecords.ts';
import { searchQuestion } from '#backend/store/searchIndex.ts';
import { sha256 } from '#backend/store/sha256.ts';
import type { Sql, SqlValue } from '#backend/store/sql.ts';
import type { ReceiptRow } from '#shared/api/exchange.ts';
import { tidyText } from '#shared/base/normalize.ts';

/** The part of the exchange that is about receipts. */
export type Inbox = Pick<
  Exchange,
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

/** The inbox over a database. */
export function inbox(sql: Sql, audit: AuditLog): Inbox {
  const record = (id: string): ReceiptRecord | undefined =>
    sql.get<ReceiptRecord>('SELECT * FROM receipt WHERE id = ?', [id]);

  const withBodies = (where: string, values: readonly SqlValue[]) =>
    sql
      .all<ReceiptRecord & { readonly body: Uint8Array }>(
        `SELECT r.*, b.body FROM receipt AS r JOIN receipt_body AS b ON b.receipt_n = r.n WHERE ${where}`,
        values,
      )
      .map((found) => ({ ...receiptOfRecord(found), body: checkedBody(found, 'receipt', found.id) }));

  return {
    cursor: (channel) =>
      sql.get<Cursor>('SELECT channel, epoch, after FROM cursor WHERE channel = ?', [channel]) ?? {
        channel,
        epoch: '',
        after: 0,
      },
    storeReceipts: (receipts, cursor, at) =>
      sql.transaction(() => {
        const stored = storeAll(sql, audit, receipts, at);
        sql.run(
          `INSERT INTO cursor (channel, epoch, after) VALUES (@channel, @epoch, @after)
            ON CONFLICT (channel) DO UPDATE SET epoch = excluded.epoch, after = excluded.after`,
          { ...cursor },
        );
        return stored;
      }),
    uninterpreted: (limit) => withBodies('r.outcome IS NULL ORDER BY r.n LIMIT ?', [limit]),
    unmatchedReceipts: (businessKey) =>
      withBodies(`r.business_key = ? AND r.business_key <> '' AND r.outcome = 'unknown' ORDER BY r.n`, [
        businessKey,
      ]),
    markInterpreted: (id, interpretation, entry) =>
      sql.transaction(() => {
        if (interpret(sql, id, interpretation)) audit.append(entry);
      }),
    receipt: (id) => {
      const found = record(id);
      return found === undefined ? null : receiptOfRecord(found);
    },
    receiptRow: (id) => {
      const found = record(id);
      return found === undefined ? null : receiptRowOfRecord(found);
    },
    receiptBody: (id) => {
      const found = sql.get<{ body: Uint8Array; sha256: string }>(
        'SELECT b.body, r.sha256 FROM receipt AS r JOIN receipt_body AS b ON b.receipt_n = r.n WHERE r.id = ?',
        [id],
      );
      return found === undefined ? null : checkedBody(found, 'receipt', id);
    },
    receiptsOf: (consignmentId) =>
      sql
        .all<ReceiptRecord>('SELECT * FROM receipt WHERE consignment_id = ? ORDER BY n', [consignmentId])
        .map(receiptOfRecord),
    receipts: (query) => list(sql, query),
  };
}

function storeAll(sql: Sql, audit: AuditLog, receipts: readonly NewReceipt[], at: number): ReceiptsStored {
  const stored: string[] = [];
  const conflicting: string[] = [];
  let duplicates = 0;
  for (const receipt of receipts) {
    const hash = sha256(receipt.body);
    const known = sql.get<{ sha256: string }>('SELECT sha256 FROM receipt WHERE id = ?', [receipt.id]);
    if (known?.sha256 === hash) {
      duplicates += 1;
      continue;
    }
    const { id, epoch, seq, type } = receipt;
    const entry = { at, actor: 'platform', subject: id, detail: { epoch, seq, type, sha256: hash } };
    if (known !== undefined) {
      conflicting.push(id);
      audit.append({ ...entry, action: 'receipt.conflicting' });
      continue;
    }
    insert(sql, receipt, hash);
    stored.push(id);
    audit.append({ ...entry, action: 'receipt.stored' });
  }
  return { stored, duplicates, conflicting };
}

function insert(sql: Sql, receipt: NewReceipt, hash: string): void {
  const row = sql.get<{ n: number }>(
    'INSERT INTO receipt (id, epoch, seq, type, sha256, received_at) VALUES (?, ?, ?, ?, ?, ?) RETURNING n',
    [receipt.id, receipt.epoch, receipt.seq, receipt.type, hash, receipt.receivedAt],
  );
  if (row !== undefined) {
    sql.run('INSERT INTO receipt_body (receipt_n, body) VALUES (?, ?)', [row.n, receipt.body]);
  }
}

function interpret(sql: Sql, id: string, interpretation: Interpretation): boolean {
  return (
    sql.run(
      `UPDATE receipt SET outcome = @outcome, consignment_id = @consignmentId, document_id = @documentId,
        document_kind = @documentKind, order_no = @orderNo, business_key = @businessKey, status = @status,
        info = @info, return_time = @returnTime WHERE id = @id`,
      {
        id,
        outcome: interpretation.outcome,
        consignmentId: interpretation.consignmentId,
        documentId: interpretation.documentId,
        documentKind: interpretation.documentKind,
        orderNo: interpretation.orderNo,
        businessKey: interpretation.businessKey,
        status: interpretation.status,
        info: interpretation.info,
        returnTime: interpretation.returnTime,
      },
    ) === 1
  );
}

function list(
  sql: Sql,
  query: ReceiptQuery,
): { readonly total: number; readonly rows: readonly ReceiptRow[] } {
  const conditions: string[] = [];
  const values: SqlValue[] = [];
  if (query.outcome !== 'any') {
    conditions.push(query.outcome === 'unknown' ? `(outcome = ? OR outcome IS NULL)` : 'outcome = ?');
    values.push(query.outcome);
  }
  const question = searchQuestion(query.search);
  if (question !== null) {
    // A receipt for a consignment that is not here is still found by the start of the number it names.
    const start = tidyText(query.search);
    conditions.push(`(${CONSIGNMENT_FOUND} OR (business_key >= ? AND business_key < ?))`);
    values.push(question, start, `${start}\u{10ffff}`);
  }
  const where = conditions.length === 0 ? 'TRUE' : conditions.join(' AND ');
  const total = sql.get<{ total: number }>(`SELECT count(*) AS total FROM receipt WHERE ${where}`, values);
  const rows = sql.all<ReceiptRecord>(
    `SELECT * FROM receipt WHERE ${where} ORDER BY n DESC LIMIT ? OFFSET ?`,
    [...values, query.limit, query.offset],
  );
  return { total: total?.total ?? 0, rows: rows.map(receiptRowOfRecord) };
}
