import { useCall } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { ConflictList } from '#renderer/parts/ConflictList.tsx';
import { EmptyState } from '#renderer/parts/EmptyState.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';

/** Everything of which the same goods are entered in different ways. */
export function ConflictsTab() {
  const t = useText();
  const report = useCall('products.conflicts', {});
  if (report.error !== null && report.value === null) {
    return <ErrorPanel error={report.error} retry={report.reload} />;
  }
  if (report.value === null) return null;
  const { conflicts, consignments, more } = report.value;
  const scope = t(more ? 'products.conflicts.scopeMore' : 'products.conflicts.scope', {
    count: consignments,
  });
  return (
    <div className="products-scroll">
      <p className="dim">
        {t('products.conflicts.intro')} {scope}
      </p>
      {conflicts.length === 0 ? (
        <EmptyState title={t('products.conflicts.none')} />
      ) : (
        <ConflictList conflicts={conflicts} />
      )}
    </div>
  );
}
