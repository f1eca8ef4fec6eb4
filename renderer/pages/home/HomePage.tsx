import { useCall } from '#renderer/app/calls.ts';
import { PageFrame } from '#renderer/app/PageFrame.tsx';
import { hrefOf } from '#renderer/app/routes.ts';
import { useText } from '#renderer/app/text.tsx';
import { isEmpty, PROGRESS_STATES } from '#renderer/pages/home/attention.ts';
import { BackupPanel } from '#renderer/pages/home/BackupPanel.tsx';
import { LatestReceipts } from '#renderer/pages/home/LatestReceipts.tsx';
import { PackNotices, usePackNotices } from '#renderer/pages/home/PackNotices.tsx';
import { PackPanel } from '#renderer/pages/home/PackPanel.tsx';
import { StartHere } from '#renderer/pages/home/StartHere.tsx';
import { TodoPanel } from '#renderer/pages/home/TodoPanel.tsx';
import { ConnectionPanel } from '#renderer/parts/ConnectionPanel.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import { Panel } from '#renderer/parts/Panel.tsx';
import '#renderer/pages/home/home.css';

/** The first page: what needs the seller now, and how the workstation stands. */
export function HomePage() {
  const t = useText();
  const { value: summary, error, reload } = useCall('home.summary', {});
  return (
    <PageFrame title={t('home.title')}>
      {error !== null && <ErrorPanel error={error} retry={reload} />}
      {summary !== null && (
        <div className="home">
          <div className="home-column">
            {isEmpty(summary) ? <StartHere /> : <TodoPanel summary={summary} />}
            {isEmpty(summary) && <PacksTodo />}
            {!isEmpty(summary) && (
              <Panel title={t('home.progress')}>
                <ul className="home-progress">
                  {PROGRESS_STATES.map((state) => (
                    <li key={state}>
                      <a href={hrefOf('consignments', null, { state })}>
                        <span className="home-number">{summary.counts[state]}</span>
                        <span>{t(`state.${state}`)}</span>
                      </a>
                    </li>
                  ))}
                </ul>
              </Panel>
            )}
            <LatestReceipts receipts={summary.receipts} />
          </div>
          <div className="home-column">
            <ConnectionPanel />
            <PackPanel pack={summary.pack} />
            <BackupPanel last={summary.lastBackup} />
          </div>
        </div>
      )}
    </PageFrame>
  );
}

/** What there is to say of the rules while there is nothing else to do. */
function PacksTodo() {
  const t = useText();
  const notices = usePackNotices();
  if (notices.length === 0) return null;
  return (
    <Panel title={t('home.packs')}>
      <PackNotices notices={notices} />
    </Panel>
  );
}
