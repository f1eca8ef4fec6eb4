import type { ReactNode } from 'react';
import type { Text } from '#renderer/app/text.tsx';
import { errorText, useText } from '#renderer/app/text.tsx';
import type { RowProblem } from '#shared/api/imports.ts';

interface ProblemTableProps {
  readonly rows: readonly RowProblem[];
  readonly total: number;
  /** A way to put a problem right, where there is one. */
  remedy?(problem: RowProblem): ReactNode;
}

/** Rows that did not go through: where, what stands there, and why. */
export function ProblemTable(props: ProblemTableProps) {
  const t = useText();
  return (
    <>
      <table className="plain-table import-problems">
        <thead>
          <tr>
            <th className="end">{t('import.problem.row')}</th>
            <th>{t('import.problem.column')}</th>
            <th>{t('import.problem.value')}</th>
            <th>{t('import.problem.why')}</th>
            <th>{t('import.problem.fate')}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one row can have several problems of one kind
            <tr key={`${row.row} ${i}`}>
              <td className="end">{row.row}</td>
              <td className={row.column === '' ? 'keep dim' : undefined}>
                {row.column === '' ? t('import.problem.wholeRow') : row.column}
              </td>
              <td className="mono">{row.value}</td>
              <td>
                {whyText(t, row)} {props.remedy?.(row)}
              </td>
              <td className={row.skipped ? 'dim keep' : 'fatal-text keep'}>
                {t(row.skipped ? 'import.problem.skipped' : 'import.problem.left')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {props.total > props.rows.length && (
        <p className="dim">{t('import.preview.tail', { total: props.total, shown: props.rows.length })}</p>
      )}
    </>
  );
}

/** The reason in words; it may name the cell and its column. */
function whyText(t: Text, row: RowProblem): string {
  return errorText(t, { code: row.code, params: { value: row.value, column: row.column, ...row.params } });
}
