import type { Paint, Tone } from './paint.ts';

/** Characters that take two columns of a terminal (Unicode East Asian Width W and F, and pictures). */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** How many columns of a terminal a text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += NO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/**
 * A text from a file or a platform made safe for a terminal: one line, no control or direction characters, so that it
 * can neither colour, move nor hide anything.
 */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
}

/** Shortens a text to a width, with an ellipsis where something was left out. */
export function shorten(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  let used = 1;
  for (const character of text) {
    used += widthOf(character);
    if (used > width) break;
    kept += character;
  }
  return `${kept}…`;
}

/** One cell: a text and what it means. */
export type Cell = string | { readonly text: string; readonly tone: Tone };

/** One column of a table. */
export interface Column {
  readonly head: string;
  readonly right?: boolean;
  /** The widest it may become; longer texts are shortened. */
  readonly most?: number;
}

const GAP = '  ';

/** Aligned lines, the heads first. The last column is not filled up. */
export function table(
  paint: Paint,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): readonly string[] {
  const shown = rows.map((row) =>
    columns.map(({ most }, i) => {
      const cell = row[i] ?? '';
      const { text, tone } = typeof cell === 'string' ? { text: cell, tone: null } : cell;
      const line = oneLine(text);
      return { text: most === undefined ? line : shorten(line, most), tone };
    }),
  );
  const widths = columns.map(({ head }, i) =>
    shown.reduce((width, row) => Math.max(width, widthOf(row[i]?.text ?? '')), widthOf(head)),
  );
  const fill = (text: string, i: number): string => {
    const space = ' '.repeat(Math.max(0, (widths[i] ?? 0) - widthOf(text)));
    if (columns[i]?.right === true) return space + text;
    return i === columns.length - 1 ? text : text + space;
  };
  const heads = columns.map(({ head }, i) => fill(head, i)).join(GAP);
  const body = shown.map((row) =>
    row
      .map(({ text, tone }, i) => {
        const filled = fill(text, i);
        return tone === null ? filled : filled.replace(text, () => paint(tone, text));
      })
      .join(GAP)
      .trimEnd(),
  );
  return [paint('strong', heads.trimEnd()), ...body];
}
