import type { Text } from '#renderer/app/text.tsx';
import { useText } from '#renderer/app/text.tsx';
import type { SheetCell, SheetRow } from '#shared/documents/sheet/sheet.ts';

interface SheetLineProps {
  readonly index: number;
  readonly top: number;
  readonly measure: (element: HTMLElement | null) => void;
  readonly template: string;
  /** null while it is being read. */
  readonly row: SheetRow | null;
  readonly open: boolean;
  /** The column the keyboard stands in; null when it is in another row. */
  readonly active: number | null;
  readonly cellId: (row: number, column: number) => string;
  onActivate(column: number, key: string): void;
}

/** What a fact is called, with the number of its goods item. */
export function factLabel(t: Text, row: Pick<SheetRow, 'fact' | 'item'>): string {
  const label = t.find(`sheet.fact.${row.fact}`) ?? row.fact;
  return row.item === null ? label : `${t('sheet.item', { item: row.item + 1 })} · ${label}`;
}

/** A value with the name of its code. */
export function valueText(t: Text, value: Pick<SheetCell, 'text' | 'name'>): string {
  if (value.text === '') return t('sheet.blank');
  return value.name === undefined
    ? value.text
    : `${value.text} ${t.of({ 'zh-CN': value.name.zh, en: value.name.en })}`;
}

/** One fact across all documents. */
export function SheetLine(props: SheetLineProps) {
  const t = useText();
  const { row, index } = props;
  const agreement = row?.agreement ?? 'same';
  return (
    <div
      ref={props.measure}
      data-index={index}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.open}
      className={`sheet-row sheet-${agreement}`}
      style={{ gridTemplateColumns: props.template, transform: `translateY(${props.top}px)` }}
    >
      <div
        id={props.cellId(index, 0)}
        role="rowheader"
        className={`sheet-cell sheet-fact${props.active === 0 ? ' sheet-active' : ''}`}
        onClick={() => row !== null && props.onActivate(0, row.key)}
      >
        {row !== null && (
          <>
            <span>{factLabel(t, row)}</span>
            {agreement !== 'same' && (
              <span className="sheet-mark">
                <span aria-hidden>≠</span> {t(`sheet.state.${agreement}`)}
              </span>
            )}
          </>
        )}
      </div>
      {row?.cells.map((cell, i) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: cells are named by their column, which is their place
          key={i}
          id={props.cellId(index, i + 1)}
          role="gridcell"
          aria-colindex={i + 2}
          className={cellClass(cell, props.active === i + 1)}
          onClick={() => props.onActivate(i + 1, row.key)}
        >
          {cell === null ? <span className="dim">{t('sheet.none')}</span> : <CellContent cell={cell} />}
        </div>
      ))}
    </div>
  );
}

function cellClass(cell: SheetCell | null, active: boolean): string {
  const lit = cell?.differs === true || cell?.sent !== undefined;
  return `sheet-cell${lit ? ' sheet-lit' : ''}${active ? ' sheet-active' : ''}`;
}

function CellContent({ cell }: { readonly cell: SheetCell }) {
  const t = useText();
  const how = t.find(`sheet.how.${cell.source}`);
  return (
    <>
      <span className="sheet-value" title={valueText(t, cell)}>
        {cell.differs === true && (
          <span className="sheet-mark" role="img" aria-label={t('sheet.state.differs')}>
            ≠{' '}
          </span>
        )}
        {cell.text === '' ? <span className="dim">{t('sheet.blank')}</span> : cell.text}
        {cell.name !== undefined && (
          <span className="dim"> {t.of({ 'zh-CN': cell.name.zh, en: cell.name.en })}</span>
        )}
      </span>
      {cell.sent !== undefined && (
        <span className="sheet-sent">
          {t('sheet.sent', { value: cell.sent === '' ? t('sheet.blank') : cell.sent })}
        </span>
      )}
      {cell.returned !== undefined && (
        <span className={(cell.sent ?? cell.text) === '' ? 'sheet-returned' : 'sheet-sent'}>
          {t('sheet.returned', { value: cell.returned })}
        </span>
      )}
      <span className="sheet-element">{how ?? cell.element}</span>
    </>
  );
}
