import { Button } from 'antd';
import { useEffect } from 'react';
import { useText } from '#renderer/app/text.tsx';
import {
  goToStep,
  readPreview,
  setProfile,
  startImport,
  useImport,
} from '#renderer/pages/import/importStore.ts';
import { withSource } from '#renderer/pages/import/mappingEdit.ts';
import { ProblemTable } from '#renderer/pages/import/ProblemTable.tsx';
import { fieldToMap, withValue } from '#renderer/pages/import/valueMap.ts';
import { DecimalCell } from '#renderer/parts/DecimalCell.tsx';
import { EmptyState } from '#renderer/parts/EmptyState.tsx';
import { FieldInput } from '#renderer/parts/FieldInput.tsx';
import { Panel } from '#renderer/parts/Panel.tsx';
import type { ImportPreview, RowProblem } from '#shared/api/imports.ts';
import { FIELD_PATTERNS } from '#shared/consignment/fields.ts';

const SHOWN = 100;

/** What the import would make, before anything is made. */
export function PreviewStep() {
  const t = useText();
  const { preview, previewing, starting } = useImport();
  useEffect(() => void readPreview(), []);
  return (
    <>
      <div className="toolbar">
        <Button onClick={() => goToStep('mapping')}>{t('import.back')}</Button>
        <Button
          type="primary"
          loading={starting}
          disabled={preview === null || preview.counts.consignments === 0}
          onClick={() => void startImport()}
        >
          {t('import.preview.start')}
        </Button>
        <span role="status">
          {previewing && t('import.preview.reading')}
          {preview !== null && t('import.preview.counts', { ...preview.counts })}
        </span>
        {preview !== null && !preview.complete && <span className="dim">{t('import.preview.partial')}</span>}
      </div>
      {preview !== null && preview.problems.length > 0 && <Problems preview={preview} />}
      {preview !== null && <Drafts preview={preview} />}
    </>
  );
}

function Drafts({ preview }: { readonly preview: ImportPreview }) {
  const t = useText();
  const rows = preview.consignments.slice(0, SHOWN);
  return (
    <Panel
      title={t('import.preview.consignments')}
      aside={<span className="number">{preview.counts.consignments}</span>}
    >
      {rows.length === 0 ? (
        <EmptyState title={t('import.preview.none')} />
      ) : (
        <table className="plain-table plain-table-narrow">
          <thead>
            <tr>
              <th>{t('import.preview.orderNo')}</th>
              <th>{t('import.preview.country')}</th>
              <th className="end">{t('import.preview.items')}</th>
              <th className="end">{t('import.preview.total')}</th>
              <th>{t('field.order.currency')}</th>
              <th className="end">{t('import.preview.fatal')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.orderNo}>
                <td>{row.orderNo}</td>
                <td>{row.country}</td>
                <td className="end">{row.items}</td>
                <td className="end">
                  <DecimalCell value={row.total} places={2} />
                </td>
                <td>{row.currency}</td>
                <td className={row.fatal === 0 ? 'end dim' : 'end fatal-text'}>
                  {row.fatal === 0 ? t('import.preview.fatalNone') : row.fatal}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {preview.counts.consignments > rows.length && (
        <p className="dim">
          {t('import.preview.tail', { total: preview.counts.consignments, shown: rows.length })}
        </p>
      )}
    </Panel>
  );
}

function Problems({ preview }: { readonly preview: ImportPreview }) {
  const t = useText();
  return (
    <Panel
      title={t('import.preview.problems')}
      aside={<span className="number">{preview.problems.length}</span>}
    >
      <ProblemTable
        rows={badFirst(preview.problems).slice(0, SHOWN)}
        total={preview.problems.length}
        remedy={(problem) => <Remedy problem={problem} />}
      />
    </Panel>
  );
}

/** Says on the spot what an unknown name stands for, and reads the preview again. */
function Remedy({ problem }: { readonly problem: RowProblem }) {
  const t = useText();
  const { profile } = useImport();
  const field = profile === null ? null : fieldToMap(problem, profile.mapping);
  const source = field === null ? undefined : profile?.mapping[field];
  const spec = field === null ? undefined : FIELD_PATTERNS.get(field);
  if (profile === null || field === null || spec === undefined || source?.from !== 'column') return null;
  const known = source.values?.[problem.value];
  const say = (code: string) =>
    setProfile({
      ...profile,
      mapping: withSource(profile.mapping, field, withValue(source, problem.value, code)),
    });
  return (
    <div className="import-remedy">
      <span aria-hidden="true">{t('import.problem.mapValue', { value: problem.value })}</span>
      <FieldInput
        spec={spec}
        value={known ?? ''}
        aria-label={t('import.problem.mapValue', { value: problem.value })}
        onChange={say}
      />
      {known !== undefined && known !== '' && (
        <Button size="small" onClick={() => void readPreview()}>
          {t('import.problem.reread')}
        </Button>
      )}
    </div>
  );
}

/** Rows that need mending before rows that were left out on purpose. */
function badFirst(problems: readonly RowProblem[]): readonly RowProblem[] {
  return [...problems.filter((row) => !row.skipped), ...problems.filter((row) => row.skipped)];
}
