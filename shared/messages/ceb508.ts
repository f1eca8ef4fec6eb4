import {
  DOCUMENT_NO,
  EDITION_202205,
  PART_NO,
  RECEIPT_END,
  RECEIPT_GUID,
  RECEIPT_PORT_NO,
} from '#shared/messages/commonElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { field, made, req, text } from '#shared/messages/table.ts';

/** CEB508 receipt of an arrival (运抵单回执). The schema demands billNo although mail has none. */
export const CEB508 = {
  kind: 'CEB508Message',
  zh: '运抵单回执',
  source: EDITION_202205,
  node: 'ArrivalReturn',
  head: {
    name: null,
    elements: [
      RECEIPT_GUID,
      req('operatorCode', text(18), '监管场所经营人代码', made('document')),
      req('logisticsCode', text(18), '物流企业代码', field('carrier.code')),
      RECEIPT_PORT_NO,
      DOCUMENT_NO,
      req('billNo', text(37), '提运单号', field('transport.billNo')),
      PART_NO,
      ...RECEIPT_END,
    ],
  },
  list: null,
  envelope: 'none',
  maxRecords: 100,
} as const satisfies MessageTable;
