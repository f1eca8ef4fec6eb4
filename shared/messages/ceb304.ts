import { EDITION_202205, RECEIPT_END, RECEIPT_GUID } from '#shared/messages/commonElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { field, req, text } from '#shared/messages/table.ts';

/** CEB304 receipt of an order (电子订单回执). */
export const CEB304 = {
  kind: 'CEB304Message',
  zh: '电子订单回执',
  source: EDITION_202205,
  node: 'OrderReturn',
  head: {
    name: null,
    elements: [
      RECEIPT_GUID,
      req('ebpCode', text(18), '电商平台代码', field('order.platformCode')),
      req('ebcCode', text(18), '电商企业代码', field('seller.code')),
      req('orderNo', text(60), '订单编号', field('order.orderNo')),
      ...RECEIPT_END,
    ],
  },
  list: null,
  envelope: 'none',
  maxRecords: 100,
} as const satisfies MessageTable;
