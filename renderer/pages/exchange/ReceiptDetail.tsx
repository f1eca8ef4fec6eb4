import { useCall } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { subjectHref } from '#renderer/pages/exchange/subjectHref.ts';
import { CopyButton } from '#renderer/parts/CopyButton.tsx';
import { Detail } from '#renderer/parts/Detail.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import { Facts } from '#renderer/parts/Panel.tsx';
import { ReceiptStatus, receiptTime } from '#renderer/parts/ReceiptStatus.tsx';
import { SignatureLine } from '#renderer/parts/SignatureLine.tsx';
import { localTime } from '#renderer/parts/time.ts';
import type { ReceiptRow } from '#shared/api/exchange.ts';

const TONES = { matched: 'good', unknown: 'ask', unreadable: 'bad' } as const;

/** Whether a receipt found its document. */
export function OutcomeTag({ outcome }: Pick<ReceiptRow, 'outcome'>) {
  const t = useText();
  return <span className={`tag tag-${TONES[outcome]}`}>{t(`exchange.outcome.${outcome}`)}</span>;
}

/** One receipt, as it came. */
export function ReceiptDetail(props: { readonly id: string; onClose(): void }) {
  const t = useText();
  const { value, error, reload } = useCall('exchange.receipt', { id: props.id });
  return (
    <Detail title={t('exchange.receipt.title')} onClose={props.onClose}>
      {error !== null && <ErrorPanel error={error} retry={reload} />}
      {value !== null && (
        <>
          <Facts
            rows={[
              [
                t('exchange.outbox.orderNo'),
                value.consignmentId === null ? (
                  value.orderNo || t('exchange.receipts.noOrder')
                ) : (
                  <a key="order" href={subjectHref(value.documentKind, value.consignmentId)}>
                    {value.orderNo}
                  </a>
                ),
              ],
              [
                t('exchange.outbox.document'),
                value.documentKind === null
                  ? value.message
                  : `${t(`document.${value.documentKind}`)} ${value.message}`,
              ],
              [t('exchange.receipts.status'), <ReceiptStatus key="status" status={value.status} />],
              [
                t('exchange.receipts.info'),
                <span key="info" lang="zh-CN">
                  {value.info}
                </span>,
              ],
              [t('exchange.receipts.time'), receiptTime(value.returnTime)],
              [t('exchange.receipts.received'), localTime(value.receivedAt)],
              [t('signing.signature'), <SignatureLine key="signature" of="receipt" id={props.id} />],
              [
                t('exchange.receipts.outcome'),
                <span key="outcome">
                  <OutcomeTag outcome={value.outcome} />{' '}
                  <span className="dim">{t(`exchange.outcome.${value.outcome}.why`)}</span>
                </span>,
              ],
            ]}
          />
          <CopyButton
            wide
            label={t('exchange.document.copy')}
            done={t('exchange.document.copied')}
            text={value.raw}
          />
          <pre className="raw-text" lang="zh-CN">
            {value.raw}
          </pre>
        </>
      )}
    </Detail>
  );
}
