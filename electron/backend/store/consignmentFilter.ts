import type { ConsignmentFilter, ConsignmentQuery } from '#backend/store/contract/consignments.ts';
import { searchQuestion } from '#backend/store/searchIndex.ts';
import type { Sql, SqlValue } from '#backend/store/sql.ts';
import { codeOfState } from '#backend/store/stateCodes.ts';

/** The columns behind the sorts on offer; each has an index that begins (removed, column, n). */
const SORT_COLUMNS: Readonly<Record<ConsignmentQuery['sort'], string>> = {
  updated: 'updated_at',
  created: 'created_at',
  orderNo: 'order_key',
  state: 'state',
  country: 'country',
  total: 'total_key',
  items: 'items',
  problems: 'problems',
};

/** Up to this many hits are looked up one by one; beyond, the sorted index is walked and asked which are hits. */
const FEW_HITS = 2_000;

/** A filter as SQL over `consignment c`. */
interface Clauses {
  readonly from: string;
  readonly where: string;
  readonly values: readonly SqlValue[];
}

/** Numbers (`n`) of one window, in order. */
export function pageOf(sql: Sql, query: ConsignmentQuery): readonly number[] {
  const column = SORT_COLUMNS[query.sort];
  const way = query.descending ? 'DESC' : 'ASC';
  const { from, where, values } = clausesOf(sql, query, column);
  return sql
    .all<{ n: number }>(
      `SELECT c.n FROM ${from} WHERE ${where} ORDER BY c.${column} ${way}, c.n ${way} LIMIT ? OFFSET ?`,
      [...values, query.limit, query.offset],
    )
    .map((row) => row.n);
}

/** How many consignments a filter matches. */
export function countOf(sql: Sql, filter: ConsignmentFilter): number {
  const { from, where, values } = clausesOf(sql, filter, 'state');
  return (
    sql.get<{ total: number }>(`SELECT count(*) AS total FROM ${from} WHERE ${where}`, values)?.total ?? 0
  );
}

/** Every id a filter matches, latest change first. */
export function idsOf(sql: Sql, filter: ConsignmentFilter): readonly string[] {
  const { from, where, values } = clausesOf(sql, filter, 'updated_at');
  return sql
    .all<{ id: string }>(
      `SELECT c.id FROM ${from} WHERE ${where} ORDER BY c.updated_at DESC, c.n DESC`,
      values,
    )
    .map((row) => row.id);
}

function clausesOf(sql: Sql, filter: ConsignmentFilter, column: string): Clauses {
  const conditions = ['c.removed = ?'];
  const values: SqlValue[] = [filter.removed ? 1 : 0];
  if (filter.states.length > 0) {
    conditions.push(`c.state IN (${filter.states.map(() => '?').join(', ')})`);
    values.push(...filter.states.map(codeOfState));
  }
  if (filter.check !== 'any') {
    conditions.push('c.blocked = ?');
    values.push(filter.check === 'blocked' ? 1 : 0);
  }
  if (filter.importId !== null) {
    conditions.push('c.import_id = ?');
    values.push(filter.importId);
  }
  const sorted = `consignment AS c INDEXED BY consignment_sorted_${column}`;
  const source = filter.importId === null ? sorted : 'consignment AS c INDEXED BY consignment_by_import';
  const question = searchQuestion(filter.search);
  if (question === null) return { from: source, where: conditions.join(' AND '), values };
  return fewHits(sql, question)
    ? {
        from: 'consignment_search AS s CROSS JOIN consignment AS c ON c.n = s.rowid',
        where: `s.consignment_search MATCH ? AND ${conditions.join(' AND ')}`,
        values: [question, ...values],
      }
    : {
        from: source,
        where: `${conditions.join(' AND ')} AND c.n IN (SELECT rowid FROM consignment_search WHERE consignment_search MATCH ?)`,
        values: [...values, question],
      };
}

function fewHits(sql: Sql, question: string): boolean {
  const hits = sql.get<{ hits: number }>(
    `SELECT count(*) AS hits FROM (SELECT 1 FROM consignment_search WHERE consignment_search MATCH ? LIMIT ?)`,
    [question, FEW_HITS + 1],
  );
  return (hits?.hits ?? 0) <= FEW_HITS;
}
