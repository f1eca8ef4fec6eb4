import type {
  AuditEntry,
  AuditHead,
  AuditLog,
  AuditRow,
  AuditVerdict,
} from '#backend/store/contract/audit.ts';
import { sha256 } from '#backend/store/sha256.ts';
import type { Sql } from '#backend/store/sql.ts';
import { storedJson } from '#backend/store/sql.ts';
import { canonicalJson } from '#shared/base/canonicalJson.ts';

interface AuditRecord {
  readonly n: number;
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
  readonly hash: string;
}

const BEGINNING: AuditHead = { n: 0, hash: '0'.repeat(64) };
const COLUMNS = 'n, at, actor, action, subject, detail, hash';

/** The audit log over a database. */
export function auditLog(sql: Sql): AuditLog {
  const head = (): AuditHead =>
    sql.get<AuditHead>('SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1') ?? BEGINNING;

  return {
    head,
    // One writer and one statement: there is nothing that could come between.
    append: (entry) => append(sql, head(), entry),
    verify: () => verify(sql),
    ofSubject: (subject, limit) =>
      sql
        .all<AuditRecord>(`SELECT ${COLUMNS} FROM audit WHERE subject = ? ORDER BY n LIMIT ?`, [
          subject,
          limit,
        ])
        .map(rowOf),
  };
}

function append(sql: Sql, before: AuditHead, entry: AuditEntry): AuditRow {
  const detail = canonicalJson(entry.detail);
  const record = { ...entry, detail, n: before.n + 1 };
  const hash = hashOf(before.hash, record);
  sql.run('INSERT INTO audit (n, at, actor, action, subject, detail, hash) VALUES (?, ?, ?, ?, ?, ?, ?)', [
    record.n,
    record.at,
    record.actor,
    record.action,
    record.subject,
    detail,
    hash,
  ]);
  return { ...entry, n: record.n, hash };
}

function verify(sql: Sql): AuditVerdict {
  let before = BEGINNING;
  let brokenAt: number | null = null;
  let rows = 0;
  for (const record of sql.each<AuditRecord>(`SELECT ${COLUMNS} FROM audit ORDER BY n`)) {
    rows += 1;
    const expected = record.n === before.n + 1 && hashOf(before.hash, record) === record.hash;
    if (!expected && brokenAt === null) brokenAt = record.n;
    before = record;
  }
  return { rows, brokenAt, head: before.hash };
}

/** A list keeps its parts apart, so that no two different rows have the same text. */
function hashOf(previous: string, row: Omit<AuditRecord, 'hash'>): string {
  return sha256(JSON.stringify([previous, row.n, row.at, row.actor, row.action, row.subject, row.detail]));
}

function rowOf(record: AuditRecord): AuditRow {
  return { ...record, detail: storedJson<unknown>(record.detail, 'audit', record.n) };
}
