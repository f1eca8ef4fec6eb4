/**
 * The data a refund application is filled in from (外贸企业免退税申报): what was exported and what was bought for it, tied by
 * a linking number. Columns follow the forms of STA notice 2013-61 as working software has them; to be confirmed against
 * the edition in use before it is handed in.
 */
import type { Decimal } from '#shared/base/decimal.ts';
import { roundHalfUp, sign } from '#shared/base/decimal.ts';
import type { Consignment } from '#shared/consignment/consignment.ts';
import type { ItemRefund } from '#shared/documents/refund/itemRefund.ts';
import type { InvoiceLine } from '#shared/documents/refund/supplierInvoice.ts';

/** Columns of what was bought (进货明细). */
export const PURCHASE_COLUMNS = [
  '关联号',
  '税种',
  '进货凭证号',
  '开票日期',
  '供货方纳税人识别号',
  '供货方名称',
  '出口商品代码',
  '商品名称',
  '计量单位',
  '数量',
  '计税金额',
  '征税率(%)',
  '退税率(%)',
  '可退税额',
] as const;

/** Columns of what was exported (出口明细). */
export const EXPORT_COLUMNS = [
  '关联号',
  '出口发票号',
  '报关单号',
  '项号',
  '出口日期',
  '出口商品代码',
  '商品名称',
  '计量单位',
  '出口数量',
  '成交币制',
  '成交总价',
] as const;

/** Where a goods item stands in a customs declaration. */
export interface EntryLine {
  /** 18 digits; "" while there is none. */
  readonly entryId: string;
  /** Number of its line there (项号), from 1; "" when it is not known. */
  readonly line: string;
}

/** One consignment with what was bought for it. */
export interface RefundCase {
  readonly consignment: Consignment;
  readonly lines: readonly InvoiceLine[];
  readonly items: readonly ItemRefund[];
  /** Where a goods item (from 0) was declared. */
  readonly entry: (item: number) => EntryLine;
}

/** Both tables, text by text; what is not known is left empty. */
export interface ApplicationData {
  readonly purchases: readonly (readonly string[])[];
  readonly exports: readonly (readonly string[])[];
}

/**
 * The data of some consignments; goods nothing was bought for are left out. Of an invoice line that is more than what is
 * exported only the exported part is listed, and one that is used up already not at all.
 */
export function applicationData(cases: readonly RefundCase[]): ApplicationData {
  const linked = cases.flatMap((one) =>
    one.items.flatMap((refund) => {
      const lines = one.lines.filter((line) => line.item === refund.item);
      const item = one.consignment.items[refund.item];
      return lines.length === 0 || item === undefined ? [] : [{ one, refund, lines, item }];
    }),
  );
  return {
    purchases: linked.flatMap(({ one, refund, lines, item }) =>
      lines.flatMap((line, i) => {
        const part = refund.parts[i] ?? null;
        if (part !== null && sign(part.quantity) === 0) return [];
        return [
          [
            link(one, refund),
            'V',
            line.invoiceNo,
            line.date ?? '',
            line.sellerTaxNo,
            line.sellerName,
            item.gcode,
            item.gname,
            line.unit,
            textOf(part?.quantity ?? line.quantity),
            textOf(part?.taxable ?? line.amount),
            textOf(line.taxRate),
            textOf(part?.rate),
            textOf(part?.refund),
          ],
        ];
      }),
    ),
    exports: linked.map(({ one, refund, item }) => {
      const { entryId, line } = one.entry(refund.item);
      return [
        link(one, refund),
        one.consignment.trade.contractNo || one.consignment.order.orderNo,
        entryId,
        line,
        one.consignment.transport.exportDate ?? '',
        item.gcode,
        item.gname,
        refund.unit,
        textOf(refund.declared),
        one.consignment.order.currency,
        item.totalPrice === null ? '' : roundHalfUp(item.totalPrice, 2).toString(),
      ];
    }),
  };
}

function textOf(value: Decimal | null | undefined): string {
  return value?.toString() ?? '';
}

function link({ consignment }: RefundCase, { item }: ItemRefund): string {
  return `${consignment.order.orderNo}-${String(item + 1).padStart(3, '0')}`;
}
