import { useCall } from '#renderer/app/calls.ts';
import { PageFrame } from '#renderer/app/PageFrame.tsx';
import { goTo, useRoute } from '#renderer/app/routes.ts';
import { useText } from '#renderer/app/text.tsx';
import { AuditCheck } from '#renderer/pages/exchange/AuditCheck.tsx';
import { OutboxTab } from '#renderer/pages/exchange/OutboxTab.tsx';
import { ReceiptsTab } from '#renderer/pages/exchange/ReceiptsTab.tsx';
import { SummariesTab } from '#renderer/pages/summaries/SummariesTab.tsx';
import { TrainingConsole } from '#renderer/pages/training/TrainingConsole.tsx';
import { ConnectionLine } from '#renderer/parts/ConnectionPanel.tsx';
import { Tabs } from '#renderer/parts/Tabs.tsx';
import '#renderer/pages/exchange/exchange.css';

const TABS = ['outbox', 'receipts', 'summaries', 'training'] as const;
type Tab = (typeof TABS)[number];

/** Everything that leaves and arrives; in the training profile also the trainer's console. */
export function ExchangePage() {
  const t = useText();
  const { query } = useRoute();
  const status = useCall('profile.status', {});
  const training = status.value?.open === 'training';
  const offered = TABS.filter((tab) => tab !== 'training' || training);
  const chosen: Tab = offered.find((tab) => tab === query['tab']) ?? 'outbox';
  return (
    <PageFrame title={t('exchange.title')} actions={<AuditCheck />} fill>
      <ConnectionLine />
      <Tabs
        label={t('exchange.title')}
        tabs={offered.map((name) => ({ name, label: t(`exchange.tab.${name}`) }))}
        chosen={chosen}
        onChoose={(tab) => goTo('exchange', null, tab === 'outbox' ? {} : { tab }, true)}
      >
        {chosen === 'outbox' && <OutboxTab />}
        {chosen === 'receipts' && <ReceiptsTab />}
        {chosen === 'summaries' && <SummariesTab />}
        {chosen === 'training' && <TrainingConsole />}
      </Tabs>
    </PageFrame>
  );
}
