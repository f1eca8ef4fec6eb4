import { UnreadableFile } from '#backend/intake/fileProblem.ts';
import { LIMITS } from '#backend/intake/limits.ts';
import type { RawRow } from '#shared/consignment/intake/rowIssue.ts';

/**
 * Cuts delimited text (RFC 4180) into records as it comes in. Lines without quotes, nearly all, are cut in one go.
 * A quote that is left open is a problem that names the row where it opened: everything behind it would otherwise
 * end up in one cell.
 */
export class CsvScanner {
  readonly #delimiter: string;
  #newline: '\n' | '\r' | null = null;
  #rest = '';
  #row = 0;
  #line = 1;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /** The records that are complete with this piece; the last piece completes all. */
  *feed(piece: string, last: boolean): Generator<RawRow, void, undefined> {
    const source = this.#rest === '' ? piece : this.#rest + piece;
    this.#newline ??= newlineOf(source, last);
    let at = 0;
    if (this.#newline === null) {
      this.#rest = source;
      return;
    }
    while (at < source.length) {
      const cut = this.#record(source, at, last);
      if (cut === null) break;
      this.#row += 1;
      this.#line += cut.lines;
      at = cut.next;
      if (cut.cells.length > LIMITS.columns && cut.cells.slice(LIMITS.columns).some((cell) => cell !== '')) {
        throw new UnreadableFile('intake.file.tooManyColumns', { row: this.#row, max: LIMITS.columns });
      }
      yield { row: this.#row, cells: cut.cells };
    }
    this.#rest = source.slice(at);
    if (this.#rest.length > LIMITS.cellChars * LIMITS.columns) throw this.#tooLong();
  }

  #record(source: string, from: number, last: boolean): Cut | null {
    const newline = this.#newline ?? '\n';
    const found = source.indexOf(newline, from);
    if (found < 0 && !last) return null;
    const end = found < 0 ? source.length : found;
    const quote = source.indexOf('"', from);
    if (quote >= 0 && quote < end) return this.#quoted(source, from, last);
    if (end - from > LIMITS.cellChars * LIMITS.columns) throw this.#tooLong();
    const line = source.slice(from, source.charCodeAt(end - 1) === 13 && end > from ? end - 1 : end);
    return { cells: line.split(this.#delimiter), next: end + 1, lines: 1 };
  }

  /** A record in which a quote occurs, cell by cell. */
  #quoted(source: string, from: number, last: boolean): Cut | null {
    const cells: string[] = [];
    let lines = 1;
    for (let at = from; ; ) {
      const cell =
        source[at] === '"' ? this.#quotedCell(source, at, last) : this.#plainCell(source, at, last);
      if (cell === null) return null;
      cells.push(cell.text);
      if (cell.text.includes('\n')) lines += cell.text.split('\n').length - 1;
      if (source[cell.end] !== this.#delimiter) return { cells, next: cell.end + 1, lines };
      at = cell.end + 1;
    }
  }

  /** `end` is the place of the delimiter or line end behind the cell. */
  #quotedCell(source: string, open: number, last: boolean): { text: string; end: number } | null {
    for (let at = open + 1; ; ) {
      const close = source.indexOf('"', at);
      if ((close < 0 ? source.length : close) - open > LIMITS.cellChars) throw this.#quoteOpen();
      if (close < 0 && last) throw this.#quoteOpen();
      if (close < 0 || (close + 1 >= source.length && !last)) return null;
      if (source[close + 1] === '"') {
        at = close + 2;
        continue;
      }
      const text = source.slice(open + 1, close).replaceAll('""', '"');
      let end = close + 1;
      while (source[end] === ' ' || (source[end] === '\r' && this.#newline !== '\r')) end += 1;
      if (end >= source.length && !last) return null;
      if (end < source.length && source[end] !== this.#delimiter && source[end] !== this.#newline) {
        throw this.#quoteOpen();
      }
      return { text, end };
    }
  }

  #plainCell(source: string, from: number, last: boolean): { text: string; end: number } | null {
    const newline = source.indexOf(this.#newline ?? '\n', from);
    const delimiter = source.indexOf(this.#delimiter, from);
    const ends = [newline, delimiter].filter((end) => end >= 0);
    if (newline < 0 && delimiter < 0 && !last) return null;
    const end = ends.length === 0 ? source.length : Math.min(...ends);
    return { text: source.slice(from, end).replace(/\r$/, ''), end };
  }

  #quoteOpen(): UnreadableFile {
    return new UnreadableFile('intake.file.quoteOpen', { row: this.#row + 1, line: this.#line });
  }

  #tooLong(): UnreadableFile {
    return new UnreadableFile('intake.file.cellTooLong', { row: this.#row + 1, max: LIMITS.cellChars });
  }
}

/** Text enough to tell which line ends a file uses. */
const TELLING_CHARS = 65_536;

/** Lines end in a line feed, in very old files in a carriage return alone; null while that is not decided. */
function newlineOf(source: string, last: boolean): '\n' | '\r' | null {
  if (source.includes('\n')) return '\n';
  if (!last && source.length < TELLING_CHARS) return null;
  return source.includes('\r') ? '\r' : '\n';
}

interface Cut {
  readonly cells: readonly string[];
  readonly next: number;
  readonly lines: number;
}
