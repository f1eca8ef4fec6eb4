import { columnSizingFeature, createColumnHelper, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Checkbox } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { chordOf } from '#renderer/app/keys.ts';
import { useText } from '#renderer/app/text.tsx';
import { textScale } from '#renderer/app/theme.ts';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import type { GridColumn } from '#renderer/parts/grid/gridColumn.ts';
import { gridMove } from '#renderer/parts/grid/gridKeys.ts';
import type { GridSource } from '#renderer/parts/grid/gridSource.ts';
import { rowAt } from '#renderer/parts/grid/gridWindow.ts';
import { HeaderCell } from '#renderer/parts/grid/HeaderCell.tsx';
import { useGridSelection } from '#renderer/parts/grid/useGridSelection.ts';
import { useGridWindow } from '#renderer/parts/grid/useGridWindow.ts';

interface DataGridProps<Row> {
  /** Accessible name of the grid. */
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly source: GridSource<Row>;
  idOf(row: Row): string;
  /** What a row is called, for screen readers. */
  nameOf(row: Row): string;
  onOpen?(row: Row): void;
  readonly selection?: ReadonlySet<string>;
  onSelection?(ids: ReadonlySet<string>): void;
  readonly sort?: { readonly by: string; readonly descending: boolean };
  onSort?(by: string, descending: boolean): void;
  /** Hears the number of rows of the whole list. */
  onTotal?(total: number): void;
  /** Shown instead of rows when there are none. */
  readonly empty?: ReactNode;
  /** Takes the focus when it appears. */
  readonly autoFocus?: boolean;
}

const features = tableFeatures({ columnSizingFeature });
const ROW_HEIGHT = 32;
const SELECT_WIDTH = 36;

