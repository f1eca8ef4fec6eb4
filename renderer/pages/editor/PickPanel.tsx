import type { InputRef } from 'antd';
import { Drawer, Input } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { useCall } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { useEditing } from '#renderer/pages/editor/editing.ts';
import { HsDrawer } from '#renderer/pages/products/HsDrawer.tsx';
import { fieldLabel } from '#renderer/parts/labels.ts';
import type { Pointer } from '#shared/base/pointer.ts';
import { textAt } from '#shared/consignment/edit.ts';
import type { CodeTableName } from '#shared/consignment/fields.ts';

interface PickPanelProps {
  readonly table: CodeTableName;
  readonly at: Pointer;
  choose(code: string): void;
  close(): void;
}

/** The codes of one field, in a panel at the right. Commodity codes have a search of their own. */
export function PickPanel(props: PickPanelProps) {
  return props.table === 'hs' ? <HsPanel {...props} /> : <CodePanel {...props} />;
}

function HsPanel({ at, choose, close }: PickPanelProps) {
  const { session } = useEditing();
  return (
    <HsDrawer
      query={textAt(session.state().draft, at) ?? ''}
      choose={(code) => {
        choose(code);
        close();
      }}
      close={close}
    />
  );
}

/** Type to search, arrows to move, Enter to take. */
function CodePanel(props: PickPanelProps) {
  const t = useText();
  const listId = useId();
  const box = useRef<InputRef>(null);
  useEffect(() => box.current?.focus(), []);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const found = useCall('rules.codes', { table: props.table, query: query.slice(0, 200), limit: 100 });
  const rows = found.value ?? [];
  const current = rows[Math.min(active, rows.length - 1)];
  const title = t('editor.pick.title', { field: fieldLabel(t, props.at) });
  const take = (code: string) => {
    props.choose(code);
    props.close();
  };
  return (
    <Drawer
      open
      title={title}
      onClose={props.close}
      size={460}
      afterOpenChange={(open) => open && box.current?.focus()}
    >
      <Input
        ref={box}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={current === undefined ? undefined : `${listId}-${current.code}`}
        aria-label={t('codes.search')}
        placeholder={t('codes.search')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown') setActive((n) => Math.min(rows.length - 1, n + 1));
          else if (event.key === 'ArrowUp') setActive((n) => Math.max(0, n - 1));
          else if (event.key === 'Enter' && current !== undefined) take(current.code);
          else return;
          event.preventDefault();
        }}
      />
      <p className="dim" role="status">
        {rows.length === 0 && !found.loading
          ? t('codes.none', { query })
          : t('codes.results', { count: rows.length })}
      </p>
      <div role="listbox" id={listId} aria-label={title} className="pick-list">
        {rows.map((row) => (
          <div
            key={row.code}
            id={`${listId}-${row.code}`}
            role="option"
            tabIndex={-1}
            aria-selected={row === current}
            onClick={() => take(row.code)}
          >
            <span className="number">{row.code}</span>
            <span>
              {row.zh} <span className="dim">{row.en}</span>
            </span>
            {row.confidence === 'toBeConfirmed' && (
              <span className="tag tag-verify">{t('codes.unconfirmed')}</span>
            )}
          </div>
        ))}
      </div>
    </Drawer>
  );
}
