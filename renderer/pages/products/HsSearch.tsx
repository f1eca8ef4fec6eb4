import '#renderer/pages/products/products.css';
import type { InputRef } from 'antd';
import { Input } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { useCall } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { HsCode } from '#renderer/pages/products/HsCode.tsx';
import { EmptyState } from '#renderer/parts/EmptyState.tsx';
import type { HsAnswer } from '#shared/api/hs.ts';
import { productName } from '#shared/catalog/products/fields.ts';
import type { HsHit, HsLevel } from '#shared/catalog/products/hsSearch.ts';

interface HsSearchProps {
  readonly query: string;
  choose(code: string): void;
  chooseLabel(code: string): string;
}

/** One row of what was found. */
interface Row {
  readonly key: string;
  readonly code: string;
  readonly text: string;
  readonly more: string;
  readonly level: HsLevel | 'product';
}

/**
 * The commodity codes of the active pack: type Chinese, English or digits, arrows to move, Enter to take a code that can
 * be declared. Own products first, then national lines, then subheadings under their headings.
 */
export function HsSearch(props: HsSearchProps) {
  const t = useText();
  const listId = useId();
  const box = useRef<InputRef>(null);
  useEffect(() => {
    const timer = setTimeout(() => box.current?.focus(), 50);
    return () => clearTimeout(timer);
  }, []);
  const [query, setQuery] = useState(props.query);
  const [active, setActive] = useState(0);
  const found = useCall('hs.search', { query: query.slice(0, 200) });
  const english = t.language === 'en';
  const groups = found.value === null ? [] : groupsOf(found.value, english);
  const rows = groups.flatMap((group) => group.rows);
  const current = rows[Math.min(active, rows.length - 1)];
  return (
    <div className="hs">
      <div className="hs-list">
        <Input
          ref={box}
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={current === undefined ? undefined : `${listId}-${current.key}`}
          aria-label={t('hs.search')}
          placeholder={t('hs.search')}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'ArrowDown') setActive((n) => Math.min(rows.length - 1, n + 1));
            else if (event.key === 'ArrowUp') setActive((n) => Math.max(0, n - 1));
            else if (event.key === 'Enter' && current !== undefined && canDeclare(current)) {
              props.choose(current.code);
            } else return;
            event.preventDefault();
          }}
        />
        <p className="dim" role="status">
          {found.value !== null && query.trim() !== ''
            ? t('hs.found', { lines: found.value.lines.length, headings: found.value.headings.length })
            : ''}
        </p>
        <div role="listbox" id={listId} aria-label={t('hs.search')} className="hs-results">
          {groups.map((group) => (
            <div key={group.name} role="group" aria-label={t(`hs.group.${group.name}`)}>
              <div className="hs-group" aria-hidden="true">
                {t(`hs.group.${group.name}`)}
              </div>
              {group.rows.map((row) => (
                <div
                  key={row.key}
                  id={`${listId}-${row.key}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={row === current}
                  className={`hs-row hs-${row.level}`}
                  onClick={() => setActive(rows.indexOf(row))}
                >
                  <span className="number">{row.code}</span>
                  <span>
                    {row.text} <span className="dim">{row.more}</span>
                  </span>
                </div>
              ))}
            </div>
          ))}
        </div>
        {found.value !== null && rows.length === 0 && (
          <EmptyState
            title={query.trim() === '' ? t('hs.start') : t('hs.none', { query })}
            text={t(query.trim() === '' ? 'hs.start.text' : 'hs.none.text', found.value.chinese)}
          />
        )}
      </div>
      <div className="hs-detail">
        {current === undefined ? (
          <p className="dim">{t('hs.chooseFirst')}</p>
        ) : (
          <HsCode
            code={current.code}
            choose={props.choose}
            chooseLabel={props.chooseLabel}
            look={(code) => {
              setQuery(code);
              setActive(0);
            }}
          />
        )}
      </div>
    </div>
  );
}

function canDeclare({ code }: Row): boolean {
  return code.length >= 8;
}

type GroupName = 'products' | 'lines' | 'headings';

function groupsOf(
  { products, lines, headings }: HsAnswer,
  english: boolean,
): readonly { readonly name: GroupName; readonly rows: readonly Row[] }[] {
  const row = (hit: HsHit): Row => {
    const [first, second] = english ? [hit.en, hit.zh] : [hit.zh, hit.en];
    const text = first === '' ? second : first;
    return { key: hit.code, code: hit.code, level: hit.level, text, more: first === '' ? '' : second };
  };
  const groups = [
    {
      name: 'products' as const,
      rows: products.map(({ id, texts }): Row => {
        const more = `${texts.itemNo} ${texts.nameEn}`.trim();
        return { key: `p-${id}`, code: texts.gcode.trim(), level: 'product', text: productName(texts), more };
      }),
    },
    { name: 'lines' as const, rows: lines.map(row) },
    {
      name: 'headings' as const,
      rows: headings.flatMap(({ heading, subheadings }) => [row(heading), ...subheadings.map(row)]),
    },
  ];
  return groups.filter(({ rows }) => rows.length > 0);
}
