import { UnreadableFile } from '#backend/intake/fileProblem.ts';
import { LIMITS } from '#backend/intake/limits.ts';
import { columnNames } from '#shared/consignment/intake/columnMapping.ts';
import type { RawRow } from '#shared/consignment/intake/rowIssue.ts';

/** The column names of a file and where they stand. */
export interface FoundHeader {
  readonly header: readonly string[];
  /** The row in the file, from 1. */
  readonly headerRow: number;
  /** How many of the rows looked at stand above the data, the header included. */
  readonly consumed: number;
}

/**
 * Finds the row of column names among the first rows: titles above it have fewer cells, data below it has numbers.
 * A file whose first full row already holds data has no header, and guessing names would be worse than saying so.
 */
export function findHeader(
  first: readonly RawRow[],
  stated: number | undefined,
  widen: boolean,
): FoundHeader {
  const widest = Math.max(0, ...first.map(filledCells));
  const index =
    stated === undefined
      ? first.findIndex((row) => filledCells(row) >= 2 && filledCells(row) * 2 >= widest)
      : first.findIndex(({ row }) => row === stated);
  const row = first[index];
  if (row === undefined || (stated === undefined && looksLikeData(row))) {
    throw new UnreadableFile('intake.file.noHeader', { row: row?.row ?? 1 });
  }
  const below = widen ? first.slice(index + 1) : [];
  const width = Math.max(...[row, ...below].map(({ cells }) => lastFilled(cells) + 1));
  if (width > LIMITS.columns)
    throw new UnreadableFile('intake.file.tooManyColumns', { row: row.row, max: LIMITS.columns });
  const cells = Array.from({ length: width }, (_, i) => row.cells[i] ?? '');
  return { header: columnNames(cells), headerRow: row.row, consumed: index + 1 };
}

const DATA_CELL = /^[-+¥￥$€£]?\d[\d.,:/\-\s]*$/;

function looksLikeData(row: RawRow): boolean {
  const data = row.cells.filter((cell) => DATA_CELL.test(cell.trim())).length;
  return data * 3 >= filledCells(row);
}

function filledCells(row: RawRow): number {
  return row.cells.filter((cell) => cell.trim() !== '').length;
}

function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '');
}
