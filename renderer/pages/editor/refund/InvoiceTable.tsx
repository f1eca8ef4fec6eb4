import { useMemo } from 'react';
import { useText } from '#renderer/app/text.tsx';
import { InvoiceRow, NUMBER_FIELDS } from '#renderer/pages/editor/refund/InvoiceRow.tsx';
import type { RefundSession } from '#renderer/pages/editor/refund/refundSession.ts';
import { showToast } from '#renderer/state/toasts.ts';
import type { ItemDraft } from '#shared/consignment/consignment.ts';
import type { RefundFinding } from '#shared/documents/refund/preflight.ts';
import type { InvoiceLineDraft } from '#shared/documents/refund/supplierInvoice.ts';
import { INVOICE_FIELD_NAMES } from '#shared/documents/refund/supplierInvoice.ts';

interface InvoiceTableProps {
  readonly lines: readonly InvoiceLineDraft[];
  readonly items: readonly ItemDraft[];
  readonly findings: readonly RefundFinding[];
  readonly session: RefundSession;
}

/** The lines of supplier invoices, each with the goods item it was bought for and what is wrong with it. */
export function InvoiceTable({ lines, items, findings, session }: InvoiceTableProps) {
  const t = useText();
  const byLine = useMemo(() => Map.groupBy(findings, ({ line }) => line), [findings]);
  const { set, remove } = useMemo(
    () => ({
      set: (at: number, parts: Partial<InvoiceLineDraft>) =>
        session.change((now) => now.map((line, i) => (i === at ? { ...line, ...parts } : line))),
      remove: (at: number) => {
        const before = session.state().lines;
        const removed = before[at];
        if (removed === undefined) return;
        session.change((now) => now.toSpliced(at, 1));
        showToast({
          tone: 'done',
          text: t('refundTab.removed'),
          scope: 'editor',
          action: {
            label: t('common.undo'),
            run: () => session.change((now) => now.toSpliced(at, 0, removed)),
          },
        });
      },
    }),
    [session, t],
  );
  return (
    <div className="scroll-x">
      <table className="plain-table invoice-lines">
        <caption>{t('refundTab.lines')}</caption>
        <thead>
          <tr>
            <th>{t('refundTab.line.item')}</th>
            {INVOICE_FIELD_NAMES.map((field) => (
              <th key={field} className={NUMBER_FIELDS.has(field) ? 'end' : undefined}>
                {t(`refundTab.field.${field}`)}
              </th>
            ))}
            <th>
              <span className="visually-hidden">{t('refundTab.remove')}</span>
            </th>
          </tr>
        </thead>
        {lines.map((line, at) => (
          <InvoiceRow
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name but their number
            key={at}
            at={at}
            line={line}
            items={items}
            findings={byLine.get(at) ?? NONE}
            set={set}
            remove={remove}
          />
        ))}
      </table>
    </div>
  );
}

const NONE: readonly RefundFinding[] = [];
