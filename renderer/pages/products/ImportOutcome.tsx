import { errorText, useText } from '#renderer/app/text.tsx';
import type { ProductImportCounts, ProductImportPreview, ProductRowProblem } from '#shared/api/products.ts';

interface ImportOutcomeProps {
  readonly counts: ProductImportCounts;
  readonly rows: ProductImportPreview['rows'];
  readonly problems: readonly ProductRowProblem[];
  /** It has not been done yet. */
  readonly ahead?: boolean;
}

const SHOWN = 100;

/** What an import does or did: counts, what changes row by row, and the rows that are left out. */
export function ImportOutcome({ counts, rows, problems, ahead = false }: ImportOutcomeProps) {
  const t = useText();
  const { rows: read, created, updated, same, problems: bad } = counts;
  return (
    <>
      <p role="status">
        {ahead && `${t('products.import.wouldDo')} · `}
        {t('products.import.counts', { rows: read, created, updated, same, problems: bad })}
      </p>
      {ahead && created + updated === 0 && <p>{t('products.import.nothing')}</p>}
      {rows.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('products.import.row')}</th>
              <th>{t('products.import.what')}</th>
              <th>{t('products.column.itemNo')}</th>
              <th>{t('products.column.name')}</th>
              <th>{t('products.import.changes')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN).map((row) => (
              <tr key={row.row}>
                <td className="number">{row.row}</td>
                <td>{t(`products.import.${row.what}`)}</td>
                <td>{row.itemNo}</td>
                <td>{row.name}</td>
                <td>
                  {row.changes.map(({ field, before, after }) => (
                    <div key={field}>
                      {t('linePanel.change', {
                        field: t(`product.field.${field}`),
                        before: before === '' ? t('common.empty') : before,
                        after,
                      })}
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length > SHOWN && <p className="dim">{t('products.import.shownFirst', { count: SHOWN })}</p>}
      {problems.length > 0 && (
        <section aria-label={t('products.import.problems')}>
          <h3>{t('products.import.problems')}</h3>
          <table className="plain-table">
            <thead>
              <tr>
                <th>{t('products.import.row')}</th>
                <th>{t('products.import.column')}</th>
                <th>{t('products.import.problem')}</th>
              </tr>
            </thead>
            <tbody>
              {problems.slice(0, SHOWN).map((problem) => (
                <tr key={`${problem.row} ${problem.column} ${problem.code}`}>
                  <td className="number">{problem.row}</td>
                  <td>
                    {problem.column} <span className="dim">{problem.value.slice(0, 60)}</span>
                  </td>
                  <td>
                    {errorText(t, {
                      code: problem.code,
                      params: { value: problem.value, column: problem.column, ...problem.params },
                    })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}
