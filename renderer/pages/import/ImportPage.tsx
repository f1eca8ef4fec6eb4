import { Button } from 'antd';
import { PageFrame } from '#renderer/app/PageFrame.tsx';
import { useText } from '#renderer/app/text.tsx';
import { FileStep } from '#renderer/pages/import/FileStep.tsx';
import { HistoryPanel } from '#renderer/pages/import/HistoryPanel.tsx';
import type { ImportStep } from '#renderer/pages/import/importStore.ts';
import {
  canReach,
  goToStep,
  IMPORT_STEPS,
  startOver,
  useImport,
} from '#renderer/pages/import/importStore.ts';
import { MappingStep } from '#renderer/pages/import/MappingStep.tsx';
import { PreviewStep } from '#renderer/pages/import/PreviewStep.tsx';
import { ResultStep } from '#renderer/pages/import/ResultStep.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import '#renderer/pages/import/import.css';

/** From a spreadsheet of orders to drafts, in four steps that can all be seen and gone back to. */
export function ImportPage() {
  const t = useText();
  const { step, file, error } = useImport();
  return (
    <PageFrame
      title={t('import.title')}
      aside={file !== null && <span className="mono">{file.name}</span>}
      actions={file !== null && <Button onClick={startOver}>{t('import.restart')}</Button>}
    >
      <StepBar />
      {error !== null && <ErrorPanel error={error} />}
      {STEPS[step]}
      {step === 'file' && <HistoryPanel />}
    </PageFrame>
  );
}

const STEPS: Readonly<Record<ImportStep, React.ReactNode>> = {
  file: <FileStep />,
  mapping: <MappingStep />,
  preview: <PreviewStep />,
  result: <ResultStep />,
};

function StepBar() {
  const t = useText();
  const state = useImport();
  const now = IMPORT_STEPS.indexOf(state.step);
  return (
    <ol className="import-steps" aria-label={t('import.steps')}>
      {IMPORT_STEPS.map((step, index) => {
        const stands = index === now ? 'now' : canReach(state, step) && index < now ? 'done' : 'later';
        return (
          <li key={step}>
            <button
              type="button"
              className={`import-step import-step-${stands}`}
              aria-current={index === now ? 'step' : undefined}
              disabled={!canReach(state, step)}
              onClick={() => goToStep(step)}
            >
              <span className="import-step-number" aria-hidden="true">
                {stands === 'done' ? '✓' : index + 1}
              </span>
              {t(`import.step.${step}`)}
              <span className="visually-hidden">{t(`import.step.${stands}`)}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
