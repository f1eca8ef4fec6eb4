import {
  DOCUMENT_NO,
  EDITION_202205,
  PART_NO,
  RECEIPT_END,
  RECEIPT_GUID,
  RECEIPT_PORT_NO,
} from '#shared/messages/commonElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { field, req, text } from '#shared/messages/table.ts';

/** CEB608 receipt of the parcels under one bill (清单总分单回执). */
export const CEB608 = {
  kind: 'CEB608Message',
  zh: '清单总分单回执',
  source: EDITION_202205,
  node: 'WayBillReturn',
  head: {
    name: null,
    elements: [
      RECEIPT_GUID,
      req('agentCode', text(18), '申报企业代码', field('declarant.code')),
      req('logisticsCode', text(18), '物流企业代码', field('carrier.code')),
      DOCUMENT_NO,
      RECEIPT_PORT_NO,
      req('billNo', text(37), '提运单号', field('transport.billNo')),
      PART_NO,
      ...RECEIPT_END,
    ],
  },
  list: null,
  envelope: 'none',
  maxRecords: 100,
} as const satisfies MessageTable;
