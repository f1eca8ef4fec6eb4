import { hrefOf } from '#renderer/app/routes.ts';
import { useText } from '#renderer/app/text.tsx';
import { Panel } from '#renderer/parts/Panel.tsx';
import { ReceiptStatus } from '#renderer/parts/ReceiptStatus.tsx';
import { localTime } from '#renderer/parts/time.ts';
import type { ReceiptRow } from '#shared/api/exchange.ts';

/** The receipts that came in last. */
export function LatestReceipts({ receipts }: { readonly receipts: readonly ReceiptRow[] }) {
  const t = useText();
  return (
    <Panel
      title={t('home.receipts')}
      actions={
        receipts.length > 0 && (
          <a href={hrefOf('exchange', null, { tab: 'receipts' })}>{t('home.receipts.all')}</a>
        )
      }
    >
      {receipts.length === 0 ? (
        <p className="hint">{t('home.receipts.none')}</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('exchange.receipts.received')}</th>
              <th>{t('exchange.outbox.orderNo')}</th>
              <th>{t('exchange.outbox.document')}</th>
              <th>{t('exchange.receipts.status')}</th>
              <th>{t('exchange.receipts.info')}</th>
            </tr>
          </thead>
          <tbody>
            {receipts.map((row) => (
              <tr key={row.id}>
                <td className="keep">{localTime(row.receivedAt).slice(5)}</td>
                <td className="keep">
                  {row.consignmentId === null ? (
                    row.orderNo || t('exchange.receipts.noOrder')
                  ) : (
                    <a href={hrefOf('consignments', row.consignmentId)}>{row.orderNo}</a>
                  )}
                </td>
                <td className="keep">
                  {row.documentKind === null ? row.message : t(`document.${row.documentKind}`)}
                </td>
                <td className="keep">
                  <ReceiptStatus status={row.status} />
                </td>
                <td lang="zh-CN">{row.info}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
