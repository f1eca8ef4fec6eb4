import { EDITION_202205, RECEIPT_END, RECEIPT_GUID } from '#shared/messages/commonElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { field, made, opt, req, text } from '#shared/messages/table.ts';

/** CEB214 receipt of a return (退货申请单回执). The official sample's root lacks "Message" and carries an appSenderId. */
export const CEB214 = {
  kind: 'CEB214Message',
  zh: '退货申请单回执',
  source: EDITION_202205,
  node: 'RefundReturn',
  head: {
    name: null,
    elements: [
      RECEIPT_GUID,
      opt('ebpCode', text(18), '电商平台代码', field('order.platformCode')),
      opt('ebcCode', text(18), '电商企业代码', field('seller.code')),
      req('agentCode', text(18), '申报企业代码', made('document')),
      req('coElNo', text(30), '企业唯一编号', made('document')),
      opt('preNo', text(18), '电子口岸编号', made('authority')),
      req('invtNo', text(20), '清单编号', made('authority')),
      ...RECEIPT_END,
    ],
  },
  list: null,
  envelope: 'none',
  maxRecords: 100,
} as const satisfies MessageTable;
