import { useText } from '#renderer/app/text.tsx';
import type { PackingColumn, PlanPlace } from '#renderer/pages/editor/packing/planEdits.ts';
import { typedAt, withTyped } from '#renderer/pages/editor/packing/planEdits.ts';
import type { TableRow } from '#renderer/pages/editor/packing/tableRows.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import { matchGoods } from '#shared/documents/packing/matchGoods.ts';
import type { PackingPlan } from '#shared/documents/packing/plan.ts';
import type { PackingProblem } from '#shared/documents/packing/workOut.ts';

interface FigureCellProps {
  readonly row: TableRow;
  readonly index: number;
  readonly plan: PackingPlan;
  readonly draft: Draft;
  readonly problems: readonly PackingProblem[];
  readonly editable: boolean;
  onChange(plan: PackingPlan, place?: string): void;
  readonly column: PackingColumn;
  readonly label: string;
}

/** A figure: typed, it is locked; empty, it shows what was worked out. */
export function FigureCell({
  row,
  plan,
  draft,
  column,
  label,
  index,
  editable,
  problems,
  onChange,
}: FigureCellProps) {
  const t = useText();
  const { place, figures } = row;
  const text = typedAt(plan, place, column, draft.items);
  const worked =
    column === 'pieces' || column === 'netWeight' || column === 'grossWeight'
      ? (figures?.[column]?.toString() ?? '')
      : '';
  const wrong = problems.some((problem) => concerns(problem, row, plan, draft, column));
  return (
    <span className={`packing-figure${text === '' ? '' : ' packing-typed'}${wrong ? ' packing-wrong' : ''}`}>
      <input
        aria-label={t('packing.cell', { row: label, column: t(`packing.column.${column}`) })}
        aria-invalid={wrong || undefined}
        aria-description={text === '' && worked !== '' ? t('packing.worked', { value: worked }) : undefined}
        data-row={index}
        data-column={column}
        inputMode="decimal"
        autoComplete="off"
        readOnly={!editable}
        placeholder={worked}
        value={text}
        onChange={(event) =>
          onChange(withTyped(plan, place, column, event.target.value, draft.items), `${row.key} ${column}`)
        }
      />
    </span>
  );
}

/** Whether a problem is about a figure. */
function concerns(
  { place: at, quantity }: PackingProblem,
  { place, item }: TableRow,
  plan: PackingPlan,
  draft: Draft,
  column: PackingColumn,
): boolean {
  const wanted = quantity === 'packaging' ? 'grossWeight' : quantity;
  return wanted === column && samePlace(at, place, item, plan, draft);
}

function samePlace(
  at: PackingProblem['place'],
  place: PlanPlace,
  item: number | null,
  plan: PackingPlan,
  draft: Draft,
): boolean {
  switch (place.of) {
    case 'whole':
      return at.carton === null && at.item === null;
    case 'carton':
      return at.carton === place.carton && at.item === null;
    case 'goods':
      return at.carton === null && at.item === item;
    case 'line': {
      const goods = plan.cartons[place.carton]?.contents[place.line]?.goods;
      const index =
        goods === undefined ? null : (matchGoods(goods, draft.items) ?? draft.items.length + goods.index);
      return at.carton === place.carton && at.item === index;
    }
  }
}
