import { Button } from 'antd';
import { useId, useState } from 'react';
import { useText } from '#renderer/app/text.tsx';
import { withEqual } from '#renderer/pages/editor/packing/planEdits.ts';
import { showToast } from '#renderer/state/toasts.ts';
import { CARTON_BOUNDS } from '#shared/documents/cartons/planCheck.ts';
import type { PackingPlan } from '#shared/documents/packing/plan.ts';

interface EqualCartonsProps {
  readonly plan: PackingPlan;
  /** The carton the reader stands in. */
  readonly carton: number;
  onChange(plan: PackingPlan): void;
}

/** Makes more cartons like one: twenty that are packed alike are typed once. */
export function EqualCartons({ plan, carton, onChange }: EqualCartonsProps) {
  const t = useText();
  const id = useId();
  const [count, setCount] = useState('2');
  const wanted = /^\d{1,3}$/.test(count) ? Number(count) : 0;
  const fits = wanted >= 2 && plan.cartons.length + wanted - 1 <= CARTON_BOUNDS.cartons;
  const make = () => {
    if (!fits) return;
    onChange(withEqual(plan, carton, wanted));
    showToast({
      tone: 'done',
      scope: 'editor',
      text: t('packing.equal.done', { carton: carton + 1, count: wanted }),
    });
  };
  return (
    <span className="packing-equal">
      <label htmlFor={id}>
        {t('packing.equal')} <span aria-hidden>×</span>
      </label>
      <input
        id={id}
        className="packing-count"
        inputMode="numeric"
        value={count}
        aria-label={t('packing.equal.count')}
        onChange={(event) => setCount(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          make();
        }}
      />
      <Button size="small" disabled={!fits} onClick={make}>
        {t('packing.equal.make', { carton: carton + 1 })}
      </Button>
    </span>
  );
}
