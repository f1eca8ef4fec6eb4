import { useEffect, useRef } from 'react';
import { create } from 'zustand';

/** Something a person can do from where they are: listed in the palette and the shortcut help, bound to its keys. */
export interface Action {
  readonly id: string;
  readonly label: string;
  /** Chords as `chordOf` writes them; the first is shown. */
  readonly keys?: readonly string[];
  readonly group: 'global' | 'page';
  /** Why it cannot be done now; shown in the palette. */
  readonly disabled?: string | undefined;
  run(): void;
}

interface Actions {
  readonly byOwner: ReadonlyMap<symbol, readonly Action[]>;
}

const useActionStore = create<Actions>(() => ({ byOwner: new Map() }));

/** Offers actions while the calling component is on screen. */
export function useActions(actions: readonly Action[]): void {
  const owner = useRef(Symbol('actions'));
  useEffect(() => {
    const key = owner.current;
    useActionStore.setState(({ byOwner }) => ({ byOwner: new Map(byOwner).set(key, actions) }));
  });
  useEffect(() => {
    const key = owner.current;
    return () =>
      useActionStore.setState(({ byOwner }) => {
        const rest = new Map(byOwner);
        rest.delete(key);
        return { byOwner: rest };
      });
  }, []);
}

/** Everything that can be done now; the page's own things first. */
export function currentActions(): readonly Action[] {
  const all = [...useActionStore.getState().byOwner.values()].flat();
  return [...all.filter((a) => a.group === 'page'), ...all.filter((a) => a.group === 'global')];
}

/** The action of a chord; null when there is none that can be done. */
export function actionOf(actions: readonly Action[], chord: string): Action | null {
  return actions.find((a) => a.disabled === undefined && a.keys?.includes(chord)) ?? null;
}
