import { bridge, client } from '#renderer/app/client.ts';
import { errorText, useText } from '#renderer/app/text.tsx';
import type { RefundSession } from '#renderer/pages/editor/refund/refundSession.ts';
import { showToast } from '#renderer/state/toasts.ts';
import type { InvoiceLineDraft } from '#shared/documents/refund/supplierInvoice.ts';
import { MOST_INVOICE_LINES } from '#shared/documents/refund/supplierInvoice.ts';

const LIST_KINDS = ['.xlsx', '.csv', '.txt'] as const;

/**
 * Reads a list of invoices and takes the lines that fit the goods. A list of tax software holds everybody's purchases of a
 * month, so the others are offered, not added; where nothing fits, everything is taken.
 */
export function useReadInvoices(id: string, session: RefundSession): () => Promise<void> {
  const t = useText();
  const take = (lines: readonly InvoiceLineDraft[]): number => {
    const room = Math.max(0, MOST_INVOICE_LINES - session.state().lines.length);
    if (lines.length > 0) session.change((now) => [...now, ...lines.slice(0, room)]);
    return Math.max(0, lines.length - room);
  };
  return async () => {
    const file = await bridge.chooseFile(LIST_KINDS);
    if (file === null) return;
    const answer = await client('refunds.read', { id, file: file.ticket });
    if (!answer.ok) {
      showToast({ tone: 'error', text: errorText(t, answer.error) });
      return;
    }
    const { lines, skipped, cut } = answer.value;
    const fitting = lines.filter(({ item }) => item !== null);
    const taken = fitting.length > 0 ? fitting : lines;
    const others = fitting.length > 0 ? lines.filter(({ item }) => item === null) : [];
    const leftOut = take(taken);
    showToast({
      tone: 'done',
      scope: 'editor',
      text: t('refundTab.read', { count: taken.length - leftOut, skipped }),
    });
    if (others.length > 0)
      showToast({
        tone: 'note',
        scope: 'editor',
        text: t('refundTab.read.others', { count: others.length }),
        action: { label: t('refundTab.read.takeOthers'), run: () => void take(others) },
      });
    if (cut || leftOut > 0)
      showToast({
        tone: 'note',
        scope: 'editor',
        text: t('refundTab.read.cut', { max: MOST_INVOICE_LINES }),
      });
  };
}
