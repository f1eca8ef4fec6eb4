import { EDITION_202205, RECEIPT_END, RECEIPT_GUID } from '#shared/messages/commonElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { field, opt, req, text } from '#shared/messages/table.ts';

/** CEB404 receipt of a payment receipt (收款单回执). The schema demands returnInfo, which the prose leaves out. */
export const CEB404 = {
  kind: 'CEB404Message',
  zh: '收款单回执',
  source: EDITION_202205,
  node: 'ReceiptsReturn',
  head: {
    name: null,
    elements: [
      RECEIPT_GUID,
      req('ebcCode', text(18), '电商企业代码', field('seller.code')),
      req('orderNo', text(60), '订单编号', field('order.orderNo')),
      opt('payNo', text(60), '支付交易编号', field('payment.payNo')),
      ...RECEIPT_END,
    ],
  },
  list: null,
  envelope: 'none',
  maxRecords: 100,
} as const satisfies MessageTable;
