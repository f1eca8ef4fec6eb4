import { create } from 'zustand';

/** A short message at the edge of the window, with at most one thing to do. */
export interface Toast {
  readonly id: number;
  readonly tone: 'done' | 'note' | 'error';
  readonly text: string;
  /** What it belongs to; it goes when that leaves the screen. */
  readonly scope?: string;
  readonly action?: { readonly label: string; run(): void };
}

interface Toasts {
  readonly list: readonly Toast[];
}

const MOST = 4;
let lastId = 0;

/** The messages on screen. */
export const useToasts = create<Toasts>(() => ({ list: [] }));

/**
 * Shows a message; the same text is not shown twice at once. One with a way back takes the place of the one before in
 * its scope: only the last step can be undone.
 */
export function showToast(toast: Omit<Toast, 'id'>): void {
  const next = { ...toast, id: ++lastId };
  useToasts.setState(({ list }) => ({
    list: [...list.filter((other) => other.text !== toast.text && !isOlderStep(other, next)), next].slice(
      -MOST,
    ),
  }));
}

function isOlderStep(older: Toast, next: Toast): boolean {
  const steps = older.action !== undefined && next.action !== undefined;
  return steps && next.scope !== undefined && older.scope === next.scope;
}

/** Takes away what belongs to something that leaves the screen. */
export function hideScope(scope: string): void {
  useToasts.setState(({ list }) => ({ list: list.filter((toast) => toast.scope !== scope) }));
}

/** Takes a message away. */
export function hideToast(id: number): void {
  useToasts.setState(({ list }) => ({ list: list.filter((toast) => toast.id !== id) }));
}
