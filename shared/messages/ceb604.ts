import { EDITION_202205, RECEIPT_END, RECEIPT_GUID } from '#shared/messages/commonElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { code, field, fixed, made, req, text } from '#shared/messages/table.ts';

/** CEB604 receipt of an inventory (出口申报清单回执). The schema demands preNo and invtNo; the prose calls them optional. */
export const CEB604 = {
  kind: 'CEB604Message',
  zh: '出口申报清单回执',
  source: EDITION_202205,
  node: 'InventoryReturn',
  head: {
    name: null,
    elements: [
      RECEIPT_GUID,
      req('agentCode', text(18), '申报企业代码', field('declarant.code')),
      req('copNo', text(30), '企业唯一编号', field('order.copNo')),
      /** B, 8-digit date, 9-digit serial */
      req('preNo', fixed(18), '电子口岸编号', made('authority')),
      /** 4 customs, 4 year, I or E, serial of 9 or more */
      req('invtNo', text(20), '清单编号', made('authority')),
      req('ebcCode', text(18), '电商企业代码', field('seller.code')),
      req('ebpCode', text(18), '电商平台代码', field('order.platformCode')),
      req('orderNo', text(60), '订单编号', field('order.orderNo')),
      req('statisticsFlag', code('statistics', 1), '申报业务类型', field('declaration.statisticsFlag')),
      ...RECEIPT_END,
    ],
  },
  list: null,
  envelope: 'none',
  maxRecords: 100,
} as const satisfies MessageTable;
