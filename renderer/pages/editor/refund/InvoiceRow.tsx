import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { memo } from 'react';
import { useText } from '#renderer/app/text.tsx';
import { RefundFindingText } from '#renderer/pages/editor/refund/RefundFinding.tsx';
import { Choice } from '#renderer/parts/Choice.tsx';
import type { ItemDraft } from '#shared/consignment/consignment.ts';
import type { RefundFinding } from '#shared/documents/refund/preflight.ts';
import type { InvoiceField, InvoiceLineDraft } from '#shared/documents/refund/supplierInvoice.ts';
import { INVOICE_FIELD_NAMES, MOST_INVOICE_TEXT } from '#shared/documents/refund/supplierInvoice.ts';

/** Fields that hold numbers. */
export const NUMBER_FIELDS: ReadonlySet<InvoiceField> = new Set(['quantity', 'amount', 'taxRate', 'tax']);

/** Where the goods item of a line is chosen; a new line is gone to by it. */
export function lineChoiceId(at: number): string {
  return `refund-line-${at}-item`;
}

interface InvoiceRowProps {
  readonly at: number;
  readonly line: InvoiceLineDraft;
  readonly items: readonly ItemDraft[];
  readonly findings: readonly RefundFinding[];
  set(at: number, parts: Partial<InvoiceLineDraft>): void;
  remove(at: number): void;
}

/** One line of a supplier invoice, and what is wrong with it below. Drawn again only when it changes: there may be 500. */
export const InvoiceRow = memo(function InvoiceRow(props: InvoiceRowProps) {
  const { at, line, items, findings, set, remove } = props;
  const t = useText();
  const number = at + 1;
  const faults = `refund-line-${at}`;
  const described = findings.length > 0 ? faults : undefined;
  return (
    <tbody>
      <tr>
        <td>
          <Choice
            id={lineChoiceId(at)}
            label={t('refundTab.line.itemOf', { number })}
            value={line.item === null ? '' : String(line.item)}
            options={[
              { value: '', label: t('refundTab.line.none') },
              ...items.map((item, i) => ({
                value: String(i),
                label: `${i + 1} ${item.gname || item.itemName}`,
              })),
            ]}
            aria-describedby={described}
            onChange={(value) => {
              const item = value === '' ? null : Number(value);
              set(at, { item, itemNo: item === null ? '' : (items[item]?.itemNo ?? '') });
            }}
          />
        </td>
        {INVOICE_FIELD_NAMES.map((field) => (
          <td key={field}>
            <input
              className={`line-input line-${field}${NUMBER_FIELDS.has(field) ? ' number end' : ''}`}
              value={line[field]}
              maxLength={MOST_INVOICE_TEXT}
              aria-label={t('refundTab.line.fieldOf', { field: t(`refundTab.field.${field}`), number })}
              aria-invalid={findings.some((one) => one.field === field && one.severity === 'block')}
              aria-describedby={findings.some((one) => one.field === field) ? faults : undefined}
              onChange={(event) => set(at, { [field]: event.target.value })}
            />
          </td>
        ))}
        <td>
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t('refundTab.line.remove', { number })}
            onClick={() => remove(at)}
          />
        </td>
      </tr>
      {findings.length > 0 && (
        <tr>
          <td colSpan={INVOICE_FIELD_NAMES.length + 2} id={faults} className="line-faults">
            {findings.map((finding) => (
              <div key={`${finding.code} ${finding.field}`}>
                <RefundFindingText finding={finding} />
              </div>
            ))}
          </td>
        </tr>
      )}
    </tbody>
  );
});
