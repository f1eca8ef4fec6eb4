import { useCall } from '#renderer/app/calls.ts';
import { hrefOf } from '#renderer/app/routes.ts';
import { useText } from '#renderer/app/text.tsx';
import { SaveProblems } from '#renderer/pages/import/ResultStep.tsx';
import { Panel } from '#renderer/parts/Panel.tsx';
import { localTime } from '#renderer/parts/time.ts';

/** Earlier imports, with their drafts and the rows that did not go through. */
export function HistoryPanel() {
  const t = useText();
  const { value } = useCall('imports.history', {});
  if (value === null) return null;
  return (
    <Panel title={t('import.history')}>
      {value.length === 0 ? (
        <p className="dim">{t('import.history.none')}</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('import.history.when')}</th>
              <th>{t('import.history.file')}</th>
              <th>{t('import.history.state')}</th>
              <th className="end">{t('import.history.rows')}</th>
              <th className="end">{t('import.history.consignments')}</th>
              <th className="end">{t('import.history.problems')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {value.map((row) => (
              <tr key={row.id}>
                <td className="keep">{localTime(row.startedAt)}</td>
                <td>{row.fileName}</td>
                <td>{t(`import.history.state.${row.state}`)}</td>
                <td className="end">{row.counts.rows}</td>
                <td className="end">
                  <a
                    href={hrefOf('consignments', null, { import: row.id })}
                    aria-label={t('import.history.open', {
                      name: row.fileName,
                      count: row.counts.consignments,
                    })}
                  >
                    {row.counts.consignments}
                  </a>
                </td>
                <td className="end">{row.counts.problemRows}</td>
                <td className="end">
                  {row.counts.problemRows > 0 && (
                    <SaveProblems
                      importId={row.id}
                      label={t('import.done.save')}
                      name={t('import.history.save', { name: row.fileName })}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
