import { memo } from 'react';
import { useText } from '#renderer/app/text.tsx';
import { ActiveCell } from '#renderer/pages/editor/ActiveCell.tsx';
import type { CellMode } from '#renderer/pages/editor/cellKeys.ts';
import type { Filled } from '#renderer/pages/editor/editing.ts';
import type { GoodsColumn } from '#renderer/pages/editor/goodsColumns.ts';
import { isNumeric } from '#renderer/pages/editor/goodsColumns.ts';
import { itemPointer } from '#renderer/pages/editor/pasteCells.ts';
import { SourceMark } from '#renderer/parts/SourceMark.tsx';
import type { ItemDraft } from '#shared/consignment/consignment.ts';
import type { FieldSpec } from '#shared/consignment/fields.ts';
import type { Severity } from '#shared/rules/pack.ts';

interface GoodsRowProps {
  readonly index: number;
  readonly item: ItemDraft;
  readonly top: number;
  readonly height: number;
  readonly template: string;
  readonly columns: readonly GoodsColumn[];
  readonly activeColumn: number | null;
  readonly mode: CellMode;
  readonly takeFocus: boolean;
  readonly filled: Filled;
  /** Names of the codes in the grid, by table and code. */
  readonly names: ReadonlyMap<string, string>;
  readonly tones: ReadonlyMap<string, Severity>;
  onActivate(row: number, column: number): void;
  onTyped(): void;
}

/** One goods item. */
export const GoodsRow = memo(function GoodsRow(props: GoodsRowProps) {
  return (
    <div
      role="row"
      aria-rowindex={props.index + 2}
      className="goods-row"
      style={{
        gridTemplateColumns: props.template,
        height: props.height,
        transform: `translateY(${props.top}px)`,
      }}
    >
      <div role="rowheader" className="goods-cell goods-number">
        {props.index + 1}
      </div>
      {props.columns.map((column, i) => {
        const at = itemPointer(props.index, column.name);
        const text = props.item[column.name];
        const tone = props.tones.get(at);
        const source = props.filled[at];
        const classes = [
          'goods-cell',
          isNumeric(column) ? 'number' : '',
          tone === undefined ? '' : `goods-${tone}`,
          source === undefined ? '' : 'goods-filled',
        ];
        return (
          <div
            key={column.name}
            role="gridcell"
            aria-colindex={i + 2}
            data-pointer={at}
            className={classes.join(' ')}
            onMouseDown={(event) => {
              if (i === props.activeColumn) return;
              event.preventDefault();
              props.onActivate(props.index, i);
            }}
          >
            {i === props.activeColumn ? (
              <ActiveCell
                at={at}
                text={text}
                spec={column.spec}
                mode={props.mode}
                takeFocus={props.takeFocus}
                invalid={tone === 'fatal'}
                onTyped={props.onTyped}
              />
            ) : (
              <CellText text={text} spec={column.spec} names={props.names} />
            )}
            {source !== undefined && <SourceMark source={source} />}
          </div>
        );
      })}
    </div>
  );
});

function CellText(props: {
  readonly text: string;
  readonly spec: FieldSpec;
  readonly names: ReadonlyMap<string, string>;
}) {
  const t = useText();
  if (props.spec.kind === 'choice')
    return <span className="goods-text">{t.find(`common.${props.text}`) ?? props.text}</span>;
  const name =
    props.spec.kind === 'code' ? props.names.get(`${props.spec.table} ${props.text.trim()}`) : undefined;
  return (
    <span className="goods-text" title={name}>
      {props.text}
      {name !== undefined && <span className="dim">&nbsp;{name}</span>}
    </span>
  );
}
