import { useText } from '#renderer/app/text.tsx';
import { withGoods } from '#renderer/pages/editor/packing/planEdits.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import { matchGoods } from '#shared/documents/packing/matchGoods.ts';
import { goodsRef } from '#shared/documents/packing/packing.ts';
import type { PackingPlan } from '#shared/documents/packing/plan.ts';

interface GoodsPickProps {
  readonly plan: PackingPlan;
  readonly draft: Draft;
  readonly carton: number;
  onChange(plan: PackingPlan): void;
}

/** The goods that are not in a carton yet, to be put into it. */
export function GoodsPick({ plan, draft, carton, onChange }: GoodsPickProps) {
  const t = useText();
  const here = new Set(plan.cartons[carton]?.contents.map(({ goods }) => matchGoods(goods, draft.items)));
  const missing = draft.items.flatMap((item, index) => (here.has(index) ? [] : [{ item, index }]));
  if (missing.length === 0) return null;
  return (
    <select
      className="choice packing-pick"
      aria-label={t('packing.addGoodsTo', { carton: carton + 1 })}
      value=""
      onChange={(event) => {
        const index = Number(event.target.value);
        if (draft.items[index] !== undefined) onChange(withGoods(plan, carton, goodsRef(draft, index)));
      }}
    >
      <option value="" disabled>
        {t('packing.addGoods')}
      </option>
      {missing.map(({ item, index }) => (
        <option key={index} value={index}>
          {t('packing.goods', { item: index + 1 })} {item.gname || item.itemName || item.itemNo}
        </option>
      ))}
    </select>
  );
}
