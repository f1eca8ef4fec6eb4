import type { KeyboardEvent } from 'react';
import { chordOf } from '#renderer/app/keys.ts';
import { useText } from '#renderer/app/text.tsx';
import { PackingRow } from '#renderer/pages/editor/packing/PackingRow.tsx';
import { PACKING_COLUMNS, withoutCarton, withoutLine } from '#renderer/pages/editor/packing/planEdits.ts';
import type { TableRow } from '#renderer/pages/editor/packing/tableRows.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import type { PackingPlan } from '#shared/documents/packing/plan.ts';
import type { PackingProblem } from '#shared/documents/packing/workOut.ts';

interface PackingTableProps {
  readonly rows: readonly TableRow[];
  readonly plan: PackingPlan;
  readonly draft: Draft;
  readonly problems: readonly PackingProblem[];
  readonly editable: boolean;
  /** `place` names the cell that is typed in, so that typing on in it is one step. */
  onChange(plan: PackingPlan, place?: string): void;
  /** The reader stands in this carton now. */
  onCarton(carton: number): void;
}

/** Cartons with what is in them, the goods over all cartons, and the whole: what is typed is locked, the rest worked out. */
export function PackingTable(props: PackingTableProps) {
  const t = useText();
  const { rows, plan, editable, onChange } = props;
  const press = (event: KeyboardEvent<HTMLTableElement>) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || event.nativeEvent.isComposing) return;
    const row = Number(input.dataset['row']);
    const column = input.dataset['column'] ?? '';
    const chord = chordOf(event);
    const by = { ArrowDown: 1, Enter: 1, ArrowUp: -1, 'Shift+Enter': -1 }[chord];
    if (by !== undefined) {
      for (let next = row + by; next >= 0 && next < rows.length; next += by) {
        const to = event.currentTarget.querySelector<HTMLInputElement>(
          `input[data-row="${next}"][data-column="${column}"]`,
        );
        if (to === null) continue;
        to.focus();
        to.select();
        break;
      }
      event.preventDefault();
    } else if ((chord === 'Alt+Delete' || chord === 'Alt+Backspace') && editable) {
      const place = rows[row]?.place;
      if (place?.of === 'carton') onChange(withoutCarton(plan, place.carton));
      else if (place?.of === 'line') onChange(withoutLine(plan, place.carton, place.line));
      else return;
      event.preventDefault();
    }
  };
  const firstGoods = rows.findIndex(({ place }) => place.of === 'goods');
  return (
    <div className="packing-scroll">
      <table className="packing-table" aria-label={t('packing.table')} onKeyDown={press}>
        <thead>
          <tr>
            <th scope="col">{t('packing.column.name')}</th>
            {PACKING_COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`packing.column.${column}`)}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{t('list.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <PackingRow
              key={row.key}
              row={row}
              index={index}
              first={index === firstGoods}
              plan={plan}
              draft={props.draft}
              problems={props.problems}
              editable={editable}
              onChange={onChange}
              onCarton={props.onCarton}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
