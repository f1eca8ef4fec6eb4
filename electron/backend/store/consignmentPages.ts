import type { Clauses } from '#backend/store/consignmentFilter.ts';
import {
  FEW_HITS,
  fewHitClauses,
  manyHitClauses,
  SORT_COLUMNS,
  walkedClauses,
} from '#backend/store/consignmentFilter.ts';
import type { ConsignmentFilter, ConsignmentQuery } from '#backend/store/contract/consignments.ts';
import { searchQuestion } from '#backend/store/searchIndex.ts';
import type { Sql, SqlValue } from '#backend/store/sql.ts';

/** Windows of the list of consignments, however long it is and wherever they lie. */
export interface ConsignmentPages {
  /** How many consignments a filter matches. */
  total(filter: ConsignmentFilter): number;
  /** Numbers (`n`) of one window, in order. */
  page(query: ConsignmentQuery): readonly number[];
}

/** A row from which a list can be read on without counting from its beginning. */
interface Anchor {
  readonly at: SqlValue;
  readonly n: number;
}

/** The hits of a search: how many, and which by number. */
interface Hits {
  readonly count: number;
  has(n: number): boolean;
}

/** What is kept of one filter until a row changes. */
interface Kept {
  total: number | null;
  hits: Hits | null;
  /** By order: `anchors[k]` is the last row before position (k + 1) * STEP. */
  readonly anchors: Map<string, Anchor[]>;
}

/** Rows between two anchors: walked in a fraction of a millisecond. */
const STEP = 2_000;
/** Filters kept at a time; a window shows one. */
const MOST_KEPT = 16;
/** Rows of an order looked through for hits before the database is asked for them all. */
const MOST_WALKED = 20_000;

/** The pages over a database. */
export function consignmentPages(sql: Sql): ConsignmentPages {
  const kept = new Map<string, Kept>();
  let version: number | null = null;

  /** What is known of a filter; nothing is kept inside a transaction. */
  const knownOf = (filter: ConsignmentFilter): Kept => {
    const fresh: Kept = { total: null, hits: null, anchors: new Map() };
    const now = sql.version();
    if (now === null) return fresh;
    if (now !== version || kept.size > MOST_KEPT) kept.clear();
    version = now;
    const { search, states, check, removed, importId, regimes = [] } = filter;
    const key = JSON.stringify([search, states, check, removed, importId, regimes]);
    const known = kept.get(key) ?? fresh;
    kept.set(key, known);
    return known;
  };

  return {
    total: (filter) => {
      const known = knownOf(filter);
      known.total ??= totalOf(sql, filter, known);
      return known.total;
    },
    page: (query) => {
      const known = knownOf(query);
      const question = searchQuestion(query.search);
      if (question !== null) return foundPage(sql, query, question, known);
      return query.importId === null
        ? anchoredPage(sql, query, known)
        : pageOf(sql, query, walkedClauses(query, SORT_COLUMNS[query.sort]));
    },
  };
}

function totalOf(sql: Sql, filter: ConsignmentFilter, known: Kept): number {
  const question = searchQuestion(filter.search);
  if (question === null) return countOf(sql, walkedClauses(filter, 'state'));
  known.hits ??= hitsOf(sql, question);
  if (isSearchAlone(filter) && !anyRemoved(sql)) return known.hits.count;
  return known.hits.count <= FEW_HITS
    ? countOf(sql, fewHitClauses(filter, question))
    : countOf(sql, manyHitClauses(filter, question, 'state'));
}

function countOf(sql: Sql, { from, where, values }: Clauses): number {
  return (
    sql.get<{ total: number }>(`SELECT count(*) AS total FROM ${from} WHERE ${where}`, values)?.total ?? 0
  );
}

function pageOf(sql: Sql, query: ConsignmentQuery, { from, where, values }: Clauses): readonly number[] {
  return sql
    .all<{ n: number }>(
      `SELECT c.n FROM ${from} WHERE ${where} ORDER BY ${orderOf(query)} LIMIT ? OFFSET ?`,
      [...values, query.limit, query.offset],
    )
    .map((row) => row.n);
}

function orderOf(query: ConsignmentQuery): string {
  const way = query.descending ? 'DESC' : 'ASC';
  return `c.${SORT_COLUMNS[query.sort]} ${way}, c.n ${way}`;
}

