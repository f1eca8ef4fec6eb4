import { Button } from 'antd';
import { useText } from '#renderer/app/text.tsx';
import type { Result } from '#shared/base/result.ts';
import type { CartonSplit } from '#shared/documents/cartons/carton.ts';
import type { PackingProblem } from '#shared/documents/packing/workOut.ts';
import { cartonProblemText, cartonStepLines } from '#shared/i18n/cartonTexts.ts';

interface PackingResultProps {
  readonly split: Result<CartonSplit, readonly PackingProblem[]>;
  /** How many fields of the draft do not say what is packed. */
  readonly pending: number;
  readonly editable: boolean;
  onApply(): void;
}

/** What the cartons come to with the arithmetic, or why they do not; and the way into the consignment. */
export function PackingResult({ split, pending, editable, onApply }: PackingResultProps) {
  const t = useText();
  if (!split.ok) {
    return (
      <section className="packing-problems" aria-label={t('packing.problems')}>
        <h3>{t('packing.problems')}</h3>
        <ul>
          {split.error.map((problem) => {
            const text = cartonProblemText(t.language, problem);
            return <li key={text}>{text}</li>;
          })}
        </ul>
      </section>
    );
  }
  return (
    <section className="packing-result">
      <div className="packing-apply">
        {editable && (
          <Button type="primary" disabled={pending === 0} onClick={onApply}>
            {t('packing.apply')}
          </Button>
        )}
        <span role="status">
          {pending === 0 ? `✓ ${t('packing.agrees')}` : t('packing.differs', { count: pending })}
        </span>
        {editable && <span className="dim">{t('packing.apply.hint')}</span>}
      </div>
      {split.value.weightless.map((item) => (
        <p key={item} className="packing-warning">
          {t('cartons.weightless', { item: item + 1 })}
        </p>
      ))}
      <details className="packing-steps">
        <summary>{t('packing.steps')}</summary>
        <ol>
          {split.value.steps.map((step, i) => {
            const [first = '', ...rest] = cartonStepLines(t.language, step);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps are named by their order
              <li key={i}>
                {first}
                <ul>
                  {rest.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </li>
            );
          })}
        </ol>
      </details>
    </section>
  );
}
