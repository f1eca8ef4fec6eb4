import type { FileHandle } from 'node:fs/promises';
import { UnreadableFile } from '#backend/intake/fileProblem.ts';
import { MarkupScanner } from '#backend/intake/markup.ts';
import type { FileNote, OpenFile } from '#backend/intake/orderFile.ts';
import type { SheetFindings } from '#backend/intake/sheetListener.ts';
import { sheetListener } from '#backend/intake/sheetListener.ts';
import type { SheetPart, Workbook } from '#backend/intake/workbook.ts';
import { readWorkbook } from '#backend/intake/workbook.ts';
import { readDirectory, unpack } from '#backend/intake/zipDirectory.ts';
import type { RawRow } from '#shared/consignment/intake/rowIssue.ts';

/**
 * Opens one sheet of a workbook. Formulas give the value they had when the file was saved; of merged cells the first
 * has the value; both are remarked on. Hidden sheets are not offered.
 */
export async function openXlsx(
  file: FileHandle,
  bytes: number,
  wanted: string | undefined,
): Promise<OpenFile> {
  const progress = { bytes: 0 };
  const onPacked = (read: number): void => {
    progress.bytes += read;
  };
  const workbook = await readWorkbook(file, await readDirectory(file, bytes), onPacked);
  const sheet =
    wanted === undefined ? workbook.sheets[0] : workbook.sheets.find(({ name }) => name === wanted);
  if (sheet === undefined) throw new UnreadableFile('intake.file.noSuchSheet', { sheet: wanted ?? '' });
  const others = workbook.sheets.reduce((n, { entry }) => n + (entry === sheet.entry ? 0 : entry.packed), 0);
  const findings: SheetFindings = {
    formulas: 0,
    firstFormula: '',
    withoutValue: 0,
    firstWithoutValue: '',
    longNumbers: 0,
    firstLongNumber: '',
    merged: [],
    mergedCount: 0,
    blankRows: 0,
    statedRows: null,
  };
  return {
    kind: { kind: 'xlsx', sheets: workbook.sheets.map(({ name }) => name), sheet: sheet.name },
    rows: sheetRows(file, workbook, sheet, findings, onPacked),
    notes: () => sheetNotes(findings, workbook.hiddenSheets),
    position: () => progress.bytes,
    bytes: Math.max(1, bytes - others),
    estimate: () => findings.statedRows,
  };
}

async function* sheetRows(
  file: FileHandle,
  workbook: Workbook,
  sheet: SheetPart,
  findings: SheetFindings,
  onPacked: (bytes: number) => void,
): OpenFile['rows'] {
  const ready: RawRow[] = [];
  const scanner = new MarkupScanner(sheetListener(workbook, findings, (row) => ready.push(row)));
  const decoder = new TextDecoder();
  for await (const chunk of unpack(file, sheet.entry, onPacked)) {
    scanner.feed(decoder.decode(chunk, { stream: true }));
    yield* ready;
    ready.length = 0;
  }
}

function sheetNotes(found: SheetFindings, hiddenSheets: number): readonly FileNote[] {
  const notes: readonly (FileNote & { readonly when: boolean })[] = [
    {
      when: found.formulas > 0,
      code: 'intake.note.formulas',
      params: { count: found.formulas, cell: found.firstFormula },
    },
    {
      when: found.withoutValue > 0,
      code: 'intake.note.formulasWithoutValue',
      params: { count: found.withoutValue, cell: found.firstWithoutValue },
    },
    {
      when: found.mergedCount > 0,
      code: 'intake.note.mergedCells',
      params: { count: found.mergedCount, ranges: found.merged.join(', ') },
    },
    {
      when: found.longNumbers > 0,
      code: 'intake.note.longNumbers',
      params: { count: found.longNumbers, cell: found.firstLongNumber },
    },
    { when: hiddenSheets > 0, code: 'intake.note.hiddenSheets', params: { count: hiddenSheets } },
    { when: found.blankRows > 0, code: 'intake.note.blankRows', params: { count: found.blankRows } },
  ];
  return notes.filter(({ when }) => when).map(({ code, params }) => ({ code, params }));
}
