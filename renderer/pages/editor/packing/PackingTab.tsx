import '#renderer/pages/editor/packing/packing.css';
import { useCall } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { PackingPanel } from '#renderer/pages/editor/packing/PackingPanel.tsx';
import { EmptyState } from '#renderer/parts/EmptyState.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import type { Draft } from '#shared/consignment/consignment.ts';

interface PackingTabProps {
  /** Id of the consignment. */
  readonly id: string;
  readonly draft: Draft;
}

/** How a consignment is packed: cartons, what is in them, and what is worked out from that. */
export function PackingTab({ id, draft }: PackingTabProps) {
  const t = useText();
  const read = useCall('packing.get', { id });
  if (read.error !== null && read.value === null)
    return <ErrorPanel error={read.error} retry={read.reload} />;
  if (read.value === null) return null;
  const bare = draft.items.length === 0 && read.value.plan.cartons.length === 0;
  if (bare) return <EmptyState title={t('packing.empty')} text={t('packing.empty.text')} />;
  return <PackingPanel id={id} draft={draft} view={read.value} />;
}
