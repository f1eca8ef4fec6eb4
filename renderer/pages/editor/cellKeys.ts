/** Moving: the text is selected and arrows change the cell. Typing: arrows still do. Caret (F2): arrows move inside the text. */
export type CellMode = 'moving' | 'typing' | 'caret';

/** What a chord does in the goods grid. */
export type CellMove =
  | { readonly kind: 'go'; readonly row: number; readonly column: number }
  | { readonly kind: 'mode'; readonly mode: CellMode }
  | { readonly kind: 'insert' | 'remove' | 'pick' };

/** Where a cell lies and how large its grid is. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** The move of a chord; null where the key belongs to the text or to the browser. */
export function cellMove(chord: string, mode: CellMode, at: CellPlace): CellMove | null {
  const go = (row: number, column: number): CellMove | null =>
    row < 0 || column < 0 || row >= at.rows || column >= at.columns ? null : { kind: 'go', row, column };
  switch (chord) {
    case 'F2':
      return { kind: 'mode', mode: mode === 'caret' ? 'moving' : 'caret' };
    case 'Escape':
      return mode === 'moving' ? null : { kind: 'mode', mode: 'moving' };
    case 'Alt+I':
    case 'Alt+Insert':
      return { kind: 'insert' };
    case 'Alt+Delete':
    case 'Alt+Backspace':
      return { kind: 'remove' };
    case 'Alt+ArrowDown':
    case 'F4':
      return { kind: 'pick' };
    case 'Enter':
      return go(at.row + 1, at.column) ?? { kind: 'mode', mode: 'moving' };
    case 'Shift+Enter':
      return go(at.row - 1, at.column);
    case 'Tab':
      return go(at.row, at.column + 1) ?? go(at.row + 1, 0);
    case 'Shift+Tab':
      return go(at.row, at.column - 1) ?? go(at.row - 1, at.columns - 1);
    case 'Ctrl+Home':
      return go(0, 0);
    case 'Ctrl+End':
      return go(at.rows - 1, at.columns - 1);
    default:
      return mode === 'caret' ? null : arrow(chord, at, go);
  }
}

function arrow(chord: string, at: CellPlace, go: (row: number, column: number) => CellMove | null) {
  switch (chord) {
    case 'ArrowUp':
      return go(at.row - 1, at.column);
    case 'ArrowDown':
      return go(at.row + 1, at.column);
    case 'ArrowLeft':
      return go(at.row, at.column - 1);
    case 'ArrowRight':
      return go(at.row, at.column + 1);
    case 'Home':
      return go(at.row, 0);
    case 'End':
      return go(at.row, at.columns - 1);
    case 'PageUp':
      return go(Math.max(0, at.row - 10), at.column);
    case 'PageDown':
      return go(Math.min(at.rows - 1, at.row + 10), at.column);
    default:
      return null;
  }
}
