import { inflateSync } from 'node:zlib';

/** A page of a PDF: its size in mm and the text on it, in the order in which it is drawn, without spaces. */
export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly text: string;
}

/** Reads the pages of a PDF as Chromium writes them. Enough for tests, and no reader of PDFs in general. */
export function pdfPages(bytes: Uint8Array): readonly PdfPage[] {
  const text = Buffer.from(bytes).toString('latin1');
  const objects = new Map<string, string>();
  for (const [, id = '', body = ''] of text.matchAll(/(?:^|\n)(\d+) 0 obj\b([\s\S]*?)\nendobj/g)) {
    objects.set(id, body);
  }
  const codes = new Map<string, Font>();
  const fontOf = (id: string): Font => {
    const known = codes.get(id) ?? readFont(objects, id);
    codes.set(id, known);
    return known;
  };
  return [...objects.values()]
    .filter((body) => /\/Type\s*\/Page\b/.test(body))
    .map((body) => {
      const [, , width = '0', height = '0'] =
        /\/MediaBox\s*\[([^\]]+)\]/.exec(body)?.[1]?.trim().split(/\s+/) ?? [];
      const fonts = new Map(
        [...body.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [name, fontOf(id)]),
      );
      const content = streamOf(objects.get(/\/Contents (\d+)/.exec(body)?.[1] ?? '') ?? '');
      return { width: mm(width), height: mm(height), text: textOf(content, fonts) };
    });
}

/** What the codes of a font stand for; a code has one byte or two. */
interface Font {
  readonly bytes: 1 | 2;
  readonly characters: ReadonlyMap<number, string>;
}

function mm(points: string): number {
  return Math.round((Number(points) / 72) * 25.4);
}

function streamOf(body: string): string {
  const raw = /stream\r?\n([\s\S]*)\r?\nendstream/.exec(body)?.[1] ?? '';
  if (!body.includes('/FlateDecode')) return raw;
  return inflateSync(Buffer.from(raw, 'latin1')).toString('latin1');
}

function readFont(objects: ReadonlyMap<string, string>, id: string): Font {
  const body = objects.get(id) ?? '';
  const map = streamOf(objects.get(/\/ToUnicode (\d+)/.exec(body)?.[1] ?? '') ?? '');
  const characters = new Map<number, string>();
  for (const [, block = ''] of map.matchAll(/beginbfchar\s([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', to = ''] of block.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi)) {
      characters.set(Number.parseInt(code, 16), utf16(to));
    }
  }
  for (const [, block = ''] of map.matchAll(/beginbfrange\s([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', first = ''] of block.matchAll(
      /<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi,
    )) {
      const start = Number.parseInt(from, 16);
      const unit = utf16(first).codePointAt(0) ?? 0;
      for (let code = start; code <= Number.parseInt(to, 16); code++) {
        characters.set(code, String.fromCodePoint(unit + code - start));
      }
    }
  }
  return { bytes: body.includes('/Type3') ? 1 : 2, characters };
}

function utf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le');
}

function textOf(content: string, fonts: ReadonlyMap<string, Font>): string {
  let font: Font | undefined;
  let text = '';
  for (const [, name, hex] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-F]+)>/gi)) {
    if (name !== undefined) font = fonts.get(name);
    if (hex === undefined || font === undefined) continue;
    for (let i = 0; i < hex.length; i += font.bytes * 2) {
      text += font.characters.get(Number.parseInt(hex.slice(i, i + font.bytes * 2), 16)) ?? '';
    }
  }
  return text.replace(/\s/g, '');
}
