import { confirmations } from '#backend/store/confirmations.ts';
import { idsOf } from '#backend/store/consignmentFilter.ts';
import { consignmentPages } from '#backend/store/consignmentPages.ts';
import type { ConsignmentRecord } from '#backend/store/consignmentRecords.ts';
import {
  checkColumns,
  checkOfRecord,
  rowOfRecord,
  stateOfRecord,
} from '#backend/store/consignmentRecords.ts';
import type { AuditLog, AuditOfMany } from '#backend/store/contract/audit.ts';
import type {
  CheckMade,
  Consignments,
  DraftChange,
  Filled,
  NewConsignment,
  SaveProblem,
  StoredConsignment,
} from '#backend/store/contract/consignments.ts';
import { contentsOf } from '#backend/store/draftContents.ts';
import { draftColumns } from '#backend/store/listColumns.ts';
import { noteFirstMeetings, noteMeetings, speakingText } from '#backend/store/ruleMeetings.ts';
import { searchEntry, searchHash, writeSearchEntry } from '#backend/store/searchIndex.ts';
import type { Sql, SqlValue } from '#backend/store/sql.ts';
import { storedJson } from '#backend/store/sql.ts';
import { codeOfState, stateOfCode } from '#backend/store/stateCodes.ts';
import { undoHistory, undoState } from '#backend/store/undoHistory.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { StoredDraft } from '#shared/consignment/storedDraft.ts';
import { wholeDraft } from '#shared/consignment/storedDraft.ts';
import type { ConsignmentState } from '#shared/exchange/consignmentState.ts';
import { CONSIGNMENT_STATES, EDITABLE_STATES } from '#shared/exchange/consignmentState.ts';

const BY_ID = 'SELECT * FROM consignment WHERE id = ?';
const BY_NUMBER = 'SELECT * FROM consignment WHERE n = ?';

/** The consignments over a database. */
export function consignments(sql: Sql, audit: AuditLog): Consignments {
  const pages = consignmentPages(sql);
  const record = (id: string): ConsignmentRecord | undefined => sql.get<ConsignmentRecord>(BY_ID, [id]);
  const ofMany = (ids: readonly string[], entry: AuditOfMany): readonly string[] => {
    for (const id of ids) audit.append({ ...entry, subject: id });
    return ids;
  };

  return {
    ...undoHistory(sql),
    ...confirmations(sql, audit),
    insert: (consignment, entry) =>
      sql.transaction(() => {
        insertAll(sql, [consignment]);
        ofMany([consignment.id], entry);
      }),
    insertMany: (list, entry) =>
      sql.transaction(() => {
        insertAll(sql, list);
        ofMany(
          list.map(({ id }) => id),
          entry,
        );
      }),
    get: (id) => {
      const found = record(id);
      return found === undefined ? null : wholeOf(sql, found);
    },
    row: (id) => {
      const found = record(id);
      return found === undefined ? null : rowOfRecord(found);
    },
    list: (query) => ({
      total: pages.total(query),
      rows: pages
        .page(query)
        .map((n) => sql.get<ConsignmentRecord>(BY_NUMBER, [n]))
        .filter((found) => found !== undefined)
        .map(rowOfRecord),
    }),
    ids: (filter) => idsOf(sql, filter),
    contents: (ids) => contentsOf(sql, ids),
    saveDraft: (change, entry) =>
      sql.transaction(() => {
        const saved = saveDraft(sql, change, record(change.id));
        if (saved.ok) audit.append(entry);
        return saved;
      }),
    saveCheck: (id, check) => saveCheck(sql, id, check),
    setState: (id, state, entry) =>
      sql.transaction(() => {
        const code = codeOfState(state);
        const changed =
          sql.run(
            'UPDATE consignment SET state = @code, updated_at = @at WHERE id = @id AND state <> @code',
            {
              id,
              code,
              at: entry.at,
            },
          ) === 1;
        if (changed) audit.append(entry);
        return changed;
      }),
    remove: (ids, entry) =>
      sql.transaction(() =>
        ofMany(
          ids.filter(
            (id) =>
              sql.run(
                'UPDATE consignment SET removed_at = @at, updated_at = @at WHERE id = @id AND removed_at IS NULL',
                { id, at: entry.at },
              ) === 1,
          ),
          entry,
        ),
      ),
    restore: (ids, entry) =>
      sql.transaction(() =>
        ofMany(
          ids.filter(
            (id) =>
              sql.run(
                'UPDATE consignment SET removed_at = NULL, updated_at = @at WHERE id = @id AND removed_at IS NOT NULL',
                { id, at: entry.at },
              ) === 1,
          ),
          entry,
        ),
      ),
    countsByState: () => countsByState(sql),
    countReadyBlocked: () => countReadyBlocked(sql),
    idsByOrderNo: (orderNo) =>
      sql
        .all<{ id: string }>(
          'SELECT id FROM consignment WHERE order_no = ? AND removed_at IS NULL ORDER BY n',
          [orderNo],
        )
        .map(({ id }) => id),
  };
}

function insertAll(sql: Sql, list: readonly NewConsignment[]): void {
  // The same statement for all of them, so it is written once.
  let text = '';
  const checks = list.map((consignment) => {
    const columns = newColumns(consignment);
    if (text === '') text = insertText(Object.keys(columns));
    return { n: insertOne(sql, text, columns, consignment), check: consignment.check };
  });
  noteFirstMeetings(sql, checks);
}

