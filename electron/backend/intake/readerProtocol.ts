import type { FileProblem } from '#backend/intake/fileProblem.ts';
import type { FileKind, FileNote, ReadOptions } from '#backend/intake/orderFile.ts';
import type { RawRow } from '#shared/consignment/intake/rowIssue.ts';

/** What the reading thread is to do. */
export interface ReaderJob {
  readonly job: 'inspect' | 'rows';
  readonly path: string;
  readonly options: ReadOptions;
  /** The most rows to read; null reads all. */
  readonly maxRows: number | null;
}

/** What a file holds, looked into before anything is imported. */
export interface FileInspection {
  readonly kind: FileKind;
  readonly bytes: number;
  readonly header: readonly string[];
  /** The row of the header in the file, from 1. */
  readonly headerRow: number;
  /** The first rows below the header. */
  readonly sample: readonly RawRow[];
  /** Rows below the header: counted when `exact`, else estimated. */
  readonly rows: number;
  readonly exact: boolean;
  readonly notes: readonly FileNote[];
}

/** Rows on their way, with how far reading has come. */
export interface RowChunk {
  readonly header: readonly string[];
  readonly rows: readonly RawRow[];
  readonly rowsRead: number;
  /** 0 to 1. */
  readonly fraction: number;
}

/** What reading came to. */
export interface ReadSummary {
  readonly header: readonly string[];
  readonly rows: number;
  /** Whether the file has more rows than were asked for. */
  readonly more: boolean;
  readonly notes: readonly FileNote[];
}

/** What the reading thread says. */
export type ReaderMessage =
  | { readonly type: 'chunk'; readonly chunk: RowChunk }
  | { readonly type: 'inspected'; readonly inspection: FileInspection }
  | { readonly type: 'done'; readonly summary: ReadSummary }
  | { readonly type: 'failed'; readonly problem: FileProblem };

/** What the reading thread is told: the last rows have been taken, or stop. */
export type ReaderCommand = 'next' | 'cancel';
