import { writeXlsx } from 'hucre/xlsx';

/** A sheet of a workbook: its name (up to 31 characters) and its rows, the header first. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** Tables as an XLSX file; every cell is text, so that codes keep their zeros and nothing runs as a formula. */
export async function workbookBytes(sheets: readonly Sheet[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(({ name, rows }) => ({
      name,
      rows: rows.map((row) => [...row]),
      freezePane: { rows: 1 },
    })),
  });
}

/** One table as an XLSX file. */
export function xlsxBytes(
  sheet: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<Uint8Array> {
  return workbookBytes([{ name: sheet, rows: [header, ...rows] }]);
}
