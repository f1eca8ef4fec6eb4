import type { RowProblem } from '#shared/api/imports.ts';

/** Text that a spreadsheet program would take for a formula, or for the beginning of one; some take wide characters too. */
const FORMULA = /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n]/;
const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/;

/**
 * A table as CSV for spreadsheet programs: UTF-8 with a byte-order mark, CRLF. A cell that would run as a formula gets
 * an apostrophe in front, because such files are opened by a double click.
 */
export function csvBytes(rows: readonly (readonly string[])[]): Uint8Array {
  const text = rows.map((row) => row.map(cell).join(',')).join('\r\n');
  return new TextEncoder().encode(`\ufeff${text}\r\n`);
}

/** Rows that did not go through an import: what was wrong, then the row's own cells to mend. */
export function problemRowsCsv(rows: readonly RowProblem[]): Uint8Array {
  const widest = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  const header = [
    'row',
    'column',
    'code',
    'value',
    ...Array.from({ length: widest }, (_, i) => `cell ${i + 1}`),
  ];
  return csvBytes([
    header,
    ...rows.map((row) => [String(row.row), row.column, row.code, row.value, ...row.cells]),
  ]);
}

function cell(text: string): string {
  const safe = FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
