import { useCall } from '#renderer/app/calls.ts';
import { useRoute } from '#renderer/app/routes.ts';
import { useText } from '#renderer/app/text.tsx';
import { PackCard } from '#renderer/pages/rules/PackCard.tsx';
import { PublisherPanel } from '#renderer/pages/rules/PublisherPanel.tsx';
import { EmptyState } from '#renderer/parts/EmptyState.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';

/** The installed packs with what can be done with each, and beside them where new ones come from. */
export function PacksTab() {
  const t = useText();
  const { query } = useRoute();
  const { value, error, reload } = useCall('packs.installed', {});
  if (value === null) return error === null ? null : <ErrorPanel error={error} retry={reload} />;
  return (
    <div className="packs">
      <section className="packs-list" aria-label={t('packPage.list')}>
        {value.length === 0 && <EmptyState title={t('rules.pack.none')} text={t('rules.pack.noneHint')} />}
        {value.map((pack) => (
          <PackCard key={pack.hash} pack={pack} installed={value} showTrial={query['trial'] === pack.hash} />
        ))}
      </section>
      <PublisherPanel installed={value} />
    </div>
  );
}
