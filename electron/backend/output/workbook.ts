import { writeXlsx } from 'hucre/xlsx';

/** A table as an XLSX file with one sheet; every cell is text, so that codes keep their zeros and nothing runs as a formula. */
export async function xlsxBytes(
  sheet: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [{ name: sheet, rows: [[...header], ...rows.map((row) => [...row])], freezePane: { rows: 1 } }],
  });
}
