import { PlusOutlined } from '@ant-design/icons';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Button } from 'antd';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { chordOf } from '#renderer/app/keys.ts';
import { useText } from '#renderer/app/text.tsx';
import { textScale } from '#renderer/app/theme.ts';
import type { CellMode } from '#renderer/pages/editor/cellKeys.ts';
import { cellMove } from '#renderer/pages/editor/cellKeys.ts';
import type { Filled } from '#renderer/pages/editor/editing.ts';
import { useEditing } from '#renderer/pages/editor/editing.ts';
import { useWantedCell } from '#renderer/pages/editor/focusField.ts';
import { GoodsRow } from '#renderer/pages/editor/GoodsRow.tsx';
import { goodsColumns, isNumeric } from '#renderer/pages/editor/goodsColumns.ts';
import { isManyCells, itemPointer, parseCells, pasteEdits } from '#renderer/pages/editor/pasteCells.ts';
import { useItemCodeNames } from '#renderer/pages/editor/useItemCodeNames.ts';
import { showToast } from '#renderer/state/toasts.ts';
import { pointerIndex } from '#shared/base/pointer.ts';
import type { ItemDraft } from '#shared/consignment/consignment.ts';
import { emptyItem } from '#shared/consignment/consignment.ts';
import type { Way } from '#shared/consignment/switching.ts';
import type { Severity } from '#shared/rules/pack.ts';

interface GoodsGridProps {
  readonly items: readonly ItemDraft[];
  /** Regime and route: they decide the columns. */
  readonly way: Way;
  readonly filled: Filled;
  readonly tones: ReadonlyMap<string, Severity>;
}

const ROW_HEIGHT = 30;
const NUMBER_WIDTH = 36;

/** The goods items as a spreadsheet: the active cell is a text field, all others are text. */
export function GoodsGrid(props: GoodsGridProps) {
  const t = useText();
  const { session, editable, pick, compose, chooseProduct } = useEditing();
  const scroller = useRef<HTMLDivElement>(null);
  const scale = useMemo(textScale, []);
  const [cell, setCell] = useState({ row: 0, column: 0 });
  const [mode, setMode] = useState<CellMode>('moving');
  const [focused, setFocused] = useState(false);
  const rows = props.items.length;
  const columns = goodsColumns(props.way);
  const active = {
    row: Math.min(cell.row, Math.max(0, rows - 1)),
    column: Math.min(cell.column, columns.length - 1),
  };
  const virtual = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT * scale,
    overscan: 6,
  });
  const names = useItemCodeNames(props.items);
  const template = `${NUMBER_WIDTH * scale}px ${columns.map((column) => `${column.width * scale}px`).join(' ')}`;

  const go = (row: number, column: number) => {
    setCell({ row, column });
    setMode('moving');
    setFocused(true);
    virtual.scrollToIndex(row);
  };
  const wanted = useWantedCell();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn is one wish
  useEffect(() => {
    if (wanted.turn === 0 || wanted.pointer === '') return;
    const column = columns.findIndex(({ name }) => name === wanted.pointer.split('.')[2]);
    scroller.current?.scrollIntoView({ block: 'nearest' });
    go(pointerIndex(wanted.pointer) ?? 0, Math.max(0, column));
    useWantedCell.setState({ pointer: '' });
  }, [wanted.turn]);

  const insert = (index: number) => {
    session.apply([{ kind: 'insertItem', index, item: emptyItem() }]);
    go(index, active.column);
  };
  const remove = (index: number) => {
    session.apply([{ kind: 'removeItem', index }]);
    go(Math.max(0, Math.min(index, rows - 2)), active.column);
    showToast({
      tone: 'done',
      scope: 'editor',
      text: t('editor.goods.removed', { number: index + 1 }),
      action: { label: t('common.undo'), run: () => void session.step('undo') },
    });
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || rows === 0) return;
    const move = cellMove(chordOf(event), mode, { ...active, rows, columns: columns.length });
    if (move === null) {
      if (mode === 'moving' && event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey)
        setMode('typing');
      return;
    }
    if (move.kind === 'go') go(move.row, move.column);
    else if (move.kind === 'mode') setMode(move.mode);
    else if (move.kind === 'pick') {
      const column = columns[active.column];
      if (column === undefined || !editable) return;
      if (column.name === 'gmodel') compose(active.row);
      else if (column.spec.kind === 'code') pick(column.spec.table, itemPointer(active.row, column.name));
      else return;
    } else if (editable) {
      if (move.kind === 'insert') insert(active.row + 1);
      else remove(active.row);
    }
    event.preventDefault();
  };
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (!editable || !isManyCells(text)) return;
    event.preventDefault();
    const fields = columns.map(({ name }) => name);
    const edits = pasteEdits(parseCells(text), active.row, active.column, fields, rows);
    session.apply(edits);
    setMode('moving');
    showToast({
      tone: 'done',
      scope: 'editor',
      text: t('editor.goods.pasted', { count: edits.filter((edit) => edit.kind === 'set').length }),
      action: { label: t('common.undo'), run: () => void session.step('undo') },
    });
  };

  return (
    <fieldset className="goods">
      <legend>
        {t('editor.goods')} <span className="dim">{rows}</span>
      </legend>
      <div
        ref={scroller}
        className="goods-grid"
        role="grid"
        aria-label={t('editor.goods')}
        aria-rowcount={rows + 1}
        aria-colcount={columns.length + 1}
        onKeyDown={press}
        onPaste={paste}
        onFocus={() => setFocused(true)}
        onBlur={(event) => {
          if (event.currentTarget.contains(event.relatedTarget)) return;
          setFocused(false);
          setMode('moving');
          void session.flush();
        }}
      >
        <div className="goods-head" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
          <div role="columnheader" className="goods-cell goods-number">
            #
          </div>
          {columns.map((column) => (
            <div
              key={column.name}
              role="columnheader"
              className={isNumeric(column) ? 'goods-cell number' : 'goods-cell'}
              title={t.find(`fieldHelp.items.*.${column.name}`) ?? t(`field.items.*.${column.name}`)}
            >
              <span className="goods-text">{t(`field.items.*.${column.name}`)}</span>
            </div>
          ))}
        </div>
        <div role="rowgroup" className="goods-rows" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((row) => {
            const item = props.items[row.index];
            return item === undefined ? null : (
              <GoodsRow
                key={row.index}
                index={row.index}
                item={item}
                top={row.start}
                height={row.size}
                template={template}
                columns={columns}
                activeColumn={row.index === active.row ? active.column : null}
                mode={mode}
                takeFocus={focused}
                filled={props.filled}
                names={names}
                tones={props.tones}
                onActivate={go}
                onTyped={() => mode === 'moving' && setMode('typing')}
              />
            );
          })}
        </div>
        {rows === 0 && <p className="goods-empty">{t('editor.goods.empty')}</p>}
      </div>
      <div className="goods-foot">
        {editable && (
          <>
            <Button size="small" icon={<PlusOutlined />} onClick={() => insert(rows)}>
              {t('editor.goods.add')}
            </Button>
            {rows > 0 && (
              <>
                <Button size="small" title="Alt+I" onClick={() => insert(active.row + 1)}>
                  {t('editor.goods.insert')}
                </Button>
                <Button size="small" title="Alt+Delete" onClick={() => remove(active.row)}>
                  {t('editor.goods.remove')}
                </Button>
                <Button size="small" title="Alt+P" onClick={() => chooseProduct(active.row)}>
                  {t('linePanel.open')}
                </Button>
              </>
            )}
          </>
        )}
        <span className="dim">{t('editor.goods.help')}</span>
      </div>
    </fieldset>
  );
}
