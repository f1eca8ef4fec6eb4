import { useEffect } from 'react';
import { chordOf, takesText, worksWhileTyping } from '#renderer/app/keys.ts';
import { actionOf, currentActions } from '#renderer/state/actions.ts';
import { useOverlay } from '#renderer/state/overlays.ts';

/** Runs the action of a pressed chord, unless a field is typed in or a part has taken the key. */
export function useGlobalKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const chord = chordOf(event);
      if (takesText(event.target) && !worksWhileTyping(chord)) return;
      if (useOverlay.getState().open !== 'none' && chord !== 'Ctrl+K') return;
      const action = actionOf(currentActions(), chord);
      if (action === null) return;
      event.preventDefault();
      action.run();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
