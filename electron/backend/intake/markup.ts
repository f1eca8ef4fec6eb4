import { UnreadableFile } from '#backend/intake/fileProblem.ts';
import { LIMITS } from '#backend/intake/limits.ts';

/** What a reader of a workbook's markup wants to hear of. Names come without their namespace prefix. */
export interface MarkupListener {
  /** `tag` is everything between the angle brackets; `attribute` picks from it. */
  readonly open: (name: string, tag: string) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

/**
 * Reads markup piece by piece as it is unpacked, in memory that does not grow with the file. It knows what workbooks
 * use: elements, attributes, text, the five entities and character references. A document type, and with it every
 * entity of its own, is refused.
 */
export class MarkupScanner {
  readonly #listener: MarkupListener;
  #rest = '';

  constructor(listener: MarkupListener) {
    this.#listener = listener;
  }

  /** Takes the next piece. */
  feed(piece: string): void {
    const source = this.#rest === '' ? piece : this.#rest + piece;
    let at = 0;
    while (at < source.length) {
      const open = source.indexOf('<', at);
      if (open < 0) break;
      if (open > at) this.#listener.text(decodeEntities(source.slice(at, open)));
      at = open;
      const next = this.#markup(source, open);
      if (next < 0) break;
      at = next;
    }
    this.#rest = source.slice(at);
    if (this.#rest.length > LIMITS.markupChars)
      throw new UnreadableFile('intake.file.damaged', { part: 'markup' });
  }

  /** The piece of markup at `open`: tells the listener and gives the place behind it, or -1 when it is not all there. */
  #markup(source: string, open: number): number {
    const second = source.charCodeAt(open + 1);
    if (second === BANG) return this.#declaration(source, open);
    const end = tagEnd(source, open + 1);
    if (end < 0) return -1;
    if (second === QUESTION) return end + 1;
    if (second === SLASH) {
      this.#listener.close(localName(source, open + 2, end));
      return end + 1;
    }
    const name = localName(source, open + 1, end);
    this.#listener.open(name, source.slice(open + 1, end));
    if (source.charCodeAt(end - 1) === SLASH) this.#listener.close(name);
    return end + 1;
  }

  #declaration(source: string, open: number): number {
    if (source.length < open + 9) return -1;
    if (source.startsWith('<!--', open)) {
      const end = source.indexOf('-->', open + 4);
      return end < 0 ? -1 : end + 3;
    }
    if (!source.startsWith('<![CDATA[', open))
      throw new UnreadableFile('intake.file.damaged', { part: 'DOCTYPE' });
    const end = source.indexOf(']]>', open + 9);
    if (end < 0) return -1;
    this.#listener.text(source.slice(open + 9, end));
    return end + 3;
  }
}

const BANG = 33;
const QUESTION = 63;
const SLASH = 47;
const QUOTE = 34;
const APOSTROPHE = 39;
const GREATER = 62;

/** The ">" that ends a tag: the first one outside quotes. */
function tagEnd(source: string, from: number): number {
  let quote = 0;
  for (let at = from; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === GREATER) return at;
    else if (code === QUOTE || code === APOSTROPHE) quote = code;
  }
  return -1;
}

function localName(source: string, from: number, end: number): string {
  let start = from;
  let at = from;
  for (; at < end; at += 1) {
    const code = source.charCodeAt(at);
    if (code === 58) start = at + 1;
    else if (code <= 32 || code === SLASH) break;
  }
  return source.slice(start, at);
}

/** The value of an attribute of a tag, entities decoded; undefined when it has none of that name. */
export function attribute(tag: string, name: string): string | undefined {
  for (let at = tag.indexOf(name); at >= 0; at = tag.indexOf(name, at + 1)) {
    const before = tag.charCodeAt(at - 1);
    if (before > 32 && before !== QUOTE && before !== APOSTROPHE) continue;
    const equals = /^\s*=\s*(["'])/.exec(tag.slice(at + name.length, at + name.length + 20));
    if (equals === null) continue;
    const start = at + name.length + equals[0].length;
    const end = tag.indexOf(equals[1] ?? '"', start);
    return end < 0 ? undefined : decodeEntities(tag.slice(start, end));
  }
  return undefined;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|[a-z]{2,4});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES.get(name) ?? whole;
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
