import { useCall } from '#renderer/app/calls.ts';
import { errorText, useText } from '#renderer/app/text.tsx';
import { subjectHref } from '#renderer/pages/exchange/subjectHref.ts';
import { CopyButton } from '#renderer/parts/CopyButton.tsx';
import { Detail } from '#renderer/parts/Detail.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import { Facts } from '#renderer/parts/Panel.tsx';
import { SignatureLine } from '#renderer/parts/SignatureLine.tsx';
import { DocumentStateTag } from '#renderer/parts/StateTag.tsx';
import { localTime } from '#renderer/parts/time.ts';

/** One declared document: the bytes that travel, and their hash. */
export function DocumentDetail(props: { readonly id: string; onClose(): void }) {
  const t = useText();
  const { value, error, reload } = useCall('exchange.document', { id: props.id });
  return (
    <Detail title={t('exchange.document.title')} onClose={props.onClose}>
      {error !== null && <ErrorPanel error={error} retry={reload} />}
      {value !== null && (
        <>
          <Facts
            rows={[
              [
                t('exchange.outbox.orderNo'),
                <a key="order" href={subjectHref(value.kind, value.consignmentId)}>
                  {value.orderNo}
                </a>,
              ],
              [t('exchange.outbox.document'), `${t(`document.${value.kind}`)} ${value.message}`],
              [t('exchange.outbox.state'), <DocumentStateTag key="state" state={value.state} />],
              [t('exchange.outbox.queued'), localTime(value.queuedAt)],
              value.sentAt === null ? null : [t('exchange.outbox.sent'), localTime(value.sentAt)],
              value.lastError === null ? null : [t('exchange.outbox.error'), errorText(t, value.lastError)],
              [t('signing.signature'), <SignatureLine key="signature" of="document" id={props.id} />],
              [
                t('exchange.document.hash'),
                <span key="hash" className="mono">
                  {value.sha256}{' '}
                  <CopyButton
                    label={t('exchange.document.copyHash')}
                    done={t('exchange.document.copied')}
                    text={value.sha256}
                  />
                </span>,
              ],
            ]}
          />
          <p className="dim">{t('exchange.document.exact')}</p>
          <CopyButton
            wide
            label={t('exchange.document.copy')}
            done={t('exchange.document.copied')}
            text={value.body}
          />
          <pre className="raw-text" lang="zh-CN">
            {value.body}
          </pre>
        </>
      )}
    </Detail>
  );
}
