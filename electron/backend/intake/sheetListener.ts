import { dateText, numberText } from '#backend/intake/cellText.ts';
import { UnreadableFile } from '#backend/intake/fileProblem.ts';
import { LIMITS } from '#backend/intake/limits.ts';
import type { MarkupListener } from '#backend/intake/markup.ts';
import { attribute } from '#backend/intake/markup.ts';
import type { Workbook } from '#backend/intake/workbook.ts';
import { columnLetter } from '#shared/consignment/intake/columnMapping.ts';
import type { RawRow } from '#shared/consignment/intake/rowIssue.ts';

/** What was noticed in a sheet while its rows were read. */
export interface SheetFindings {
  formulas: number;
  firstFormula: string;
  withoutValue: number;
  firstWithoutValue: string;
  longNumbers: number;
  firstLongNumber: string;
  merged: string[];
  mergedCount: number;
  blankRows: number;
  /** The last row by the sheet's own statement. */
  statedRows: number | null;
}

const MERGED_SHOWN = 5;

/** Hears the markup of a sheet (ECMA-376 part 1, 18.3.1) and gives its non-blank rows as texts. */
export function sheetListener(
  workbook: Pick<Workbook, 'sharedTexts' | 'dateForms' | 'date1904'>,
  findings: SheetFindings,
  onRow: (row: RawRow) => void,
): MarkupListener {
  let row = 0;
  let lastFilled = 0;
  let cells: string[] = [];
  let column = -1;
  let type = 'n';
  let style = 0;
  let value = '';
  let listening = false;
  let hasFormula = false;
  let phonetic = false;

  const open: Record<string, (tag: string) => void> = {
    row(tag) {
      const stated = Number(attribute(tag, 'r') ?? row + 1);
      if (!Number.isInteger(stated) || stated <= row)
        throw new UnreadableFile('intake.file.damaged', { part: 'row' });
      row = stated;
      cells = [];
      column = -1;
    },
    c(tag) {
      column = columnOf(attribute(tag, 'r')) ?? column + 1;
      type = attribute(tag, 't') ?? 'n';
      style = Number(attribute(tag, 's') ?? 0);
      value = '';
      hasFormula = false;
    },
    v: () => {
      listening = true;
    },
    t: () => {
      listening = type === 'inlineStr' && !phonetic;
    },
    rPh: () => {
      phonetic = true;
    },
    f: () => {
      hasFormula = true;
    },
    mergeCell(tag) {
      findings.mergedCount += 1;
      if (findings.merged.length < MERGED_SHOWN) findings.merged.push(attribute(tag, 'ref') ?? '');
    },
    dimension(tag) {
      const last = /:?[A-Z]*(\d+)$/.exec(attribute(tag, 'ref') ?? '')?.[1];
      findings.statedRows = last === undefined ? null : Number(last);
    },
  };

  const close: Record<string, () => void> = {
    v: () => {
      listening = false;
    },
    t: () => {
      listening = false;
    },
    rPh: () => {
      phonetic = false;
    },
    c() {
      const text = cellText();
      if (text === '') return;
      if (column >= LIMITS.columns)
        throw new UnreadableFile('intake.file.tooManyColumns', { row, max: LIMITS.columns });
      while (cells.length < column) cells.push('');
      cells[column] = text;
    },
    row() {
      if (cells.every((cell) => cell.trim() === '')) return;
      findings.blankRows += row - lastFilled - 1;
      lastFilled = row;
      onRow({ row, cells });
    },
  };

  function cellText(): string {
    const at = (): string => `${columnLetter(column)}${row}`;
    if (hasFormula) {
      findings.formulas += 1;
      if (findings.formulas === 1) findings.firstFormula = at();
      if (value === '' && type !== 'str') {
        findings.withoutValue += 1;
        if (findings.withoutValue === 1) findings.firstWithoutValue = at();
      }
    }
    if (value.length > LIMITS.cellChars)
      throw new UnreadableFile('intake.file.cellTooLong', { row, max: LIMITS.cellChars });
    if (value === '') return '';
    if (type === 's') return workbook.sharedTexts[Number(value)] ?? '';
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    if (type === 'd') return value.replace('T', ' ').replace(/Z$/, '');
    if (type !== 'n') return value;
    const form = workbook.dateForms[style] ?? null;
    const date = form === null ? null : dateText(Number(value), form, workbook.date1904);
    if (date !== null) return date;
    const number = numberText(value);
    if (number.long) {
      findings.longNumbers += 1;
      if (findings.longNumbers === 1) findings.firstLongNumber = at();
    }
    return number.text;
  }

  const opens = new Map(Object.entries(open));
  const closes = new Map(Object.entries(close));
  return {
    open: (name, tag) => opens.get(name)?.(tag),
    close: (name) => closes.get(name)?.(),
    text(text) {
      if (listening) value += text;
    },
  };
}

/** The place of "BC12" in its row, from 0; null when the text is no cell name. */
function columnOf(reference: string | undefined): number | null {
  if (reference === undefined) return null;
  let column = 0;
  for (let i = 0; i < reference.length && i < 4; i += 1) {
    const code = reference.charCodeAt(i);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column === 0 ? null : column - 1;
}
