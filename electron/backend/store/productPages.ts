import type { ProductFilter, ProductQuery } from '#backend/store/contract/products.ts';
import { searchQuestion } from '#backend/store/searchIndex.ts';
import type { Sql, SqlValue } from '#backend/store/sql.ts';

/** The columns behind the sorts on offer; each has an index that begins (removed, column, n). */
const SORT_COLUMNS: Readonly<Record<ProductQuery['sort'], string>> = {
  updated: 'updated_at',
  used: 'used_at',
  itemNo: 'item_no_key',
  name: 'name_key',
  gcode: 'gcode',
};

/** Up to this many hits are looked up one by one; beyond, the sorted index is walked and asked which are hits. */
const FEW_HITS = 1_000;

/** One window of the list: how many there are, and the numbers (`n`) of the window, in order. */
export type ProductPages = (query: ProductQuery) => {
  readonly total: number;
  readonly numbers: readonly number[];
};

/** Orders of the list that are kept at a time. */
const MOST_ORDERS = 4;
/** Up to here the database itself goes to the window; beyond, the whole order is read once and kept. */
const NEAR = 2_000;

/** What was read last, kept until a row changes. */
interface Kept {
  readonly version: number;
  /** By order and filter, upwards. */
  readonly orders: Map<string, readonly number[]>;
  hits: { readonly question: string; readonly numbers: readonly number[] } | null;
}

/** The windows over a database. */
export function productPages(sql: Sql): ProductPages {
  let kept: Kept | null = null;

  /** Nothing is kept inside a transaction. */
  const known = (): Kept => {
    const version = sql.version();
    if (version !== null && kept?.version === version) return kept;
    const fresh: Kept = { version: version ?? -1, orders: new Map(), hits: null };
    if (version !== null) kept = fresh;
    return fresh;
  };
  const orderOf = (query: ProductQuery): readonly number[] => {
    const { orders } = known();
    const key = keyOf(query);
    const order = orders.get(key) ?? readOrder(sql, query);
    if (orders.size >= MOST_ORDERS) orders.clear();
    orders.set(key, order);
    return order;
  };
  const hitsOf = (question: string): readonly number[] => {
    const state = known();
    if (state.hits?.question === question) return state.hits.numbers;
    const numbers = readHits(sql, question);
    state.hits = { question, numbers };
    return numbers;
  };

  return (query) => {
    const question = searchQuestion(query.search);
    if (question === null) {
      const near = query.limit >= 0 && query.offset < NEAR && !known().orders.has(keyOf(query));
      return near ? walked(sql, query) : windowOf(orderOf(query), query);
    }
    const hits = hitsOf(question);
    if (hits.length <= FEW_HITS) return lookedUp(sql, query, hits);
    const marks = marksOf(hits);
    return windowOf(
      orderOf(query).filter((n) => marks[n] === 1),
      query,
    );
  };
}

function keyOf({ sort, removed, standing }: ProductQuery): string {
  return `${sort} ${removed} ${standing}`;
}

/** One text instead of a row for each: many times faster to hand over. */
function readOrder(sql: Sql, query: ProductQuery): readonly number[] {
  const { where, values } = conditionsOf(query);
  const column = SORT_COLUMNS[query.sort];
  const found = sql.get<{ list: string }>(
    `SELECT json_group_array(n) AS list FROM
      (SELECT n FROM product INDEXED BY product_sorted_${column} WHERE ${where} ORDER BY ${column}, n)`,
    values,
  );
  return JSON.parse(found?.list ?? '[]');
}

function readHits(sql: Sql, question: string): readonly number[] {
  const found = sql.get<{ list: string }>(
    'SELECT json_group_array(rowid) AS list FROM product_search WHERE product_search MATCH ?',
    [question],
  );
  return JSON.parse(found?.list ?? '[]');
}

function walked(sql: Sql, query: ProductQuery) {
  const { where, values } = conditionsOf(query);
  const from = `product INDEXED BY product_sorted_${SORT_COLUMNS[query.sort]}`;
  const count = sql.get<{ total: number }>(`SELECT count(*) AS total FROM ${from} WHERE ${where}`, values);
  const rows = sql.all<{ n: number }>(
    `SELECT n FROM ${from} WHERE ${where} ORDER BY ${clauseOf(query)} LIMIT ? OFFSET ?`,
    [...values, query.limit, query.offset],
  );
  return { total: count?.total ?? 0, numbers: rows.map(({ n }) => n) };
}

function lookedUp(sql: Sql, query: ProductQuery, hits: readonly number[]) {
  const { where, values } = conditionsOf(query);
  const column = SORT_COLUMNS[query.sort];
  const rows = sql.all<{ n: number }>(
    `SELECT n FROM product WHERE n IN (SELECT value FROM json_each(?)) AND ${where} ORDER BY ${column}, n`,
    [JSON.stringify(hits), ...values],
  );
  return windowOf(
    rows.map(({ n }) => n),
    query,
  );
}

/** A window of numbers that are in upward order. */
function windowOf(upward: readonly number[], { offset, limit, descending }: ProductQuery) {
  const total = upward.length;
  const from = Math.min(offset, total);
  const to = limit < 0 ? total : Math.min(offset + limit, total);
  const numbers = descending ? upward.slice(total - to, total - from).reverse() : upward.slice(from, to);
  return { total, numbers };
}

/** One byte for each number up to the largest. */
function marksOf(numbers: readonly number[]): Uint8Array {
  const marks = new Uint8Array(numbers.reduce((most, n) => Math.max(most, n), 0) + 1);
  for (const n of numbers) marks[n] = 1;
  return marks;
}

function clauseOf(query: ProductQuery): string {
  const way = query.descending ? 'DESC' : 'ASC';
  return `${SORT_COLUMNS[query.sort]} ${way}, n ${way}`;
}

function conditionsOf({ removed, standing }: ProductFilter): {
  readonly where: string;
  readonly values: readonly SqlValue[];
} {
  if (standing === 'any') return { where: 'removed = ?', values: [removed ? 1 : 0] };
  return {
    where: 'removed = ? AND confirmed = ?',
    values: [removed ? 1 : 0, standing === 'confirmed' ? 1 : 0],
  };
}
