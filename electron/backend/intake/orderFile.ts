import type { RawRow } from '#shared/consignment/intake/rowIssue.ts';

/** The encoding of a text file. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** What kind of file holds the orders. */
export type FileKind =
  | { readonly kind: 'csv'; readonly encoding: TextEncoding; readonly delimiter: ',' | ';' | '\t' }
  | { readonly kind: 'xlsx'; readonly sheets: readonly string[]; readonly sheet: string };

/** What was noticed while reading that the user should know. */
export const FILE_NOTE_CODES = [
  'intake.note.formulas',
  'intake.note.formulasWithoutValue',
  'intake.note.mergedCells',
  'intake.note.longNumbers',
  'intake.note.hiddenSheets',
  'intake.note.headerNotFirst',
  'intake.note.encoding',
  'intake.note.textNamedAsSpreadsheet',
  'intake.note.blankRows',
] as const;

/** One such remark. */
export interface FileNote {
  readonly code: (typeof FILE_NOTE_CODES)[number];
  readonly params: Readonly<Record<string, string | number>>;
}

/** How to read a file. */
export interface ReadOptions {
  /** What the file is called by who chose it; an uploaded file lies under a name of our own. Its own name when absent. */
  readonly name?: string;
  /** The sheet's name; the first visible one when absent. */
  readonly sheet?: string;
  /** The row of the column names, from 1; found when absent. */
  readonly headerRow?: number;
}

/** A file being read: what it is, and its rows in turn. Blank rows are left out, everything else comes as text. */
export interface OpenFile {
  readonly kind: FileKind;
  /** All non-blank rows, header and what stands above it included. */
  readonly rows: AsyncGenerator<RawRow, void, undefined>;
  /** Remarks; complete when the rows have come to their end. */
  readonly notes: () => readonly FileNote[];
  /** How far reading has come: bytes of the file. */
  readonly position: () => number;
  readonly bytes: number;
  /** How many rows there may be, from the file's own statement or from its size; null when nothing is known yet. */
  readonly estimate: () => number | null;
}
