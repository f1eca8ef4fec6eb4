import { useCall } from '#renderer/app/calls.ts';
import { hrefOf } from '#renderer/app/routes.ts';
import { type Text, useText } from '#renderer/app/text.tsx';
import { SummedUp } from '#renderer/pages/editor/SummedUp.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import { localTime } from '#renderer/parts/time.ts';
import type { TimelineEntry } from '#shared/api/consignments.ts';
import { receiptStatus } from '#shared/messages/receiptStatus.ts';

/** What happened to a consignment, newest first: receipts with number, meaning and the words as received. */
export function TimelineTab({ id }: { readonly id: string }) {
  const t = useText();
  const read = useCall('consignments.timeline', { id });
  if (read.error !== null && read.value === null)
    return <ErrorPanel error={read.error} retry={read.reload} />;
  return (
    <>
      <SummedUp id={id} />
      <ol className="timeline" aria-label={t('editor.tab.timeline')}>
        {(read.value ?? []).toReversed().map((entry, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries only ever grow at one end
          <li key={i} className={`timeline-entry timeline-${toneOf(entry)}`}>
            <time className="number dim" dateTime={entry.at}>
              {localTime(entry.at)}
            </time>
            <div>
              <strong>{t(`timeline.${entry.kind}`)}</strong>
              {entry.document !== null && <> · {t(`document.${entry.document}`)}</>}
              {entry.status !== '' && (
                <>
                  {' '}
                  <span className="tag tag-plain">
                    {receiptStatus(entry.status).code} {statusText(t, entry.status)}
                  </span>
                </>
              )}
              {entry.info !== '' && <blockquote lang="zh-CN">{entry.info}</blockquote>}
              {entry.receiptId !== null && (
                <a href={hrefOf('exchange', null, { receipt: entry.receiptId })}>{t('timeline.raw')}</a>
              )}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

/** The meaning of a receipt's status number, or of a declaration's letter. */
function statusText(t: Text, status: string): string {
  if (status.startsWith('-')) return t('receipt.status.negative');
  const { zh, en } = receiptStatus(status);
  return t.of({ 'zh-CN': zh, en });
}

function toneOf(entry: TimelineEntry): string {
  if (entry.kind === 'returned' || entry.status === '100' || entry.status.startsWith('-')) return 'bad';
  const { group } = receiptStatus(entry.status);
  if (group === 'returned' || group === 'error') return 'bad';
  return group === 'released' || group === 'closed' ? 'good' : 'plain';
}
