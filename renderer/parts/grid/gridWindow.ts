/** Rows of one page, and the generation they were read in. */
interface Page<Row> {
  readonly generation: number;
  readonly rows: readonly Row[];
}

/**
 * What a grid holds of a long list: some pages around what is on screen. A new generation (a filter, a change) makes
 * every page old; an old page stays on screen until its successor arrives, so that nothing flickers.
 */
export interface GridWindow<Row> {
  readonly generation: number;
  /** Number of rows of the whole list; null before the first answer. */
  readonly total: number | null;
  readonly pages: ReadonlyMap<number, Page<Row>>;
}

/** Rows of one request. */
export const PAGE_SIZE = 100;
const MOST_PAGES = 40;

/** A window that has read nothing. */
export function emptyWindow<Row>(): GridWindow<Row> {
  return { generation: 0, total: null, pages: new Map() };
}

/** The window with everything it holds made old. */
export function nextGeneration<Row>(grid: GridWindow<Row>): GridWindow<Row> {
  return { ...grid, generation: grid.generation + 1 };
}

/** The pages to ask for so that rows `first` to `last` are of the present generation. */
export function pagesToRead<Row>(grid: GridWindow<Row>, first: number, last: number): readonly number[] {
  const end = grid.total === null ? 0 : Math.max(0, grid.total - 1);
  const from = Math.floor(Math.max(0, Math.min(first, end)) / PAGE_SIZE);
  const to = Math.floor(Math.max(0, Math.min(last, end)) / PAGE_SIZE);
  const wanted: number[] = [];
  for (let page = from; page <= to; page++) {
    if (grid.pages.get(page)?.generation !== grid.generation) wanted.push(page);
  }
  return wanted;
}

/** The window with a page that has arrived; one of an older generation than the present is dropped. */
export function withPage<Row>(
  grid: GridWindow<Row>,
  generation: number,
  page: number,
  answer: { readonly total: number; readonly rows: readonly Row[] },
): GridWindow<Row> {
  if (generation !== grid.generation) return grid;
  const pages = new Map(grid.pages);
  pages.delete(page);
  pages.set(page, { generation, rows: answer.rows });
  for (const key of pages.keys()) {
    const beyond = key * PAGE_SIZE >= answer.total;
    if (key !== page && (beyond || pages.size > MOST_PAGES)) pages.delete(key);
  }
  return { generation, total: answer.total, pages };
}

/** The row at an index of the whole list; undefined when it has not been read. */
export function rowAt<Row>(grid: GridWindow<Row>, index: number): Row | undefined {
  return grid.pages.get(Math.floor(index / PAGE_SIZE))?.rows[index % PAGE_SIZE];
}