/** A window by the nearest anchor before it; anchors that are missing on the way are set. */
function anchoredPage(sql: Sql, query: ConsignmentQuery, known: Kept): readonly number[] {
  const order = orderOf(query);
  const anchors = known.anchors.get(order) ?? [];
  known.anchors.set(order, anchors);
  const wanted = Math.floor(query.offset / STEP);
  while (anchors.length < wanted) {
    const [next] = rowsAfter(sql, query, anchors.at(-1), 1, STEP - 1);
    if (next === undefined) return [];
    anchors.push(next);
  }
  const start = wanted === 0 ? undefined : anchors[wanted - 1];
  return rowsAfter(sql, query, start, query.limit, query.offset - wanted * STEP).map((row) => row.n);
}

/**
 * Rows behind an anchor. Those with the anchor's own value are asked for apart, because a comparison of pairs would walk
 * all of them: half a million may be in the same state.
 */
function rowsAfter(
  sql: Sql,
  query: ConsignmentQuery,
  anchor: Anchor | undefined,
  limit: number,
  offset: number,
): readonly Anchor[] {
  const column = SORT_COLUMNS[query.sort];
  const { from, where, values } = walkedClauses(query, column);
  const select = `SELECT c.${column} AS at, c.n AS n FROM ${from} WHERE ${where}`;
  const beyond = query.descending ? '<' : '>';
  const way = query.descending ? 'DESC' : 'ASC';
  const end = `ORDER BY 1 ${way}, 2 ${way} LIMIT ? OFFSET ?`;
  if (anchor === undefined) return sql.all<Anchor>(`${select} ${end}`, [...values, limit, offset]);
  return sql.all<Anchor>(
    `${select} AND c.${column} = ? AND c.n ${beyond} ? UNION ALL ${select} AND c.${column} ${beyond} ? ${end}`,
    [...values, anchor.at, anchor.n, ...values, anchor.at, limit, offset],
  );
}

/** A window of what a search finds. */
function foundPage(sql: Sql, query: ConsignmentQuery, question: string, known: Kept): readonly number[] {
  known.hits ??= hitsOf(sql, question);
  if (known.hits.count <= FEW_HITS) return pageOf(sql, query, fewHitClauses(query, question));
  const column = SORT_COLUMNS[query.sort];
  const walked = query.importId === null ? walkedPage(sql, query, known.hits) : null;
  return walked ?? pageOf(sql, query, manyHitClauses(query, question, column));
}

/** Where hits are frequent, the first of them in an order are soon met; null when they are not. */
function walkedPage(sql: Sql, query: ConsignmentQuery, hits: Hits): readonly number[] | null {
  const { from, where, values } = walkedClauses(query, SORT_COLUMNS[query.sort]);
  const text = `SELECT c.n FROM ${from} WHERE ${where} ORDER BY ${orderOf(query)}`;
  const page: number[] = [];
  let found = 0;
  let walked = 0;
  for (const { n } of sql.each<{ n: number }>(text, values)) {
    walked += 1;
    if (walked > MOST_WALKED) return null;
    if (!hits.has(n)) continue;
    found += 1;
    if (found > query.offset) page.push(n);
    if (page.length === query.limit) break;
  }
  return page;
}

function hitsOf(sql: Sql, question: string): Hits {
  // One text instead of a row for each hit: many times faster to hand over.
  const found = sql.get<{ list: string }>(
    'SELECT json_group_array(rowid) AS list FROM consignment_search WHERE consignment_search MATCH ?',
    [question],
  );
  const numbers: number[] = JSON.parse(found?.list ?? '[]');
  let marks: Uint8Array | null = null;
  return {
    count: numbers.length,
    has: (n) => {
      marks ??= marksOf(numbers);
      return marks[n] === 1;
    },
  };
}

/** One byte for each number up to the largest. */
function marksOf(numbers: readonly number[]): Uint8Array {
  const largest = numbers.reduce((most, n) => Math.max(most, n), 0);
  const marks = new Uint8Array(largest + 1);
  for (const n of numbers) marks[n] = 1;
  return marks;
}

function isSearchAlone({ states, check, removed, importId, regimes = [] }: ConsignmentFilter): boolean {
  return states.length === 0 && regimes.length === 0 && check === 'any' && !removed && importId === null;
}

function anyRemoved(sql: Sql): boolean {
  return sql.get('SELECT 1 FROM consignment WHERE removed = 1 LIMIT 1') !== undefined;
}
