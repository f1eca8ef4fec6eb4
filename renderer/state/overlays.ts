import { create } from 'zustand';

/** Which panel lies over the page. */
export const useOverlay = create<{ readonly open: 'none' | 'palette' | 'help' }>(() => ({ open: 'none' }));

/** Opens a panel, or closes it when it is open. */
export function toggleOverlay(panel: 'palette' | 'help'): void {
  useOverlay.setState(({ open }) => ({ open: open === panel ? 'none' : panel }));
}

/** Closes the panel. */
export function closeOverlay(): void {
  useOverlay.setState({ open: 'none' });
}
