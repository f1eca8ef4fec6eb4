import { create } from 'zustand';

/** The goods cell that is asked for; the goods grid follows it. */
export const useWantedCell = create<{ readonly pointer: string; readonly turn: number }>(() => ({
  pointer: '',
  turn: 0,
}));

const CONTROL = 'input, select, textarea, [role="combobox"]';

/** Puts the focus on a field of the open draft and brings it into view. */
export function focusField(pointer: string): void {
  if (pointer.startsWith('items')) {
    useWantedCell.setState(({ turn }) => ({ pointer, turn: turn + 1 }));
    return;
  }
  const exact = document.querySelector(`[data-pointer="${CSS.escape(pointer)}"]`);
  const field = exact ?? document.querySelector(`[data-pointer^="${CSS.escape(pointer)}."]`);
  field?.scrollIntoView({ block: 'center' });
  const control = field?.querySelector(CONTROL);
  if (control instanceof HTMLElement) control.focus({ preventScroll: true });
}

/** The field that has the focus; null when none has. */
export function focusedPointer(): string | null {
  return document.activeElement?.closest('[data-pointer]')?.getAttribute('data-pointer') ?? null;
}
