import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { openCsv } from '#backend/intake/csvReader.ts';
import { recogniseFile } from '#backend/intake/fileKind.ts';
import { UnreadableFile } from '#backend/intake/fileProblem.ts';
import type { FoundHeader } from '#backend/intake/headerRow.ts';
import { findHeader } from '#backend/intake/headerRow.ts';
import { LIMITS } from '#backend/intake/limits.ts';
import type { FileNote, OpenFile, ReadOptions } from '#backend/intake/orderFile.ts';
import { openXlsx } from '#backend/intake/xlsxReader.ts';
import type { RawRow } from '#shared/consignment/intake/rowIssue.ts';

/** A file with its header found: the rows below it, and the remarks. */
export interface OrderFile extends Omit<OpenFile, 'rows' | 'notes'>, FoundHeader {
  readonly rows: AsyncGenerator<RawRow, void, undefined>;
  readonly notes: () => readonly FileNote[];
  readonly close: () => Promise<void>;
}

/** Opens a file of orders, whatever it calls itself; throws `UnreadableFile` for every file that cannot be read. */
export async function openOrderFile(path: string, options: ReadOptions): Promise<OrderFile> {
  const file = await open(path, 'r');
  try {
    return await openWith(file, path, options);
  } catch (thrown) {
    await file.close();
    throw thrown;
  }
}

async function openWith(file: FileHandle, path: string, options: ReadOptions): Promise<OrderFile> {
  const stat = await file.stat();
  if (!stat.isFile()) throw new UnreadableFile('intake.file.notAFile');
  if (stat.size === 0) throw new UnreadableFile('intake.file.empty');
  if (stat.size > LIMITS.fileBytes) {
    const megabytes = Math.ceil(stat.size / 1024 / 1024);
    throw new UnreadableFile('intake.file.tooLarge', { megabytes, max: LIMITS.fileBytes / 1024 / 1024 });
  }
  const name = options.name ?? basename(path);
  const container = await recogniseFile(file, name, stat.size);
  const opened =
    container === 'zip'
      ? await openXlsx(file, stat.size, options.sheet)
      : await openCsv(path, name, file, stat.size);
  const first = await firstRows(opened.rows, Math.max(LIMITS.headerSearchRows, options.headerRow ?? 0));
  if (first.length === 0) throw new UnreadableFile('intake.file.empty');
  const found = findHeader(first, options.headerRow, container === 'zip');
  const skipped = first[0]?.row !== found.headerRow;
  return {
    ...opened,
    ...found,
    rows: dataRows(first.slice(found.consumed), opened.rows),
    notes: () => [
      ...(skipped ? [{ code: 'intake.note.headerNotFirst' as const, params: { row: found.headerRow } }] : []),
      ...opened.notes(),
    ],
    close: async () => {
      await opened.rows.return();
      await file.close();
    },
  };
}

async function firstRows(rows: OpenFile['rows'], wanted: number): Promise<readonly RawRow[]> {
  const first: RawRow[] = [];
  while (first.length < wanted) {
    const next = await rows.next();
    if (next.done === true) break;
    first.push(next.value);
  }
  return first;
}

async function* dataRows(first: readonly RawRow[], rest: OpenFile['rows']): OrderFile['rows'] {
  let count = 0;
  const counted = (row: RawRow): RawRow => {
    count += 1;
    if (count > LIMITS.rows) throw new UnreadableFile('intake.file.tooManyRows', { max: LIMITS.rows });
    return row;
  };
  for (const row of first) yield counted(row);
  for await (const row of rest) yield counted(row);
  if (count === 0) throw new UnreadableFile('intake.file.noRows');
}
