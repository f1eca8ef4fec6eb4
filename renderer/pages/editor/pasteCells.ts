import type { Pointer } from '#shared/base/pointer.ts';
import { pointer } from '#shared/base/pointer.ts';
import { emptyItem } from '#shared/consignment/consignment.ts';
import type { Edit } from '#shared/consignment/edit.ts';
import { MAX_DRAFT_ITEMS, MAX_FIELD_TEXT } from '#shared/consignment/edit.ts';

const MOST_CELLS = 4_000;

/** Cells of a clipboard text as a spreadsheet writes it: tabs between cells, quotes around cells with line breaks. */
export function parseCells(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === '\t') endCell();
    else if (char === '\n') {
      endCell();
      rows.push([]);
    } else if (char !== '\r') cell += char;
  }
  endCell();
  const last = rows.at(-1);
  if (rows.length > 1 && last?.length === 1 && last[0] === '') rows.pop();
  return rows;
}

/** Whether a clipboard text is more than one cell. */
export function isManyCells(text: string): boolean {
  return /[\t\n]/.test(text.replace(/\r?\n$/, ''));
}

/**
 * The edits that put cells into the goods rows, from one cell rightwards and downwards; rows that are missing are
 * inserted. Cells beyond the last column, and beyond what one change may hold, are left out.
 */
export function pasteEdits(
  cells: readonly (readonly string[])[],
  row: number,
  column: number,
  columns: readonly string[],
  rowCount: number,
): readonly Edit[] {
  const edits: Edit[] = [];
  const most = Math.min(cells.length, MAX_DRAFT_ITEMS - row);
  for (let r = 0; r < most; r++) {
    if (row + r >= rowCount) edits.push({ kind: 'insertItem', index: row + r, item: emptyItem() });
    for (const [c, text] of (cells[r] ?? []).entries()) {
      const name = columns[column + c];
      if (name === undefined || edits.length >= MOST_CELLS) continue;
      edits.push({ kind: 'set', at: itemPointer(row + r, name), text: text.slice(0, MAX_FIELD_TEXT) });
    }
  }
  return edits;
}

/** The pointer of a field of a goods item. */
export function itemPointer(row: number, name: string): Pointer {
  return pointer('items', row, name);
}
