import type { InputRef } from 'antd';
import { Input } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { useCall } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { StandingTag } from '#renderer/parts/StandingTag.tsx';
import type { ProductView } from '#shared/api/products.ts';
import { productName } from '#shared/catalog/products/fields.ts';

const SHOWN = 50;

interface ProductSearchProps {
  /** The product the line already names: the one to begin with, until something else is typed or chosen. */
  readonly known: string | null;
  choose(product: ProductView): void;
}

/** Finding a product: type to search, arrows to move, Enter to take. Those used last come first. */
export function ProductSearch(props: ProductSearchProps) {
  const t = useText();
  const listId = useId();
  const box = useRef<InputRef>(null);
  useEffect(() => {
    // The panel takes the focus while it opens.
    const timer = setTimeout(() => box.current?.focus(), 50);
    return () => clearTimeout(timer);
  }, []);
  const [query, setQuery] = useState('');
  const [moved, setMoved] = useState<number | null>(null);
  const search = query.slice(0, 200);
  const found = useCall('products.list', { search, sort: 'used', limit: SHOWN });
  const rows = found.value?.rows ?? [];
  const known = query === '' ? rows.findIndex(({ id }) => id === props.known) : -1;
  const active = Math.min(moved ?? Math.max(0, known), rows.length - 1);
  const current = rows[active];
  const currentId = current === undefined ? undefined : `${listId}-${current.id}`;
  useEffect(() => {
    if (currentId !== undefined) document.getElementById(currentId)?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);
  return (
    <>
      <Input
        ref={box}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={currentId}
        aria-label={t('linePanel.search')}
        placeholder={t('linePanel.search')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setMoved(null);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown') setMoved(Math.min(rows.length - 1, active + 1));
          else if (event.key === 'ArrowUp') setMoved(Math.max(0, active - 1));
          // Nothing is taken from a list that is not yet that of the typed text.
          else if (event.key === 'Enter' && current !== undefined && !found.loading) props.choose(current);
          else return;
          event.preventDefault();
        }}
      />
      <p className="dim" role="status">
        {rows.length === 0 && !found.loading
          ? t('linePanel.none', { query })
          : t('linePanel.results', { count: found.value?.total ?? 0 })}
      </p>
      <div role="listbox" id={listId} aria-label={t('linePanel.search')} className="pick-list line-list">
        {rows.map((row) => (
          <div
            key={row.id}
            id={`${listId}-${row.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={row === current}
            onClick={() => props.choose(row)}
          >
            <span className="number">{row.texts.itemNo}</span>
            <span>
              {productName(row.texts) || t('product.unnamed')}{' '}
              <span className="dim">
                {row.texts.gcode} {row.texts.nameEn}
              </span>
            </span>
            <StandingTag standing={row.standing} />
          </div>
        ))}
      </div>
    </>
  );
}
