import { CloseOutlined } from '@ant-design/icons';
import type { Text } from '#renderer/app/text.tsx';
import { useText } from '#renderer/app/text.tsx';
import { FigureCell } from '#renderer/pages/editor/packing/FigureCell.tsx';
import { GoodsPick } from '#renderer/pages/editor/packing/GoodsPick.tsx';
import {
  COLUMNS_OF,
  PACKING_COLUMNS,
  withMark,
  withoutCarton,
  withoutLine,
} from '#renderer/pages/editor/packing/planEdits.ts';
import type { TableRow } from '#renderer/pages/editor/packing/tableRows.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import type { PackingPlan } from '#shared/documents/packing/plan.ts';
import type { PackingProblem } from '#shared/documents/packing/workOut.ts';

interface PackingRowProps {
  readonly row: TableRow;
  readonly index: number;
  /** Whether the block of goods begins here. */
  readonly first: boolean;
  readonly plan: PackingPlan;
  readonly draft: Draft;
  readonly problems: readonly PackingProblem[];
  readonly editable: boolean;
  onChange(plan: PackingPlan, place?: string): void;
  onCarton(carton: number): void;
}

/** What a line of the table is called. */
function rowLabel(t: Text, { place, item, lost }: TableRow): string {
  const goods =
    lost === null
      ? t('packing.goods', { item: (item ?? 0) + 1 })
      : lost.itemNo || t('packing.lost.unnamed', { item: lost.index + 1 });
  switch (place.of) {
    case 'whole':
      return t('packing.whole');
    case 'carton':
      return t('packing.carton', { carton: place.carton + 1 });
    case 'goods':
      return goods;
    case 'line':
      return lost === null
        ? t('packing.line', { carton: place.carton + 1, item: (item ?? 0) + 1 })
        : t('packing.lost', { goods });
  }
}

/** One line of the cartons table. */
export function PackingRow(props: PackingRowProps) {
  const t = useText();
  const { row, plan, draft, editable, onChange } = props;
  const { place } = row;
  const label = rowLabel(t, row);
  const classes = [`packing-${place.of}`, props.first ? 'packing-first' : ''];
  if (row.lost !== null) classes.push('packing-lost');
  return (
    <tr className={classes.join(' ')} onFocus={() => 'carton' in place && props.onCarton(place.carton)}>
      <th scope="row">
        <RowHead {...props} label={label} />
      </th>
      {PACKING_COLUMNS.map((column) => (
        <td key={column}>
          {COLUMNS_OF[place.of].includes(column) && <FigureCell {...props} column={column} label={label} />}
        </td>
      ))}
      <td>
        {editable && place.of === 'carton' && (
          <RemoveButton
            label={t('packing.removeCarton', { carton: place.carton + 1 })}
            run={() => onChange(withoutCarton(plan, place.carton))}
          />
        )}
        {editable && place.of === 'line' && (
          <RemoveButton
            label={
              row.item === null
                ? t('packing.removeLost', { carton: place.carton + 1 })
                : t('packing.removeLine', { carton: place.carton + 1, item: row.item + 1 })
            }
            run={() => onChange(withoutLine(plan, place.carton, place.line))}
          />
        )}
        {editable && place.of === 'carton' && (
          <GoodsPick plan={plan} draft={draft} carton={place.carton} onChange={onChange} />
        )}
      </td>
    </tr>
  );
}

function RowHead(props: PackingRowProps & { readonly label: string }) {
  const t = useText();
  const { row, plan, draft, editable, label, index, onChange } = props;
  const { place } = row;
  if (place.of === 'carton') {
    const { carton } = place;
    return (
      <>
        {label}{' '}
        <input
          className="packing-mark"
          aria-label={`${label} · ${t('packing.mark')}`}
          data-row={index}
          data-column="mark"
          readOnly={!editable}
          value={plan.cartons[carton]?.mark ?? ''}
          onChange={(event) => onChange(withMark(plan, carton, event.target.value), `mark ${carton}`)}
        />
      </>
    );
  }
  const goods = row.item === null ? undefined : draft.items[row.item];
  const name = goods?.gname || goods?.itemName || goods?.itemNo || '';
  return (
    <span className={place.of === 'line' ? 'packing-indent' : ''}>
      {place.of === 'goods' || place.of === 'line'
        ? row.lost === null
          ? `${t('packing.goods', { item: (row.item ?? 0) + 1 })} `
          : `⚠ ${label}`
        : label}
      {name !== '' && (
        <span className="dim" lang={/\p{Script=Han}/u.test(name) ? 'zh-CN' : undefined}>
          {name}
        </span>
      )}
    </span>
  );
}

function RemoveButton({ label, run }: { readonly label: string; run(): void }) {
  return (
    <button type="button" className="packing-remove" aria-label={label} title={label} onClick={run}>
      <CloseOutlined />
    </button>
  );
}
