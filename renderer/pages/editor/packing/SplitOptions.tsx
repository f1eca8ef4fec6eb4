import { useId } from 'react';
import { useText } from '#renderer/app/text.tsx';
import { Choice } from '#renderer/parts/Choice.tsx';
import type { Digits } from '#shared/documents/cartons/carton.ts';
import { SPLIT_KEYS } from '#shared/documents/cartons/carton.ts';
import type { PackingPlan } from '#shared/documents/packing/plan.ts';

interface SplitOptionsProps {
  readonly plan: PackingPlan;
  readonly editable: boolean;
  onChange(plan: PackingPlan): void;
}

const DIGITS: readonly Digits[] = [0, 1, 2, 3, 4, 5];

/** By what weights are split, and to which digit. */
export function SplitOptions({ plan, editable, onChange }: SplitOptionsProps) {
  const t = useText();
  const id = useId();
  const digits = (name: 'weight' | 'pieces') => (
    <span>
      <label htmlFor={`${id}-${name}`}>{t(`packing.digits.${name}`)}</label>{' '}
      <Choice
        id={`${id}-${name}`}
        value={String(plan.digits[name])}
        disabled={!editable}
        options={DIGITS.map((digit) => ({ value: String(digit), label: String(digit) }))}
        onChange={(text) => {
          const digit = DIGITS.find((one) => String(one) === text);
          if (digit !== undefined) onChange({ ...plan, digits: { ...plan.digits, [name]: digit } });
        }}
      />
    </span>
  );
  return (
    <div className="packing-options">
      <span>
        <label htmlFor={`${id}-key`}>{t('packing.key')}</label>{' '}
        <Choice
          id={`${id}-key`}
          value={plan.key}
          disabled={!editable}
          options={SPLIT_KEYS.map((key) => ({ value: key, label: t(`packing.key.${key}`) }))}
          onChange={(key) => onChange({ ...plan, key })}
        />
      </span>
      {digits('weight')}
      {digits('pieces')}
      <span className="dim">
        <span className="packing-lock" aria-hidden>
          ▪
        </span>{' '}
        {t('packing.legend.locked')} · <span className="packing-worked">0.00</span>{' '}
        {t('packing.legend.worked')}
      </span>
    </div>
  );
}
