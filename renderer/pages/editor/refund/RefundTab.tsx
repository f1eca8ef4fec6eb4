import '#renderer/pages/editor/refund/refund.css';
import { Button } from 'antd';
import { useAct, useCall } from '#renderer/app/calls.ts';
import { bridge } from '#renderer/app/client.ts';
import { useText } from '#renderer/app/text.tsx';
import { lineChoiceId } from '#renderer/pages/editor/refund/InvoiceRow.tsx';
import { InvoiceTable } from '#renderer/pages/editor/refund/InvoiceTable.tsx';
import { RefundFindingText } from '#renderer/pages/editor/refund/RefundFinding.tsx';
import { RefundItems } from '#renderer/pages/editor/refund/RefundItems.tsx';
import { useReadInvoices } from '#renderer/pages/editor/refund/useReadInvoices.ts';
import { useRefundSession } from '#renderer/pages/editor/refund/useRefundSession.ts';
import { EmptyState } from '#renderer/parts/EmptyState.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import { Facts } from '#renderer/parts/Panel.tsx';
import { showToast } from '#renderer/state/toasts.ts';
import type { RefundView } from '#shared/api/refunds.ts';
import type { ItemDraft } from '#shared/consignment/consignment.ts';
import { emptyInvoiceLine, MOST_INVOICE_LINES } from '#shared/documents/refund/supplierInvoice.ts';

interface RefundTabProps {
  /** Id of the consignment. */
  readonly id: string;
  readonly items: readonly ItemDraft[];
}

/** Supplier invoices beside the goods (退税预检), while what is declared can still be changed. */
export function RefundTab({ id, items }: RefundTabProps) {
  const read = useCall('refunds.get', { id });
  if (read.error !== null && read.value === null)
    return <ErrorPanel error={read.error} retry={read.reload} />;
  return read.value === null ? null : <Refund key={id} view={read.value} items={items} />;
}

const SAVING = {
  saved: 'refundTab.saved',
  saving: 'refundTab.saving',
  unreached: 'refundTab.unsaved',
} as const;

function Refund({ view, items }: { readonly view: RefundView; readonly items: readonly ItemDraft[] }) {
  const t = useText();
  const act = useAct();
  const { session, state } = useRefundSession(view);
  const { lines } = state;
  const { id, totals } = view;
  const readInvoices = useReadInvoices(id, session);
  const addLine = () => {
    session.change((now) => [...now, emptyInvoiceLine()]);
    setTimeout(() => document.getElementById(lineChoiceId(lines.length))?.focus());
  };
  const exportData = async () => {
    await session.flush();
    const offer = await act('refunds.file', { ids: [id], format: 'xlsx' });
    if (offer !== null && (await bridge.saveFile(offer)))
      showToast({ tone: 'done', text: t('list.exported', { name: offer.name }) });
  };
  const general = view.findings.filter(({ line, item }) => line === null && item === null);
  return (
    <div className="refund">
      <p className="hint">{t('refundTab.intro')}</p>
      {general.length > 0 && (
        <ul className="message-list">
          {general.map((finding) => (
            <li key={finding.code}>
              <RefundFindingText finding={finding} />
            </li>
          ))}
        </ul>
      )}
      {items.length > 0 && <RefundItems view={view} />}
      <div className="bar">
        <Button type="primary" onClick={() => void readInvoices()}>
          {t('refundTab.readList')}
        </Button>
        <Button disabled={lines.length >= MOST_INVOICE_LINES} onClick={addLine}>
          {t('refundTab.add')}
        </Button>
        <Button disabled={lines.length === 0} onClick={() => void exportData()}>
          {t('refundTab.export')}
        </Button>
        {view.revision > 0 && (
          <span className={`save-mark save-${state.saving}`} role="status">
            {t(SAVING[state.saving])}
          </span>
        )}
      </div>
      {lines.length === 0 ? (
        <EmptyState title={t('refundTab.empty')} text={t('refundTab.empty.text')} />
      ) : (
        <>
          <InvoiceTable lines={lines} items={items} findings={view.findings} session={session} />
          <Facts
            rows={[
              [t('refundTab.amount'), `${totals.amount} CNY`],
              [t('refundTab.tax'), `${totals.tax} CNY`],
              [
                t('refundTab.refund'),
                totals.refund === '' ? t('refundTab.refund.unknown') : `${totals.refund} CNY`,
              ],
              view.entryId === '' ? null : [t('refundTab.entryId'), view.entryId],
            ]}
          />
        </>
      )}
    </div>
  );
}
