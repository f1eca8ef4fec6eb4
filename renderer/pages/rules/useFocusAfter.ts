import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';
import type { PackStanding } from '#shared/api/packs.ts';

/** Buttons that a change of standing replaces, and what notes that the reader asked for one. */
interface FocusAfter {
  readonly buttons: RefObject<HTMLSpanElement | null>;
  asked(): void;
}

/** After a change of standing that the reader asked for the focus goes to what can be done next: the pressed button is gone. */
export function useFocusAfter(standing: PackStanding): FocusAfter {
  const buttons = useRef<HTMLSpanElement>(null);
  const waits = useRef(false);
  const before = useRef(standing);
  useEffect(() => {
    if (before.current === standing) return;
    before.current = standing;
    if (waits.current && document.activeElement === document.body) {
      buttons.current?.querySelector('button')?.focus();
    }
    waits.current = false;
  }, [standing]);
  return {
    buttons,
    asked: () => {
      waits.current = true;
    },
  };
}
