import { EDITION_202205, RECEIPT_END, RECEIPT_GUID } from '#shared/messages/commonElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { made, opt, req, text } from '#shared/messages/table.ts';

/** CEB216 receipt of what a site counted (退货理货明细单回执). */
export const CEB216 = {
  kind: 'CEB216Message',
  zh: '退货理货明细单回执',
  source: EDITION_202205,
  node: 'InvtRefundDetailReturn',
  head: {
    name: null,
    elements: [
      RECEIPT_GUID,
      req('operatorCode', text(18), '监管场所经营人代码', made('document')),
      req('logisticsCode', text(18), '物流企业代码', made('document')),
      req('logisticsNo', text(80), '物流运单编号', made('document')),
      req('coElNo', text(30), '企业唯一编号', made('document')),
      opt('preNo', text(18), '电子口岸编号', made('authority')),
      ...RECEIPT_END,
    ],
  },
  list: null,
  envelope: 'none',
  maxRecords: 100,
} as const satisfies MessageTable;
