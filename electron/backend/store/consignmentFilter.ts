import type { ConsignmentFilter, ConsignmentQuery } from '#backend/store/contract/consignments.ts';
import { searchQuestion } from '#backend/store/searchIndex.ts';
import type { Sql, SqlValue } from '#backend/store/sql.ts';
import { codeOfState } from '#backend/store/stateCodes.ts';

/** The columns behind the sorts on offer; each has an index that begins (removed, column, n). */
export const SORT_COLUMNS: Readonly<Record<ConsignmentQuery['sort'], string>> = {
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
export const FEW_HITS = 2_000;

/** A filter as SQL over `consignment c`. */
export interface Clauses {
  readonly from: string;
  readonly where: string;
  readonly values: readonly SqlValue[];
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
  const walked = walkedClauses(filter, column);
  const question = searchQuestion(filter.search);
  if (question === null) return walked;
  return fewHits(sql, question) ? fewHitClauses(filter, question) : manyHitClauses(filter, question, column);
}

/** The filter without its search, over the index of an order. */
export function walkedClauses(filter: ConsignmentFilter, column: string): Clauses {
  const index = filter.importId === null ? `consignment_sorted_${column}` : 'consignment_by_import';
  return { from: `consignment AS c INDEXED BY ${index}`, ...conditionsOf(filter) };
}

/** A search with few hits: each is looked up. */
export function fewHitClauses(filter: ConsignmentFilter, question: string): Clauses {
  const { where, values } = conditionsOf(filter);
  return {
    from: 'consignment_search AS s CROSS JOIN consignment AS c ON c.n = s.rowid',
    where: `s.consignment_search MATCH ? AND ${where}`,
    values: [question, ...values],
  };
}

/** A search with many hits: the index is walked and asked which are hits. */
export function manyHitClauses(filter: ConsignmentFilter, question: string, column: string): Clauses {
  const { from, where, values } = walkedClauses(filter, column);
  return {
    from,
    where: `${where} AND c.n IN (SELECT rowid FROM consignment_search WHERE consignment_search MATCH ?)`,
    values: [...values, question],
  };
}

function conditionsOf(filter: ConsignmentFilter): Pick<Clauses, 'where' | 'values'> {
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
  const { regimes = [] } = filter;
  if (regimes.length > 0) {
    conditions.push(`c.regime IN (${regimes.map(() => '?').join(', ')})`);
    values.push(...regimes);
  }
  if (filter.importId !== null) {
    conditions.push('c.import_id = ?');
    values.push(filter.importId);
  }
  return { where: conditions.join(' AND '), values };
}

function fewHits(sql: Sql, question: string): boolean {
  const hits = sql.get<{ hits: number }>(
    `SELECT count(*) AS hits FROM (SELECT 1 FROM consignment_search WHERE consignment_search MATCH ? LIMIT ?)`,
    [question, FEW_HITS + 1],
  );
  return (hits?.hits ?? 0) <= FEW_HITS;
}
