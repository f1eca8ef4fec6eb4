import type { Answer } from '#shared/api/errors.ts';
import type { EventName } from '#shared/api/events.ts';

/** Where a grid's rows come from. */
export interface GridSource<Row> {
  /** Changes when the list is another one (filter, order): the grid starts again at its top. */
  readonly key: string;
  /** Events after which the list is read again. */
  readonly dropOn: readonly EventName[];
  load(
    offset: number,
    limit: number,
  ): Promise<Answer<{ readonly total: number; readonly rows: readonly Row[] }>>;
  /** Every id in list order, for "select all" and ranges. */
  ids?(): Promise<Answer<readonly string[]>>;
}

/** A grid over rows that are already here. */
export function sourceOfRows<Row>(
  key: string,
  rows: readonly Row[],
  idOf: (row: Row) => string,
): GridSource<Row> {
  return {
    key: `${key} ${rows.length}`,
    dropOn: [],
    load: async (offset, limit) => ({
      ok: true,
      value: { total: rows.length, rows: rows.slice(offset, offset + limit) },
    }),
    ids: async () => ({ ok: true, value: rows.map(idOf) }),
  };
}
