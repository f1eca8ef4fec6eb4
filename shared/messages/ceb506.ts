import { EDITION_202205, RECEIPT_END, RECEIPT_GUID } from '#shared/messages/commonElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { field, req, text } from '#shared/messages/table.ts';

/** CEB506 receipt of a waybill (物流运单回执). */
export const CEB506 = {
  kind: 'CEB506Message',
  zh: '物流运单回执',
  source: EDITION_202205,
  node: 'LogisticsReturn',
  head: {
    name: null,
    elements: [
      RECEIPT_GUID,
      req('logisticsCode', text(18), '物流企业代码', field('carrier.code')),
      req('logisticsNo', text(32), '物流运单编号', field('transport.waybillNo')),
      ...RECEIPT_END,
    ],
  },
  list: null,
  envelope: 'none',
  maxRecords: 100,
} as const satisfies MessageTable;
