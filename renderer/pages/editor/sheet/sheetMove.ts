/** Where the reader stands in a sheet. */
export interface SheetPlace {
  readonly row: number;
  readonly column: number;
}

/** What a chord does in a sheet. */
export type SheetMove = SheetPlace | 'open' | 'jump';

const PAGE = 12;

/** The move of a chord in a sheet of so many rows and columns; null where the key belongs to the browser. */
export function sheetMove(
  chord: string,
  at: SheetPlace,
  size: { readonly rows: number; readonly columns: number },
): SheetMove | null {
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const go = (row: number, column: number): SheetPlace => ({
    row: Math.max(0, Math.min(last.row, row)),
    column: Math.max(0, Math.min(last.column, column)),
  });
  switch (chord) {
    case 'ArrowUp':
      return go(at.row - 1, at.column);
    case 'ArrowDown':
      return go(at.row + 1, at.column);
    case 'ArrowLeft':
      return go(at.row, at.column - 1);
    case 'ArrowRight':
      return go(at.row, at.column + 1);
    case 'PageUp':
      return go(at.row - PAGE, at.column);
    case 'PageDown':
      return go(at.row + PAGE, at.column);
    case 'Home':
      return go(at.row, 0);
    case 'End':
      return go(at.row, last.column);
    case 'Ctrl+Home':
      return go(0, 0);
    case 'Ctrl+End':
      return last;
    case 'Enter':
    case 'Space':
      return 'open';
    case 'F2':
      return 'jump';
    default:
      return null;
  }
}
