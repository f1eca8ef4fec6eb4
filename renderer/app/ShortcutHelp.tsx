import { Drawer } from 'antd';
import { Keys } from '#renderer/app/Keys.tsx';
import { useText } from '#renderer/app/text.tsx';
import type { Action } from '#renderer/state/actions.ts';
import { currentActions } from '#renderer/state/actions.ts';
import { closeOverlay, useOverlay } from '#renderer/state/overlays.ts';

const GRID_KEYS = [
  ['help.grid.move', ['ArrowUp', 'ArrowDown']],
  ['help.grid.page', ['PageUp', 'PageDown']],
  ['help.grid.ends', ['Home', 'End']],
  ['help.grid.select', ['Space']],
  ['help.grid.extend', ['Shift+ArrowUp', 'Shift+ArrowDown']],
  ['help.grid.selectAll', ['Ctrl+A']],
  ['help.grid.open', ['Enter']],
] as const;

/** The keys that work here, in a panel at the right. */
export function ShortcutHelp() {
  const t = useText();
  const open = useOverlay((state) => state.open === 'help');
  const actions = open ? currentActions().filter((action) => action.keys !== undefined) : [];
  return (
    <Drawer title={t('help.title')} open={open} onClose={closeOverlay} size={420}>
      <ActionKeys title={t('help.group.page')} actions={actions.filter((a) => a.group === 'page')} />
      <h2>{t('help.group.grid')}</h2>
      <dl className="shortcut-list">
        {GRID_KEYS.map(([key, chords]) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>
              {chords.map((chord) => (
                <Keys key={chord} chord={chord} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <ActionKeys title={t('help.group.global')} actions={actions.filter((a) => a.group === 'global')} />
    </Drawer>
  );
}

function ActionKeys(props: { readonly title: string; readonly actions: readonly Action[] }) {
  if (props.actions.length === 0) return null;
  return (
    <>
      <h2>{props.title}</h2>
      <dl className="shortcut-list">
        {props.actions.map((action) => (
          <div key={action.id}>
            <dt>{action.label}</dt>
            <dd>
              {action.keys?.map((chord) => (
                <Keys key={chord} chord={chord} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
