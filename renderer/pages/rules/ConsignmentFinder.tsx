import { Input } from 'antd';
import { useDeferredValue, useId, useState } from 'react';
import { useCall } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { StateTag } from '#renderer/parts/StateTag.tsx';
import type { ConsignmentRow } from '#shared/api/consignments.ts';

const MOST = 8;

/** A consignment by its order number: type to search, arrows to move, Enter to take. */
export function ConsignmentFinder(props: {
  onChoose(one: { readonly id: string; readonly orderNo: string }): void;
}) {
  const t = useText();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const search = useDeferredValue(typed.trim());
  const found = useCall('consignments.list', open ? { search, limit: MOST } : null);
  const rows = open ? (found.value?.rows ?? []) : [];
  const current = rows[Math.min(active, rows.length - 1)];
  const take = (row: ConsignmentRow) => {
    const orderNo = row.orderNo || t('radarPage.unnamed');
    setTyped(orderNo);
    setOpen(false);
    props.onChoose({ id: row.id, orderNo });
  };
  return (
    <div className="finder">
      <Input
        role="combobox"
        aria-expanded={rows.length > 0}
        aria-controls={rows.length > 0 ? listId : undefined}
        aria-activedescendant={current === undefined ? undefined : `${listId}-${current.id}`}
        aria-label={t('ruleTry.find')}
        placeholder={t('ruleTry.find')}
        maxLength={200}
        value={typed}
        onFocus={(event) => {
          event.target.select();
          setOpen(true);
        }}
        onBlur={() => setOpen(false)}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown') {
            setOpen(true);
            setActive((n) => Math.min(Math.max(0, rows.length - 1), open ? n + 1 : 0));
          } else if (event.key === 'ArrowUp') setActive((n) => Math.max(0, n - 1));
          else if (event.key === 'Enter' && current !== undefined) take(current);
          else if (event.key === 'Escape' && open) {
            // The list closes first, the panel around it with the next press.
            event.stopPropagation();
            setOpen(false);
            return;
          } else return;
          event.preventDefault();
        }}
      />
      {open && found.value?.rows.length === 0 && (
        <p className="hint" role="status">
          {t('ruleTry.none')}
        </p>
      )}
      {rows.length > 0 && (
        <div role="listbox" id={listId} aria-label={t('ruleTry.list')} className="finder-list">
          {rows.map((row) => (
            <div
              key={row.id}
              id={`${listId}-${row.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={row === current}
              // The press must not take the focus from the box: that would close the list before the click.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(row)}
            >
              <span>{row.orderNo || t('radarPage.unnamed')}</span>
              <span className="dim">{row.goods}</span>
              <StateTag state={row.state} />
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
