import type { AuditEntry } from '#backend/store/contract/audit.ts';
import type { InvoiceLineDraft } from '#shared/documents/refund/supplierInvoice.ts';

/** An invoice line by its number and the goods it names. */
export interface UsedInvoice {
  readonly invoiceNo: string;
  readonly name: string;
}

/** Supplier invoices by consignment. */
export interface Refunds {
  /** Revision 0 and no lines where nothing was kept. */
  of(consignmentId: string): { readonly revision: number; readonly lines: readonly InvoiceLineDraft[] };
  /** False, and nothing is changed, when the revision is not the current one. */
  keep(
    consignmentId: string,
    revision: number,
    lines: readonly InvoiceLineDraft[],
    used: readonly UsedInvoice[],
    audit: AuditEntry,
  ): boolean;
  /** The order number of another consignment, not removed, that uses an invoice line; "" for none. */
  usedBy(invoice: UsedInvoice, besides: string): string;
}
