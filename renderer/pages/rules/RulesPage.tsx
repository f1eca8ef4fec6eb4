import { PageFrame } from '#renderer/app/PageFrame.tsx';
import { goTo, useRoute } from '#renderer/app/routes.ts';
import { useText } from '#renderer/app/text.tsx';
import { CodesTab } from '#renderer/pages/rules/CodesTab.tsx';
import { PacksTab } from '#renderer/pages/rules/PacksTab.tsx';
import { RadarTab } from '#renderer/pages/rules/RadarTab.tsx';
import { RuleList } from '#renderer/pages/rules/RuleList.tsx';
import { Tabs } from '#renderer/parts/Tabs.tsx';
import '#renderer/pages/rules/rules.css';
import '#renderer/pages/rules/packs.css';

const TABS = ['rules', 'radar', 'codes', 'packs'] as const;

/** What the check goes by: the rules with their reasons, what changed in them, the code tables, the packs they come in. */
export function RulesPage() {
  const t = useText();
  const { query } = useRoute();
  const chosen = TABS.find((tab) => tab === query['tab']) ?? 'rules';
  return (
    <PageFrame title={t('rules.title')} fill>
      <Tabs
        label={t('rules.title')}
        tabs={TABS.map((name) => ({ name, label: t(`rules.tab.${name}`) }))}
        chosen={chosen}
        onChoose={(tab) => goTo('rules', null, tab === 'rules' ? {} : { tab }, true)}
      >
        {chosen === 'rules' && <RuleList />}
        {chosen === 'radar' && <RadarTab />}
        {chosen === 'codes' && <CodesTab />}
        {chosen === 'packs' && <PacksTab />}
      </Tabs>
    </PageFrame>
  );
}