function insertText(names: readonly string[]): string {
  return `INSERT INTO consignment (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')}) RETURNING n`;
}

function newColumns(consignment: NewConsignment): Readonly<Record<string, SqlValue>> {
  const { draft } = consignment;
  return {
    id: consignment.id,
    regime: draft.regime,
    state: codeOfState('draft'),
    revision: 1,
    import_id: consignment.importId,
    created_at: consignment.createdAt,
    updated_at: consignment.createdAt,
    ...draftColumns(draft),
    ...checkColumns(consignment.check),
  };
}

/** Gives the number the database has given it. */
function insertOne(
  sql: Sql,
  text: string,
  columns: Readonly<Record<string, SqlValue>>,
  { draft, filled, check }: NewConsignment,
): number {
  const inserted = sql.get<{ n: number }>(text, Object.values(columns));
  // INSERT … RETURNING gives a row, or throws.
  const n = inserted?.n ?? 0;
  const entry = searchEntry(draft);
  sql.run('INSERT INTO consignment_draft (n, draft, filled, search_hash, speaking) VALUES (?, ?, ?, ?, ?)', [
    n,
    JSON.stringify(draft),
    JSON.stringify(filled),
    searchHash(entry),
    speakingText(check),
  ]);
  writeSearchEntry(sql, n, entry, false);
  return n;
}

function wholeOf(sql: Sql, record: ConsignmentRecord): StoredConsignment {
  const wide = sql.get<{ draft: string; filled: string }>(
    'SELECT draft, filled FROM consignment_draft WHERE n = ?',
    [record.n],
  );
  return {
    id: record.id,
    state: stateOfRecord(record),
    draft: wholeDraft(storedJson<StoredDraft>(wide?.draft ?? '', 'consignment_draft', record.id)),
    filled: storedJson<Filled>(wide?.filled ?? '', 'consignment_draft', record.id),
    revision: record.revision,
    check: checkOfRecord(record),
    importId: record.import_id,
    createdAt: record.created_at,
    updatedAt: record.updated_at,
    removedAt: record.removed_at,
    ...undoState(sql, record.n),
  };
}

function saveDraft(
  sql: Sql,
  change: DraftChange,
  record: ConsignmentRecord | undefined,
): Result<number, SaveProblem> {
  if (record === undefined) return err({ code: 'consignment.unknown' });
  if (record.revision !== change.expectedRevision) {
    return err({ code: 'consignment.stale', revision: record.revision });
  }
  const { n } = record;
  const revision = record.revision + 1;
  update(sql, n, {
    revision,
    regime: change.draft.regime,
    updated_at: change.at,
    ...draftColumns(change.draft),
    ...checkColumns(change.check),
  });
  const entry = searchEntry(change.draft);
  const hash = searchHash(entry);
  const known = sql.get<{ search_hash: string; speaking: string }>(
    'SELECT search_hash, speaking FROM consignment_draft WHERE n = ?',
    [n],
  );
  sql.run('UPDATE consignment_draft SET draft = ?, filled = ?, search_hash = ?, speaking = ? WHERE n = ?', [
    JSON.stringify(change.draft),
    JSON.stringify(change.filled),
    hash,
    speakingText(change.check),
    n,
  ]);
  noteMeetings(sql, n, known?.speaking ?? '[]', change.check);
  if (known?.search_hash !== hash) writeSearchEntry(sql, n, entry, true);
  return ok(revision);
}

function saveCheck(sql: Sql, id: string, check: CheckMade): void {
  const known = sql.get<{ n: number; speaking: string }>(
    'SELECT n, d.speaking FROM consignment JOIN consignment_draft AS d USING (n) WHERE id = ?',
    [id],
  );
  if (known === undefined) return;
  const { n, speaking } = known;
  sql.transaction(() => {
    update(sql, n, checkColumns(check));
    if (speakingText(check) === speaking) return;
    sql.run('UPDATE consignment_draft SET speaking = ? WHERE n = ?', [speakingText(check), n]);
    noteMeetings(sql, n, speaking, check);
  });
}

function update(sql: Sql, n: number, columns: Readonly<Record<string, SqlValue>>): void {
  const assignments = Object.keys(columns).map((name) => `${name} = @${name}`);
  sql.run(`UPDATE consignment SET ${assignments.join(', ')} WHERE n = @n`, { ...columns, n });
}

function countsByState(sql: Sql): Readonly<Record<ConsignmentState, number>> {
  const found = sql.all<{ state: number; total: number }>(
    'SELECT state, count(*) AS total FROM consignment WHERE removed = 0 GROUP BY state',
  );
  const counts = new Map(found.map(({ state, total }) => [stateOfCode(state), total]));
  return Object.fromEntries(CONSIGNMENT_STATES.map((state) => [state, counts.get(state) ?? 0])) as Readonly<
    Record<ConsignmentState, number>
  >;
}

function countReadyBlocked(sql: Sql): { readonly ready: number; readonly blocked: number } {
  const codes = [...EDITABLE_STATES].map(codeOfState);
  const found = sql.all<{ blocked: number; total: number }>(
    `SELECT blocked, count(*) AS total FROM consignment INDEXED BY consignment_sorted_state
      WHERE removed = 0 AND state IN (${codes.map(() => '?').join(', ')}) GROUP BY blocked`,
    codes,
  );
  const of = (blocked: number): number => found.find((row) => row.blocked === blocked)?.total ?? 0;
  return { ready: of(0), blocked: of(1) };
}
