import type { Derive } from '#shared/documents/derivation.ts';
import type { ReceiptsHead } from '#shared/documents/documents.ts';
import { amount, code, parties, present, start, time } from '#shared/documents/elementText.ts';

/** The payment receipt (收款单, CEB403). */
export const deriveReceipts: Derive<'receipts'> = ({ consignment, context }) => {
  const { order, payment } = consignment;
  const head: ReceiptsHead = {
    ...start(context, 'receipts'),
    ...parties(consignment),
    orderNo: order.orderNo,
    ...present({ payCode: payment.payCode }),
    payName: payment.payName,
    ...present({ payNo: payment.payNo }),
    charge: amount(payment.charge),
    currency: code(context.codes, 'currency', payment.currency),
    accountingDate: time(payment.receivedAt),
    ...present({ note: order.note }),
  };
  return { head, list: [] };
};
