import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { Keys } from '#renderer/app/Keys.tsx';
import { useText } from '#renderer/app/text.tsx';
import type { Action } from '#renderer/state/actions.ts';
import { currentActions } from '#renderer/state/actions.ts';
import { closeOverlay, useOverlay } from '#renderer/state/overlays.ts';
import { searchText } from '#shared/base/normalize.ts';

/** Every page and action by name (Ctrl+K). */
export function CommandPalette() {
  const open = useOverlay((state) => state.open === 'palette');
  return open ? <Palette /> : null;
}

function Palette() {
  const t = useText();
  const listId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [actions] = useState(() => currentActions().filter((action) => action.id !== 'palette'));
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const found = useMemo(() => matching(actions, query), [actions, query]);
  const current = found[Math.min(active, found.length - 1)];

  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const run = (action: Action | undefined) => {
    if (action === undefined || action.disabled !== undefined) return;
    closeOverlay();
    // After the palette is gone, so that the action finds the focus where it was.
    setTimeout(() => action.run());
  };
  const move = (step: number) => setActive((now) => (now + step + found.length) % Math.max(1, found.length));

  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label={t('palette.title')}
      onClose={closeOverlay}
      onClick={(event) => event.target === dialog.current && closeOverlay()}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown') move(1);
        else if (event.key === 'ArrowUp') move(-1);
        else if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(current);
        else return;
        event.preventDefault();
      }}
    >
      <input
        autoFocus
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={current === undefined ? undefined : `${listId}-${current.id}`}
        aria-label={t('palette.placeholder')}
        placeholder={t('palette.placeholder')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
      />
      <div role="listbox" id={listId} aria-label={t('palette.title')}>
        {found.map((action) => (
          <div
            key={action.id}
            id={`${listId}-${action.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={action === current}
            aria-disabled={action.disabled !== undefined}
            onClick={() => run(action)}
          >
            <span>
              {action.label}
              {action.disabled !== undefined && <small> {action.disabled}</small>}
            </span>
            {action.keys?.[0] !== undefined && <Keys chord={action.keys[0]} />}
          </div>
        ))}
      </div>
      {found.length === 0 && <p>{t('palette.empty')}</p>}
    </dialog>
  );
}

/** Actions whose name has every word of the query. */
function matching(actions: readonly Action[], query: string): readonly Action[] {
  const words = searchText(query).split(' ').filter(Boolean);
  return actions.filter((action) => {
    const label = searchText(action.label);
    return words.every((word) => label.includes(word));
  });
}
