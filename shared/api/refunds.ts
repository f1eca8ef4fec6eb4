import { z } from 'zod';
import type { FileOffer } from '#shared/api/files.ts';
import { change, read } from '#shared/api/method.ts';
import { fileTicket, id } from '#shared/api/schemas.ts';
import type { RefundFinding } from '#shared/documents/refund/preflight.ts';
import type { InvoiceLineDraft } from '#shared/documents/refund/supplierInvoice.ts';
import { MOST_INVOICE_LINES, MOST_INVOICE_TEXT } from '#shared/documents/refund/supplierInvoice.ts';

/** A goods item and what it will get back; quantities and amounts are decimal text, "" when they cannot be told. */
export interface RefundItem {
  readonly item: number;
  readonly gcode: string;
  readonly gname: string;
  /** The unit its invoices use, in Chinese. */
  readonly unit: string;
  readonly declared: string;
  /** In that unit; "" when they use several. */
  readonly bought: string;
  /** CNY without tax, of what is exported. */
  readonly taxable: string;
  /** Percent. */
  readonly rate: string;
  /** CNY. */
  readonly refund: string;
}

/** Supplier invoices of a consignment beside its goods. */
export interface RefundView {
  readonly id: string;
  /** Rises with every change; 0 when nothing was entered yet. */
  readonly revision: number;
  readonly lines: readonly InvoiceLineDraft[];
  readonly findings: readonly RefundFinding[];
  readonly items: readonly RefundItem[];
  /** Bought without tax, its tax, and what can be told of the refund; CNY, "" for what cannot. */
  readonly totals: { readonly amount: string; readonly tax: string; readonly refund: string };
  /** Numbers of the customs declarations the goods are in, parted by "、"; "" while there is none. */
  readonly entryId: string;
}

/** Invoice lines read from a list, each with the goods item it was most likely bought for. */
export interface ReadInvoices {
  readonly lines: readonly InvoiceLineDraft[];
  /** Rows without goods. */
  readonly skipped: number;
  /** There are more rows than a consignment keeps. */
  readonly cut: boolean;
}

const text = z.string().max(MOST_INVOICE_TEXT);
const line = z.strictObject({
  invoiceNo: text,
  date: text,
  sellerTaxNo: text,
  sellerName: text,
  name: text,
  unit: text,
  quantity: text,
  amount: text,
  taxRate: text,
  tax: text,
  item: z.int().min(0).max(2000).nullable(),
  itemNo: text,
});

/** refunds.* (退税预检): errors `refund.*`. */
export const REFUND_METHODS = {
  'refunds.get': read<RefundView>()(z.strictObject({ id })),
  /** Error `refund.stale` when `revision` is not the current one; nothing is changed then. */
  'refunds.set': change<RefundView>()(
    z.strictObject({ id, revision: z.int().min(0), lines: z.array(line).max(MOST_INVOICE_LINES) }),
    4 * 1024 * 1024,
  ),
  /** Reads a list of invoices (XLSX, CSV); keeps nothing. */
  'refunds.read': read<ReadInvoices>()(z.strictObject({ id, file: fileTicket })),
  /** The data a refund application is filled in from, of consignments with supplier invoices. */
  'refunds.file': change<FileOffer>()(
    z.strictObject({ ids: z.array(id).min(1).max(2000), format: z.enum(['xlsx', 'csv']) }),
  ),
} as const;
