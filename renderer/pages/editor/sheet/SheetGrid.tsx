import { useVirtualizer } from '@tanstack/react-virtual';
import type { KeyboardEvent } from 'react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { chordOf } from '#renderer/app/keys.ts';
import { useText } from '#renderer/app/text.tsx';
import { textScale } from '#renderer/app/theme.ts';
import { useEditing } from '#renderer/pages/editor/editing.ts';
import { SheetLine } from '#renderer/pages/editor/sheet/SheetLine.tsx';
import { sheetMove } from '#renderer/pages/editor/sheet/sheetMove.ts';
import type { SheetRows } from '#renderer/pages/editor/sheet/useSheetRows.ts';

interface SheetGridProps {
  readonly rows: SheetRows;
  /** Key of the row whose choices are open. */
  readonly open: string | null;
  onOpen(key: string): void;
}

const ROW_HEIGHT = 46;
const FACT_WIDTH = 156;
const COLUMN_WIDTH = 132;

/** The sheet as a grid: arrows move, Enter opens the choices of a row, F2 goes to the field. */
export function SheetGrid({ rows, open, onOpen }: SheetGridProps) {
  const t = useText();
  const { jump } = useEditing();
  const base = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const scale = useMemo(textScale, []);
  const [place, setPlace] = useState({ row: 0, column: 0 });
  const columns = rows.columns.length + 1;
  const at = { row: Math.min(place.row, rows.shown - 1), column: Math.min(place.column, columns - 1) };
  const virtual = useVirtualizer({
    count: rows.shown,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT * scale,
    overscan: 8,
  });
  const visible = virtual.getVirtualItems();
  const first = visible[0]?.index ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only where the screen begins matters
  useEffect(() => rows.look(first), [first]);
  const template = `${FACT_WIDTH * scale}px repeat(${rows.columns.length}, ${COLUMN_WIDTH * scale}px)`;
  const cellId = (row: number, column: number) => `${base}-${row}-${column}`;
  const press = (event: KeyboardEvent) => {
    const move = sheetMove(chordOf(event), at, { rows: rows.shown, columns });
    if (move === null) return;
    event.preventDefault();
    const row = rows.row(at.row);
    if (move === 'open') {
      if (row !== null) onOpen(row.key);
    } else if (move === 'jump') {
      if (row?.pointers[0] !== undefined) jump(row.pointers[0]);
    } else {
      setPlace(move);
      virtual.scrollToIndex(move.row);
      requestAnimationFrame(() =>
        document.getElementById(cellId(move.row, move.column))?.scrollIntoView({
          block: 'nearest',
          inline: 'nearest',
        }),
      );
    }
  };
  return (
    <div
      ref={scroller}
      className="sheet-grid"
      role="grid"
      tabIndex={0}
      aria-label={t('sheet.title')}
      aria-rowcount={rows.shown + 1}
      aria-colcount={columns}
      aria-activedescendant={cellId(at.row, at.column)}
      onKeyDown={press}
    >
      <div
        className="sheet-row sheet-columns"
        role="row"
        aria-rowindex={1}
        style={{ gridTemplateColumns: template }}
      >
        <div role="columnheader" className="sheet-cell sheet-fact">
          {t('sheet.fact')}
        </div>
        {rows.columns.map((column) => (
          <div key={column} role="columnheader" className="sheet-cell">
            {t(`sheet.column.${column}`)}
          </div>
        ))}
      </div>
      <div role="rowgroup" className="sheet-rows" style={{ height: virtual.getTotalSize() }}>
        {visible.map(({ index, start }) => (
          <SheetLine
            key={index}
            index={index}
            top={start}
            measure={virtual.measureElement}
            template={template}
            row={rows.row(index)}
            open={rows.row(index)?.key === open}
            active={index === at.row ? at.column : null}
            cellId={cellId}
            onActivate={(column, key) => {
              setPlace({ row: index, column });
              onOpen(key);
            }}
          />
        ))}
      </div>
    </div>
  );
}
