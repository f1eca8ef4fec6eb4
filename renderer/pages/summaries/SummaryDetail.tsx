import { useState } from 'react';
import { putCall, useAct, useCall } from '#renderer/app/calls.ts';
import { hrefOf } from '#renderer/app/routes.ts';
import { useText } from '#renderer/app/text.tsx';
import { BusyButton } from '#renderer/parts/BusyButton.tsx';
import { Detail } from '#renderer/parts/Detail.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import { Facts } from '#renderer/parts/Panel.tsx';
import { receiptTime } from '#renderer/parts/ReceiptStatus.tsx';
import { DocumentStateTag } from '#renderer/parts/StateTag.tsx';
import type { SummaryOutcome, SummaryView } from '#shared/api/summaries.ts';

interface SummaryDetailProps {
  readonly id: string;
  changed(): void;
  onClose(): void;
}

/** One request to sum up: where it stands, what can be done, the declarations that came of it and their parcels. */
export function SummaryDetail({ id, changed, onClose }: SummaryDetailProps) {
  const t = useText();
  const { value, error, reload } = useCall('summaries.get', { id });
  return (
    <Detail title={t('summaries.detail')} onClose={onClose}>
      {error !== null && <ErrorPanel error={error} retry={reload} />}
      {value !== null && (
        <>
          <Facts
            rows={[
              [t('summaries.copNo'), value.copNo],
              [
                t('summaries.state'),
                value.dropped ? t('summaries.dropped') : <DocumentStateTag key="s" state={value.state} />,
              ],
              value.lastInfo === ''
                ? null
                : [
                    t('summaries.lastReceipt'),
                    <span key="i" lang="zh-CN">
                      {value.lastInfo}
                    </span>,
                  ],
              [t('summaries.filer'), `${value.filer.name} ${value.filer.code}`],
              [t('summaries.inventories'), value.inventories],
            ]}
          />
          <Acts view={value} changed={changed} />
          <h3>{t('summaries.outcomes', { count: value.outcomes.length })}</h3>
          {value.outcomes.length === 0 && <p className="hint">{t('summaries.outcomes.none')}</p>}
          {value.outcomes.map((outcome) => (
            <Outcome key={outcome.declSeqNo} outcome={outcome} />
          ))}
          <details>
            <summary>{t('summaries.parcels', { count: value.parcels.length })}</summary>
            <ul className="message-list">
              {value.parcels.map((parcel) => (
                <li key={parcel.id}>
                  <a href={hrefOf('consignments', parcel.consignmentId)}>{parcel.orderNo}</a>{' '}
                  <span className="dim number">{parcel.invtNo}</span>
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
    </Detail>
  );
}

interface ActsProps {
  readonly view: SummaryView;
  changed(): void;
}

function Acts({ view, changed }: ActsProps) {
  const t = useText();
  const act = useAct();
  const [busy, setBusy] = useState(false);
  const back = !view.dropped && (view.state === 'returned' || view.state === 'withdrawn');
  const run = async (method: 'summaries.resend' | 'summaries.withdraw' | 'summaries.drop') => {
    setBusy(true);
    const after = await act(method, { id: view.id });
    setBusy(false);
    if (after === null) return;
    putCall('summaries.get', { id: view.id }, after);
    changed();
  };
  return (
    <div className="bar">
      {view.state === 'queued' && (
        <BusyButton busy={busy} onClick={() => void run('summaries.withdraw')}>
          {t('summaries.withdraw')}
        </BusyButton>
      )}
      {back && (
        <>
          <BusyButton type="primary" busy={busy} onClick={() => void run('summaries.resend')}>
            {t('summaries.resend')}
          </BusyButton>
          <BusyButton busy={busy} onClick={() => void run('summaries.drop')}>
            {t('summaries.drop')}
          </BusyButton>
        </>
      )}
    </div>
  );
}

function Outcome({ outcome }: { readonly outcome: SummaryOutcome }) {
  const t = useText();
  return (
    <section className="summary-outcome" aria-label={outcome.entryId || outcome.declSeqNo}>
      <Facts
        rows={[
          [t('summaries.entryId'), outcome.entryId || t('summaries.entryId.none')],
          [t('summaries.declSeqNo'), outcome.declSeqNo],
          [t('summaries.decState'), t('summaries.decState.value', { code: outcome.decState })],
          [t('summaries.opDate'), receiptTime(outcome.opDate)],
          [t('summaries.weights'), `${outcome.grossWeight} / ${outcome.netWeight} kg`],
        ]}
      />
      <details>
        <summary>{t('summaries.lines', { count: outcome.lines.length })}</summary>
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('summaries.orderNo')}</th>
              <th className="end">{t('summaries.gnum')}</th>
              <th>{t('summaries.line.gcode')}</th>
            </tr>
          </thead>
          <tbody>
            {outcome.lines.map((line) => (
              <tr key={`${line.invtNo} ${line.gnum} ${line.gseqno}`}>
                <td>
                  {line.consignmentId === null ? (
                    t('summaries.parcel.unknown')
                  ) : (
                    <a href={hrefOf('consignments', line.consignmentId)}>{line.orderNo}</a>
                  )}
                  <div className="dim number">{line.invtNo}</div>
                </td>
                <td className="end">{line.gnum}</td>
                <td className="number">{line.gcode}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
