import type { Called } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { EmptyState } from '#renderer/parts/EmptyState.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import { Panel } from '#renderer/parts/Panel.tsx';
import { ReceiptStatus } from '#renderer/parts/ReceiptStatus.tsx';
import { DocumentStateTag } from '#renderer/parts/StateTag.tsx';
import { localTime } from '#renderer/parts/time.ts';
import type { SummaryRow } from '#shared/api/summaries.ts';

interface SummaryListProps {
  readonly list: Called<readonly SummaryRow[]>;
  readonly open: string | null;
  onOpen(id: string): void;
}

/** Every request to sum up, newest first. */
export function SummaryList({ list, open, onOpen }: SummaryListProps) {
  const t = useText();
  return (
    <Panel title={t('summaries.requests')}>
      {list.error !== null && <ErrorPanel error={list.error} retry={list.reload} />}
      {list.value?.length === 0 && <EmptyState title={t('summaries.requests.none')} />}
      {list.value !== null && list.value.length > 0 && (
        <div className="scroll-x">
          <table className="plain-table">
            <thead>
              <tr>
                <th>{t('summaries.copNo')}</th>
                <th>{t('summaries.month')}</th>
                <th className="end">{t('summaries.inventories')}</th>
                <th>{t('summaries.state')}</th>
                <th>{t('summaries.lastReceipt')}</th>
                <th className="end">{t('summaries.results')}</th>
                <th>{t('summaries.made')}</th>
              </tr>
            </thead>
            <tbody>
              {list.value.map((row) => (
                <tr key={row.id}>
                  <td className="keep">
                    <button
                      type="button"
                      className="link-button"
                      aria-expanded={row.id === open}
                      onClick={() => onOpen(row.id)}
                    >
                      {row.copNo}
                    </button>
                  </td>
                  <td className="keep">{row.month}</td>
                  <td className="end">{row.inventories}</td>
                  <td className="keep">
                    {row.dropped ? (
                      <span className="tag tag-plain">{t('summaries.dropped')}</span>
                    ) : (
                      <DocumentStateTag state={row.state} />
                    )}
                  </td>
                  <td>{row.lastStatus !== '' && <ReceiptStatus status={row.lastStatus} />}</td>
                  <td className="end">{row.results}</td>
                  <td className="keep number">{localTime(row.createdAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
