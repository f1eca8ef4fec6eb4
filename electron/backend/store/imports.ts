import { isoTime } from '#backend/store/consignmentRecords.ts';
import type { AuditLog } from '#backend/store/contract/audit.ts';
import type { ImportState, Imports, RememberedProfile } from '#backend/store/contract/imports.ts';
import type { Sql } from '#backend/store/sql.ts';
import { storedJson } from '#backend/store/sql.ts';
import type { ImportCounts, ImportRecord, RowProblem } from '#shared/api/imports.ts';

interface StoredImport {
  readonly n: number;
  readonly id: string;
  readonly file_name: string;
  readonly state: ImportState;
  readonly started_at: number;
  readonly counts: string;
}

interface StoredProblem {
  readonly row: number;
  readonly column_name: string;
  readonly value: string;
  readonly code: string;
  readonly params: string;
  readonly skipped: number;
  readonly cells: string;
}

interface StoredProfile {
  readonly name: string;
  readonly header_signature: string;
  readonly profile: string;
  readonly used_at: number;
}

const NOTHING_YET: ImportCounts = { rows: 0, itemRows: 0, problemRows: 0, skippedRows: 0, consignments: 0 };
const PROFILE_COLUMNS = 'name, header_signature, profile, used_at';

/** Imports over a database. */
export function imports(sql: Sql, audit: AuditLog): Imports {
  const find = (id: string): StoredImport | undefined =>
    sql.get<StoredImport>('SELECT * FROM import WHERE id = ?', [id]);

  return {
    start: (record, entry) =>
      sql.transaction(() => {
        sql.run(
          `INSERT INTO import (id, file_name, state, started_at, counts) VALUES (?, ?, 'running', ?, ?)`,
          [record.id, record.fileName, record.startedAt, JSON.stringify(NOTHING_YET)],
        );
        audit.append(entry);
      }),
    update: (id, state, counts, entry) =>
      sql.transaction(() => {
        const before = find(id);
        if (before === undefined) return;
        sql.run('UPDATE import SET state = ?, counts = ? WHERE n = ?', [
          state,
          JSON.stringify(counts),
          before.n,
        ]);
        if (before.state !== state) audit.append(entry);
      }),
    get: (id) => {
      const found = find(id);
      return found === undefined ? null : importOf(found);
    },
    history: (limit) =>
      sql.all<StoredImport>('SELECT * FROM import ORDER BY n DESC LIMIT ?', [limit]).map(importOf),
    running: () =>
      sql.all<StoredImport>(`SELECT * FROM import WHERE state = 'running' ORDER BY n`).map(importOf),
    addProblems: (importId, problems) =>
      sql.transaction(() => {
        const owner = find(importId);
        if (owner !== undefined) addProblems(sql, owner.n, problems);
      }),
    problems: (importId, offset, limit) => problemsOf(sql, find(importId)?.n ?? 0, offset, limit),
    saveProfile: (profile, entry) =>
      sql.transaction(() => {
        sql.run(
          `INSERT INTO mapping_profile (${PROFILE_COLUMNS}) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET
            header_signature = excluded.header_signature, profile = excluded.profile, used_at = excluded.used_at`,
          [profile.name, profile.headerSignature, JSON.stringify(profile.profile), profile.usedAt],
        );
        audit.append(entry);
      }),
    profiles: () =>
      sql
        .all<StoredProfile>(`SELECT ${PROFILE_COLUMNS} FROM mapping_profile ORDER BY used_at DESC, name`)
        .map(profileOf),
    profileFor: (headerSignature) => {
      const found = sql.get<StoredProfile>(
        `SELECT ${PROFILE_COLUMNS} FROM mapping_profile WHERE header_signature = ? ORDER BY used_at DESC LIMIT 1`,
        [headerSignature],
      );
      return found === undefined ? null : profileOf(found);
    },
  };
}

function addProblems(sql: Sql, importN: number, problems: readonly RowProblem[]): void {
  const last = sql.get<{ seq: number | null }>(
    'SELECT max(seq) AS seq FROM import_problem WHERE import_n = ?',
    [importN],
  );
  let seq = last?.seq ?? 0;
  for (const problem of problems) {
    seq += 1;
    sql.run(
      `INSERT INTO import_problem (import_n, seq, row, column_name, value, code, params, skipped, cells)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        importN,
        seq,
        problem.row,
        problem.column,
        problem.value,
        problem.code,
        JSON.stringify(problem.params),
        problem.skipped ? 1 : 0,
        JSON.stringify(problem.cells),
      ],
    );
  }
}

function problemsOf(
  sql: Sql,
  importN: number,
  offset: number,
  limit: number,
): { readonly total: number; readonly rows: readonly RowProblem[] } {
  const total = sql.get<{ total: number }>(
    'SELECT count(*) AS total FROM import_problem WHERE import_n = ?',
    [importN],
  );
  const rows = sql.all<StoredProblem>(
    'SELECT * FROM import_problem WHERE import_n = ? ORDER BY seq LIMIT ? OFFSET ?',
    [importN, limit, offset],
  );
  return { total: total?.total ?? 0, rows: rows.map(problemOf) };
}

function importOf(stored: StoredImport): ImportRecord {
  return {
    id: stored.id,
    fileName: stored.file_name,
    state: stored.state,
    startedAt: isoTime(stored.started_at),
    counts: storedJson<ImportCounts>(stored.counts, 'import', stored.id),
  };
}

function problemOf(stored: StoredProblem): RowProblem {
  return {
    row: stored.row,
    column: stored.column_name,
    value: stored.value,
    code: stored.code,
    params: storedJson<RowProblem['params']>(stored.params, 'import_problem', stored.row),
    skipped: stored.skipped === 1,
    cells: storedJson<readonly string[]>(stored.cells, 'import_problem', stored.row),
  };
}

function profileOf(stored: StoredProfile): RememberedProfile {
  return {
    name: stored.name,
    headerSignature: stored.header_signature,
    profile: storedJson<unknown>(stored.profile, 'mapping_profile', stored.name),
    usedAt: stored.used_at,
  };
}
