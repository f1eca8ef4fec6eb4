import '#renderer/pages/editor/changes/changes.css';
import { useCall } from '#renderer/app/calls.ts';
import { Bands } from '#renderer/pages/editor/changes/Bands.tsx';
import { PlanPanel } from '#renderer/pages/editor/changes/PlanPanel.tsx';
import { RequestsPanel } from '#renderer/pages/editor/changes/RequestsPanel.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';

/** What can still be changed in a consignment, what would go on the next sending, and the requests to customs. */
export function ChangesTab({ id }: { readonly id: string }) {
  const read = useCall('changes.get', { id });
  if (read.error !== null && read.value === null)
    return <ErrorPanel error={read.error} retry={read.reload} />;
  if (read.value === null) return null;
  const view = read.value;
  const requests = <RequestsPanel key="requests" id={id} view={view} />;
  const plan = <PlanPanel key="plan" id={id} editable={view.editable} />;
  return (
    <div className="changes">
      <Bands id={id} view={view} />
      {view.editable ? [plan, requests] : [requests, plan]}
    </div>
  );
}
