/** What a chord does in a list. */
export type GridMove =
  | { readonly kind: 'move'; readonly to: number; readonly extend: boolean }
  | { readonly kind: 'select' | 'selectAll' | 'open' };

/** The move a chord makes from row `at` of `total` rows with `page` rows on screen; null for other keys. */
export function gridMove(chord: string, at: number, total: number, page: number): GridMove | null {
  const extend = chord.startsWith('Shift+');
  const key = extend ? chord.slice(6) : chord;
  const last = Math.max(0, total - 1);
  const to = (row: number): GridMove => ({ kind: 'move', to: Math.max(0, Math.min(last, row)), extend });
  switch (key) {
    case 'ArrowDown':
      return to(at + 1);
    case 'ArrowUp':
      return to(at - 1);
    case 'PageDown':
      return to(at + Math.max(1, page - 1));
    case 'PageUp':
      return to(at - Math.max(1, page - 1));
    case 'Home':
      return to(0);
    case 'End':
      return to(last);
    case 'Space':
      return { kind: 'select' };
    case 'Ctrl+A':
      return { kind: 'selectAll' };
    case 'Enter':
      return extend ? null : { kind: 'open' };
    default:
      return null;
  }
}
