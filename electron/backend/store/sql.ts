import type Database from 'better-sqlite3';
import { StoreFailure, storeProblem } from '#backend/store/problem.ts';
import { isSqliteError, problemOfSqlite } from '#backend/store/sqliteProblem.ts';

/** A value SQLite keeps. */
export type SqlValue = string | number | bigint | Uint8Array | null;
/** Values by position, or one object of values by name (`@name`). */
export type SqlParams = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;

/**
 * The only way to the database: prepared once per text, every failure mapped in one place. The type of a row is the
 * caller's statement about its own SELECT over STRICT tables.
 */
export interface Sql {
  all<R>(text: string, params?: SqlParams): readonly R[];
  get<R>(text: string, params?: SqlParams): R | undefined;
  /** Row by row, for what may not fit into memory; nothing else may run until it ends. */
  each<R>(text: string, params?: SqlParams): IterableIterator<R>;
  /** Gives the number of rows changed. */
  run(text: string, params?: SqlParams): number;
  /** Several statements without parameters. */
  exec(text: string): void;
  pragma(text: string): unknown;
  transaction<T>(work: () => T): T;
  /**
   * A number that is another one after every change of a row, so that what was read can be kept until then; null inside
   * a transaction, whose changes may yet be undone.
   */
  version(): number | null;
}

/** Wraps an open database. */
export function sqlOver(database: Database.Database): Sql {
  const prepared = new Map<string, Database.Statement<unknown[]>>();
  const statement = (text: string): Database.Statement<unknown[]> => {
    const known = prepared.get(text);
    if (known !== undefined) return known;
    const made = database.prepare<unknown[]>(text);
    prepared.set(text, made);
    return made;
  };
  const bound = (params: SqlParams): readonly unknown[] => (isList(params) ? params : [params]);

  // Made once: making one costs more than what most transactions do.
  const inTransaction = database.transaction((work: () => unknown) => work());
  const totalChanges = database.prepare<[]>('SELECT total_changes()').pluck();
  let depth = 0;
  let lost: StoreFailure | null = null;
  /** SQLite may end a whole transaction on a full disk; what follows in it must then not be written one by one. */
  const inside = <T>(work: () => T): T => {
    if (lost !== null) throw lost;
    try {
      return guarded(work);
    } catch (thrown) {
      if (depth > 0 && !database.inTransaction && thrown instanceof StoreFailure) lost = thrown;
      throw thrown;
    }
  };

  return {
    all: <R>(text: string, params: SqlParams = []) =>
      inside(() => statement(text).all(...bound(params)) as R[]),
    get: <R>(text: string, params: SqlParams = []) =>
      inside(() => statement(text).get(...bound(params)) as R | undefined),
    *each<R>(text: string, params: SqlParams = []) {
      const rows = inside(() => database.prepare<unknown[]>(text).iterate(...bound(params)));
      try {
        for (;;) {
          const next = inside(() => rows.next());
          if (next.done === true) return;
          yield next.value as R;
        }
      } finally {
        rows.return?.();
      }
    },
    run: (text, params = []) => inside(() => statement(text).run(...bound(params)).changes),
    exec: (text) => inside(() => void database.exec(text)),
    pragma: (text) => inside(() => database.pragma(text, { simple: true })),
    transaction: <T>(work: () => T) => {
      if (lost !== null) throw lost;
      depth += 1;
      try {
        return guarded(() => inTransaction.immediate(work) as T);
      } finally {
        depth -= 1;
        if (depth === 0) lost = null;
      }
    },
    version: () => (depth > 0 ? null : Number(inside(() => totalChanges.get()))),
  };
}

function isList(params: SqlParams): params is readonly SqlValue[] {
  return Array.isArray(params);
}

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw isSqliteError(thrown) ? new StoreFailure(problemOfSqlite(thrown), thrown) : thrown;
  }
}

/** Reads JSON that the store itself wrote; anything else means that the row was damaged. */
export function storedJson<T>(text: string, table: string, id: string | number): T {
  try {
    return JSON.parse(text) as T;
  } catch (thrown) {
    throw new StoreFailure(storeProblem('store.damagedRow', { table, id }), thrown);
  }
}
