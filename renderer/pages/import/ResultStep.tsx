import { Button } from 'antd';
import { useState } from 'react';
import { useAct, useCall } from '#renderer/app/calls.ts';
import { bridge } from '#renderer/app/client.ts';
import { goTo } from '#renderer/app/routes.ts';
import { errorText, useText } from '#renderer/app/text.tsx';
import { startOver, useImport } from '#renderer/pages/import/importStore.ts';
import { ProblemTable } from '#renderer/pages/import/ProblemTable.tsx';
import { rate, secondsLeft } from '#renderer/pages/import/pace.ts';
import { Panel } from '#renderer/parts/Panel.tsx';
import { showToast } from '#renderer/state/toasts.ts';
import type { ImportCounts } from '#shared/api/imports.ts';

/** The import as it runs, and how it came out. */
export function ResultStep() {
  const t = useText();
  const { run } = useImport();
  if (run === null) return null;
  const { progress } = run;
  if (progress === null || progress.state === 'running') return <Running />;
  const title = progress.state === 'done' ? 'import.done.title' : (`import.done.${progress.state}` as const);
  return (
    <>
      {progress.error !== null && (
        <div className="error-panel" role="alert">
          {errorText(t, progress.error)}
        </div>
      )}
      <Done
        title={t(title)}
        importId={run.importId}
        counts={progress.counts}
        whole={progress.state === 'done'}
      />
      <ProblemsOf importId={run.importId} />
    </>
  );
}

function Running() {
  const t = useText();
  const act = useAct();
  const { run } = useImport();
  if (run === null) return null;
  const done = run.progress?.done ?? 0;
  const total = run.progress?.total ?? null;
  const perSecond = rate(run.points);
  const left = secondsLeft(done, total, perSecond);
  const counts = run.progress?.counts ?? null;
  return (
    <Panel
      title={t('import.run.title', { name: run.fileName })}
      actions={
        <Button onClick={() => void act('jobs.cancel', { job: run.job })}>{t('import.run.cancel')}</Button>
      }
    >
      <progress
        className="import-progress"
        aria-label={t('import.run.progress')}
        {...(total === null ? {} : { value: Math.min(done, total), max: Math.max(total, 1) })}
      />
      <p className="number import-run-numbers" role="status">
        <span>
          {total === null ? t('import.run.rows', { done }) : t('import.run.rowsOf', { done, total })}
        </span>
        {perSecond !== null && <span>{t('import.run.rate', { rate: perSecond })}</span>}
        {left !== null && <span>{t('import.run.left', { seconds: left })}</span>}
        {counts !== null && <span>{t('import.run.consignments', { count: counts.consignments })}</span>}
        {counts !== null && counts.problemRows > 0 && (
          <span className="fatal-text">{t('import.run.problems', { count: counts.problemRows })}</span>
        )}
      </p>
      <p className="dim">
        {t('import.run.cancelHint')} {t('import.run.leave')}
      </p>
    </Panel>
  );
}

interface DoneProps {
  readonly title: string;
  readonly importId: string;
  readonly counts: ImportCounts | null;
  readonly whole: boolean;
}

function Done({ title, importId, counts, whole }: DoneProps) {
  const t = useText();
  return (
    <Panel
      title={title}
      actions={
        <>
          <Button onClick={startOver}>{t('import.done.again')}</Button>
          <UndoImport importId={importId} />
          <Button type="primary" onClick={() => goTo('consignments', null, { import: importId })}>
            {t('import.done.open')}
          </Button>
        </>
      }
    >
      {counts !== null && (
        <>
          <p>{t('import.done.counts', { ...counts })}</p>
          {counts.problemRows > 0 && (
            <p className="fatal-text">{t('import.done.problems', { count: counts.problemRows })}</p>
          )}
          {counts.skippedRows > 0 && (
            <p className="dim">{t('import.done.skipped', { count: counts.skippedRows })}</p>
          )}
        </>
      )}
      {!whole && <p>{t('import.done.kept')}</p>}
    </Panel>
  );
}

/** Moves what the import made to the bin, and back. */
function UndoImport({ importId }: { readonly importId: string }) {
  const t = useText();
  const act = useAct();
  const [removed, setRemoved] = useState<readonly string[] | null>(null);
  const undo = async () => {
    const found = await act('consignments.ids', { importId });
    if (found === null) return;
    const done = await act('consignments.remove', { ids: [...found.ids] });
    if (done === null) return;
    setRemoved(found.ids);
    showToast({ tone: 'done', text: t('import.done.undone', { count: done.changed }) });
  };
  const redo = async (ids: readonly string[]) => {
    const done = await act('consignments.restore', { ids: [...ids] });
    if (done === null) return;
    setRemoved(null);
    showToast({ tone: 'done', text: t('import.done.redone', { count: done.changed }) });
  };
  return removed === null ? (
    <Button onClick={() => void undo()}>{t('import.done.undo')}</Button>
  ) : (
    <Button onClick={() => void redo(removed)}>{t('import.done.redo')}</Button>
  );
}

function ProblemsOf({ importId }: { readonly importId: string }) {
  const t = useText();
  const problems = useCall('imports.problems', { importId, limit: 100 });
  if (problems.value === null || problems.value.total === 0) return null;
  return (
    <Panel
      title={t('import.preview.problems')}
      aside={<span className="number">{problems.value.total}</span>}
      actions={<SaveProblems importId={importId} label={t('import.done.save')} />}
    >
      <ProblemTable rows={problems.value.rows} total={problems.value.total} />
    </Panel>
  );
}

/** Hands the user the rows to mend, as a file. */
export function SaveProblems(props: {
  readonly importId: string;
  readonly label: string;
  readonly name?: string;
}) {
  const t = useText();
  const act = useAct();
  const save = async () => {
    const offer = await act('imports.exportProblems', { importId: props.importId });
    if (offer !== null && (await bridge.saveFile(offer)))
      showToast({ tone: 'done', text: t('import.done.saved') });
  };
  return (
    <Button size="small" aria-label={props.name} onClick={() => void save()}>
      {props.label}
    </Button>
  );
}
