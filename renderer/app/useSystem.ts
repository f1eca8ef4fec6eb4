import { useSyncExternalStore } from 'react';

/** Whether a media query holds, followed as it changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );
}

/** Whether the theme is dark: the setting, or the system's wish. */
export function useDark(setting: 'system' | 'light' | 'dark'): boolean {
  const system = useMedia('(prefers-color-scheme: dark)');
  return setting === 'system' ? system : setting === 'dark';
}