/**
 * A list of any length: only the rows on screen exist, pages come from the backend as they are needed.
 * Arrows, Page Up/Down, Home/End move; Space selects, Shift extends, Ctrl+A takes all; Enter opens.
 */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const t = useText();
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const scale = useMemo(textScale, []);
  const rowHeight = ROW_HEIGHT * scale;
  const { grid, error, show, refresh } = useGridWindow(props.source);
  const total = grid.total ?? 0;
  const [active, setActive] = useState(0);
  const selectable = props.onSelection !== undefined;

  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => show(first, last), [show, first, last]);

  const { onTotal } = props;
  useEffect(() => {
    if (grid.total !== null) onTotal?.(grid.total);
  }, [grid.total, onTotal]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another key is another list
  useEffect(() => {
    setActive(0);
    scroller.current?.scrollTo({ top: 0 });
  }, [props.source.key]);
  useEffect(() => {
    if (props.autoFocus === true) scroller.current?.focus();
  }, [props.autoFocus]);

  const columns = useMemo(() => {
    const helper = createColumnHelper<typeof features, { readonly index: number; readonly row: Row }>();
    return helper.columns(
      props.columns.map((column) =>
        helper.display({
          id: column.id,
          header: column.header,
          size: column.width * scale,
          minSize: 48,
          cell: ({ row }) => column.cell(row.original.row),
        }),
      ),
    );
  }, [props.columns, scale]);
  const loaded: { readonly index: number; readonly row: Row }[] = [];
  for (const item of items) {
    const row = rowAt(grid, item.index);
    if (row !== undefined) loaded.push({ index: item.index, row });
  }
  const table = useTable({ features, columns, data: loaded });
  const rows = new Map(table.getRowModel().rows.map((row) => [row.original.index, row]));
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const template = [
    ...(selectable ? [`${SELECT_WIDTH * scale}px`] : []),
    ...props.columns.map((column, i) => {
      const width = headers[i]?.column.getSize() ?? column.width * scale;
      return column.grow === true ? `minmax(${width}px, 1fr)` : `${width}px`;
    }),
  ].join(' ');
  const minWidth =
    headers.reduce((width, header) => width + header.column.getSize(), 0) +
    (selectable ? SELECT_WIDTH * scale : 0);

  const select = useGridSelection(props, grid);
  const activeRow = rowAt(grid, active);
  const press = (event: KeyboardEvent) => {
    if (event.target !== scroller.current) return;
    const page = Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 1;
    const move = gridMove(chordOf(event), active, total, page);
    if (move === null) return;
    event.preventDefault();
    if (move.kind === 'move') {
      if (move.extend) void select.range(active, move.to);
      setActive(move.to);
      virtual.scrollToIndex(move.to);
    } else if (move.kind === 'select') {
      if (activeRow !== undefined) select.toggle(activeRow, active);
    } else if (move.kind === 'selectAll') {
      void select.all();
    } else if (activeRow !== undefined) {
      props.onOpen?.(activeRow);
    }
  };

  if (error !== null && grid.total === null) return <ErrorPanel error={error} retry={refresh} />;
  return (
    <div
      ref={scroller}
      className="grid"
      role="grid"
      aria-label={props.label}
      aria-rowcount={total + 1}
      aria-colcount={props.columns.length + (selectable ? 1 : 0)}
      aria-multiselectable={selectable}
      aria-busy={grid.total === null}
      aria-activedescendant={activeRow === undefined ? undefined : `${gridId}-${active}`}
      tabIndex={0}
      onKeyDown={press}
    >
      <div
        className="grid-head"
        role="row"
        aria-rowindex={1}
        style={{ gridTemplateColumns: template, minWidth }}
      >
        {selectable && (
          <div role="columnheader" className="grid-check">
            <Checkbox
              aria-label={t('grid.selectAll', { count: total })}
              checked={total > 0 && (props.selection?.size ?? 0) >= total}
              indeterminate={(props.selection?.size ?? 0) > 0 && (props.selection?.size ?? 0) < total}
              onChange={(event) => (event.target.checked ? void select.all() : select.none())}
            />
          </div>
        )}
        {headers.map((header, i) => {
          const column = props.columns[i];
          return column === undefined ? null : (
            <HeaderCell
              key={header.id}
              column={column}
              sort={props.sort}
              onSort={props.onSort}
              onResize={(width) => table.setColumnSizing((old) => ({ ...old, [column.id]: width }))}
            />
          );
        })}
      </div>
      {grid.total === 0 && <div className="grid-empty">{props.empty ?? t('grid.empty')}</div>}
      <div role="rowgroup" className="grid-rows" style={{ height: virtual.getTotalSize(), minWidth }}>
        {items.map((item) => {
          const row = rows.get(item.index);
          const id = row === undefined ? null : props.idOf(row.original.row);
          const chosen = id !== null && props.selection?.has(id) === true;
          return (
            <div
              key={item.index}
              id={`${gridId}-${item.index}`}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={selectable ? chosen : undefined}
              className={`grid-row${item.index === active ? ' grid-active' : ''}${chosen ? ' grid-chosen' : ''}`}
              style={{
                gridTemplateColumns: template,
                height: item.size,
                transform: `translateY(${item.start}px)`,
              }}
              onClick={(event) => {
                setActive(item.index);
                if (row === undefined) return;
                if (event.shiftKey && selectable) void select.range(select.anchor(), item.index);
                else if ((event.ctrlKey || event.metaKey) && selectable)
                  select.toggle(row.original.row, item.index);
                else if (!(event.target as Element).closest('label')) props.onOpen?.(row.original.row);
              }}
            >
              {row === undefined ? (
                <div role="gridcell" className="grid-waiting" aria-label={t('grid.loadingRow')} />
              ) : (
                <>
                  {selectable && (
                    <div role="gridcell" className="grid-check">
                      <Checkbox
                        tabIndex={-1}
                        aria-label={t('grid.selectRow', { name: props.nameOf(row.original.row) })}
                        checked={chosen}
                        onChange={() => select.toggle(row.original.row, item.index)}
                      />
                    </div>
                  )}
                  {row.getAllCells().map((cell, i) => (
                    <div
                      key={cell.id}
                      role="gridcell"
                      className={props.columns[i]?.align === 'end' ? 'grid-cell grid-end' : 'grid-cell'}
                    >
                      <table.FlexRender cell={cell} />
                    </div>
                  ))}
                </>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
