import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { CsvScanner } from '#backend/intake/csvScanner.ts';
import { isWide } from '#backend/intake/fileKind.ts';
import { UnreadableFile } from '#backend/intake/fileProblem.ts';
import type { FileNote, OpenFile, TextEncoding } from '#backend/intake/orderFile.ts';

const DELIMITERS = [',', ';', '\t'] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** Opens a text file of delimited values. The whole file is tried for its encoding before a row is given. */
export async function openCsv(
  path: string,
  name: string,
  file: FileHandle,
  bytes: number,
): Promise<OpenFile> {
  const encoding = await detectEncoding(path, file);
  const { delimiter, skipFirst } = await detectDelimiter(path, encoding);
  const progress = { bytes: 0, rows: 0, blank: 0 };
  return {
    kind: { kind: 'csv', encoding, delimiter },
    rows: readRecords(path, encoding, delimiter, skipFirst, progress),
    notes: () => csvNotes(name, encoding, progress.blank),
    position: () => progress.bytes,
    bytes,
    estimate: () =>
      progress.bytes === 0 ? null : Math.ceil((progress.rows * bytes) / Math.min(progress.bytes, bytes)),
  };
}

async function* readRecords(
  path: string,
  encoding: TextEncoding,
  delimiter: Delimiter,
  skipFirst: boolean,
  progress: { bytes: number; rows: number; blank: number },
): OpenFile['rows'] {
  const scanner = new CsvScanner(delimiter);
  for await (const { text, bytes, last } of decoded(path, encoding)) {
    progress.bytes = bytes;
    for (const record of scanner.feed(text, last)) {
      if (skipFirst && record.row === 1) continue;
      progress.rows += 1;
      if (record.cells.every((cell) => cell.trim() === '')) progress.blank += 1;
      else yield record;
    }
  }
}

async function* decoded(
  path: string,
  encoding: TextEncoding,
): AsyncGenerator<
  { readonly text: string; readonly bytes: number; readonly last: boolean },
  void,
  undefined
> {
  const decoder = new TextDecoder(encoding);
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 262_144 })) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    yield { text: decoder.decode(chunk, { stream: true }), bytes, last: false };
  }
  yield { text: decoder.decode(), bytes, last: true };
}

/** By its mark, else UTF-8 when every byte of the file is, else GB18030 (of which GBK is a part) on the same terms. */
async function detectEncoding(path: string, file: FileHandle): Promise<TextEncoding> {
  const head = Buffer.alloc(4);
  await file.read(head, 0, 4, 0);
  if (isWide(head)) return head[0] === 0xff ? 'utf-16le' : 'utf-16be';
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    if (await decodesAs(path, encoding)) return encoding;
  }
  throw new UnreadableFile('intake.file.unknownEncoding');
}

async function decodesAs(path: string, encoding: TextEncoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1_048_576 })) {
      if (Buffer.isBuffer(chunk)) decoder.decode(chunk, { stream: true });
    }
    decoder.decode();
    return true;
  } catch (thrown) {
    if (thrown instanceof TypeError) return false;
    throw thrown;
  }
}

/** The delimiter that cuts the first lines into most cells, all together; a first line "sep=;" says it outright and is no data. */
async function detectDelimiter(
  path: string,
  encoding: TextEncoding,
): Promise<{ readonly delimiter: Delimiter; readonly skipFirst: boolean }> {
  for await (const { text } of decoded(path, encoding)) {
    const lines = text.split(/\r\n|\n|\r/, 12);
    const stated = /^sep=([,;\t])$/.exec(lines[0] ?? '');
    const named = DELIMITERS.find((d) => d === stated?.[1]);
    if (named !== undefined) return { delimiter: named, skipFirst: true };
    const unquoted = lines.map((line) => line.replace(/"[^"]*"/g, ''));
    const cells = (d: Delimiter): number => unquoted.reduce((n, line) => n + line.split(d).length, 0);
    const [delimiter = ','] = [...DELIMITERS].sort((a, b) => cells(b) - cells(a));
    return { delimiter, skipFirst: false };
  }
  return { delimiter: ',', skipFirst: false };
}

function csvNotes(name: string, encoding: TextEncoding, blank: number): readonly FileNote[] {
  const notes: FileNote[] = [];
  if (encoding !== 'utf-8') notes.push({ code: 'intake.note.encoding', params: { encoding } });
  if (/\.xls$/i.test(name)) notes.push({ code: 'intake.note.textNamedAsSpreadsheet', params: {} });
  if (blank > 0) notes.push({ code: 'intake.note.blankRows', params: { count: blank } });
  return notes;
}
