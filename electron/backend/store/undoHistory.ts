import type { Consignments, UndoStep } from '#backend/store/contract/consignments.ts';
import { MAX_UNDO_STEPS } from '#backend/store/contract/consignments.ts';
import type { Sql } from '#backend/store/sql.ts';
import { storedJson } from '#backend/store/sql.ts';
import { codeOfState } from '#backend/store/stateCodes.ts';
import { EDITABLE_STATES } from '#shared/exchange/consignmentState.ts';

/** Only what may be edited is changed by taking steps back: a sent consignment keeps what was sent. */
const EDITABLE = [...EDITABLE_STATES].map(codeOfState);

interface StepRecord {
  readonly seq: number;
  readonly step: string;
  readonly batch: string | null;
}

/** The undo history of every consignment; steps survive closing and are taken back one at a time. */
export function undoHistory(
  sql: Sql,
): Pick<Consignments, 'pushUndo' | 'popUndo' | 'popRedo' | 'popUndoBatch'> {
  return {
    pushUndo: (id, step) => sql.transaction(() => push(sql, numberOf(sql, id), step)),
    popUndo: (id) => sql.transaction(() => turn(sql, numberOf(sql, id), 'undone = 0 ORDER BY seq DESC', 1)),
    popRedo: (id) => sql.transaction(() => turn(sql, numberOf(sql, id), 'undone = 1 ORDER BY seq', 0)),
    popUndoBatch: (batch, limit) => sql.transaction(() => popBatch(sql, batch, limit)),
  };
}

/** Whether there is a step to take back, and one to do again. */
export function undoState(sql: Sql, n: number): { readonly canUndo: boolean; readonly canRedo: boolean } {
  const found = sql.get<{ done: number; undone: number }>(
    `SELECT EXISTS (SELECT 1 FROM undo_step WHERE consignment_n = @n AND undone = 0) AS done,
      EXISTS (SELECT 1 FROM undo_step WHERE consignment_n = @n AND undone = 1) AS undone`,
    { n },
  );
  return { canUndo: found?.done === 1, canRedo: found?.undone === 1 };
}

function push(sql: Sql, n: number | null, { batch, ...step }: UndoStep): void {
  if (n === null) return;
  sql.run('DELETE FROM undo_step WHERE consignment_n = ? AND undone = 1', [n]);
  const last = sql.get<{ seq: number | null }>(
    'SELECT max(seq) AS seq FROM undo_step WHERE consignment_n = ?',
    [n],
  );
  const seq = (last?.seq ?? 0) + 1;
  sql.run('INSERT INTO undo_step (consignment_n, seq, undone, batch, step) VALUES (?, ?, 0, ?, ?)', [
    n,
    seq,
    batch,
    JSON.stringify(step),
  ]);
  sql.run('DELETE FROM undo_step WHERE consignment_n = ? AND seq <= ?', [n, seq - MAX_UNDO_STEPS]);
}

function turn(sql: Sql, n: number | null, which: string, undone: 0 | 1): UndoStep | null {
  const found = sql.get<StepRecord>(
    `SELECT seq, step, batch FROM undo_step WHERE consignment_n = ? AND ${which} LIMIT 1`,
    [n],
  );
  if (n === null || found === undefined) return null;
  sql.run('UPDATE undo_step SET undone = ? WHERE consignment_n = ? AND seq = ?', [undone, n, found.seq]);
  return stepOf(found, n);
}

function popBatch(
  sql: Sql,
  batch: string,
  limit: number,
): readonly { readonly id: string; readonly step: UndoStep }[] {
  const found = sql.all<StepRecord & { readonly n: number; readonly id: string }>(
    `SELECT u.consignment_n AS n, u.seq, u.step, u.batch, c.id
      FROM undo_step AS u JOIN consignment AS c ON c.n = u.consignment_n
      WHERE u.batch = ? AND u.undone = 0 AND c.removed = 0 AND c.state IN (${EDITABLE.join(', ')}) AND NOT EXISTS (
        SELECT 1 FROM undo_step AS later
        WHERE later.consignment_n = u.consignment_n AND later.seq > u.seq AND later.undone = 0)
      ORDER BY u.consignment_n LIMIT ?`,
    [batch, limit],
  );
  for (const { n, seq } of found) {
    sql.run('UPDATE undo_step SET undone = 1 WHERE consignment_n = ? AND seq = ?', [n, seq]);
  }
  return found.map((record) => ({ id: record.id, step: stepOf(record, record.n) }));
}

function stepOf(record: StepRecord, n: number): UndoStep {
  const step = storedJson<Omit<UndoStep, 'batch'>>(record.step, 'undo_step', n);
  return { ...step, batch: record.batch };
}

function numberOf(sql: Sql, id: string): number | null {
  return sql.get<{ n: number }>('SELECT n FROM consignment WHERE id = ?', [id])?.n ?? null;
}
