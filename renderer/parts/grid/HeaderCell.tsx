import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons';
import type { PointerEvent } from 'react';
import { useRef } from 'react';
import { useText } from '#renderer/app/text.tsx';
import type { GridColumn } from '#renderer/parts/grid/gridColumn.ts';

interface HeaderCellProps<Row> {
  readonly column: GridColumn<Row>;
  readonly sort: { readonly by: string; readonly descending: boolean } | undefined;
  readonly onSort: ((by: string, descending: boolean) => void) | undefined;
  onResize(width: number): void;
}

const STEP = 16;

/** The head of a column: its name, which sorts when it can, and the edge that changes the width. */
export function HeaderCell<Row>({ column, sort, onSort, onResize }: HeaderCellProps<Row>) {
  const t = useText();
  const cell = useRef<HTMLDivElement>(null);
  const sorted = column.sort !== undefined && sort?.by === column.sort;
  const descending = sort?.descending === true;
  const width = () => cell.current?.getBoundingClientRect().width ?? column.width;
  const drag = (event: PointerEvent<HTMLElement>) => {
    const start = event.clientX;
    const before = width();
    const target = event.currentTarget;
    target.setPointerCapture(event.pointerId);
    target.onpointermove = (move) => onResize(Math.max(48, before + move.clientX - start));
    target.onpointerup = () => {
      target.onpointermove = null;
    };
  };
  return (
    <div
      ref={cell}
      role="columnheader"
      className={column.align === 'end' ? 'grid-cell grid-end' : 'grid-cell'}
      aria-sort={sorted ? (descending ? 'descending' : 'ascending') : undefined}
    >
      {column.sort !== undefined && onSort !== undefined ? (
        <button
          type="button"
          className="grid-sort"
          onClick={() => onSort(column.sort ?? '', sorted ? !descending : false)}
        >
          {column.header}
          {sorted && (descending ? <CaretDownOutlined aria-hidden /> : <CaretUpOutlined aria-hidden />)}
        </button>
      ) : (
        <span>{column.header}</span>
      )}
      <span
        role="separator"
        aria-orientation="vertical"
        aria-label={t('grid.resize', { column: column.header })}
        aria-valuenow={column.width}
        tabIndex={-1}
        className="grid-resize"
        onPointerDown={drag}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowRight' ? STEP : event.key === 'ArrowLeft' ? -STEP : 0;
          if (step === 0) return;
          event.preventDefault();
          event.stopPropagation();
          onResize(Math.max(48, width() + step));
        }}
      />
    </div>
  );
}
